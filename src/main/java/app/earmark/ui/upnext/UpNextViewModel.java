package app.earmark.ui.upnext;

import app.earmark.model.EpisodeId;
import app.earmark.model.EpisodeRow;
import app.earmark.model.UpNextSnapshot;
import app.earmark.service.Library;
import app.earmark.service.Preferences;
import app.earmark.service.UpNext;
import app.earmark.service.UpNext.Then;
import app.earmark.ui.common.Attachable;
import app.earmark.ui.common.Background;
import app.earmark.ui.common.Reload;
import app.earmark.ui.common.Toaster;
import app.earmark.ui.common.page.LiveState;
import app.earmark.ui.common.rows.WindowedList;
import app.earmark.util.Message;
import java.util.Collection;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** What the Up Next page shows and does. JavaFX thread only. */
public final class UpNextViewModel extends Attachable {

  /**
   * The page as a whole.
   *
   * @param known false until the queue was read
   * @param leftMs what is left to hear of all that is queued, in the episodes' own time
   * @param unknown how many of them do not say how long they are
   * @param speed at which they would be heard now
   * @param goesOn whether anything follows at the end of an episode
   */
  public record Queue(boolean known, int count, long leftMs, int unknown, double speed, boolean goesOn, Then then) {

    static final Queue UNKNOWN = new Queue(false, 0, 0, 0, 1, true, Then.NOTHING);

    /** How long that takes, as fast as it is heard now. */
    public long takesMs() {
      return Math.round(leftMs / speed);
    }
  }

  private record Read(List<EpisodeRow> rows, boolean goesOn, Then then) {}

  private final UpNext upNext;
  private final Preferences preferences;
  private final Background background;
  private final LiveState live;
  private final Toaster toaster;
  private final WindowedList<EpisodeRow> rows;
  private final Reload<Read> reload;
  private final ReadOnlyObjectWrapper<Queue> queue = new ReadOnlyObjectWrapper<>(this, "queue", Queue.UNKNOWN);
  private final Library library;

  public UpNextViewModel(
      Library library, UpNext upNext, Preferences preferences, Background background, LiveState live,
      Toaster toaster) {
    this.library = library;
    this.upNext = upNext;
    this.preferences = preferences;
    this.background = background;
    this.live = live;
    this.toaster = toaster;
    this.rows = new WindowedList<>(background, new Source(upNext));
    this.reload = new Reload<>(background, () -> new Read(
        upNext.rows(), preferences.get(UpNext.GOES_ON), preferences.get(UpNext.THEN)), this::show);
  }

  private record Source(UpNext upNext) implements WindowedList.Source<EpisodeRow> {

    @Override
    public int count() {
      return upNext.rows().size();
    }

    @Override
    public List<EpisodeRow> window(int offset, int limit) {
      List<EpisodeRow> all = upNext.rows();
      return all.subList(Math.min(offset, all.size()), Math.min(offset + limit, all.size()));
    }

    @Override
    public Object key(EpisodeRow row) {
      return row.id();
    }
  }

  @Override
  protected void onAttach() {
    hold(background.fx().latest(upNext.snapshot(), snapshot -> readAgain()));
    hold(background.fx().latest(library.changes(), change -> {
      if (change.episodes().isEmpty() || change.episodes().stream().anyMatch(upNext.snapshot().get()::contains)) {
        readAgain();
      }
    }));
    hold(background.fx().latest(preferences.changes(), change -> reload.now()));
    hold(live.playbackProperty().map(state -> state.speed()), speed -> {
      Queue now = queue.get();
      queue.set(new Queue(now.known, now.count, now.leftMs, now.unknown, speed, now.goesOn, now.then));
    });
    hold(reload::stop);
    hold(rows::stop);
  }

  private void readAgain() {
    rows.refresh();
    reload.now();
  }

  private void show(Read read) {
    long left = 0;
    int unknown = 0;
    for (EpisodeRow row : read.rows) {
      Long duration = row.durationMs();
      if (duration == null || duration <= 0) {
        unknown++;
      } else {
        left += Math.max(0, duration - row.positionMs());
      }
    }
    queue.set(new Queue(true, read.rows.size(), left, unknown, live.playbackProperty().get().speed(), read.goesOn,
        read.then));
  }

  public WindowedList<EpisodeRow> rows() {
    return rows;
  }

  public ReadOnlyObjectProperty<Queue> queueProperty() {
    return queue.getReadOnlyProperty();
  }

  /** Puts episodes before the row with this index; those that are not queued yet are added. */
  public void drop(List<EpisodeId> episodes, int index) {
    background.change(() -> upNext.insert(episodes, index));
  }

  /** One place up or down. */
  public void shift(Collection<EpisodeRow> chosen, int direction) {
    List<EpisodeId> ids = chosen.stream().map(EpisodeRow::id).toList();
    background.change(() -> upNext.shift(ids, direction));
  }

  public void clear() {
    background.change(upNext::clear, (UpNextSnapshot before) -> {
      if (!before.episodes().isEmpty()) {
        toaster.offerUndo(Message.of("window.toast.queue-cleared", before.episodes().size()),
            () -> background.change(() -> upNext.restore(before, before.episodes())));
      }
    });
  }

  public void goOn(boolean goesOn) {
    background.change(() -> preferences.set(UpNext.GOES_ON, goesOn));
  }

  public void then(Then then) {
    background.change(() -> preferences.set(UpNext.THEN, then));
  }
}
