package app.earmark.ui.common.rows;

import app.earmark.model.DownloadState;
import app.earmark.model.EpisodeId;
import app.earmark.model.EpisodeRow;
import app.earmark.model.PlayState;
import app.earmark.model.PodcastId;
import app.earmark.ui.common.page.PageContext;
import app.earmark.util.Subscription;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javafx.scene.Group;
import javafx.scene.Scene;

/**
 * Lays out a list of episodes that nobody sees, row by row. A window that opens on an empty library would otherwise
 * stand still for a quarter of a second when the first podcast arrives, in the middle of an import. JavaFX thread only.
 */
public final class RowsRehearsal implements WindowedList.Source<EpisodeRow> {

  /** So many rows the first list has in the end; more would need nothing new. */
  private static final int MOST = 6;

  private static final Duration REST = Duration.ofMillis(60);
  private static final double WIDTH = 1000;

  private final PageContext context;
  private final WindowedList<EpisodeRow> rows;
  private final EpisodeList list;

  /** Written on the JavaFX thread, read in the background. */
  private final AtomicInteger count = new AtomicInteger();

  /** Begins; closing what it returns ends it. */
  public static Subscription start(PageContext context, String styleSheet) {
    var rehearsal = new RowsRehearsal(context);
    var scene = new Scene(new Group(rehearsal.list.node()));
    scene.getStylesheets().add(styleSheet);
    rehearsal.list.view().setMinSize(WIDTH, WIDTH / 2);
    rehearsal.list.attach();
    Subscription[] next = {() -> { }};
    Runnable[] step = new Runnable[1];
    step[0] = () -> {
      scene.getRoot().applyCss();
      scene.getRoot().layout();
      int now = rehearsal.count.incrementAndGet();
      rehearsal.rows.refresh();
      if (now <= MOST) {
        next[0] = context.background().fx().after(REST, step[0]);
      } else {
        rehearsal.list.detach();
      }
    };
    step[0].run();
    return () -> {
      next[0].close();
      rehearsal.list.detach();
    };
  }

  private RowsRehearsal(PageContext context) {
    this.context = context;
    this.rows = new WindowedList<>(context.background(), this);
    this.list = new EpisodeList(context, rows, new RowStyle(RowStyle.Group.DAY, true, false, false), "");
  }

  @Override
  public int count() {
    return count.get();
  }

  @Override
  public List<EpisodeRow> window(int offset, int limit) {
    String title = context.texts().get("page.new.title");
    return IntStream.range(offset, Math.min(count.get(), offset + limit)).mapToObj(i -> new EpisodeRow(
        new EpisodeId(-1 - i), new PodcastId(-1), title, title, null, null, null, i == 0 ? PlayState.PLAYED : PlayState.UNPLAYED, 0,
        new DownloadState.None(), false)).toList();
  }

  @Override
  public Object key(EpisodeRow row) {
    return row.id();
  }
}
