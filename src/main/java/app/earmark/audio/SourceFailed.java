package app.earmark.audio;

import java.io.IOException;

/** The bytes of an episode can be read no further: the disk failed, or a download that was waited for has stopped. */
public final class SourceFailed extends IOException {

  private static final long serialVersionUID = 1;

  SourceFailed(IOException cause) {
    super(cause);
  }
}
