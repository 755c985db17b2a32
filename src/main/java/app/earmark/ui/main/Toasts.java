package app.earmark.ui.main;

import app.earmark.ui.common.FxThread;
import app.earmark.ui.common.Toaster;
import app.earmark.util.Message;
import app.earmark.util.Subscription;
import java.time.Duration;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** What is being said at the lower edge of the window, the newest last. JavaFX thread only. */
final class Toasts implements Toaster {

  private static final Duration SAID = Duration.ofSeconds(5);
  private static final Duration OFFERED = Duration.ofSeconds(10);
  private static final int MOST = 3;

  /** What lasts less than this needs no words. */
  private static final Duration MOMENT = Duration.ofMillis(300);

  /** What can be done about a message. */
  enum Way { NONE, UNDO, STOP }

  /** One message, and what can be done about it. Each is itself only. */
  static final class Toast {
    private final Message message;
    private final Way way;
    private final Runnable action;

    Toast(Message message, Way way, Runnable action) {
      this.message = message;
      this.way = way;
      this.action = action;
    }

    Message message() {
      return message;
    }

    Way way() {
      return way;
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
    add(new Toast(message, Way.NONE, () -> { }), SAID);
  }

  @Override
  public void offerUndo(Message message, Runnable undo) {
    add(new Toast(message, Way.UNDO, undo), OFFERED);
  }

  @Override
  public Subscription during(Message message, Runnable stop) {
    var toast = new Toast(message, Way.STOP, stop);
    Subscription waiting = fx.after(MOMENT, () -> add(toast));
    return () -> {
      waiting.close();
      shown.remove(toast);
    };
  }

  private void add(Toast toast, Duration time) {
    add(toast);
    fx.after(time, () -> shown.remove(toast));
  }

  private void add(Toast toast) {
    while (shown.size() >= MOST) {
      shown.removeFirst();
    }
    shown.add(toast);
  }

  /** Does what the toast offers, once. */
  void act(Toast toast) {
    if (shown.remove(toast)) {
      toast.action.run();
    }
  }

  /** Takes back the last thing that is still on offer. */
  void undoLast() {
    for (Toast toast : shown.reversed()) {
      if (toast.way() == Way.UNDO) {
        act(toast);
        return;
      }
    }
  }

  void dismiss(Toast toast) {
    shown.remove(toast);
  }
}
