package app.earmark.bench;

import app.earmark.app.Earmark;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.IntConsumer;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.event.Event;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.text.Text;
import javafx.stage.Window;

/**
 * The program, driven as a listener would: scrolls, opens pages, goes back and forth a thousand times; and notes what
 * the JavaFX thread needed. A frame is everything that this thread does for one pulse: the event, CSS, layout and
 * handing the changed scene to the renderer, whose own time depends on the graphics card and is not in it.
 */
final class WindowDriver {

  /** How long each frame took, and for how long of that the JavaFX thread had a core, ms. */
  private record Frames(Spread wall, Spread work) {}

  /** How long it took until all could be read, and for how long of that the JavaFX thread had a core. */
  private record Read(double wallMillis, double workMillis) {}

  private static final int STEPS = 240;
  private static final int PAGE_CHANGES = 1_000;

  /** Until then code is compiled, which stays in memory, too. */
  private static final int WARM_UP = 240;
  private static final long SETTLED_MILLIS = 700;
  private static final long KEY_MILLIS = 350;
  private static final List<String> SOUGHT = List.of("what a day", "number 77", "titel", "episode is:started");

  /** Longer than the virtual machine waits between two looks at its native memory. */
  private static final long TRIMMED_MILLIS = 12_000;
  private static final KeyCode[] PAGES = {KeyCode.DIGIT2, KeyCode.DIGIT3, KeyCode.DIGIT4, KeyCode.DIGIT5,
      KeyCode.DIGIT6,
      KeyCode.DIGIT1};

  private final Map<String, Double> figures = new HashMap<>();

  /** @param arguments the parts to measure, with commas between them, then the program's own */
  static void main(String[] arguments) {
    List<String> parts = List.of(arguments[0].split(",", -1));
    Thread.ofPlatform().daemon().start(() -> {
      try {
        new WindowDriver().drive(parts);
      } catch (Exception e) {
        e.printStackTrace();
        Runtime.getRuntime().halt(3);
      }
    });
    Earmark.main(Arrays.copyOfRange(arguments, 1, arguments.length));
  }

  private void drive(List<String> parts) throws Exception {
    while (!isShown()) {
      Thread.sleep(20);
    }
    Thread.sleep(3_000);
    if (parts.contains("pages")) {
      pages();
    }
    if (parts.contains("search")) {
      searching();
    }
    if (parts.contains("scroll")) {
      onJavaFx(() -> {
        key(scene().getRoot(), KeyCode.DIGIT1, true);
        return 0;
      });
      Thread.sleep(SETTLED_MILLIS);
      scrolling();
    }
    if (parts.contains("memory")) {
      back();
    }
    Measured.note(figures);
    System.exit(0);
  }

  private void scrolling() throws Exception {
    ListView<?> list = onJavaFx(() -> (ListView<?>) scene().getRoot().lookup(".episode-list"));
    ScrollBar bar = onJavaFx(() -> list.lookupAll(".scroll-bar").stream()
        .map(ScrollBar.class::cast).filter(each ->
            each.getOrientation() == Orientation.VERTICAL).findFirst().orElseThrow());
    // Once without counting, as code is compiled only after a while.
    frames(step -> wheel(list));
    note("wheel", frames(step -> wheel(list)));
    note("page", frames(step -> key(list, KeyCode.PAGE_DOWN, false)));
    note("thumb", frames(step -> bar.setValue(bar.getMax() * (step % 120) / 120)));
    onJavaFx(() -> {
      list.scrollTo(0);
      return 0;
    });
  }

  private void note(String what, Frames frames) {
    figures.put(what + "99", frames.wall.quantile(0.99));
    figures.put(what + "Most", frames.wall.most());
    figures.put(what + "Work99", frames.work.quantile(0.99));
    figures.put(what + "WorkMost", frames.work.most());
  }

  private static void wheel(Node list) {
    Event.fireEvent(list.lookup(".virtual-flow"), new ScrollEvent(ScrollEvent.SCROLL, 100, 100, 100, 100, false, false,
        false, false, false, false, 0, -120, 0, -120, ScrollEvent.HorizontalTextScrollUnits.NONE, 0,
        ScrollEvent.VerticalTextScrollUnits.NONE, 0, 0, null));
  }

  /** The frames in each of which a step is done. */
  private static Frames frames(IntConsumer step) throws Exception {
    Frames frames = new Frames(new Spread(), new Spread());
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    CompletableFuture<Boolean> done = new CompletableFuture<>();
    Platform.runLater(() -> new AnimationTimer() {
      private int steps;

      @Override
      public void handle(long now) {
        if (steps++ == STEPS) {
          stop();
          done.complete(true);
          return;
        }
        long start = System.nanoTime();
        long worked = threads.getCurrentThreadCpuTime();
        step.accept(steps);
        Platform.runLater(() -> {
          frames.wall.add((System.nanoTime() - start) / 1e6);
          frames.work.add((threads.getCurrentThreadCpuTime() - worked) / 1e6);
        });
      }
    }.start());
    done.get();
    return frames;
  }

  /** From the key to the last change of what can be read, for each page; then what is in memory. */
  private void pages() throws Exception {
    for (KeyCode page : PAGES) {
      opening("open" + page.getName(), page);
    }
    opening("openAgain", PAGES[0]);
    opening("openNewAgain", KeyCode.DIGIT1);
    figures.put("resident", resident());
  }

  private void opening(String what, KeyCode page) throws Exception {
    Read read = untilRead(() -> key(scene().getRoot(), page, true), SETTLED_MILLIS);
    figures.put(what, read.wallMillis);
    figures.put(what + "Work", read.workMillis);
  }

  /** From each key of a few words to the last change of the results. */
  private void searching() throws Exception {
    onJavaFx(() -> {
      key(scene().getRoot(), KeyCode.F, true);
      return 0;
    });
    Thread.sleep(SETTLED_MILLIS);
    TextField field = onJavaFx(() -> (TextField) scene().getRoot().lookup(".search-field"));
    Spread keys = new Spread();
    for (String words : SOUGHT) {
      for (int end = 1; end <= words.length(); end++) {
        String typed = words.substring(0, end);
        Read read = untilRead(() -> field.setText(typed), KEY_MILLIS);
        keys.add(read.wallMillis);
        System.out.printf("key %s: %.1f ms, of which the JavaFX thread had a core %.1f ms%n", typed, read.wallMillis,
            read.workMillis);
      }
    }
    figures.put("keyMedian", keys.median());
    figures.put("key99", keys.quantile(0.99));
  }

  /** Does something on the JavaFX thread; how long it took to the last change of what can be read. */
  private static Read untilRead(Runnable action, long settledMillis) throws Exception {
    CompletableFuture<Read> last = new CompletableFuture<>();
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    Platform.runLater(() -> {
      long start = System.nanoTime();
      long worked = threads.getCurrentThreadCpuTime();
      action.run();
      new AnimationTimer() {
        private long changed = start;
        private long changedAfterWork = worked;
        private int texts;

        @Override
        public void handle(long now) {
          int read = texts(scene().getRoot(), 0);
          long time = System.nanoTime();
          if (read != texts) {
            texts = read;
            changed = time;
            changedAfterWork = threads.getCurrentThreadCpuTime();
          }
          if (time - start > settledMillis * 1_000_000) {
            stop();
            last.complete(new Read((changed - start) / 1e6, (changedAfterWork - worked) / 1e6));
          }
        }
      }.start();
    });
    return last.get();
  }

  /** Of what is within the window; what is below its edge may be made later. */
  private static int texts(Node node, int hash) {
    if (!node.isVisible()
        || !scene().getRoot().getLayoutBounds().intersects(node.localToScene(node.getLayoutBounds()))) {
      return hash;
    }
    int sum = node instanceof Text text ? hash * 31 + text.getText().hashCode() : hash;
    if (node instanceof Parent parent) {
      for (Node child : parent.getChildrenUnmodifiable()) {
        sum = texts(child, sum);
      }
    }
    return sum;
  }

  private void back() throws Exception {
    cycle(WARM_UP);
    double before = residentAtRest();
    cycle(PAGE_CHANGES);
    figures.put("residentThen", resident());
    figures.put("growth", residentAtRest() - before);
  }

  private static void cycle(int changes) throws Exception {
    for (int i = 0; i < changes; i++) {
      KeyCode page = PAGES[i % PAGES.length];
      onJavaFx(() -> {
        key(scene().getRoot(), page, true);
        return 0;
      });
      frame();
      frame();
    }
  }

  private static void frame() throws Exception {
    CompletableFuture<Boolean> passed = new CompletableFuture<>();
    Platform.runLater(() -> new AnimationTimer() {
      @Override
      public void handle(long now) {
        stop();
        passed.complete(true);
      }
    }.start());
    passed.get();
  }

  private static void key(Node target, KeyCode code, boolean control) {
    Event.fireEvent(target, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, control, false, false));
    Event.fireEvent(target, new KeyEvent(KeyEvent.KEY_RELEASED, "", "", code, false, control, false, false));
  }

  /** After a collection, and after the native memory was given back: what is left is held by somebody. */
  private static double residentAtRest() throws Exception {
    for (int i = 0; i < 3; i++) {
      System.gc();
      Thread.sleep(TRIMMED_MILLIS / 3);
    }
    return resident();
  }

  /** Megabytes. */
  private static double resident() throws IOException {
    for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
      if (line.startsWith("VmRSS:")) {
        return Long.parseLong(line.replaceAll("[^0-9]", "")) / 1000.0;
      }
    }
    throw new IOException("no VmRSS");
  }

  private static Scene scene() {
    return Window.getWindows().getFirst().getScene();
  }

  private static boolean isShown() throws Exception {
    try {
      return onJavaFx(() -> Window.getWindows().stream().anyMatch(Window::isShowing));
    } catch (IllegalStateException notStartedYet) {
      return false;
    }
  }

  private static <T> T onJavaFx(Callable<T> work) throws InterruptedException, ExecutionException {
    CompletableFuture<T> result = new CompletableFuture<>();
    Platform.runLater(() -> {
      try {
        result.complete(work.call());
      } catch (Exception e) {
        result.completeExceptionally(e);
      }
    });
    return result.get();
  }
}
