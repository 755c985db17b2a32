package app.earmark.ui.settings;

import app.earmark.model.DownloadState;
import app.earmark.model.SoundSupport;
import app.earmark.playback.PlaybackSession;
import app.earmark.service.Library;
import app.earmark.service.OpmlTransfer;
import app.earmark.ui.common.Background;
import app.earmark.ui.common.Toaster;
import app.earmark.util.Message;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** What the Settings page shows and changes. JavaFX thread only. */
public final class SettingsViewModel {

  private final PlaybackSession playback;
  private final Library library;
  private final OpmlTransfer opml;
  private final Background background;
  private final Toaster toaster;

  public SettingsViewModel(
      PlaybackSession playback,
      Library library,
      OpmlTransfer opml,
      Background background,
      Toaster toaster) {
    this.playback = playback;
    this.library = library;
    this.opml = opml;
    this.background = background;
    this.toaster = toaster;
  }

  /** Writes all subscriptions into a file that other programs can read. */
  public void exportTo(Path file, boolean withPasswords) {
    background.run(() -> Files.write(file, opml.write("Earmark", withPasswords)),
        written -> toaster.say(Message.of("window.toast.exported", file.getFileName().toString())),
        error -> toaster.say(Message.of(error instanceof IOException
            ? "window.toast.not-exported" : "window.toast.unexpected", file.toString())));
  }

  /** Which features of sound are off on this machine, and why; empty where all are there. */
  public Optional<Message> soundProblem() {
    return playback.support().get() instanceof SoundSupport.FilesAsTheyAre missing
        ? Optional.of(missing.message()) : Optional.empty();
  }

  /** Where the library is. */
  public Path folder() {
    return library.fileOf(new DownloadState.Done("", 0));
  }
}
