package io.goalpost.resources;

import io.dropwizard.testing.ResourceHelpers;
import io.dropwizard.testing.junit5.*;
import io.dropwizard.core.Configuration;
import java.net.Socket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(DropwizardExtensionsSupport.class)
class RawTest {
  private static final DropwizardAppExtension<Configuration> HTTP =
      new DropwizardAppExtension<>(RealHttpTest.App.class, ResourceHelpers.resourceFilePath("real-http.yml"));
  @Test void raw() throws Exception {
    for (String r : new String[]{"GET /v1/firings?user=%zz","GET /v1/firings?user=%ff","GET /v1/users/%zz","GET /v1/users/a%2Fb","GET /v1/users/%ff","GET /v1/users/a;b=c","HEAD /v1/clock","OPTIONS /v1/clock","GET /v1/clock/","GET /application.wadl","TRACE /v1/clock","POST /v1/clock", "GET /v1//clock"}) {
      try (Socket s = new Socket("127.0.0.1", HTTP.getLocalPort())) {
        s.getOutputStream().write((r + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n" + (r.startsWith("POST")?"Content-Length: 2\r\n":"") + "\r\n"+ (r.startsWith("POST")?"{}":"")).getBytes());
        System.out.println("### " + r + "\n" + new String(s.getInputStream().readAllBytes()));
      }
    }
  }
}
