package app.earmark.service;

import app.earmark.model.DownloadState;
import app.earmark.model.Enclosure;
import app.earmark.model.Episode;
import app.earmark.model.EpisodeFilter;
import app.earmark.model.EpisodeId;
import app.earmark.model.EpisodeRow;
import app.earmark.model.EpisodeType;
import app.earmark.model.FeedDiagnostic;
import app.earmark.model.LibraryChange;
import app.earmark.model.Merge;
import app.earmark.model.ParsedItem;
import app.earmark.model.Podcast;
import app.earmark.model.PodcastId;
import app.earmark.model.SoundProfile;
import app.earmark.model.Trailer;
import app.earmark.store.LibraryStore;
import app.earmark.util.Observable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is in the library, and the marks that the listener makes in it. Every method but {@link #changes()} and
 * {@link #fileOf} asks the database and blocks meanwhile: call them off the JavaFX thread, from any other.
 */
public final class Library {

  private final LibraryStore store;
  private final InstantSource clock;
  private final Folders folders;
  private final EpisodesDrive drive;
  private final Observable<LibraryChange> changes = new Observable<>(new LibraryChange(0, Set.of(), Set.of()));

  public Library(LibraryStore store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
    this.folders = new Folders(store.folders(), this);
    this.drive = new EpisodesDrive(store);
  }

  /** Tells of each change after its commit, on the thread that made it. */
  public Observable<LibraryChange> changes() {
    return changes;
  }

  /** For the services that change the library: tells everybody what they have committed; empty sets mean any. */
  void changed(Set<PodcastId> podcasts, Set<EpisodeId> episodes) {
    changes.update(last -> new LibraryChange(last.number() + 1, podcasts, episodes));
  }

  /** What the listener sorts podcasts into. */
  public Folders folders() {
    return folders;
  }

  /** All subscriptions, by title. */
  public List<Podcast> podcasts() {
    return store.podcasts().all();
  }

  /** The podcasts that are subscribed to. */
  public Set<PodcastId> subscribed() {
    return store.podcasts().ids();
  }

  /** Whether anything is subscribed to. */
  public boolean hasPodcasts() {
    return store.podcasts().any();
  }

  /** When the newest episode of each podcast came. */
  public Map<PodcastId, Instant> newestEpisodes() {
    return store.podcastDates().newest();
  }

  /** When each podcast was last listened to; those that never were are left out. */
  public Map<PodcastId, Instant> lastListened() {
    return store.podcastDates().listened();
  }

  /** Empty where it is not, or no longer, subscribed to. */
  public Optional<Podcast> podcast(PodcastId id) {
    return store.podcasts().find(id);
  }

  public int count(EpisodeFilter filter) {
    return store.episodes().count(filter);
  }

  /** How many of those that the filter lets through stand before an episode, which need not be one of them. */
  public int countBefore(EpisodeFilter filter, EpisodeId episode) {
    return store.episodes().countBefore(filter, episode);
  }

  /** The rows from {@code offset} on, newest first; fewer than {@code limit} at the end. */
  public List<EpisodeRow> window(EpisodeFilter filter, int offset, int limit) {
    return store.episodes().window(filter, offset, limit);
  }

  /** The rows of these episodes in their order, such as those of the download queue; unknown ids are left out. */
  public List<EpisodeRow> rows(Collection<EpisodeId> ids) {
    return store.episodes().rows(ids);
  }

  public Optional<Episode> episode(EpisodeId id) {
    return store.episodes().find(id);
  }

  /** The episode that a trailer is; it becomes one of the podcast's where the feed does not list it as one. */
  public EpisodeRow episodeOf(PodcastId podcast, Trailer trailer) {
    Instant now = clock.instant();
    Instant published = trailer.published() == null || trailer.published().isAfter(now) ? now : trailer.published();
    ParsedItem item = ParsedItem.at(0).guid(trailer.url()).title(trailer.title()).published(published)
        .type(EpisodeType.TRAILER).season(trailer.season())
        .enclosure(new Enclosure(trailer.url(), trailer.type(), trailer.bytes())).build();
    EpisodeId id = store.episodes().ensure(podcast, item, published, now);
    changed(Set.of(podcast), Set.of(id));
    return rows(List.of(id)).getFirst();
  }

  /** What listening to its file told; empty while nobody has done so, which {@link Analysis} does after a download. */
  public Optional<SoundProfile> sound(EpisodeId id) {
    return store.sounds().find(id);
  }

  /** The absolute path of a downloaded file. */
  public Path fileOf(DownloadState.Done done) {
    return store.folder().resolve(done.file()).toAbsolutePath();
  }

  /** Whether the drive of the library, and that of its episodes, is there. */
  public boolean isThere() {
    return drive.isThere();
  }

  /** For whoever puts episodes there. */
  EpisodesDrive drive() {
    return drive;
  }

  /**
   * Looks whether a download is still where it was. One that somebody has deleted is forgotten, so that it is offered
   * again; while the library's drive is away nothing is forgotten.
   */
  public boolean forgetIfMissing(EpisodeId id, DownloadState.Done done) {
    if (Files.exists(fileOf(done)) || !isThere()) {
      return false;
    }
    store.downloads().remove(id);
    changed(Set.of(), Set.of(id));
    return true;
  }

  /** What the last reading of the feed mended, guessed or left out. */
  public List<FeedDiagnostic> diagnostics(PodcastId id) {
    return store.podcasts().diagnostics(id);
  }

  /** Which items were taken for known episodes by guess, the latest first. */
  public List<Merge> merges(PodcastId id) {
    return store.merges().of(id);
  }

  /** Makes two episodes of such a guess. False: it was undone before, or another guess was made since. */
  public boolean undoMerge(Merge merge) {
    boolean undone = store.merges().undo(merge.id(), clock.instant());
    if (undone) {
      changed(Set.of(), Set.of());
    }
    return undone;
  }

  /** Keeps the position, which starts over when it is played again. */
  public void markPlayed(Collection<EpisodeId> ids) {
    store.episodes().markPlayed(ids, clock.instant());
    changed(Set.of(), Set.copyOf(ids));
  }

  /** Also forgets the position. */
  public void markUnplayed(Collection<EpisodeId> ids) {
    store.episodes().markUnplayed(ids, clock.instant());
    changed(Set.of(), Set.copyOf(ids));
  }

  /** Where to go on, in ms of the episode's own time; an unplayed episode becomes a started one. */
  public void savePosition(EpisodeId id, long positionMs) {
    store.episodes().savePosition(id, positionMs, clock.instant());
    changed(Set.of(), Set.of(id));
  }

  /** The duration as the file has it, in ms; it is shown instead of what the feed says. */
  public void saveDuration(EpisodeId id, long durationMs) {
    store.episodes().saveDuration(id, durationMs);
    changed(Set.of(), Set.of(id));
  }
}
