package app.earmark.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The window while 200 podcasts are refreshed, each with one new episode, and three downloads run. */
final class BusyWindow {

  private static final List<String> COMMAND = List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");
  private static final int DOWNLOADS = 3;
  private static final long FILE_BYTES = 300_000_000;

  private BusyWindow() {}

  static void measure(Figures figures, Path log, Path folder) throws IOException {
    Path files = folder.resolve("files");
    Path library = folder.resolve("busy");
    FeedFolder feeds = new FeedFolder(files);
    feeds.write();
    AudioFolder audio = new AudioFolder(files);
    audio.write("long.mp3", FILE_BYTES);
    try (WebServer server = new WebServer(files, folder.resolve("nginx"))) {
      StringBuilder feed = AudioFolder.feed();
      IntStream.rangeClosed(1, DOWNLOADS).forEach(
          i -> AudioFolder.item(feed, "File " + i, server.url(i, "slow/long.mp3?" + i)));
      audio.feed("audio.xml", feed);
      Path list = folder.resolve("busy.opml");
      FeedFolder.list(list, server, "");
      command(log, library, "add", server.url(0, "audio.xml"));
      command(log, library, "import", list.toString());
      for (int i = 0; i < FeedFolder.FEEDS; i++) {
        feeds.add(i, 1);
      }
      Map<String, Double> told = refreshed(log, library);
      figures.note("of the longest stall below the thread itself worked", "%.1f ms".formatted(told.get("work")));
      figures.atMost("longest stall while 200 refresh and 3 are downloaded", told.get("stall"), 50, " ms");
    }
    Trees.delete(library);
    Trees.delete(files);
    Files.deleteIfExists(folder.resolve("busy.opml"));
  }

  private static Map<String, Double> refreshed(Path log, Path library) throws IOException {
    OpenWindow window = new OpenWindow(library, log, OpenWindow.usualOptions());
    try (window) {
      CompletableFuture<?> downloads = CompletableFuture.allOf(IntStream.rangeClosed(1, DOWNLOADS)
          .mapToObj(id -> CompletableFuture.runAsync(() -> command(log, library, "download", Integer.toString(id))))
          .toArray(CompletableFuture[]::new));
      command(log, library, "refresh");
      downloads.join();
      return window.end();
    }
  }

  private static void command(Path log, Path library, String... words) {
    var _ = Spawned.java(log, COMMAND, Measured.class,
        Stream.concat(Stream.of("--library", library.toString()), Stream.of(words)).toList());
  }
}
