package app.earmark.model;

import app.earmark.util.Message;

/** What this machine lets the program do with sound. */
public sealed interface SoundSupport {

  /** Nothing was tried yet. */
  record Unknown() implements SoundSupport {}

  /** Every common format at any speed. */
  record Everything() implements SoundSupport {}

  /**
   * FFmpeg could not be loaded: only MP3, AAC in MP4, AIFF and plain WAV are played, and as they are. A change of speed
   * moves the pitch on Linux; nothing is trimmed, levelled, analysed or heard while it is downloaded.
   *
   * @param reason in the words of the system
   */
  record FilesAsTheyAre(String reason) implements SoundSupport {

    /** One sentence for the listener. */
    public Message message() {
      return Message.of("player.files-as-they-are", reason);
    }
  }
}
