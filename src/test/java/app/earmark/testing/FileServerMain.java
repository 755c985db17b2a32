package app.earmark.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The process of {@link FileServer}: root folder, port (0 for a free one), bytes per second (0 for no limit). */
final class FileServerMain {

  static final String REQUESTS = "/-/requests";

  private static final Pattern RANGE = Pattern.compile("bytes=(\\d*)-(\\d*)");
  private static final List<String> WITH_HOST = List.of(".xml", ".rss", ".opml", ".html", ".json");

  private final Path root;
  private final long bytesPerSecond;
  private final ConcurrentLinkedQueue<String> requests = new ConcurrentLinkedQueue<>();

  private FileServerMain(Path root, long bytesPerSecond) {
    this.root = root;
    this.bytesPerSecond = bytesPerSecond;
  }

  public static void main(String[] arguments) throws IOException {
    FileServerMain files = new FileServerMain(Path.of(arguments[0]), Long.parseLong(arguments[2]));
    HttpServer server = HttpServer.create(
        new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(arguments[1])), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", files::answer);
    server.start();
    System.out.println("port " + server.getAddress().getPort());
    System.out.flush();
    while (System.in.read() != -1) {
      // Nothing is ever written; the end of it means that the tests are gone.
    }
    System.exit(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      if (path.equals(REQUESTS)) {
        send(exchange, 200, String.join("\n", requests).getBytes(StandardCharsets.UTF_8), 0, -1);
        return;
      }
      Path file = root.resolve(path.substring(1)).normalize();
      if (!file.startsWith(root) || !Files.isRegularFile(file)) {
        finish(exchange, 404);
        return;
      }
      serve(exchange, file);
    } catch (IOException e) {
      // The client went away: its right.
    }
  }

  private void serve(HttpExchange exchange, Path file) throws IOException {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    byte[] text = WITH_HOST.stream().anyMatch(name::endsWith) ? withHost(exchange, file) : null;
    long size = text != null ? text.length : Files.size(file);
    Instant modified = Files.getLastModifiedTime(file).toInstant();
    String etag = "\"" + Long.toHexString(modified.toEpochMilli()) + "-" + Long.toHexString(size) + "\"";
    String lastModified = DateTimeFormatter.RFC_1123_DATE_TIME.format(modified.atOffset(ZoneOffset.UTC));
    exchange.getResponseHeaders().set("ETag", etag);
    exchange.getResponseHeaders().set("Last-Modified", lastModified);
    exchange.getResponseHeaders().set("Accept-Ranges", "bytes");
    exchange.getResponseHeaders().set("Content-Type", type(name));

    String ifNoneMatch = exchange.getRequestHeaders().getFirst("If-None-Match");
    String ifModified = exchange.getRequestHeaders().getFirst("If-Modified-Since");
    if (ifNoneMatch != null ? ifNoneMatch.equals(etag) : lastModified.equals(ifModified)) {
      finish(exchange, 304);
      return;
    }
    long from = 0;
    long to = size - 1;
    int status = 200;
    String range = exchange.getRequestHeaders().getFirst("Range");
    String ifRange = exchange.getRequestHeaders().getFirst("If-Range");
    Matcher matcher = RANGE.matcher(range == null ? "" : range);
    boolean same = ifRange == null || ifRange.equals(etag) || ifRange.equals(lastModified);
    if (same && matcher.matches() && !(matcher.group(1).isEmpty() && matcher.group(2).isEmpty())) {
      if (matcher.group(1).isEmpty()) {
        from = Math.max(0, size - Long.parseLong(matcher.group(2)));
      } else {
        from = Long.parseLong(matcher.group(1));
        to = matcher.group(2).isEmpty() ? to : Math.min(to, Long.parseLong(matcher.group(2)));
      }
      if (from > to) {
        exchange.getResponseHeaders().set("Content-Range", "bytes */" + size);
        finish(exchange, 416);
        return;
      }
      status = 206;
      exchange.getResponseHeaders().set("Content-Range", "bytes " + from + "-" + to + "/" + size);
    }
    note(exchange, status);
    if (text != null) {
      send(exchange, status, text, (int) from, (int) (to - from + 1));
      return;
    }
    exchange.sendResponseHeaders(status, headOnly(exchange) || to < from ? -1 : to - from + 1);
    if (headOnly(exchange)) {
      return;
    }
    try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r");
        OutputStream out = exchange.getResponseBody()) {
      in.seek(from);
      copy(in, out, to - from + 1);
    }
  }

  private void copy(RandomAccessFile in, OutputStream out, long length) throws IOException {
    byte[] piece = new byte[bytesPerSecond == 0 ? 64 * 1024 : (int) Math.clamp(bytesPerSecond / 20, 1, 64 * 1024)];
    long start = System.nanoTime();
    long sent = 0;
    while (sent < length) {
      int read = in.read(piece, 0, (int) Math.min(piece.length, length - sent));
      if (read == -1) {
        return;
      }
      out.write(piece, 0, read);
      sent += read;
      if (bytesPerSecond > 0) {
        out.flush();
        long due = start + sent * 1_000_000_000 / bytesPerSecond;
        pause(due - System.nanoTime());
      }
    }
  }

  private static void pause(long nanos) {
    if (nanos > 0) {
      try {
        Thread.sleep(nanos / 1_000_000, (int) (nanos % 1_000_000));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static byte[] withHost(HttpExchange exchange, Path file) throws IOException {
    String host = exchange.getRequestHeaders().getFirst("Host");
    try (InputStream in = Files.newInputStream(file)) {
      // Latin-1 keeps every byte as it is, whatever the file's own encoding.
      return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1)
          .replace("{{HOST}}", host == null ? "" : host).getBytes(StandardCharsets.ISO_8859_1);
    }
  }

  private void finish(HttpExchange exchange, int status) throws IOException {
    note(exchange, status);
    exchange.sendResponseHeaders(status, -1);
  }

  private void send(HttpExchange exchange, int status, byte[] body, int from, int length) throws IOException {
    int count = length < 0 ? body.length : length;
    exchange.sendResponseHeaders(status, headOnly(exchange) || count == 0 ? -1 : count);
    if (!headOnly(exchange) && count > 0) {
      exchange.getResponseBody().write(body, from, count);
    }
  }

  private static boolean headOnly(HttpExchange exchange) {
    return exchange.getRequestMethod().equals("HEAD");
  }

  private void note(HttpExchange exchange, int status) {
    String range = exchange.getRequestHeaders().getFirst("Range");
    requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + (range == null ? "-" : range)
        + " " + status);
  }

  private static String type(String name) {
    return switch (name.substring(name.lastIndexOf('.') + 1)) {
      case "xml", "rss" -> "application/rss+xml";
      case "opml" -> "text/x-opml";
      case "html" -> "text/html; charset=utf-8";
      case "json" -> "application/json";
      case "mp3" -> "audio/mpeg";
      case "m4a" -> "audio/mp4";
      case "ogg", "opus" -> "audio/ogg";
      case "wav" -> "audio/wav";
      case "png" -> "image/png";
      case "jpg" -> "image/jpeg";
      case "webp" -> "image/webp";
      default -> "application/octet-stream";
    };
  }
}
