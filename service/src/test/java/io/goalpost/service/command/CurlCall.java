package io.goalpost.service.command;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A call of curl as it stands in the documents, made as curl would make it. */
record CurlCall(String text, List<String> words) {

  private static final Pattern WORD = Pattern.compile("'([^']*)'|\"([^\"]*)\"|([^\\s'\"]+)");

  /** All calls in the blocks of a document, in order; one ends where the next begins. */
  static List<CurlCall> all(String document) {
    List<CurlCall> calls = new ArrayList<>();
    StringBuilder call = new StringBuilder();
    boolean inBlock = false;
    for (String line : document.lines().toList()) {
      boolean fence = line.startsWith("```");
      if ((fence || line.startsWith("curl ")) && !call.isEmpty()) {
        calls.add(of(call.toString().strip()));
        call.setLength(0);
      }
      if (fence) {
        inBlock = !inBlock;
      } else if (inBlock && (line.startsWith("curl ") || !call.isEmpty())) {
        call.append(line).append('\n');
      }
    }
    return calls;
  }

  static CurlCall of(String text) {
    List<String> words = new ArrayList<>();
    Matcher word = WORD.matcher(text);
    while (word.find()) {
      words.add(
          word.group(1) != null
              ? word.group(1)
              : word.group(2) != null ? word.group(2) : word.group(3));
    }
    return new CurlCall(text, words);
  }

  /**
   * Makes it.
   *
   * @param server in the place of {@code $G}
   * @param folder in which the call's files lie
   */
  HttpResponse<String> make(String server, Path folder) throws IOException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder();
    String method = "GET";
    BodyPublisher body = BodyPublishers.noBody();
    for (int i = 1; i < words.size(); i++) {
      String word = words.get(i);
      switch (word) {
        case "-X" -> method = words.get(++i);
        case "-H" -> {
          String[] header = words.get(++i).split(": *", 2);
          request.setHeader(header[0], header[1]);
        }
        case "-d" -> {
          body = BodyPublishers.ofString(words.get(++i));
          method = method.equals("GET") ? "POST" : method;
        }
        case "--data-binary" -> {
          body = BodyPublishers.ofFile(folder.resolve(words.get(++i).substring(1)));
          request.setHeader("Content-Type", "application/x-www-form-urlencoded"); // as curl does
        }
        default -> request.uri(URI.create(word.replace("$G", server)));
      }
    }
    return HttpClient.newHttpClient()
        .send(request.method(method, body).build(), BodyHandlers.ofString());
  }
}
