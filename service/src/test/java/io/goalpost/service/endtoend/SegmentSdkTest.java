package io.goalpost.service.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The published Segment SDK for Node posts to a server; nothing of it is changed but its host. */
class SegmentSdkTest {

  private static final Path SDK = Path.of("src/test/segment-sdk");
  private static final String SERIES =
      """
      series: trial
      title: New people of companies on trial
      enroll: future
      blocks:
        - id: signed-up
          rule: {all: [{attribute: plan, is: free}, {company: plan, is: trial}]}
          trigger: {event: signed_up, where: {property: source, is: search}}
          next: mail
        - id: mail
          content: {channel: email}
      goal: {when: {attribute: plan, is: pro}, within: P7D}
      """;

  @TempDir Path folder;

  @Test
  void whatTheSdkSendsFires() throws Exception {
    assumeTrue(run(folder, List.of("node", "--version")) == 0, "there is no Node.js here");
    Path sdk = Files.createDirectory(folder.resolve("sdk"));
    for (String file : List.of("package.json", "package-lock.json", "send.mjs")) {
      Files.copy(SDK.resolve(file), sdk.resolve(file));
    }
    assertThat(run(sdk, List.of("npm", "ci", "--no-audit", "--no-fund"))).isZero();
    try (ServerProcess server =
        ServerProcess.start(folder.resolve("data"), Map.of("GOALPOST_CLOCK", "manual"))) {
      server.publish("trial", SERIES);

      assertThat(run(sdk, List.of("node", "send.mjs", server.url()))).isZero();

      List<String> lines = new ArrayList<>();
      for (JsonNode firing : server.call("GET", "/v1/firings", null).get("firings")) {
        lines.add(firing.get("line").asText().replaceAll(" receipt=\\d+", ""));
      }
      assertThat(lines)
          .containsExactly(
              "entered trial ann version=1",
              "sent trial ann block=mail channel=email",
              "finished trial ann",
              "goal-hit trial ann version=1 left=finished");
      JsonNode user = server.call("GET", "/v1/users/ann", null);
      assertThat(user.get("attributes").get("address.city").asText()).isEqualTo("Cork");
      JsonNode rejected = server.call("GET", "/v1/rejections", null);
      assertThat(rejected.get("rejections")).isEmpty();
    }
  }

  private static int run(Path where, List<String> command)
      throws IOException, InterruptedException {
    Process process;
    try {
      process =
          new ProcessBuilder(command).directory(where.toFile()).redirectErrorStream(true).start();
    } catch (IOException notThere) {
      return -1;
    }
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (!process.waitFor(2, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      return -1;
    }
    if (process.exitValue() != 0) {
      System.out.println(String.join(" ", command) + ":\n" + said);
    }
    return process.exitValue();
  }
}
