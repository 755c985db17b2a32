package app.earmark.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Downloads one large file and many small ones beside curl, to the same disk. The product forces each file to the disk
 * before it counts; curl leaves that to the system, so curl followed by a sync of its files is shown, too.
 *
 * <p>Each time is that from the moment when the episodes were asked for to the moment when the last one counted, both
 * as noted in the library, in a process that was started for it: so code is as cold as it can be, but the start of the
 * program is not in it; nor is it in the CPU time. What a command's whole process takes is shown, too.
 *
 * <p>Further arguments name what of it is measured, all without: {@code large}, {@code small}, {@code window}.
 */
final class DownloadSpeed {

  private static final long LARGE_BYTES = 1L << 30;
  private static final long SMALL_BYTES = 5_000_000;
  private static final int SMALL = 300;
  private static final int WARM_UP = 150;
  private static final int TIMES = 3;

  private final Path folder;
  private final Path log;
  private final Path library;
  private final WebServer server;
  private final Figures figures = new Figures();
  private long largeBytes;

  private DownloadSpeed(Path folder) throws IOException {
    this.folder = folder;
    this.log = folder.resolve("log");
    this.library = folder.resolve("library");
    this.server = new WebServer(folder.resolve("files"), folder.resolve("nginx"));
  }

  static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments[0]);
    Trees.delete(folder);
    Files.createDirectories(folder);
    DownloadSpeed speed = new DownloadSpeed(folder);
    int status;
    try (speed.server) {
      speed.prepare();
      speed.measure(List.of(arguments).subList(1, arguments.length));
      status = speed.figures.print();
    }
    Trees.delete(folder);
    System.exit(status);
  }

  private void prepare() throws IOException {
    AudioFolder files = new AudioFolder(folder.resolve("files"));
    largeBytes = files.write("large.mp3", LARGE_BYTES);
    files.write("small.mp3", SMALL_BYTES);
    StringBuilder feed = AudioFolder.feed();
    for (int i = 0; i < WARM_UP; i++) {
      AudioFolder.item(feed, "warm-" + i, server.url(i, "small.mp3?warm=" + i));
    }
    for (int time = 0; time <= TIMES; time++) {
      AudioFolder.item(feed, "large-" + time, server.url(0, "large.mp3?time=" + time));
      for (int i = 0; i < SMALL; i++) {
        AudioFolder.item(feed, "small-" + time + "-" + i, server.url(i, "small.mp3?file=" + time + "-" + i));
      }
    }
    files.feed("files.xml", feed);
    command("add", server.url(0, "files.xml"));
  }

  private void measure(List<String> parts) throws IOException, SQLException {
    if (parts.isEmpty() || parts.contains("large")) {
      large();
    }
    if (parts.isEmpty() || parts.contains("small")) {
      small();
    }
    if (parts.isEmpty() || parts.contains("window")) {
      window();
    }
  }

  private void large() throws IOException, SQLException {
    Spread throughput = new Spread();
    Spread synced = new Spread();
    Spread cpu = new Spread();
    Spread process = new Spread();
    for (int time = 0; time < TIMES; time++) {
      Spawned curl = curl(1, "large.mp3", false);
      Spawned command = download("large-" + time);
      double seconds = secondsOf("large-" + time);
      Spawned curlAndSync = curl(1, "large.mp3", true);
      throughput.add(curl.seconds() / seconds);
      synced.add(curlAndSync.seconds() / seconds);
      // The same command once more: it finds the file there, so all it does is to start and to end.
      double own = command.told("cpu") - download("large-" + time).told("cpu");
      cpu.add(own / curl.cpuSeconds());
      process.add(command.told("cpu") / curl.cpuSeconds());
      System.out.printf("large: %.2f s (cpu %.2f, with its start %.2f), curl %.2f s (cpu %.2f), with sync %.2f s%n",
          seconds, own, command.told("cpu"), curl.seconds(), curl.cpuSeconds(), curlAndSync.seconds());
    }
    figures.note("large file, bytes", Long.toString(largeBytes));
    figures.atLeast("large: throughput ÷ curl’s", throughput.median(), 0.9, " ×");
    figures.note("  spread", throughput.shown("×"));
    figures.note("  ÷ that of curl and a sync of its file", synced.shown("×"));
    figures.atMost("large: CPU time ÷ curl’s", cpu.median(), 1.5, " ×");
    figures.note("  with the start of the program", process.shown("×"));
  }

  private void small() throws IOException, SQLException {
    Spread throughput = new Spread();
    Spread synced = new Spread();
    Spread process = new Spread();
    for (int time = 0; time < TIMES; time++) {
      Spawned many = curl(SMALL, "small.mp3", false);
      Spawned command = download("small-" + time + "-%");
      double seconds = secondsOf("small-" + time + "-%");
      Spawned manySynced = curl(SMALL, "small.mp3", true);
      throughput.add(many.seconds() / seconds);
      synced.add(manySynced.seconds() / seconds);
      process.add(many.seconds() / command.seconds());
      System.out.printf("small: %.2f s, curl %.2f s, with sync %.2f s%n",
          seconds, many.seconds(), manySynced.seconds());
    }
    figures.atLeast("300 of 5 MB, 3 at once: throughput ÷ curl’s", throughput.median(), 0.9, " ×");
    figures.note("  spread", throughput.shown("×"));
    figures.note("  ÷ that of curl and a sync of its files", synced.shown("×"));
    figures.note("  with the start of the virtual machine", process.shown("×"));
  }

  /** The same 300 once more, by a window that is open and shows them. */
  private void window() throws IOException, SQLException {
    if (System.getenv("DISPLAY") == null) {
      figures.note("window", "no display");
      return;
    }
    OpenWindow window = new OpenWindow(library, log, OpenWindow.usualOptions());
    Map<String, Double> told;
    MemoryLine memory = new MemoryLine(window);
    try (window) {
      // What is used most is compiled by then, which is done once however many follow.
      download("warm-%");
      download("small-" + TIMES + "-%");
      memory.end();
    } finally {
      told = window.end();
    }
    figures.note("the 300 in an open window", "%.2f s".formatted(secondsOf("small-" + TIMES + "-%")));
    Span span = spanOf("small-" + TIMES + "-%");
    figures.atMost("  memory: last tenth of the 300 more than the first", memory.growth(span.from, span.to), 10, " MB");
    figures.note("  of the window’s longest stall the thread itself worked", "%.1f ms".formatted(told.get("work")));
    figures.atMost("  window’s longest stall", told.get("stall"), 50, " ms");
  }

  private Spawned download(String titles) throws SQLException {
    return command(downloadOf(titles));
  }

  /** Two moments (ms since 1970). */
  private record Span(long from, long to) {}

  private double secondsOf(String titles) throws SQLException {
    Span span = spanOf(titles);
    return (span.to - span.from) / 1000.0;
  }

  /**
   * From the moment when episodes with such titles were asked for until the last one counted, as the library notes it.
   */
  private Span spanOf(String titles) throws SQLException {
    try (Connection connection = open(); Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("""
            SELECT min(d.enqueued_at), max(d.finished_at), sum(d.state <> 'done')
            FROM download d JOIN episode e ON e.id = d.episode_id WHERE e.title LIKE '%s'""".formatted(titles))) {
      row.next();
      if (row.getInt(3) > 0) {
        throw new IllegalStateException(row.getInt(3) + " of " + titles + " were not downloaded; see " + log);
      }
      return new Span(row.getLong(1), row.getLong(2));
    }
  }

  private String[] downloadOf(String titles) throws SQLException {
    List<String> arguments = new ArrayList<>(List.of("download"));
    try (Connection connection = open(); Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT id FROM episode WHERE title LIKE '" + titles
            + "' ORDER BY id")) {
      while (row.next()) {
        arguments.add(row.getString(1));
      }
    }
    return arguments.toArray(String[]::new);
  }

  private Connection open() throws SQLException {
    return DriverManager.getConnection("jdbc:sqlite:" + library.resolve("library.db"));
  }

  private Spawned command(String... arguments) {
    List<String> all = new ArrayList<>(List.of("--library", library.toString()));
    all.addAll(List.of(arguments));
    return Spawned.java(log, Spawned.commandOptions(), Measured.class, all);
  }

  private Spawned curl(int files, String name, boolean sync) throws IOException {
    Path target = Files.createDirectories(folder.resolve("curl"));
    StringBuilder list = new StringBuilder();
    for (int i = 0; i < files; i++) {
      list.append("url = \"").append(server.url(i, name + "?curl=" + i)).append("\"\noutput = \"")
          .append(target.resolve(i + ".mp3")).append("\"\n");
    }
    Path configuration = Files.writeString(folder.resolve("curl.txt"), list);
    String curl = "curl --silent --show-error --fail --parallel --parallel-max 3 -K " + configuration;
    Spawned done = Spawned.run(log, sync
        ? List.of("bash", "-c", curl + " && sync " + target + "/*")
        : List.of(curl.split(" ")));
    if (done.status() != 0) {
      throw new IllegalStateException("curl failed; see " + log);
    }
    Trees.delete(target);
    return done;
  }
}
