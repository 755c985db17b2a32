package app.earmark.feed.xml;

/** Unwinds a reading that goes on for too long, too deep, or that is no longer wanted. Caught by the feed reader. */
public final class ReadingStopped extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Why it was stopped. */
  public enum Reason {
    TOO_SLOW,
    TOO_DEEP,
    INTERRUPTED
  }

  public ReadingStopped(Reason reason) {
    super(reason.name(), null, false, false);
  }
}
