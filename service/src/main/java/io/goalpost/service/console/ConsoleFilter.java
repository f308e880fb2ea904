package io.goalpost.service.console;

import io.goalpost.service.console.ConsoleFiles.ConsoleFile;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

/**
 * Answers with the console what is not the API's. Calls of the API pass after one comparison.
 *
 * <p>Whatever else a browser asks for as a page is the console's page: its address names a screen,
 * and the script finds it. Programs that ask for what is not there are told so by the API. The page
 * may load from this server alone; its few {@code <style>} elements, which the editor and the
 * component library make, carry a nonce that is fresh in each answer. Thread-safe.
 */
public final class ConsoleFilter implements Filter {

  private static final String NONCE = "__NONCE__";
  private static final String POLICY =
      "default-src 'self'; script-src 'self'; style-src 'self' 'nonce-%s'; img-src 'self' data:;"
          + " connect-src 'self'; object-src 'none'; base-uri 'none'; form-action 'none';"
          + " frame-ancestors 'none'";

  private final ConsoleFiles files;
  private final String page;
  private final Supplier<String> nonces;

  /**
   * @param nonces gives a text that nobody can guess, of letters and digits, each time another
   */
  public ConsoleFilter(ConsoleFiles files, Supplier<String> nonces) {
    this.files = files;
    this.page = new String(files.find(ConsoleFiles.PAGE).bytes(), StandardCharsets.UTF_8);
    this.nonces = nonces;
  }

  @Override
  public void doFilter(ServletRequest anyRequest, ServletResponse anyResponse, FilterChain chain)
      throws IOException, ServletException {
    HttpServletRequest request = (HttpServletRequest) anyRequest;
    HttpServletResponse response = (HttpServletResponse) anyResponse;
    String path = request.getRequestURI();
    if (path.startsWith("/v1/") || !isRead(request.getMethod())) {
      chain.doFilter(request, response);
      return;
    }
    ConsoleFile file = files.find(path);
    if (path.equals("/")
        || path.equals(ConsoleFiles.PAGE)
        || (file == null && asksForAPage(request, path))) {
      answerPage(response);
    } else if (file != null) {
      answerFile(response, file, path);
    } else {
      chain.doFilter(request, response);
    }
  }

  private static boolean isRead(String method) {
    return method.equals("GET") || method.equals("HEAD");
  }

  private static boolean asksForAPage(HttpServletRequest request, String path) {
    String accepted = request.getHeader("Accept");
    return accepted != null
        && accepted.contains("text/html")
        && !path.equals("/openapi.json")
        && !path.equals("/v1")
        && !path.startsWith("/assets/");
  }

  private void answerPage(HttpServletResponse response) throws IOException {
    String nonce = nonces.get();
    response.setHeader("Content-Security-Policy", POLICY.formatted(nonce));
    response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
    byte[] bytes = page.replace(NONCE, nonce).getBytes(StandardCharsets.UTF_8);
    answer(response, new ConsoleFile("text/html;charset=utf-8", bytes), "no-cache");
  }

  /** What stands below /assets/ has a hash of its bytes in its name, so it never changes. */
  private static void answerFile(HttpServletResponse response, ConsoleFile file, String path)
      throws IOException {
    boolean immutable = path.startsWith("/assets/");
    answer(response, file, immutable ? "public, max-age=31536000, immutable" : "no-cache");
  }

  private static void answer(HttpServletResponse response, ConsoleFile file, String caching)
      throws IOException {
    response.setHeader("Cache-Control", caching);
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Referrer-Policy", "no-referrer");
    response.setContentType(file.type());
    response.setContentLength(file.bytes().length);
    response.getOutputStream().write(file.bytes());
  }
}
