package app.earmark.ui.inbox;

import app.earmark.model.EpisodeFilter;
import app.earmark.model.EpisodeFilter.Which;
import app.earmark.model.EpisodeRow;
import app.earmark.service.Library;
import app.earmark.ui.common.Attachable;
import app.earmark.ui.common.Background;
import app.earmark.ui.common.Reload;
import app.earmark.ui.common.rows.EpisodeSource;
import app.earmark.ui.common.rows.WindowedList;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.ListChangeListener;

/** What the New page shows. JavaFX thread only. */
public final class InboxViewModel extends Attachable {

  /** The page as a whole. */
  public enum Showing {
    /** Nothing is known yet. */
    NOTHING,
    /** No podcast is subscribed to. */
    WELCOME,
    /** No episode is let through by the filter. */
    EMPTY,
    ROWS
  }

  private final Library library;
  private final Background background;
  private final WindowedList<EpisodeRow> rows;
  private final Reload<Boolean> anyPodcast;
  private final ObjectProperty<Which> filter = new SimpleObjectProperty<>(this, "filter", Which.UNPLAYED);
  private final ReadOnlyObjectWrapper<Showing> showing =
      new ReadOnlyObjectWrapper<>(this, "showing", Showing.NOTHING);
  private boolean subscribed = true;
  private boolean asked;

  public InboxViewModel(Library library, Background background) {
    this.library = library;
    this.background = background;
    this.rows = new WindowedList<>(background, new EpisodeSource(library, EpisodeFilter.unplayed()));
    this.anyPodcast = new Reload<>(background, library::hasPodcasts, any -> {
      subscribed = any;
      asked = true;
      decide();
    });
  }

  @Override
  protected void onAttach() {
    ListChangeListener<EpisodeRow> changed = change -> decide();
    rows.addListener(changed);
    hold(() -> rows.removeListener(changed));
    hold(rows.readyProperty(), ready -> decide());
    hold(filter.subscribe((before, which) ->
        rows.setSource(new EpisodeSource(library, new EpisodeFilter(null, which))))::unsubscribe);
    hold(background.fx().latest(library.changes(), change -> {
      rows.refresh();
      anyPodcast.now();
    }));
    hold(anyPodcast::stop);
    hold(rows::stop);
  }

  private void decide() {
    if (!rows.isEmpty()) {
      showing.set(Showing.ROWS);
    } else if (asked && !subscribed) {
      showing.set(Showing.WELCOME);
    } else if (asked && rows.readyProperty().get()) {
      showing.set(Showing.EMPTY);
    }
  }

  public WindowedList<EpisodeRow> rows() {
    return rows;
  }

  public ObjectProperty<Which> filterProperty() {
    return filter;
  }

  public ReadOnlyObjectProperty<Showing> showingProperty() {
    return showing.getReadOnlyProperty();
  }
}
