package app.earmark.util;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * The latest immutable snapshot of something that changes, and whoever wants to hear of the next one.
 *
 * <p>Threads: every method may be called from any thread. Listeners run on the thread that published, one snapshot
 * after the other and in the order of publication; they must be quick and hand over to their own thread. A listener
 * must not publish to the observable that called it from another thread while it waits for that thread.
 */
public final class Observable<T> {

  private final List<Consumer<? super T>> listeners = new CopyOnWriteArrayList<>();

  /** Guards the order of publication: the value and the calls for it change together. */
  private final Object order = new Object();

  private volatile T value;

  public Observable(T initial) {
    this.value = initial;
  }

  public T get() {
    return value;
  }

  /** Stores the snapshot and tells every listener. */
  public void publish(T next) {
    synchronized (order) {
      value = next;
      for (Consumer<? super T> listener : listeners) {
        listener.accept(next);
      }
    }
  }

  /** Publishes what {@code change} makes of the present snapshot, with no other publication in between. */
  public void update(UnaryOperator<T> change) {
    synchronized (order) {
      publish(change.apply(value));
    }
  }

  /** Hears every later snapshot, starting with the present one at once. */
  public Subscription subscribe(Consumer<? super T> listener) {
    synchronized (order) {
      listener.accept(value);
      listeners.add(listener);
    }
    return () -> listeners.remove(listener);
  }
}
