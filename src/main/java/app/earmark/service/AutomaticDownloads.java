package app.earmark.service;

import app.earmark.model.EpisodeId;
import app.earmark.model.EpisodeType;
import app.earmark.model.PodcastId;
import app.earmark.model.Preference;
import app.earmark.model.RuleCandidate;
import app.earmark.store.KeepingStore;
import app.earmark.store.LibraryStore;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Puts into the queue what the listener wants downloaded without asking: by a rule for all podcasts, or one of a
 * podcast's own. A rule looks at each episode once, when it is new, so what was deleted does not come again. Blocking;
 * one thread at a time.
 */
public final class AutomaticDownloads {

  /** Which new episodes. */
  public enum Which {
    OFF,
    /** As many of the newest as {@link #NEWEST} says. */
    NEWEST,
    /** All that are published from now on. */
    ALL
  }

  public static final Preference.OneOf<Which> WHICH = new Preference.OneOf<>("rules.download", Which.OFF);

  /** How many. */
  public static final Preference.Whole NEWEST = new Preference.Whole("rules.newest", 3, 1, 1_000);

  /** Only titles with one of these words, or that fit an expression between slashes. */
  public static final Preference.Line TITLES = new Preference.Line("rules.titles", "", TitleRule::isValid);

  /** No title with one of these. */
  public static final Preference.Line NOT_TITLES = new Preference.Line("rules.notTitles", "", TitleRule::isValid);

  /** Minutes; 0: no matter how short. An episode of unknown length is neither too short nor too long. */
  public static final Preference.Whole AT_LEAST = new Preference.Whole("rules.atLeast", 0, 0, 1_440);

  /** Minutes; 0: no matter how long. */
  public static final Preference.Whole AT_MOST = new Preference.Whole("rules.atMost", 0, 0, 1_440);

  public static final Preference.Flag TRAILERS = new Preference.Flag("rules.trailers", false);

  /** In the order in which they are shown; each may differ for a podcast. */
  public static final List<Preference<?>> PREFERENCES =
      List.of(WHICH, NEWEST, TITLES, NOT_TITLES, AT_LEAST, AT_MOST, TRAILERS);

  private static final int MOST_LOOKED_AT = 10_000;

  private final KeepingStore store;
  private final Library library;
  private final Downloads downloads;
  private final Preferences preferences;

  public AutomaticDownloads(LibraryStore store, Library library, Downloads downloads, Preferences preferences) {
    this.store = store.keeping();
    this.library = library;
    this.downloads = downloads;
    this.preferences = preferences;
  }

  /**
   * Looks at what is new.
   *
   * @param only in these podcasts; empty: in all
   * @return what was put into the queue
   */
  public List<EpisodeId> run(Collection<PodcastId> only) {
    List<PodcastId> podcasts =
        library.subscribed().stream().filter(id -> only.isEmpty() || only.contains(id)).toList();
    Map<PodcastId, EpisodeId> marks = store.lookedAt();
    // Found out first: what comes in meanwhile is for the next look.
    Map<PodcastId, EpisodeId> latest = new HashMap<>(store.latest(podcasts));
    latest.entrySet().removeIf(entry -> entry.getValue().equals(marks.get(entry.getKey())));
    List<EpisodeId> wanted = new ArrayList<>();
    for (PodcastId podcast : latest.keySet()) {
      EpisodeId mark = marks.get(podcast);
      Which which = preferences.get(WHICH, podcast);
      // Whoever subscribes wants what comes; what is there already only where a number of episodes was asked for.
      if (which == Which.NEWEST || (which == Which.ALL && mark != null)) {
        wanted(podcast).stream().filter(id -> mark == null || id.value() > mark.value()).forEach(wanted::add);
      }
    }
    if (!wanted.isEmpty()) {
      downloads.enqueueByRule(wanted);
    }
    store.looked(latest);
    return wanted;
  }

  /** What the rule of a podcast asks for of all that it has, new or not; oldest first. */
  public List<EpisodeId> wanted(PodcastId podcast) {
    Which which = preferences.get(WHICH, podcast);
    if (which == Which.OFF) {
      return List.of();
    }
    Predicate<RuleCandidate> fits = fits(podcast);
    List<EpisodeId> fitting = store.candidates(podcast, MOST_LOOKED_AT).stream()
        .filter(fits)
        .limit(which == Which.ALL ? MOST_LOOKED_AT : preferences.get(NEWEST, podcast))
        .filter(RuleCandidate::untouched)
        .map(RuleCandidate::episode)
        .toList();
    return fitting.reversed();
  }

  private Predicate<RuleCandidate> fits(PodcastId podcast) {
    String only = preferences.get(TITLES, podcast);
    Predicate<String> wanted = only.isBlank() ? title -> true : TitleRule.of(only);
    Predicate<String> unwanted = TitleRule.of(preferences.get(NOT_TITLES, podcast));
    long atLeast = preferences.get(AT_LEAST, podcast) * 60_000L;
    long atMost = preferences.get(AT_MOST, podcast) * 60_000L;
    boolean trailers = preferences.get(TRAILERS, podcast);
    return episode -> {
      Long length = episode.durationMs();
      return (trailers || episode.type() != EpisodeType.TRAILER)
          && (length == null || (length >= atLeast && (atMost == 0 || length <= atMost)))
          && wanted.test(episode.title())
          && !unwanted.test(episode.title());
    };
  }
}
