package app.earmark.ui.history;

import app.earmark.model.EpisodeId;
import app.earmark.model.EpisodeRow;
import app.earmark.model.HeardEpisode;
import app.earmark.service.ListeningHistory;
import app.earmark.ui.common.Attachable;
import app.earmark.ui.common.Background;
import app.earmark.ui.common.Toaster;
import app.earmark.ui.common.rows.WindowedList;
import app.earmark.util.Message;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ListChangeListener;

/** What the History page shows and does. JavaFX thread only. */
public final class HistoryViewModel extends Attachable {

  /** The page as a whole. */
  public enum Showing {
    NOTHING,
    EMPTY,
    ROWS
  }

  private final ListeningHistory history;
  private final Background background;
  private final Toaster toaster;

  /** What is known of each row; filled in the background with the rows, read on the JavaFX thread. */
  private final Map<EpisodeId, HeardEpisode> heard = new ConcurrentHashMap<>();

  private final WindowedList<EpisodeRow> rows;
  private final ReadOnlyObjectWrapper<Showing> showing =
      new ReadOnlyObjectWrapper<>(this, "showing", Showing.NOTHING);

  public HistoryViewModel(ListeningHistory history, Background background, Toaster toaster) {
    this.history = history;
    this.background = background;
    this.toaster = toaster;
    this.rows = new WindowedList<>(background, new Source());
  }

  private final class Source implements WindowedList.Source<EpisodeRow> {

    @Override
    public int count() {
      return history.count();
    }

    @Override
    public List<EpisodeRow> window(int offset, int limit) {
      List<HeardEpisode> window = history.latest(offset, limit);
      window.forEach(one -> heard.put(one.row().id(), one));
      return window.stream().map(HeardEpisode::row).toList();
    }

    @Override
    public Object key(EpisodeRow row) {
      return row.id();
    }

    /** When it was heard, and how far, is no part of the row. */
    @Override
    public boolean looksTheSame(EpisodeRow before, EpisodeRow now) {
      return false;
    }
  }

  @Override
  protected void onAttach() {
    ListChangeListener<EpisodeRow> changed = change -> decide();
    rows.addListener(changed);
    hold(() -> rows.removeListener(changed));
    hold(rows.readyProperty(), ready -> decide());
    hold(background.fx().latest(history.changes(), change -> rows.refresh()));
    hold(rows::stop);
  }

  private void decide() {
    if (!rows.isEmpty()) {
      showing.set(Showing.ROWS);
    } else if (rows.readyProperty().get()) {
      showing.set(Showing.EMPTY);
    }
  }

  public WindowedList<EpisodeRow> rows() {
    return rows;
  }

  public ReadOnlyObjectProperty<Showing> showingProperty() {
    return showing.getReadOnlyProperty();
  }

  /** When and how far; empty where the row is not in the history (any more). */
  public Optional<HeardEpisode> heard(EpisodeRow row) {
    return Optional.ofNullable(heard.get(row.id()));
  }

  /** Takes rows out of the history, with an undo; marks and positions stay. */
  public void forget(Collection<EpisodeRow> chosen) {
    if (chosen.isEmpty()) {
      return;
    }
    List<EpisodeId> ids = chosen.stream().map(EpisodeRow::id).toList();
    background.change(() -> history.forget(ids), known -> toaster.offerUndo(
        Message.of("window.toast.history-forgotten", known.size()),
        () -> background.change(() -> history.restore(known))));
  }

  /** The same for all of it. */
  public void clear() {
    background.change(() -> history.forget(
        history.latest(0, ListeningHistory.KEPT).stream().map(one -> one.row().id()).toList()),
        known -> toaster.offerUndo(
            Message.of("window.toast.history-cleared"), () -> background.change(() -> history.restore(known))));
  }
}
