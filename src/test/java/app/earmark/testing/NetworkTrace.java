package app.earmark.testing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whom a process and its children speak to, seen from below by {@code strace}: every socket that is connected, and
 * every datagram that is sent, whatever library does it, native or not. A look-up of a name is seen, too, as what is
 * sent to the name server.
 */
public final class NetworkTrace {

  private static final Pattern V4 = Pattern.compile("sin_port=htons\\((\\d+)\\), sin_addr=inet_addr\\(\"([^\"]+)\"\\)");
  private static final Pattern V6 =
      Pattern.compile("sin6_port=htons\\((\\d+)\\),[^}]*?inet_pton\\(AF_INET6, \"([^\"]+)\"");
  private static final Pattern LOCAL = Pattern.compile("sun_path=@?\"([^\"]+)\"");

  private final Path file;

  private NetworkTrace(Path file) {
    this.file = file;
  }

  /** One that is kept in this file. Skips the test, saying so, where processes may not be looked at. */
  public static NetworkTrace into(Path file) {
    assumeTrue(works(), "skipped: no strace that may trace");
    return new NetworkTrace(file);
  }

  private static boolean works() {
    try {
      Process tried = new ProcessBuilder("strace", "-qq", "-e", "trace=connect", "true").redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
      return tried.waitFor(20, TimeUnit.SECONDS) && tried.exitValue() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** What is to be put before a command; the process started is the command itself all the same. */
  public List<String> before() {
    return List.of("strace", "--daemonize", "-f", "-qq", "--seccomp-bpf", "-e", "trace=connect,sendto,sendmsg,sendmmsg",
        "-e", "signal=none", "-s", "200", "-o", file.toString());
  }

  /** So far: address and port, such as {@code 127.0.0.1:53}. */
  public Set<String> contacted() {
    Set<String> found = new TreeSet<>();
    for (Pattern pattern : List.of(V4, V6)) {
      Matcher matcher = pattern.matcher(text());
      while (matcher.find()) {
        found.add(matcher.group(2).replaceFirst("^::ffff:", "") + ":" + matcher.group(1));
      }
    }
    return found;
  }

  /** The paths of sockets on this machine, such as those of the display and the sound server. */
  public Set<String> local() {
    Set<String> found = new TreeSet<>();
    Matcher matcher = LOCAL.matcher(text());
    while (matcher.find()) {
      found.add(matcher.group(1));
    }
    return found;
  }

  private String text() {
    try {
      return Files.exists(file) ? Files.readString(file, StandardCharsets.ISO_8859_1) : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
