package app.earmark.ui.main;

import app.earmark.ui.common.FxThread;
import app.earmark.ui.common.Toaster;
import app.earmark.util.Message;
import java.time.Duration;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** What is being said at the lower edge of the window, the newest last. JavaFX thread only. */
final class Toasts implements Toaster {

  private static final Duration SAID = Duration.ofSeconds(5);
  private static final Duration OFFERED = Duration.ofSeconds(10);
  private static final int MOST = 3;

  /** One message; with an undo where what it tells of can be taken back. Each is itself only. */
  static final class Toast {
    private final Message message;
    private final @Nullable Runnable undo;

    Toast(Message message, @Nullable Runnable undo) {
      this.message = message;
      this.undo = undo;
    }

    Message message() {
      return message;
    }

    boolean canUndo() {
      return undo != null;
    }
  }

  private final FxThread fx;
  private final ObservableList<Toast> shown = FXCollections.observableArrayList();

  Toasts(FxThread fx) {
    this.fx = fx;
  }

  ObservableList<Toast> shown() {
    return shown;
  }

  @Override
  public void say(Message message) {
    add(new Toast(message, null), SAID);
  }

  @Override
  public void offerUndo(Message message, Runnable undo) {
    add(new Toast(message, undo), OFFERED);
  }

  private void add(Toast toast, Duration time) {
    while (shown.size() >= MOST) {
      shown.removeFirst();
    }
    shown.add(toast);
    fx.after(time, () -> shown.remove(toast));
  }

  void undo(Toast toast) {
    if (shown.remove(toast) && toast.undo != null) {
      toast.undo.run();
    }
  }

  /** Takes back the last thing that is still on offer. */
  void undoLast() {
    for (Toast toast : shown.reversed()) {
      if (toast.canUndo()) {
        undo(toast);
        return;
      }
    }
  }

  void dismiss(Toast toast) {
    shown.remove(toast);
  }
}
