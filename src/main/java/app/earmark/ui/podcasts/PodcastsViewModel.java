package app.earmark.ui.podcasts;

import app.earmark.model.Podcast;
import app.earmark.service.Library;
import app.earmark.ui.common.Attachable;
import app.earmark.ui.common.Background;
import app.earmark.ui.common.Reload;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;

/** What the Podcasts page shows. JavaFX thread only. */
public final class PodcastsViewModel extends Attachable {

  /** In which order. */
  public enum Order {
    /** By title, as the library gives them. */
    TITLE,
    /** Most unplayed episodes first. */
    UNPLAYED
  }

  private final Library library;
  private final Background background;
  private final Reload<List<Podcast>> reload;
  private final ObjectProperty<Order> order = new SimpleObjectProperty<>(this, "order", Order.TITLE);
  private final ReadOnlyObjectWrapper<Optional<List<Podcast>>> podcasts =
      new ReadOnlyObjectWrapper<>(this, "podcasts", Optional.empty());
  private List<Podcast> read = List.of();

  public PodcastsViewModel(Library library, Background background) {
    this.library = library;
    this.background = background;
    this.reload = new Reload<>(background, library::podcasts, found -> {
      read = found;
      sort();
    });
  }

  @Override
  protected void onAttach() {
    hold(background.fx().latest(library.changes(), change -> reload.now()));
    hold(order.subscribe((before, now) -> sort())::unsubscribe);
    hold(reload::stop);
  }

  private void sort() {
    podcasts.set(Optional.of(order.get() == Order.TITLE ? read
        : read.stream().sorted(Comparator.comparingInt(Podcast::unplayed).reversed()).toList()));
  }

  public ObjectProperty<Order> orderProperty() {
    return order;
  }

  /** Empty until they were read. */
  public ReadOnlyObjectProperty<Optional<List<Podcast>>> podcastsProperty() {
    return podcasts.getReadOnlyProperty();
  }
}
