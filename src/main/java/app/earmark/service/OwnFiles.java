package app.earmark.service;

import app.earmark.audio.NativeAudio.Loading;
import app.earmark.model.DownloadState;
import app.earmark.model.Episode;
import app.earmark.model.EpisodeChanges;
import app.earmark.model.EpisodeChanges.Added;
import app.earmark.model.EpisodeId;
import app.earmark.model.KnownEpisode;
import app.earmark.model.ParsedFeed;
import app.earmark.model.ParsedItem;
import app.earmark.model.Podcast;
import app.earmark.model.PodcastExtras;
import app.earmark.model.PodcastId;
import app.earmark.model.RefreshHints;
import app.earmark.store.FeedRhythm;
import app.earmark.store.FeedVisit;
import app.earmark.store.LibraryStore;
import app.earmark.store.PodcastStore.Found;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sound files of the listener's own as episodes of a podcast that has no feed. Each is copied into the library, where
 * it is kept like a download: moved with it, found by search, never deleted by a rule. The file itself is left alone.
 * Blocking, any thread but JavaFX's.
 */
public final class OwnFiles {

  private static final Logger LOG = LoggerFactory.getLogger(OwnFiles.class);

  /** There is no feed to be asked; the library wants a day for everything. */
  private static final Duration NEVER = Duration.ofDays(36_500);

  /**
   * What came of it.
   *
   * @param podcast {@code null} where there is nothing of the kind
   * @param added new episodes, or known ones that have their file again, in the order of their files
   * @param title of the first of these
   * @param known how many were there already
   * @param refused names of files in which nothing can be heard, or that could not be read or copied
   * @param left how many were not looked at because the listener stopped it
   */
  public record Taken(@Nullable PodcastId podcast, List<EpisodeId> added, String title, int known,
      List<String> refused, int left) {

    public Taken {
      added = List.copyOf(added);
      refused = List.copyOf(refused);
    }
  }

  private final LibraryStore store;
  private final Library library;
  private final Downloads downloads;
  private final UpNext upNext;
  private final Supplier<Loading> loading;
  private final InstantSource clock;

  /** @param loading loads FFmpeg, or says again what came of it */
  public OwnFiles(LibraryStore store, Library library, Downloads downloads, UpNext upNext,
      Supplier<Loading> loading, InstantSource clock) {
    this.store = store;
    this.library = library;
    this.downloads = downloads;
    this.upNext = upNext;
    this.loading = loading;
    this.clock = clock;
  }

  static boolean isOwn(Episode episode) {
    return episode.enclosure().url().startsWith(Podcast.OWN_FILES + "/");
  }

  /**
   * Takes files, and those in folders, into the library.
   *
   * @param podcastTitle in the listener's language
   * @param about what the podcast is, in the same
   * @param stopped asked again and again; what was taken in until then stays
   */
  public Taken takeIn(Collection<Path> dropped, String podcastTitle, String about, BooleanSupplier stopped) {
    List<Path> files = OwnSound.in(dropped);
    Map<String, Path> byGuid = new LinkedHashMap<>();
    List<String> refused = new ArrayList<>();
    List<Added> fresh = new ArrayList<>();
    Map<String, EpisodeId> before = known();
    Instant now = clock.instant();
    int looked = 0;
    for (Path file : files) {
      if (stopped.getAsBoolean()) {
        break;
      }
      looked++;
      try {
        String guid = OwnSound.guid(file);
        // The first stands above the others.
        Instant place = now.minusMillis(byGuid.size());
        Optional<ParsedItem> item = before.containsKey(guid) || byGuid.containsKey(guid) ? Optional.empty()
            : OwnSound.item(file, guid, loading, place);
        if (item.isPresent()) {
          fresh.add(new Added(item.get(), place, Fingerprint.of(item.get())));
        } else if (!before.containsKey(guid) && !byGuid.containsKey(guid)) {
          refused.add(name(file));
          continue;
        }
        byGuid.putIfAbsent(guid, file);
      } catch (IOException e) {
        LOG.warn("A file of the listener's cannot be read", e);
        refused.add(name(file));
      }
    }
    PodcastId podcast = byGuid.isEmpty() ? null : keep(fresh, podcastTitle, about, now);
    return podcast == null ? new Taken(null, List.of(), "", 0, refused, files.size() - looked)
        : copy(podcast, byGuid, before.keySet(), stopped, refused, files.size() - looked);
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }

  private Map<String, EpisodeId> known() {
    return podcast().map(found -> known(found.id())).orElse(Map.of());
  }

  private Map<String, EpisodeId> known(PodcastId podcast) {
    return store.episodes().known(podcast).stream()
        .collect(Collectors.toMap(episode -> String.valueOf(episode.guid()), KnownEpisode::id, (one, other) -> one));
  }

  private Optional<Found> podcast() {
    return store.podcasts().byKey(FeedAddress.key(Podcast.OWN_FILES));
  }

  /** Writes the rows; a crash before their files are there leaves episodes that can be given once more. */
  private PodcastId keep(List<Added> fresh, String title, String about, Instant now) {
    ParsedFeed feed = new ParsedFeed(title, null, "<p>" + about + "</p>", null, null, null, null, null, null, List.of(),
        List.of(), RefreshHints.NONE, PodcastExtras.NONE, List.of(), List.of());
    String key = FeedAddress.key(Podcast.OWN_FILES);
    FeedVisit visit = new FeedVisit(Podcast.OWN_FILES, key, key, null, null, null, null, "", FeedRhythm.UNKNOWN, now,
        now.plus(NEVER));
    // Those with later ids stand before earlier ones of the same time.
    EpisodeChanges changes = new EpisodeChanges(fresh.reversed(), List.of(), List.of(), List.of());
    Optional<Found> known = podcast();
    if (known.isEmpty()) {
      return store.podcasts().add(feed, title, visit, changes)
          .orElseThrow(() -> new IllegalStateException("two were made at once"));
    }
    PodcastId podcast = known.get().id();
    if (known.get().removed()) {
      var _ = store.podcasts().resubscribed(podcast, feed, title, visit, changes);
    } else {
      var _ = store.podcasts().refreshed(podcast, feed, title, visit, changes);
    }
    return podcast;
  }

  private Taken copy(
      PodcastId podcast, Map<String, Path> files, Set<String> before, BooleanSupplier stopped, List<String> refused,
      int notLookedAt) {
    Map<String, EpisodeId> ids = known(podcast);
    List<EpisodeId> added = new ArrayList<>();
    List<EpisodeId> unwanted = new ArrayList<>();
    Set<EpisodeId> told = new HashSet<>();
    int known = 0;
    int left = notLookedAt;
    String title = "";
    for (Map.Entry<String, Path> one : files.entrySet()) {
      EpisodeId id = ids.get(one.getKey());
      Optional<Episode> episode = id == null ? Optional.empty() : library.episode(id);
      if (episode.isEmpty()) {
        continue;
      }
      if (episode.get().row().download() instanceof DownloadState.Done) {
        known++;
        continue;
      }
      if (!stopped.getAsBoolean() && downloads.files().takeIn(episode.get(), one.getValue(), stopped)) {
        added.add(episode.get().id());
        told.add(episode.get().id());
        title = title.isEmpty() ? episode.get().row().title() : title;
      } else {
        if (stopped.getAsBoolean()) {
          left++;
        } else {
          refused.add(name(one.getValue()));
        }
        if (!before.contains(one.getKey())) {
          unwanted.add(episode.get().id());
        }
      }
    }
    forget(podcast, unwanted);
    library.changed(Set.of(podcast), told);
    return new Taken(podcast, added, title, known, refused, left);
  }

  private void forget(PodcastId podcast, List<EpisodeId> episodes) {
    store.episodes().delete(episodes);
    if (store.episodes().known(podcast).isEmpty()) {
      var _ = store.podcasts().remove(podcast, clock.instant());
    }
  }

  /** Takes {@link #takeIn} back: the copies are deleted and the episodes forgotten; the files are where they were. */
  public void undo(Taken taken) {
    PodcastId podcast = taken.podcast();
    if (podcast != null) {
      downloads.files().deleteForGood(taken.added());
      forget(podcast, taken.added());
      upNext.reread();
      library.changed(Set.of(podcast), Set.copyOf(taken.added()));
    }
  }
}
