package app.earmark.audio;

/** There is no sound in a file that can be decoded; stays inside the package, where it becomes a result. */
final class NoAudioException extends Exception {

  private static final long serialVersionUID = 1L;

  NoAudioException(String detail) {
    super(detail);
  }
}
