package app.earmark.app;

import app.earmark.ui.common.FxThread;
import app.earmark.util.Texts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/** The windows of this process: at most one notice, then the main window. Any thread; they live on JavaFX's. */
final class Screen {

  /** What gives access to a graphics card: Linux' own drivers, NVIDIA's, ARM's and Qualcomm's, Windows below Linux. */
  private static final List<String> GRAPHICS_CARDS = List.of("dri", "nvidiactl", "mali0", "kgsl-3d0", "dxg");

  private final FxThread fx = new FxThread();
  private final Texts texts;
  private final CountDownLatch closed = new CountDownLatch(1);

  /** JavaFX thread only. */
  private @Nullable NoticeWindow notice;

  /** JavaFX thread only. */
  private @Nullable Stage main;

  /**
   * Starts JavaFX.
   *
   * @throws NoDisplayException where there is no display, as JavaFX says by an UnsupportedOperationException
   */
  Screen(Texts texts) throws NoDisplayException {
    this.texts = texts;
    chooseRenderer();
    try {
      Platform.setImplicitExit(false);
      Platform.startup(() -> { });
    } catch (UnsupportedOperationException e) {
      throw new NoDisplayException(e);
    }
  }

  /**
   * Where Linux has no graphics card, JavaFX would load an OpenGL that is only software, find that out, and draw by
   * itself all the same.
   */
  private static void chooseRenderer() {
    if (System.getProperty("os.name").equals("Linux") && System.getProperty("prism.order") == null
        && GRAPHICS_CARDS.stream().noneMatch(device -> Files.exists(Path.of("/dev", device)))) {
      System.setProperty("prism.order", "sw");
    }
  }

  /** There is nothing to show a window on. */
  static final class NoDisplayException extends Exception {

    private static final long serialVersionUID = 1;

    NoDisplayException(Throwable cause) {
      super(cause);
    }
  }

  /** Shows a sentence in place of any other; closing it closes the screen. */
  void tell(String headingKey, String sentence, String buttonKey) {
    fx.run(() -> {
      dismissNotice();
      notice = new NoticeWindow(texts, headingKey, sentence).button(buttonKey, closed::countDown);
      notice.show();
    });
  }

  /** Says something in place of any other; it goes with the next thing that is shown. */
  void say(String headingKey, String sentence) {
    fx.run(() -> {
      dismissNotice();
      notice = new NoticeWindow(texts, headingKey, sentence);
      notice.show();
    });
  }

  /** Asks, and waits for the answer; closing it means no. */
  boolean ask(String headingKey, String sentence, String yesKey, String noKey) throws InterruptedException {
    CompletableFuture<Boolean> answer = new CompletableFuture<>();
    fx.run(() -> {
      dismissNotice();
      notice = new NoticeWindow(texts, headingKey, sentence)
          .button(yesKey, () -> answer.complete(true))
          .button(noKey, () -> answer.complete(false));
      notice.show();
    });
    try {
      return answer.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  /** On the JavaFX thread, after what was asked for before. */
  void run(Runnable work) {
    fx.run(work);
  }

  /** Opens the main window; closing it closes the screen. */
  void open(Consumer<Stage> content) {
    fx.run(() -> {
      Stage stage = new Stage();
      main = stage;
      content.accept(stage);
      stage.showingProperty().subscribe((before, showing) -> {
        if (!showing) {
          closed.countDown();
        }
      });
      dismissNotice();
    });
  }

  /** Brings the main window to the front, if it is open yet. */
  void raise() {
    fx.run(() -> {
      if (main != null) {
        main.setIconified(false);
        main.show();
        main.toFront();
        main.requestFocus();
      }
    });
  }

  /** There is nothing more to show. */
  void giveUp() {
    closed.countDown();
  }

  boolean isClosed() {
    return closed.getCount() == 0;
  }

  /** Waits until the listener has closed the window. */
  void awaitClosing() throws InterruptedException {
    closed.await();
  }

  /** Ends JavaFX; every window goes. */
  void close() {
    Platform.exit();
  }

  private void dismissNotice() {
    if (notice != null) {
      notice.dismiss();
      notice = null;
    }
  }
}
