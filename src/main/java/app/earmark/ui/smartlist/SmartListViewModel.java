package app.earmark.ui.smartlist;

import app.earmark.model.EpisodeId;
import app.earmark.model.EpisodeRow;
import app.earmark.model.search.SearchSort;
import app.earmark.model.search.SmartList;
import app.earmark.service.Library;
import app.earmark.service.SmartLists;
import app.earmark.ui.common.Attachable;
import app.earmark.ui.common.Background;
import app.earmark.ui.common.Navigator;
import app.earmark.ui.common.Reload;
import app.earmark.ui.common.Toaster;
import app.earmark.ui.common.page.SmartListActions;
import app.earmark.ui.common.rows.WindowedList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** What the page of a smart list shows. JavaFX thread only. */
public final class SmartListViewModel extends Attachable {

  private final long id;
  private final SmartLists lists;
  private final Library library;
  private final Background background;
  private final Navigator navigator;
  private final Toaster toaster;
  private final WindowedList<EpisodeRow> rows;
  private final Reload<Optional<SmartList>> reload;
  private final ReadOnlyObjectWrapper<Optional<SmartList>> list =
      new ReadOnlyObjectWrapper<>(this, "list", Optional.empty());

  public SmartListViewModel(
      long id, SmartLists lists, Library library, Background background, Navigator navigator, Toaster toaster) {
    this.id = id;
    this.lists = lists;
    this.library = library;
    this.background = background;
    this.navigator = navigator;
    this.toaster = toaster;
    this.rows = new WindowedList<>(background, new Source());
    this.reload = new Reload<>(background, () -> lists.find(id), list::set);
  }

  /** The search is done once for a count; the windows that follow are cut from what it found. */
  private final class Source implements WindowedList.Source<EpisodeRow> {

    /** Written and read in the background, by one reading after the other. */
    private volatile List<EpisodeId> found = List.of();

    @Override
    public int count() {
      found = lists.find(id).map(lists::episodes).orElse(List.of());
      return found.size();
    }

    @Override
    public List<EpisodeRow> window(int offset, int limit) {
      List<EpisodeId> now = found;
      int from = Math.min(offset, now.size());
      return library.rows(now.subList(from, Math.min(now.size(), from + limit)));
    }

    @Override
    public Object key(EpisodeRow row) {
      return row.id();
    }
  }

  @Override
  protected void onAttach() {
    hold(background.fx().latest(library.changes(), change -> {
      reload.now();
      rows.refresh();
    }));
    hold(reload::stop);
    hold(rows::stop);
  }

  public WindowedList<EpisodeRow> rows() {
    return rows;
  }

  /** Empty until it was read, and where it is gone. */
  public ReadOnlyObjectProperty<Optional<SmartList>> listProperty() {
    return list.getReadOnlyProperty();
  }

  public void rename(String name) {
    if (!name.isBlank()) {
      change(now -> new SmartList(now.id(), name.strip(), now.query(), now.sort()));
    }
  }

  public void seek(String query) {
    if (!query.isBlank()) {
      change(now -> new SmartList(now.id(), now.name(), query.strip(), now.sort()));
    }
  }

  public void sort(SearchSort sort) {
    change(now -> new SmartList(now.id(), now.name(), now.query(), sort));
  }

  private void change(UnaryOperator<SmartList> how) {
    list.get().ifPresent(now -> {
      SmartList next = how.apply(now);
      if (!next.equals(now)) {
        // At once, so that the next change starts from this one.
        list.set(Optional.of(next));
        background.change(() -> lists.put(next));
      }
    });
  }

  /** With an undo, which also opens it again. */
  public void delete() {
    list.get().ifPresent(new SmartListActions(lists, background, navigator, toaster)::delete);
  }
}
