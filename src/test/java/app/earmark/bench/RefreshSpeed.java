package app.earmark.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Imports and refreshes 200 podcasts of 300 episodes each, beside the bare floor and beside gPodder. */
final class RefreshSpeed {

  /** As packaging/run starts a command. */
  private static final List<String> COMMAND =
      Stream.concat(Spawned.commandOptions().stream(), Stream.of("-Xmx256m")).toList();

  /** As packaging/run starts the window, but with the heap that is promised. */
  private static final List<String> WINDOW =
      Stream.concat(OpenWindow.usualOptions().stream(), Stream.of("-Xmx256m")).toList();

  private static final int TIMES = 3;
  private static final int CHANGED = 10;

  private final Path folder;
  private final Path log;
  private final FeedFolder feeds;
  private final WebServer server;
  private final Figures figures = new Figures();
  private double importSeconds;
  private int libraries;
  private int added;

  private RefreshSpeed(Path folder) throws IOException {
    this.folder = folder;
    this.log = folder.resolve("log");
    this.feeds = new FeedFolder(folder.resolve("feeds"));
    long bytes = feeds.write();
    this.server = new WebServer(folder.resolve("feeds"), folder.resolve("nginx"));
    FeedFolder.list(folder.resolve("list.opml"), server, "");
    FeedFolder.list(folder.resolve("plain.opml"), server, "plain/");
    figures.note("feeds, episodes, bytes", FeedFolder.FEEDS + ", " + FeedFolder.FEEDS * FeedFolder.EPISODES + ", "
        + bytes);
  }

  static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]);
    Trees.delete(folder);
    Files.createDirectories(folder);
    RefreshSpeed speed = new RefreshSpeed(folder);
    int status;
    try (speed.server) {
      if (arguments.length > 1 && arguments[1].equals("window")) {
        speed.window();
      } else {
        speed.measure();
      }
      status = speed.figures.print();
    }
    System.exit(status);
  }

  private void measure() throws IOException {
    Path[] libraries = imports();
    window();
    refreshes(libraries[0], libraries[1]);
  }

  /** The same import again, by a command that the open window carries out. */
  private void window() throws IOException {
    if (System.getenv("DISPLAY") == null) {
      figures.note("window’s longest stall during an import", "no display");
      return;
    }
    Path library = fresh();
    OpenWindow window = new OpenWindow(library, log, WINDOW);
    Map<String, Double> told;
    try (window) {
      Spawned.java(log, COMMAND, Measured.class, importing(library, "list.opml"));
    } finally {
      told = window.end();
    }
    figures.note("of the window’s longest stall the thread itself worked", "%.1f ms".formatted(told.get("work")));
    figures.atMost("window’s longest stall during an import", told.get("stall"), 50, " ms");
    Trees.delete(library);
  }

  /** Once only: it takes minutes. */
  private void gPodder(double imported, double unchanged, double bodies) {
    if (!GPodder.isInstalled()) {
      figures.note("gPodder", "not installed");
      return;
    }
    GPodder other = new GPodder(folder.resolve("gpodder"), log);
    double first = other.run("import", folder.resolve("list.opml").toString());
    double same = other.run("update");
    GPodder plain = new GPodder(folder.resolve("gpodder-plain"), log);
    plain.run("import", folder.resolve("plain.opml").toString());
    double all = plain.run("update");
    figures.note("gpo import, then update (304s), update (bodies)", "%.1f, %.1f, %.1f s".formatted(first, same, all));
    figures.atMost("first import ÷ gpo import", imported / first, 0.2, " ×");
    figures.atMost("refresh with 304s ÷ gpo update", unchanged / same, 0.125, " ×");
    figures.atMost("refresh with bodies ÷ gpo update", bodies / all, 0.25, " ×");
  }

  /** Returns a library with validators and one without. */
  private Path[] imports() throws IOException {
    Spread product = new Spread();
    Spread floor = new Spread();
    Spread ratio = new Spread();
    Spread command = new Spread();
    Spread cpu = new Spread();
    Spread heap = new Spread();
    Spread left = new Spread();
    Path library = folder;
    for (int i = 0; i < TIMES; i++) {
      library = fresh();
      Spawned imported = Spawned.java(log, WINDOW, Measured.class, importing(library, "list.opml"));
      Path database = folder.resolve("floor-" + i + ".db");
      Spawned bare = Spawned.java(log, WINDOW, Floor.class,
          List.of(folder.resolve("feeds").toString(), library.resolve("library.db").toString(), database.toString()));
      Trees.delete(database);
      Path other = fresh();
      Spawned quick = Spawned.java(log, COMMAND, Measured.class, importing(other, "list.opml"));
      Trees.delete(other);
      product.add(imported.told("seconds"));
      floor.add(bare.told("seconds"));
      ratio.add(imported.told("seconds") / bare.told("seconds"));
      cpu.add(imported.told("cpu") / bare.told("cpu"));
      command.add(quick.seconds());
      heap.add(imported.told("heapPeak") / 1e6);
      left.add(imported.told("heapAfterCollection") / 1e6);
      System.out.printf("import %.2f s (cpu %.2f), floor %.2f s (cpu %.2f), as a command %.2f s%n",
          imported.told("seconds"), imported.told("cpu"), bare.told("seconds"), bare.told("cpu"), quick.seconds());
    }
    figures.note("first import", product.shown("s"));
    figures.note("its floor", floor.shown("s"));
    figures.atMost("first import ÷ floor", ratio.median(), 3.0, " ×");
    figures.note("the same of their CPU times", cpu.shown("×"));
    figures.note("first import as a command, whole process", command.shown("s"));
    importSeconds = command.median();
    figures.note("heap left after a collection, at most", left.shown("MB"));
    figures.atMost("heap at its peak, of 256 MB allowed", heap.median(), 256 * 1.048576, " MB");
    Path plain = fresh();
    Spawned.java(log, COMMAND, Measured.class, importing(plain, "plain.opml"));
    return new Path[] {library, plain};
  }

  private void refreshes(Path library, Path plain) throws IOException {
    Spread unchanged = new Spread();
    Spread bodies = new Spread();
    Spread some = new Spread();
    Spread someOfBodies = new Spread();
    for (int i = 0; i < TIMES; i++) {
      unchanged.add(refresh(library));
      bodies.add(refresh(plain));
      added++;
      for (int feed = 0; feed < CHANGED; feed++) {
        feeds.add(feed * (FeedFolder.FEEDS / CHANGED), added);
      }
      some.add(refresh(library));
      someOfBodies.add(refresh(plain));
    }
    figures.note("refresh, all 304, whole process", unchanged.shown("s"));
    figures.note("refresh, all bodies as before", bodies.shown("s"));
    figures.note("refresh, one new in each of ten, else 304", some.shown("s"));
    figures.note("refresh, one new in each of ten, else bodies", someOfBodies.shown("s"));
    figures.atMost("ten changed ÷ unchanged (304)", some.median() / unchanged.median(), 1.3, " ×");
    figures.atMost("ten changed ÷ unchanged (bodies)", someOfBodies.median() / bodies.median(), 1.3, " ×");
    gPodder(importSeconds, unchanged.median(), bodies.median());
  }

  private double refresh(Path library) {
    Spawned refreshed =
        Spawned.java(log, COMMAND, Measured.class, List.of("--library", library.toString(), "refresh"));
    System.out.printf("refresh %s %.2f s (cpu %.2f)%n", library.getFileName(), refreshed.seconds(),
        refreshed.cpuSeconds());
    return refreshed.seconds();
  }

  private List<String> importing(Path library, String list) {
    return List.of("--library", library.toString(), "import", folder.resolve(list).toString());
  }

  private Path fresh() {
    return folder.resolve("library-" + libraries++);
  }
}
