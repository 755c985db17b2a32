package app.earmark.ui.common;

import app.earmark.util.Subscription;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/**
 * Something that listens only while it is shown: every registration made while it attaches is held, and taken back
 * when it detaches. It may be attached again. JavaFX thread only.
 */
public abstract class Attachable {

  private final List<Subscription> held = new ArrayList<>();
  private boolean attached;

  public final void attach() {
    if (!attached) {
      attached = true;
      onAttach();
    }
  }

  public final void detach() {
    attached = false;
    for (Subscription subscription : held.reversed()) {
      subscription.close();
    }
    held.clear();
  }

  public final boolean isAttached() {
    return attached;
  }

  /** Registers with whatever it shows; each registration goes through {@code hold}. */
  protected abstract void onAttach();

  protected final void hold(Subscription subscription) {
    held.add(subscription);
  }

  /** Calls the listener with the present value and with every later one. */
  protected final <T extends @Nullable Object> void hold(ObservableValue<T> value, Consumer<? super T> listener) {
    hold(value.subscribe(listener)::unsubscribe);
  }

  /** Calls the listener with every later value. */
  protected final <T extends @Nullable Object> void holdLater(ObservableValue<T> value, Consumer<? super T> listener) {
    hold(value.subscribe((before, now) -> listener.accept(now))::unsubscribe);
  }

  /** Attaches a part of this together with it. */
  protected final void hold(Attachable part) {
    part.attach();
    hold(part::detach);
  }
}
