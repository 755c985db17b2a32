package app.earmark.app;

import app.earmark.ui.common.FxThread;
import app.earmark.util.Texts;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/** The windows of this process: at most one notice, then the main window. Any thread; they live on JavaFX's. */
final class Screen {

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
    try {
      Platform.setImplicitExit(false);
      Platform.startup(() -> { });
    } catch (UnsupportedOperationException e) {
      throw new NoDisplayException(e);
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
      notice = new NoticeWindow(texts, headingKey, sentence, buttonKey, closed::countDown);
      notice.show();
    });
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
