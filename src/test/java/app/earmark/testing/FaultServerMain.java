package app.earmark.testing;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** The process of {@link FaultServer}: plain sockets, a thread and an answer for each connection. */
final class FaultServerMain {

  private final Map<String, AtomicInteger> visits = new ConcurrentHashMap<>();
  private final ConcurrentLinkedQueue<String> requests = new ConcurrentLinkedQueue<>();

  public static void main(String[] arguments) throws IOException {
    FaultServerMain server = new FaultServerMain();
    ServerSocket listening = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(() -> server.accept(listening));
    System.out.println("port " + listening.getLocalPort());
    System.out.flush();
    while (System.in.read() != -1) {
      // Nothing is ever written; the end of it means that the tests are gone.
    }
    System.exit(0);
  }

  private void accept(ServerSocket listening) {
    while (true) {
      try {
        Socket socket = listening.accept();
        Thread.ofVirtual().start(() -> serve(socket));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void serve(Socket socket) {
    try (socket; OutputStream out = new BufferedOutputStream(socket.getOutputStream(), 32 * 1024)) {
      List<String> head = readHead(socket.getInputStream());
      if (head.isEmpty()) {
        return;
      }
      String[] line = head.getFirst().split(" ");
      Map<String, String> headers = new LinkedHashMap<>();
      for (String header : head.subList(1, head.size())) {
        int colon = header.indexOf(':');
        headers.put(header.substring(0, colon).toLowerCase(Locale.ROOT), header.substring(colon + 1).strip());
      }
      if (line[1].equals("/-/requests")) {
        byte[] body = String.join("\n", requests).getBytes(StandardCharsets.UTF_8);
        out.write(("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: " + body.length + "\r\n\r\n")
            .getBytes(StandardCharsets.ISO_8859_1));
        out.write(body);
        return;
      }
      requests.add(line[0] + " " + line[1] + " " + headers.getOrDefault("range", "-") + " "
          + headers.getOrDefault("if-range", "-") + " " + headers.getOrDefault("authorization", "-") + " "
          + headers.getOrDefault("cookie", "-"));
      int visit = visits.computeIfAbsent(line[1], key -> new AtomicInteger()).getAndIncrement();
      new FaultAnswer(socket, out, line[0], line[1], headers, visit).send();
    } catch (IOException e) {
      // The client went away, or was meant to think that we did.
    }
  }

  private static List<String> readHead(InputStream in) throws IOException {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c != -1; c = in.read()) {
      if (c == '\n') {
        if (line.isEmpty()) {
          return lines;
        }
        lines.add(line.toString());
        line.setLength(0);
      } else if (c != '\r') {
        line.append((char) c);
      }
    }
    return List.of();
  }
}
