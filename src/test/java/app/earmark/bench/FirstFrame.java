package app.earmark.bench;

import app.earmark.app.Earmark;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import javafx.application.Platform;
import javafx.collections.FXCollections;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import javafx.stage.Window;

/**
 * From the start of the virtual machine to the first frame with all its rows in it, seconds: of the program, or, with
 * the argument {@code bare}, of a window with nothing but a list. It then ends.
 */
final class FirstFrame {

  private static final int FRAMES = 2;

  private FirstFrame() {}

  static void main(String[] arguments) {
    Thread.ofPlatform().daemon().start(FirstFrame::watch);
    if (arguments.length == 1 && arguments[0].equals("bare")) {
      Platform.startup(FirstFrame::bare);
    } else {
      Earmark.main(arguments);
    }
  }

  private static void bare() {
    List<String> rows = IntStream.range(0, 100).mapToObj(i -> "Episode " + i).toList();
    Stage stage = new Stage();
    stage.setScene(new Scene(new ListView<>(FXCollections.observableArrayList(rows)), 1180, 760));
    stage.show();
  }

  private static void watch() {
    try {
      while (!hasRows()) {
        Thread.sleep(4);
      }
      for (int i = 0; i < FRAMES; i++) {
        nextFrame();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    long started = ManagementFactory.getRuntimeMXBean().getStartTime();
    Measured.note(Map.of("seconds", (System.currentTimeMillis() - started) / 1000.0, "cpu", Measured.cpuSeconds()));
    System.exit(0);
  }

  private static boolean hasRows() throws InterruptedException {
    CompletableFuture<Boolean> answer = new CompletableFuture<>();
    try {
      Platform.runLater(() -> answer.complete(isWritten(Window.getWindows().stream()
          .filter(Window::isShowing)
          .flatMap(window -> window.getScene().getRoot().lookupAll(".list-cell").stream())
          .filter(cell -> cell instanceof ListCell<?> row && !row.isEmpty() && row.getItem() != null).toList())));
      return answer.get();
    } catch (IllegalStateException notStartedYet) {
      return false;
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Whether there are rows, and each of them says something: what a row shows may be made some frames after it. */
  private static boolean isWritten(List<Node> rows) {
    return !rows.isEmpty() && rows.stream().allMatch(row -> row.lookupAll(".text").stream()
        .anyMatch(text -> text instanceof Text said && !said.getText().isBlank()));
  }

  private static void nextFrame() throws InterruptedException {
    CompletableFuture<Boolean> passed = new CompletableFuture<>();
    Platform.runLater(() -> {
      Scene scene = Window.getWindows().getFirst().getScene();
      Runnable[] listener = new Runnable[1];
      listener[0] = () -> {
        scene.removePostLayoutPulseListener(listener[0]);
        passed.complete(true);
      };
      scene.addPostLayoutPulseListener(listener[0]);
      Platform.requestNextPulse();
    });
    try {
      passed.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }
}
