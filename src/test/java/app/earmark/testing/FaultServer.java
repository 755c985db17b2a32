package app.earmark.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;

/**
 * A web server in another process that misbehaves to order, down to the byte. Every address carries its own script: the
 * first request to it meets the first action, the next one the next, and the last action goes on for ever.
 *
 * <p>Actions: {@code ok}; {@code cut.N} and {@code reset.N} break off after N bytes of the body (FIN and RST),
 * {@code cuthead} in the middle of the header, {@code cutstart} before the first byte; {@code stall.N} sends N bytes
 * and then nothing; {@code drip.N} sends pieces of N bytes, 20 ms apart; {@code longer.N}, {@code shorter.N}: a
 * Content-Length wrong by N; {@code wrongrange.N}: bytes and Content-Range off by N; {@code liedrange}: the right
 * Content-Range with other bytes; {@code cap.N}: at most N bytes for a range; {@code out} and {@code out.N}: 416 with
 * the true total, or N; {@code whole200}: 200 with a Content-Range to any range; {@code status.N}, {@code status.N.S}
 * with Retry-After S seconds; {@code badrange}: 400 to any range; {@code html}, {@code json}, {@code tiny},
 * {@code png}, {@code empty}; {@code gzip}, {@code baregzip} (without its header), {@code cutgzip.N}; {@code to.PATH}
 * redirects (302), {@code forever.PATH} (301) with {@code ~ ^ +} for the slash, the question mark and the ampersand;
 * {@code loop}; {@code tofile}; {@code cookie}: redirects to itself with a cookie until it comes back;
 * {@code auth}: 401 without user:secret.
 *
 * <p>Traits, valid for all requests: {@code norange}, {@code novalidators}, {@code noetag}, {@code weak},
 * {@code flapping} (another ETag each time), {@code nolength} (ends with the connection), {@code chunked},
 * {@code changes} (other bytes and ETag from the second request on), {@code silentchange} (other bytes, same
 * validators).
 */
public final class FaultServer implements AutoCloseable {

  private final ServerProcess process = ServerProcess.start(FaultServerMain.class);

  private FaultServer() {}

  public static FaultServer start() {
    return new FaultServer();
  }

  public int port() {
    return process.port();
  }

  public String host() {
    return "127.0.0.1:" + process.port();
  }

  /** The address of an audio file made from {@code seed}. */
  public String audio(long seed, int size, String traits, String... actions) {
    return url("audio", seed, size, traits, actions);
  }

  public String feed(long seed, int size, String traits, String... actions) {
    return url("feed", seed, size, traits, actions);
  }

  private String url(String kind, long seed, int size, String traits, String... actions) {
    return "http://" + host() + "/" + kind + "/" + seed + "/" + size + "/file?traits=" + traits
        + "&plan=" + String.join(",", actions);
  }

  /** What was asked so far, a line each: method, target, then Range, If-Range, Authorization, Cookie or - each. */
  public List<String> requests() {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(HttpRequest.newBuilder(URI.create("http://" + host() + "/-/requests")).build(),
          HttpResponse.BodyHandlers.ofLines()).body().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Those for one address. */
  public List<String> requests(String url) {
    String target = " " + url.substring(url.indexOf('/', 8)) + " ";
    return requests().stream().filter(line -> line.contains(target)).toList();
  }

  @Override
  public void close() {
    process.close();
  }
}
