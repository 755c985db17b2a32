package app.earmark.util;

/** A registration that can be taken back. Closing it twice is harmless; it never fails. */
@FunctionalInterface
public interface Subscription extends AutoCloseable {

  @Override
  void close();

  /** One subscription that ends this one and then {@code other}. */
  default Subscription and(Subscription other) {
    return () -> {
      close();
      other.close();
    };
  }
}
