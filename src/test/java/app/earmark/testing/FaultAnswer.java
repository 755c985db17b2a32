package app.earmark.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;

/** One answer of the fault server, by the script in its address; see {@link FaultServer} for the words. */
final class FaultAnswer {

  private static final Pattern TARGET =
      Pattern.compile("/(audio|feed)/(\\d+)/(\\d+)/file\\?traits=([^&]*)&plan=([^&]*).*");
  private static final Pattern RANGE = Pattern.compile("bytes=(\\d+)-(\\d*)");
  private static final String DATE = "Fri, 29 Feb 2008 12:00:00 GMT";

  private final Socket socket;
  private final OutputStream out;
  private final String method;
  private final String target;
  private final Map<String, String> request;
  private final int visit;
  private final Map<String, String> headers = new LinkedHashMap<>();

  FaultAnswer(
      Socket socket, OutputStream out, String method, String target, Map<String, String> request, int visit) {
    this.socket = socket;
    this.out = out;
    this.method = method;
    this.target = target;
    this.request = request;
    this.visit = visit;
  }

  void send() throws IOException {
    Matcher matcher = TARGET.matcher(target);
    if (!matcher.matches()) {
      head(404, 0);
      return;
    }
    List<String> traits = Arrays.asList(matcher.group(4).split("\\."));
    String[] plan = matcher.group(5).split(",");
    String[] action = plan[Math.min(visit, plan.length - 1)].split("\\.", 2);
    String argument = action.length > 1 ? action[1] : "";

    boolean changed = visit > 0 && (traits.contains("changes") || traits.contains("silentchange"));
    long seed = Long.parseLong(matcher.group(2)) + (changed ? 1_000_000 : 0);
    int size = Integer.parseInt(matcher.group(3));
    boolean audio = matcher.group(1).equals("audio");
    byte[] content = audio ? FaultContent.audio(seed, size) : FaultContent.feed(seed, size);
    String etag = "\"" + (traits.contains("silentchange") ? 0 : seed)
        + (traits.contains("flapping") ? "-" + visit : "") + "\"";
    headers.put("Content-Type", audio ? "audio/mpeg" : "application/rss+xml");
    if (!traits.contains("novalidators")) {
      if (!traits.contains("noetag")) {
        headers.put("ETag", (traits.contains("weak") ? "W/" : "") + etag);
      }
      headers.put("Last-Modified", DATE);
    }
    if (special(action[0], argument)) {
      return;
    }
    if (method.equals("HEAD")) {
      head(200, 0);
      return;
    }
    boolean same = traits.contains("novalidators") || request.get("if-range") == null
        || etag.equals(request.get("if-range")) || DATE.equals(request.get("if-range"));
    Matcher range = RANGE.matcher(traits.contains("norange") || !same ? "" : request.getOrDefault("range", ""));
    int from = range.matches() ? Integer.parseInt(range.group(1)) : 0;
    int status = range.matches() ? 206 : 200;
    if (status == 206 && from >= content.length) {
      headers.put("Content-Range", "bytes */" + content.length);
      head(416, 0);
      return;
    }
    body(action[0], argument, traits, content, from, status);
  }

  /** Whatever is no answer with the file in it. */
  private boolean special(String action, String argument) throws IOException {
    boolean ranged = request.containsKey("range");
    switch (action) {
      case "cutstart" -> { }
      case "cuthead" -> {
        out.write("HTTP/1.1 200 OK\r\nContent-Ty".getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
      }
      case "out" -> {
        if (!ranged) {
          return false;
        }
        headers.put("Content-Range", "bytes */" + (argument.isEmpty() ? target.split("/")[3] : argument));
        head(416, 0);
      }
      case "badrange" -> {
        if (!ranged) {
          return false;
        }
        head(400, 0);
      }
      case "status" -> {
        String[] parts = argument.split("\\.");
        if (parts.length > 1) {
          headers.put("Retry-After", parts[1]);
        }
        head(Integer.parseInt(parts[0]), 0);
      }
      case "to", "forever" -> {
        headers.put("Location", argument.replace('~', '/').replace('^', '?').replace('+', '&'));
        head(action.equals("to") ? 302 : 301, 0);
      }
      case "loop" -> {
        headers.put("Location", target);
        head(302, 0);
      }
      case "tofile" -> {
        headers.put("Location", "file:///etc/passwd");
        head(302, 0);
      }
      case "cookie" -> {
        if (request.getOrDefault("cookie", "").contains("seen=yes")) {
          return false;
        }
        headers.put("Set-Cookie", "seen=yes; Path=/");
        headers.put("Location", target);
        head(302, 0);
      }
      case "auth" -> {
        if ("Basic dXNlcjpzZWNyZXQ=".equals(request.get("authorization"))) { // user:secret
          return false;
        }
        head(401, 0);
      }
      case "html" -> text("text/html", "<!DOCTYPE html>\n<html><body>" + "Please log in. ".repeat(4000));
      case "json" -> text("audio/mpeg", "{\"error\": \"" + "no such file ".repeat(400) + "\"}");
      case "tiny" -> text("audio/mpeg", "x".repeat(94));
      case "empty" -> text("audio/mpeg", "");
      case "png" -> {
        byte[] png = new byte[4000];
        byte[] start = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
        System.arraycopy(start, 0, png, 0, start.length);
        head(200, png.length);
        out.write(png);
      }
      default -> {
        return false;
      }
    }
    out.flush();
    return true;
  }

  private void text(String type, String text) throws IOException {
    headers.put("Content-Type", type);
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    head(200, body.length);
    out.write(body);
  }

  private void body(String action, String argument, List<String> traits, byte[] content, int from, int status)
      throws IOException {
    int number = argument.matches("\\d+") ? Integer.parseInt(argument) : 0;
    int first = from;
    int end = content.length;
    int answered = status;
    if (status == 206) {
      switch (action) {
        case "wrongrange" -> first = Math.min(from + number, content.length - 1);
        case "cap" -> end = Math.min(end, from + number);
        case "liedrange" -> content = FaultContent.audio(4711, content.length);
        case "whole200" -> answered = 200;
        default -> { }
      }
      headers.put("Content-Range", "bytes " + first + "-" + (end - 1) + "/" + content.length);
    }
    byte[] body = Arrays.copyOfRange(content, first, end);
    if (action.endsWith("gzip")) {
      body = gzip(content);
      answered = 200;
      headers.remove("Content-Range");
      if (!action.equals("baregzip")) {
        headers.put("Content-Encoding", "gzip");
      }
    }
    boolean chunked = traits.contains("chunked");
    if (chunked) {
      headers.put("Transfer-Encoding", "chunked");
    }
    int told = switch (action) {
      case "longer" -> body.length + number;
      case "shorter" -> Math.max(0, body.length - number);
      default -> body.length;
    };
    head(answered, chunked || traits.contains("nolength") ? -1 : told);
    boolean breaks = action.equals("cut") || action.equals("reset") || action.equals("stall")
        || action.equals("cutgzip");
    int most = breaks ? Math.min(number, body.length) : body.length;
    write(body, most, chunked, action.equals("drip") ? Math.max(1, number) : 16 * 1024, action.equals("drip"));
    if (chunked && !breaks) {
      out.write("0\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
    }
    out.flush();
    if (action.equals("reset")) {
      socket.setSoLinger(true, 0);
      socket.close();
    } else if (action.equals("stall")) {
      while (socket.getInputStream().read() != -1) {
        // Until the client has had enough.
      }
    }
  }

  private void write(byte[] body, int most, boolean chunked, int piece, boolean drip) throws IOException {
    for (int at = 0; at < most; at += piece) {
      int length = Math.min(piece, most - at);
      if (chunked) {
        out.write((Integer.toHexString(length) + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
      }
      out.write(body, at, length);
      if (chunked) {
        out.write("\r\n".getBytes(StandardCharsets.ISO_8859_1));
      }
      if (drip) {
        out.flush();
        try {
          Thread.sleep(20);
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
      }
    }
  }

  private static byte[] gzip(byte[] content) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(content);
    }
    return packed.toByteArray();
  }

  /** {@code length}: -1 for none. */
  private void head(int status, long length) throws IOException {
    StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " Whatever\r\nConnection: close\r\n");
    headers.forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
    if (length >= 0) {
      head.append("Content-Length: ").append(length).append("\r\n");
    }
    out.write(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
    out.flush();
  }
}
