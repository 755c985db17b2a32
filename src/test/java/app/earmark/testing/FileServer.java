package app.earmark.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;

/**
 * A well-behaved static web server in another process: Range with If-Range, ETag, Last-Modified and conditional GET,
 * on 127.0.0.1 at a free port. {@code {{HOST}}} in .xml, .rss, .opml, .html and .json files is replaced by its
 * host:port. Files may be changed while it runs. Closing it is like pulling the plug; {@link #restart} puts it back
 * at the same port.
 */
public final class FileServer implements AutoCloseable {

  private final Path root;
  private final long bytesPerSecond;
  private ServerProcess process;
  private final int port;

  private FileServer(Path root, long bytesPerSecond) {
    this.root = root;
    this.bytesPerSecond = bytesPerSecond;
    this.process = run(0);
    this.port = process.port();
  }

  public static FileServer start(Path root) {
    return new FileServer(root, 0);
  }

  /** The same, sending each answer at no more than {@code bytesPerSecond}. */
  public static FileServer startThrottled(Path root, long bytesPerSecond) {
    return new FileServer(root, bytesPerSecond);
  }

  private ServerProcess run(int atPort) {
    return ServerProcess.start(FileServerMain.class,
        root.toAbsolutePath().toString(), Integer.toString(atPort), Long.toString(bytesPerSecond));
  }

  /** Host and port, as they replace {@code {{HOST}}}. */
  public String host() {
    return "127.0.0.1:" + port;
  }

  /** The address of a file, by its path below the root with slashes, already encoded for an address. */
  public String url(String path) {
    return "http://" + host() + (path.startsWith("/") ? path : "/" + path);
  }

  /** What was asked so far, a line each: method, path, range (or -), status. */
  public List<String> requests() {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(HttpRequest.newBuilder(URI.create(url(FileServerMain.REQUESTS))).build(),
          HttpResponse.BodyHandlers.ofLines()).body().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Starts it again at the same port after {@link #close}. */
  public void restart() {
    process.close();
    process = run(port);
  }

  @Override
  public void close() {
    process.close();
  }
}
