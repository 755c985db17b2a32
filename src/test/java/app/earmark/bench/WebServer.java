package app.earmark.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * nginx on this machine, serving one folder under {@value #HOSTS} names (addresses of the loopback network), so that
 * the limit per host, which is part of the product, never bites. Below {@code /plain/} it sends no validators and so
 * always the whole body; below {@code /slow/} it sends 20 MB a second at most.
 */
final class WebServer implements AutoCloseable {

  static final int HOSTS = 96;

  private static final int WORKERS = 1;

  private final Process nginx;
  private final int port;

  WebServer(Path files, Path folder) throws IOException {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    Files.createDirectories(folder);
    Path configuration = folder.resolve("nginx.conf");
    Files.writeString(configuration, configuration(files.toAbsolutePath(), folder.toAbsolutePath()));
    nginx = new ProcessBuilder(
        "setpriv", "--pdeathsig", "TERM", "nginx", "-p", folder.toString(), "-c",
            configuration.toAbsolutePath().toString())
        .redirectErrorStream(true).redirectOutput(folder.resolve("nginx.log").toFile()).start();
    awaitConnection(folder);
  }

  private String configuration(Path files, Path folder) {
    StringBuilder listen = new StringBuilder();
    for (int host = 0; host < HOSTS; host++) {
      listen.append("    listen ").append(name(host)).append(":").append(port).append(";\n");
    }
    String user = "root".equals(System.getProperty("user.name")) ? "user root;\n" : "";
    return user + """
        daemon off;
        worker_processes %d;
        pid %2$s/nginx.pid;
        error_log %2$s/error.log;
        events { worker_connections 1024; }
        http {
          access_log off;
          sendfile on;
          tcp_nopush on;
          keepalive_requests 100000;
          types { application/rss+xml xml; audio/mpeg mp3; }
          client_body_temp_path %2$s/body;
          proxy_temp_path %2$s/proxy;
          fastcgi_temp_path %2$s/fastcgi;
          uwsgi_temp_path %2$s/uwsgi;
          scgi_temp_path %2$s/scgi;
          server {
        %3$s    root %4$s;
            location /plain/ {
              alias %4$s/;
              etag off;
              if_modified_since off;
              add_header Last-Modified "";
            }
            location /slow/ {
              alias %4$s/;
              limit_rate 20m;
            }
          }
        }
        """.formatted(WORKERS, folder, listen, files);
  }

  private void awaitConnection(Path folder) throws IOException {
    long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    while (true) {
      try (Socket ignored = new Socket(name(HOSTS - 1), port)) {
        return;
      } catch (IOException e) {
        if (!nginx.isAlive() || System.nanoTime() > end) {
          throw new IOException("nginx did not start: " + Files.readAllLines(folder.resolve("nginx.log")), e);
        }
        Thread.onSpinWait();
      }
    }
  }

  private static String name(int host) {
    return "127.0.0." + (host % HOSTS + 1);
  }

  /** The address of a file, on one of the hosts. */
  String url(int host, String path) {
    return "http://" + name(host) + ":" + port + "/" + path;
  }

  /** The processes whose CPU time is the server's. */
  List<ProcessHandle> processes() {
    return List.of(nginx.toHandle());
  }

  @Override
  public void close() {
    nginx.destroy();
  }
}
