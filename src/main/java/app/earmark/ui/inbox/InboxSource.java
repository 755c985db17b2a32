package app.earmark.ui.inbox;

import app.earmark.model.EpisodeFilter;
import app.earmark.model.EpisodeId;
import app.earmark.model.EpisodeRow;
import app.earmark.model.PlayState;
import app.earmark.service.Library;
import app.earmark.ui.common.rows.WindowedList;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The rows that a filter lets through, newest first, and among them, where they were, those unplayed ones that were
 * begun since the page was opened: a row must not vanish while it is being looked at.
 *
 * @param begun any thread
 */
record InboxSource(Library library, EpisodeFilter filter, Supplier<Set<EpisodeId>> begun)
    implements WindowedList.Source<EpisodeRow> {

  /** A row that the filter does not let through any more, and how many of those it does stand before it. */
  private record Extra(EpisodeRow row, int before) {}

  @Override
  public int count() {
    return library.count(filter) + extras().size();
  }

  private List<Extra> extras() {
    Set<EpisodeId> ids = begun.get();
    if (ids.isEmpty() || filter.which() != EpisodeFilter.Which.UNPLAYED) {
      return List.of();
    }
    return library.rows(ids).stream()
        .filter(row -> row.playState() == PlayState.STARTED)
        .map(row -> new Extra(row, library.countBefore(filter, row.id())))
        .sorted(Comparator.comparingInt(Extra::before).thenComparing(extra -> extra.row().published(),
            Comparator.nullsLast(Comparator.reverseOrder())))
        .toList();
  }

  @Override
  public List<EpisodeRow> window(int offset, int limit) {
    List<Extra> extras = extras();
    if (extras.isEmpty()) {
      return library.window(filter, offset, limit);
    }
    int before = 0;
    List<Extra> within = new ArrayList<>();
    for (int i = 0; i < extras.size(); i++) {
      int place = extras.get(i).before() + i;
      if (place < offset) {
        before++;
      } else if (place < offset + limit) {
        within.add(extras.get(i));
      }
    }
    List<EpisodeRow> rows = new ArrayList<>(library.window(filter, offset - before, limit - within.size()));
    for (int i = 0; i < within.size(); i++) {
      int place = within.get(i).before() + before + i - offset;
      rows.add(Math.min(place, rows.size()), within.get(i).row());
    }
    return rows;
  }

  @Override
  public Object key(EpisodeRow row) {
    return row.id();
  }
}
