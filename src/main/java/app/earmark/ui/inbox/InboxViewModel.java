package app.earmark.ui.inbox;

import app.earmark.model.EpisodeFilter;
import app.earmark.model.EpisodeFilter.Length;
import app.earmark.model.EpisodeFilter.Which;
import app.earmark.model.EpisodeId;
import app.earmark.model.EpisodeRow;
import app.earmark.model.Preference;
import app.earmark.service.Folders;
import app.earmark.service.Library;
import app.earmark.service.Preferences;
import app.earmark.ui.common.Attachable;
import app.earmark.ui.common.Background;
import app.earmark.ui.common.Reload;
import app.earmark.ui.common.page.LiveState;
import app.earmark.ui.common.rows.WindowedList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.ListChangeListener;
import org.jspecify.annotations.Nullable;

/** What the New page shows; how it is narrowed is remembered. JavaFX thread only. */
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

  public static final Preference<Which> WHICH = new Preference.OneOf<>("new.which", Which.UNPLAYED);
  public static final Preference<Length> LENGTH = new Preference.OneOf<>("new.length", Length.ANY);

  /** The name of a folder; empty: all podcasts. */
  public static final Preference<String> FOLDER = new Preference.Line("new.folder");

  private record Read(boolean subscribed, List<String> folders, Which which, Length length, String folder) {}

  private final Library library;
  private final Preferences preferences;
  private final LiveState live;
  private final Background background;

  /** What was unplayed here and was begun since: it stays until the listener leaves. Read in the background. */
  private final AtomicReference<Set<EpisodeId>> begun = new AtomicReference<>(Set.of());

  private final WindowedList<EpisodeRow> rows;
  private final Reload<Read> reload;
  private final ObjectProperty<Which> which = new SimpleObjectProperty<>(this, "which", Which.UNPLAYED);
  private final ObjectProperty<Length> length = new SimpleObjectProperty<>(this, "length", Length.ANY);
  private final ObjectProperty<String> folder = new SimpleObjectProperty<>(this, "folder", "");
  private final ReadOnlyObjectWrapper<List<String>> folders = new ReadOnlyObjectWrapper<>(this, "folders", List.of());
  private final ReadOnlyObjectWrapper<Showing> showing =
      new ReadOnlyObjectWrapper<>(this, "showing", Showing.NOTHING);
  private EpisodeFilter shown = EpisodeFilter.unplayed();
  private boolean subscribed = true;
  private boolean asked;
  private boolean following;
  private int choosing;

  public InboxViewModel(Library library, Preferences preferences, LiveState live, Background background) {
    this.library = library;
    this.preferences = preferences;
    this.live = live;
    this.background = background;
    this.rows = new WindowedList<>(background, new InboxSource(library, shown, begun::get));
    this.reload = new Reload<>(background, this::read, this::show);
  }

  private Read read() {
    return new Read(library.hasPodcasts(), library.folders().names(), preferences.get(WHICH), preferences.get(LENGTH),
        preferences.get(FOLDER));
  }

  @Override
  protected void onAttach() {
    ListChangeListener<EpisodeRow> changed = change -> decide();
    rows.addListener(changed);
    hold(() -> rows.removeListener(changed));
    hold(live.playbackProperty(), playback -> noteBegun(playback.episode()));
    // The page may be kept and come back: it was left all the same.
    hold(() -> begun.set(Set.of()));
    hold(rows.readyProperty(), ready -> decide());
    hold(which.subscribe((before, now) -> choose(WHICH, now))::unsubscribe);
    hold(length.subscribe((before, now) -> choose(LENGTH, now))::unsubscribe);
    hold(folder.subscribe((before, now) -> choose(FOLDER, now))::unsubscribe);
    hold(background.fx().latest(preferences.changes(), change -> reload.now()));
    hold(background.fx().latest(library.changes(), change -> {
      reload.now();
      // The first rows wait until it is known how they are narrowed.
      if (asked) {
        rows.refresh();
      }
    }));
    hold(reload::stop);
    hold(rows::stop);
  }

  private void noteBegun(@Nullable EpisodeRow loaded) {
    if (loaded != null && !begun.get().contains(loaded.id())
        && rows.indexOfLoaded(row -> row.id().equals(loaded.id())) >= 0) {
      Set<EpisodeId> more = new HashSet<>(begun.get());
      more.add(loaded.id());
      begun.set(Set.copyOf(more));
    }
  }

  private <T> void choose(Preference<T> preference, T now) {
    if (!following) {
      choosing++;
      background.change(() -> {
        preferences.set(preference, now);
        return now;
      }, kept -> {
        choosing--;
        reload.now();
      });
      narrow();
    }
  }

  private void show(Read read) {
    subscribed = read.subscribed();
    boolean first = !asked;
    asked = true;
    folders.set(read.folders());
    if (choosing == 0) {
      following = true;
      which.set(read.which());
      length.set(read.length());
      folder.set(read.folder());
      following = false;
      // A folder that is gone would hide everything for ever.
      if (read.folders().stream().noneMatch(name -> Folders.isWithin(name, read.folder()))) {
        folder.set("");
      }
    }
    if (!narrow() && first) {
      rows.refresh();
    }
    decide();
  }

  /** Whether the rows are others now. */
  private boolean narrow() {
    var wanted = new EpisodeFilter(null, which.get(), length.get(), folder.get().isEmpty() ? null : folder.get());
    if (wanted.equals(shown)) {
      return false;
    }
    shown = wanted;
    rows.setSource(new InboxSource(library, wanted, begun::get));
    return true;
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
    return which;
  }

  public ObjectProperty<Length> lengthProperty() {
    return length;
  }

  /** Empty: all podcasts. */
  public ObjectProperty<String> folderProperty() {
    return folder;
  }

  /** The folders there are. */
  public ReadOnlyObjectProperty<List<String>> foldersProperty() {
    return folders.getReadOnlyProperty();
  }

  public ReadOnlyObjectProperty<Showing> showingProperty() {
    return showing.getReadOnlyProperty();
  }
}
