package app.earmark.model;

/** A downloaded episode that the listener's rules would delete, and by which of them. */
public record DoomedFile(KeptFile file, Reason reason) {

  /** The rule. */
  public enum Reason {
    /** There are newer ones of the same podcast, as many as are to be kept. */
    NEWER_ONES,
    /** It was played long enough ago. */
    PLAYED,
    /** The library has more than it may. */
    BUDGET
  }

  public static long bytes(Iterable<DoomedFile> files) {
    long bytes = 0;
    for (DoomedFile file : files) {
      bytes += file.file().bytes();
    }
    return bytes;
  }
}
