package app.earmark.ui.main;

import app.earmark.model.EpisodeRow;
import app.earmark.model.PlaybackState;
import app.earmark.service.Earmarks;
import app.earmark.ui.common.Background;
import app.earmark.ui.common.Toaster;
import app.earmark.ui.common.page.LiveState;
import app.earmark.util.Message;
import app.earmark.util.Subscription;
import java.time.Duration;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** Marks the moment that is being played, and offers to write a note about it. JavaFX thread only. */
final class EarmarkViewModel {

  private static final Duration OFFERED = Duration.ofSeconds(12);

  /**
   * A mark that was just made.
   *
   * @param id number of the mark
   */
  record Made(long id, EpisodeRow row, long positionMs) {}

  private final Earmarks earmarks;
  private final Background background;
  private final Toaster toaster;
  private final LiveState live;
  private final ReadOnlyObjectWrapper<Optional<Made>> made =
      new ReadOnlyObjectWrapper<>(this, "made", Optional.empty());
  private Subscription offer = () -> { };

  EarmarkViewModel(Earmarks earmarks, Background background, Toaster toaster, LiveState live) {
    this.earmarks = earmarks;
    this.background = background;
    this.toaster = toaster;
    this.live = live;
  }

  /** Marks what is heard now; says so where nothing is loaded. */
  void mark() {
    PlaybackState now = live.playbackProperty().get();
    EpisodeRow row = now.episode();
    if (row == null) {
      toaster.say(Message.of("window.toast.nothing-to-mark"));
      return;
    }
    long position = now.positionMs();
    background.change(() -> earmarks.mark(row.id(), position), id -> {
      made.set(Optional.of(new Made(id, row, position)));
      offerFor();
    });
  }

  private void offerFor() {
    offer.close();
    offer = background.fx().after(OFFERED, this::done);
  }

  /** The listener is writing: the offer stays. */
  void writing() {
    offer.close();
  }

  void save(String note) {
    made.get().filter(mark -> !note.isBlank())
        .ifPresent(mark -> background.change(() -> earmarks.setNote(mark.id(), note)));
    done();
  }

  void done() {
    offer.close();
    made.set(Optional.empty());
  }

  /** The mark whose note may be written now. */
  ReadOnlyObjectProperty<Optional<Made>> madeProperty() {
    return made.getReadOnlyProperty();
  }
}
