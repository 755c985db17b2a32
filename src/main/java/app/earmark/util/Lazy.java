package app.earmark.util;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Something dear that is made when it is wanted for the first time, once, so that a start does not pay for what it may
 * never use. Any thread; the others wait while one makes it. Where making it throws, the next one tries again.
 */
public final class Lazy<T> implements Supplier<T> {

  private final Supplier<T> making;

  /** Written under this object's lock only. */
  private volatile @Nullable T made;

  public Lazy(Supplier<T> making) {
    this.making = making;
  }

  @Override
  public T get() {
    T present = made;
    return present == null ? make() : present;
  }

  private synchronized T make() {
    T present = made;
    if (present == null) {
      present = making.get();
      made = present;
    }
    return present;
  }

  /** What was made; null where nobody wanted it yet. */
  public @Nullable T peek() {
    return made;
  }
}
