package app.earmark.ui.downloads;

import app.earmark.model.DownloadState;
import app.earmark.model.DownloadsSnapshot;
import app.earmark.model.Episode;
import app.earmark.model.EpisodeFilter;
import app.earmark.model.EpisodeFilter.Which;
import app.earmark.model.EpisodeId;
import app.earmark.model.EpisodeRow;
import app.earmark.service.Downloads;
import app.earmark.service.Library;
import app.earmark.ui.common.Attachable;
import app.earmark.ui.common.Background;
import app.earmark.ui.common.page.LiveState;
import app.earmark.ui.common.rows.WindowedList;
import app.earmark.util.Observable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ListChangeListener;

/** What the Downloads page shows: running, then waiting, paused, failed, then what is on disk. JavaFX thread only. */
public final class DownloadsViewModel extends Attachable {

  /** The page as a whole. */
  public enum Showing {
    NOTHING,
    EMPTY,
    ROWS
  }

  /**
   * What is going on, in short.
   *
   * @param canPause something runs or waits
   * @param canResume something is paused
   */
  public record Summary(int running, int waiting, int failed, long bytesPerSecond, boolean canPause,
      boolean canResume) {

    static final Summary NOTHING = new Summary(0, 0, 0, 0, false, false);
  }

  private final Library library;
  private final Downloads downloads;
  private final Background background;
  private final LiveState live;
  private final WindowedList<EpisodeRow> rows;
  private final ReadOnlyObjectWrapper<Summary> summary =
      new ReadOnlyObjectWrapper<>(this, "summary", Summary.NOTHING);
  private final ReadOnlyObjectWrapper<Showing> showing =
      new ReadOnlyObjectWrapper<>(this, "showing", Showing.NOTHING);
  private List<EpisodeId> order = List.of();

  public DownloadsViewModel(Library library, Downloads downloads, Background background, LiveState live) {
    this.library = library;
    this.downloads = downloads;
    this.background = background;
    this.live = live;
    this.rows = new WindowedList<>(background, new Source(library, downloads.snapshot()));
  }

  /** The queue, sorted by what is going on, followed by what is on disk. */
  private record Source(Library library, Observable<DownloadsSnapshot> queue)
      implements WindowedList.Source<EpisodeRow> {

    private static final EpisodeFilter ON_DISK = new EpisodeFilter(null, Which.DOWNLOADED);

    @Override
    public int count() {
      return queue.get().queue().size() + library.count(ON_DISK);
    }

    @Override
    public List<EpisodeRow> window(int offset, int limit) {
      List<EpisodeId> queued = sorted(queue.get());
      List<EpisodeRow> window = new ArrayList<>();
      for (int i = offset; i < Math.min(offset + limit, queued.size()); i++) {
        library.episode(queued.get(i)).map(Episode::row).ifPresent(window::add);
      }
      int left = limit - Math.max(0, Math.min(offset + limit, queued.size()) - offset);
      if (left > 0) {
        window.addAll(library.window(ON_DISK, Math.max(0, offset - queued.size()), left));
      }
      return window;
    }

    @Override
    public Object key(EpisodeRow row) {
      return row.id();
    }
  }

  static List<EpisodeId> sorted(DownloadsSnapshot snapshot) {
    Map<EpisodeId, DownloadState> states = snapshot.states();
    return snapshot.queue().stream()
        .sorted(Comparator.comparingInt(id -> rank(Optional.ofNullable(states.get(id)).orElse(
            new DownloadState.Queued()))))
        .toList();
  }

  private static int rank(DownloadState state) {
    return switch (state) {
      case DownloadState.Running _ -> 0;
      case DownloadState.Queued _, DownloadState.None _ -> 1;
      case DownloadState.Paused _ -> 2;
      case DownloadState.Failed _ -> 3;
      case DownloadState.Done _ -> 4;
    };
  }

  @Override
  protected void onAttach() {
    ListChangeListener<EpisodeRow> changed = change -> decide();
    rows.addListener(changed);
    hold(() -> rows.removeListener(changed));
    hold(rows.readyProperty(), ready -> decide());
    hold(live.downloadsProperty(), this::onSnapshot);
    hold(background.fx().latest(library.changes(), change -> rows.refresh()));
    hold(rows::stop);
  }

  /** Bytes come many times a second, but the rows are read again only when their order is another one. */
  private void onSnapshot(DownloadsSnapshot snapshot) {
    summary.set(summarise(snapshot));
    List<EpisodeId> sorted = sorted(snapshot);
    if (!sorted.equals(order)) {
      order = sorted;
      rows.refresh();
    }
  }

  private static Summary summarise(DownloadsSnapshot snapshot) {
    int running = 0;
    int waiting = 0;
    int paused = 0;
    int failed = 0;
    for (DownloadState state : snapshot.states().values()) {
      switch (state) {
        case DownloadState.Running _ -> running++;
        case DownloadState.Queued _ -> waiting++;
        case DownloadState.Paused _ -> paused++;
        case DownloadState.Failed _ -> failed++;
        case DownloadState.None _, DownloadState.Done _ -> { }
      }
    }
    return new Summary(running, waiting, failed, snapshot.bytesPerSecond(), running + waiting > 0, paused > 0);
  }

  private void decide() {
    if (!rows.isEmpty()) {
      showing.set(Showing.ROWS);
    } else if (rows.readyProperty().get()) {
      showing.set(Showing.EMPTY);
    }
  }

  /** Puts episodes of the queue before the row with this index. */
  public void drop(List<EpisodeId> episodes, int index) {
    List<EpisodeId> sorted = order;
    EpisodeId before = index < sorted.size() ? sorted.get(index) : null;
    background.change(() -> downloads.move(episodes, before));
  }

  /** One place up or down in the queue. */
  public void shift(Collection<EpisodeRow> chosen, int direction) {
    List<EpisodeId> ids = chosen.stream().map(EpisodeRow::id).filter(order::contains).toList();
    if (ids.isEmpty()) {
      return;
    }
    int index = direction < 0
        ? ids.stream().mapToInt(order::indexOf).min().orElse(0) - 1
        : ids.stream().mapToInt(order::indexOf).max().orElse(0) + 2;
    if (index >= 0) {
      drop(ids, index);
    }
  }

  public void pauseAll() {
    background.change(downloads::pauseAll);
  }

  public void resumeAll() {
    background.change(downloads::resumeAll);
  }

  public WindowedList<EpisodeRow> rows() {
    return rows;
  }

  public ReadOnlyObjectProperty<Summary> summaryProperty() {
    return summary.getReadOnlyProperty();
  }

  public ReadOnlyObjectProperty<Showing> showingProperty() {
    return showing.getReadOnlyProperty();
  }
}
