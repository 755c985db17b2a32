package app.earmark.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Opens the window on 150,000 episodes, scrolls, and goes through its pages. */
final class WindowSpeed {

  private static final int TIMES = 5;

  private WindowSpeed() {}

  static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments[0]);
    Trees.delete(folder);
    Path library = folder.resolve("library");
    Path log = Files.createDirectories(folder).resolve("log");
    LargeLibrary.write(library);
    Figures figures = new Figures();
    figures.note("podcasts, episodes", LargeLibrary.PODCASTS + ", " + LargeLibrary.PODCASTS * LargeLibrary.EPISODES);
    // What a new library needs once, such as the index of all words, is not what a start costs.
    try (OpenWindow window = new OpenWindow(library, log, OpenWindow.usualOptions())) {
      window.awaitRest();
    }
    double first = start(figures, log, library);
    GPodderWindow.measure(figures, log, folder, first);
    drive(figures, log, library, "", OpenWindow.usualOptions());
    BusyWindow.measure(figures, log, folder);
    int status = figures.print();
    Trees.delete(folder);
    System.exit(status);
  }

  /** Seconds until the first frame, the median. */
  private static double start(Figures figures, Path log, Path library) {
    Spread program = new Spread();
    Spread bare = new Spread();
    Spread ratio = new Spread();
    for (int i = 0; i < TIMES; i++) {
      Spawned list = Spawned.java(log, OpenWindow.usualOptions(), FirstFrame.class, List.of("bare"));
      Spawned window = Spawned.java(log, OpenWindow.usualOptions(), FirstFrame.class, List.of("--library",
          library.toString()));
      bare.add(list.told("seconds"));
      program.add(window.told("seconds"));
      ratio.add(window.told("seconds") / list.told("seconds"));
      System.out.printf("first frame %.2f s (cpu %.2f), bare %.2f s (cpu %.2f)%n",
          window.told("seconds"), window.told("cpu"), list.told("seconds"), list.told("cpu"));
    }
    figures.note("first frame of New", program.shown("s"));
    figures.note("first frame of a bare list", bare.shown("s"));
    figures.atMost("first frame ÷ bare", ratio.median(), 1.15, " ×");
    return program.median();
  }

  private static void drive(Figures figures, Path log, Path library, String how, List<String> options) {
    Spawned driven = Spawned.java(log, options, WindowDriver.class, List.of("--library", library.toString()));
    for (String way : List.of("wheel", "page", "thumb")) {
      figures.atMost("scrolling by " + way + how + ": 99 % of frames", driven.told(way + "99"), 16.7, " ms");
      figures.atMost("scrolling by " + way + how + ": longest frame", driven.told(way + "Most"), 50, " ms");
      figures.note("  of that the JavaFX thread had a core: 99 %, longest",
          "%.1f, %.1f ms".formatted(driven.told(way + "Work99"), driven.told(way + "WorkMost")));
    }
    String[] pages = {"New", "Up Next", "Downloads", "Podcasts", "History", "Settings"};
    for (int i = 0; i < pages.length; i++) {
      figures.atMost("opening " + pages[i] + how + " for the first time", driven.told("open" + (i + 1)), 100, " ms");
    }
    figures.atMost("opening Up Next again" + how, driven.told("openAgain"), 100, " ms");
    figures.atMost("opening New again" + how, driven.told("openNewAgain"), 100, " ms");
    figures.atMost("resident after every page" + how, driven.told("resident"), 320, " MB");
    figures.note("resident after 1,000 changes of page" + how, "%.0f MB".formatted(driven.told("residentThen")));
    figures.atMost("more after them, each after a collection" + how, driven.told("growth"), 10, " MB");
    figures.note("results of a key, median" + how, "%.1f ms".formatted(driven.told("keyMedian")));
    figures.atMost("results of a key, 99 %" + how, driven.told("key99"), 50, " ms");
  }
}
