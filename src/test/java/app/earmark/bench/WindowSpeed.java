package app.earmark.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Opens the window on 150,000 episodes, scrolls, and goes through its pages. */
final class WindowSpeed {

  private static final int TIMES = 5;
  private static final List<String> PARTS = List.of("first", "pages", "search", "scroll", "memory", "busy");

  private WindowSpeed() {}

  static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments[0]);
    List<String> parts = arguments.length == 1 ? PARTS : List.of(arguments).subList(1, arguments.length);
    if (!PARTS.containsAll(parts)) {
      throw new IllegalArgumentException("the parts are " + PARTS);
    }
    Trees.delete(folder);
    Path library = folder.resolve("library");
    Path log = Files.createDirectories(folder).resolve("log");
    Figures figures = new Figures();
    if (!parts.equals(List.of("busy"))) {
      LargeLibrary.write(library);
      figures.note("podcasts, episodes", LargeLibrary.PODCASTS + ", " + LargeLibrary.PODCASTS * LargeLibrary.EPISODES);
      // What a new library needs once, such as the index of all words, is not what a start costs.
      try (OpenWindow window = new OpenWindow(library, log, OpenWindow.usualOptions())) {
        window.awaitRest();
      }
    }
    if (parts.contains("first")) {
      double first = start(figures, log, library);
      GPodderWindow.measure(figures, log, folder, first);
    }
    if (List.of("pages", "search", "scroll", "memory").stream().anyMatch(parts::contains)) {
      drive(figures, log, library, parts);
    }
    if (parts.contains("busy")) {
      BusyWindow.measure(figures, log, folder);
    }
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

  private static void drive(Figures figures, Path log, Path library, List<String> parts) {
    Spawned driven = Spawned.java(log, OpenWindow.usualOptions(), WindowDriver.class,
        List.of(String.join(",", parts), "--library", library.toString()));
    if (parts.contains("scroll")) {
      scrolling(figures, driven);
    }
    if (parts.contains("pages")) {
      pages(figures, driven);
    }
    if (parts.contains("memory")) {
      figures.note("resident after 1,000 changes of page", "%.0f MB".formatted(driven.told("residentThen")));
      figures.atMost("more after them, each after a collection", driven.told("growth"), 10, " MB");
    }
    if (parts.contains("search")) {
      figures.note("results of a key, median", "%.1f ms".formatted(driven.told("keyMedian")));
      figures.atMost("results of a key, 99 %", driven.told("key99"), 50, " ms");
    }
  }

  private static void scrolling(Figures figures, Spawned driven) {
    for (String way : List.of("wheel", "page", "thumb")) {
      figures.atMost("scrolling by " + way + ": 99 % of frames", driven.told(way + "99"), 16.7, " ms");
      figures.atMost("scrolling by " + way + ": longest frame", driven.told(way + "Most"), 50, " ms");
      figures.note("  of that the JavaFX thread had a core: 99 %, longest",
          "%.1f, %.1f ms".formatted(driven.told(way + "Work99"), driven.told(way + "WorkMost")));
    }
  }

  private static void pages(Figures figures, Spawned driven) {
    String[] pages = {"New", "Up Next", "Downloads", "Podcasts", "History", "Settings"};
    for (int i = 0; i < pages.length; i++) {
      opening(figures, driven, "opening " + pages[i] + " for the first time", "open" + (i + 1));
    }
    opening(figures, driven, "opening Up Next again", "openAgain");
    opening(figures, driven, "opening New again", "openNewAgain");
    figures.atMost("resident after every page", driven.told("resident"), 320, " MB");
  }

  private static void opening(Figures figures, Spawned driven, String what, String name) {
    figures.atMost(what, driven.told(name), 100, " ms");
    figures.note("  of that the JavaFX thread had a core", "%.1f ms".formatted(driven.told(name + "Work")));
  }
}
