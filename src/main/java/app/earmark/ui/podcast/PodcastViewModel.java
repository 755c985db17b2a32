package app.earmark.ui.podcast;

import app.earmark.model.EpisodeFilter;
import app.earmark.model.EpisodeRow;
import app.earmark.model.FeedCandidate;
import app.earmark.model.FeedDiagnostic;
import app.earmark.model.Merge;
import app.earmark.model.NewPlace;
import app.earmark.model.Podcast;
import app.earmark.model.PodcastId;
import app.earmark.model.SignIn;
import app.earmark.model.Trailer;
import app.earmark.service.FeedCare;
import app.earmark.service.Library;
import app.earmark.service.Preferences;
import app.earmark.ui.common.Attachable;
import app.earmark.ui.common.Background;
import app.earmark.ui.common.Navigator;
import app.earmark.ui.common.Place;
import app.earmark.ui.common.Reload;
import app.earmark.ui.common.Toaster;
import app.earmark.ui.common.notes.Block;
import app.earmark.ui.common.notes.NotesReader;
import app.earmark.ui.common.page.EpisodeActions;
import app.earmark.ui.common.page.LiveState;
import app.earmark.ui.common.page.NotesViews;
import app.earmark.ui.common.page.PodcastActions;
import app.earmark.ui.common.rows.EpisodeSource;
import app.earmark.ui.common.rows.WindowedList;
import app.earmark.util.Message;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;

/** What the page of one podcast shows. JavaFX thread only. */
public final class PodcastViewModel extends Attachable {

  /** The parts of the page. */
  public enum Part {
    EPISODES,
    ABOUT,
    SETTINGS,
    HEALTH
  }

  /**
   * The podcast with what goes with it.
   *
   * @param folders that it is in
   * @param description cleaned, as text
   * @param pictures whether pictures in it are fetched unasked
   * @param user the name that is given to its host, where it is private
   * @param movedOnto the subscription to whose address this one's feed has moved
   * @param guesses items that were taken for known episodes, which the listener may say is wrong
   */
  public record Details(Podcast podcast, List<String> folders, List<Block> description, boolean pictures,
      Optional<String> user, Optional<Podcast> movedOnto,
      List<FeedDiagnostic> diagnostics, List<Merge> guesses) {

    /** Whether its host wants a name and password, or other ones. */
    boolean asksForSignIn() {
      Message problem = podcast.health().problem();
      return problem != null && problem.key().startsWith("feed.problem.sign-in");
    }
  }

  /** A search for the feed's new address, while it runs and with what it found. */
  public record Search(boolean running, List<FeedCandidate> found) {}

  private final PodcastId id;
  private final PodcastActions actions;
  private final FeedCare care;
  private final Library library;
  private final Preferences preferences;
  private final EpisodeActions episodes;
  private final Background background;
  private final Navigator navigator;
  private final Toaster toaster;
  private final LiveState live;
  private final WindowedList<EpisodeRow> rows;
  private final Reload<Optional<Details>> reload;
  private final ReadOnlyObjectWrapper<Optional<Details>> details =
      new ReadOnlyObjectWrapper<>(this, "details", Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<Search>> search =
      new ReadOnlyObjectWrapper<>(this, "search", Optional.empty());
  private final ReadOnlyBooleanWrapper gone = new ReadOnlyBooleanWrapper(this, "gone", false);
  private final ReadOnlyBooleanWrapper refreshing = new ReadOnlyBooleanWrapper(this, "refreshing", false);
  private final ObjectProperty<Part> part = new SimpleObjectProperty<>(this, "part", Part.EPISODES);

  public PodcastViewModel(
      PodcastId id,
      Library library,
      Preferences preferences,
      EpisodeActions episodes,
      PodcastActions actions,
      FeedCare care,
      Background background,
      Navigator navigator,
      Toaster toaster,
      LiveState live) {
    this.id = id;
    this.library = library;
    this.preferences = preferences;
    this.episodes = episodes;
    this.actions = actions;
    this.care = care;
    this.background = background;
    this.navigator = navigator;
    this.toaster = toaster;
    this.live = live;
    this.rows = new WindowedList<>(background, new EpisodeSource(library, EpisodeFilter.of(id)));
    this.reload = new Reload<>(background, this::read, found -> {
      details.set(found);
      gone.set(found.isEmpty());
    });
  }

  private Optional<Details> read() {
    return library.podcast(id).map(podcast -> new Details(podcast, library.folders().all().getOrDefault(id, List.of()),
        NotesReader.read(podcast.description(), podcast.link() == null ? podcast.feedUrl() : podcast.link(), 0L),
        preferences.get(NotesViews.PICTURES, id),
        care.signIns().user(id),
        care.moved().movedOnto(id),
        library.diagnostics(id),
        library.merges(id).stream().filter(merge -> !merge.undone()).toList()));
  }

  @Override
  protected void onAttach() {
    // Whatever changed: of changes that come in quick succession only the last is heard.
    hold(background.fx().latest(library.changes(), change -> {
      reload.now();
      rows.refresh();
    }));
    hold(background.fx().latest(preferences.changes(), change -> reload.now()));
    hold(live.refreshProperty(), progress -> refreshing.set(progress.running().contains(id)));
    hold(reload::stop);
    hold(rows::stop);
  }

  /** Keeps another name and password, and asks the feed with them. */
  public void signIn(SignIn signIn) {
    background.run(() -> {
      care.signIns().change(id, signIn);
      return signIn.user();
    }, user -> actions.refresh(id));
  }

  /** Plays a trailer as any episode, which it is from then on. */
  public void play(Trailer trailer) {
    background.run(() -> library.episodeOf(id, trailer), episodes::play);
  }

  /** Asks as a stranger from now on. */
  public void forgetSignIn() {
    background.run(() -> {
      care.signIns().forget(id);
      return true;
    }, done -> toaster.say(Message.of("window.toast.sign-in-forgotten")));
  }

  /** Makes one podcast of this one and the one to which its feed has moved, and goes there. */
  public void unite(Podcast into) {
    background.run(() -> care.moved().unite(id, into.id()), united -> united.ifPresent(takeBack -> {
      navigator.open(new Place.OnePodcast(into.id()));
      toaster.offerUndo(Message.of("window.toast.united", into.title()), () -> background.run(() -> {
        takeBack.run();
        return true;
      }, done -> navigator.open(new Place.OnePodcast(id))));
    }));
  }

  /** Looks on its own page and in the directories for where the podcast may be now. */
  public void lookForNewAddress() {
    search.set(Optional.of(new Search(true, List.of())));
    background.run(() -> care.newAddresses().look(id),
        found -> search.set(Optional.of(new Search(false, found))));
  }

  /** Asks for the podcast at this address from now on. */
  public void moveTo(FeedCandidate candidate) {
    background.run(() -> care.newAddresses().move(id, candidate.url()), place -> {
      if (!(place instanceof NewPlace.Failed)) {
        search.set(Optional.empty());
      }
      toaster.say(switch (place) {
        case NewPlace.Moved moved -> Message.of("window.toast.moved", moved.known(), moved.added());
        case NewPlace.Taken _ -> Message.of("window.toast.place-taken");
        case NewPlace.Failed failed -> failed.problem().message();
      });
      reload.now();
    });
  }

  /** The search for a new address; empty: none was asked for. */
  public ReadOnlyObjectProperty<Optional<Search>> searchProperty() {
    return search.getReadOnlyProperty();
  }

  /** Makes two episodes of what was taken for one. */
  public void separate(Merge guess) {
    background.run(() -> library.undoMerge(guess), done -> toaster.say(
        Message.of(done ? "window.toast.separated" : "window.toast.not-separated", guess.newTitle())));
  }

  public WindowedList<EpisodeRow> rows() {
    return rows;
  }

  public ReadOnlyObjectProperty<Optional<Details>> detailsProperty() {
    return details.getReadOnlyProperty();
  }

  /** Whether it turned out that there is no such podcast. */
  public ReadOnlyBooleanProperty goneProperty() {
    return gone.getReadOnlyProperty();
  }

  public ReadOnlyBooleanProperty refreshingProperty() {
    return refreshing.getReadOnlyProperty();
  }

  public ObjectProperty<Part> partProperty() {
    return part;
  }
}
