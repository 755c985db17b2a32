package app.earmark.ui.common.rows;

import app.earmark.model.EpisodeFilter;
import app.earmark.model.EpisodeRow;
import app.earmark.service.Library;
import java.util.List;

/** The rows that a filter lets through, newest first. */
public record EpisodeSource(Library library, EpisodeFilter filter) implements WindowedList.Source<EpisodeRow> {

  @Override
  public int count() {
    return library.count(filter);
  }

  @Override
  public List<EpisodeRow> window(int offset, int limit) {
    return library.window(filter, offset, limit);
  }

  @Override
  public Object key(EpisodeRow row) {
    return row.id();
  }
}
