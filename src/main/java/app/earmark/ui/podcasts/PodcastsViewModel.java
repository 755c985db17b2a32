package app.earmark.ui.podcasts;

import app.earmark.model.Podcast;
import app.earmark.model.PodcastId;
import app.earmark.model.Preference;
import app.earmark.service.Folders;
import app.earmark.service.Library;
import app.earmark.service.Preferences;
import app.earmark.ui.common.Attachable;
import app.earmark.ui.common.Background;
import app.earmark.ui.common.Reload;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/** What the Podcasts page shows; how it is sorted and laid out is remembered. JavaFX thread only. */
public final class PodcastsViewModel extends Attachable {

  /** In which order. */
  public enum Order {
    /** By title, as the library gives them. */
    TITLE,
    /** The one with the newest episode first. */
    NEWEST,
    /** Most unplayed episodes first. */
    UNPLAYED,
    /** What was listened to last first. */
    LISTENED
  }

  /** How they are laid out. */
  public enum Layout {
    GRID,
    LIST
  }

  public static final Preference<Order> ORDER = new Preference.OneOf<>("podcasts.order", Order.TITLE);
  public static final Preference<Layout> LAYOUT = new Preference.OneOf<>("podcasts.layout", Layout.GRID);

  /**
   * The podcasts in their order, and how to lay them out.
   *
   * @param folders all folders that there are
   */
  public record Showing(
      List<Podcast> podcasts, Map<PodcastId, Instant> newest, Layout layout, List<String> folders) {}

  private record Read(Order order, Showing showing) {}

  private final @Nullable String folder;
  private final Library library;
  private final Preferences preferences;
  private final Background background;
  private final Reload<Read> reload;
  private final ObjectProperty<Order> order = new SimpleObjectProperty<>(this, "order", Order.TITLE);
  private final ObjectProperty<Layout> layout = new SimpleObjectProperty<>(this, "layout", Layout.GRID);
  private final ReadOnlyObjectWrapper<Optional<Showing>> showing =
      new ReadOnlyObjectWrapper<>(this, "showing", Optional.empty());
  private boolean following;

  /** @param folder shows only what is in this folder or within it; null: all */
  public PodcastsViewModel(
      Library library, Preferences preferences, Background background, @Nullable String folder) {
    this.folder = folder;
    this.library = library;
    this.preferences = preferences;
    this.background = background;
    this.reload = new Reload<>(background, this::read, this::show);
  }

  @Override
  protected void onAttach() {
    hold(background.fx().latest(library.changes(), change -> reload.now()));
    hold(background.fx().latest(preferences.changes(), change -> reload.now()));
    hold(order.subscribe((before, now) -> choose(ORDER, now))::unsubscribe);
    hold(layout.subscribe((before, now) -> choose(LAYOUT, now))::unsubscribe);
    hold(reload::stop);
  }

  private <T> void choose(Preference<T> preference, T now) {
    if (!following) {
      background.change(() -> preferences.set(preference, now));
    }
  }

  private Read read() {
    Order by = preferences.get(ORDER);
    Map<PodcastId, List<String>> folders = library.folders().all();
    List<Podcast> podcasts = folder == null ? library.podcasts() : library.podcasts().stream()
        .filter(podcast -> folders.getOrDefault(podcast.id(), List.of()).stream()
            .anyMatch(name -> Folders.isWithin(name, folder)))
        .toList();
    Map<PodcastId, Instant> newest = library.newestEpisodes();
    List<Podcast> sorted = switch (by) {
      case TITLE -> podcasts;
      case NEWEST -> byLatest(podcasts, newest);
      case LISTENED -> byLatest(podcasts, library.lastListened());
      case UNPLAYED -> podcasts.stream().sorted(Comparator.comparingInt(Podcast::unplayed).reversed()).toList();
    };
    return new Read(by, new Showing(sorted, newest, preferences.get(LAYOUT), library.folders().names()));
  }

  /** Those without a moment come last, by title. */
  private static List<Podcast> byLatest(List<Podcast> podcasts, Map<PodcastId, Instant> moments) {
    return podcasts.stream().sorted(Comparator.comparing(
        (Podcast podcast) -> moments.getOrDefault(podcast.id(), Instant.MIN)).reversed()).toList();
  }

  private void show(Read read) {
    following = true;
    order.set(read.order());
    layout.set(read.showing().layout());
    following = false;
    showing.set(Optional.of(read.showing()));
  }

  /** The folder that is shown; empty: all podcasts. */
  public Optional<String> folder() {
    return Optional.ofNullable(folder);
  }

  public ObjectProperty<Order> orderProperty() {
    return order;
  }

  public ObjectProperty<Layout> layoutProperty() {
    return layout;
  }

  /** Empty until they were read. */
  public ReadOnlyObjectProperty<Optional<Showing>> showingProperty() {
    return showing.getReadOnlyProperty();
  }
}
