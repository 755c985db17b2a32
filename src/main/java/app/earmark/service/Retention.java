package app.earmark.service;

import app.earmark.model.DoomedFile;
import app.earmark.model.DoomedFile.Reason;
import app.earmark.model.EpisodeId;
import app.earmark.model.KeptFile;
import app.earmark.model.PlayState;
import app.earmark.model.PodcastId;
import app.earmark.model.Preference;
import app.earmark.store.LibraryStore;
import app.earmark.store.SettingsStore;
import app.earmark.util.Observable;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Deletes downloads by the listener's rules, into the bin. Only what a rule has downloaded, and never what is started,
 * in Up Next or marked.
 *
 * <p>A rule that was changed deletes nothing by itself: what it would delete is in {@link #pending} until the listener
 * says so. Which rules were agreed to is in the library, so that this holds over restarts, too.
 *
 * <p>Blocking; one thread at a time.
 */
public final class Retention {

  /** So many of the newest of each podcast; 0: all. */
  public static final Preference.Whole NEWEST = new Preference.Whole("keep.newest", 0, 0, 10_000);

  /** Whether played ones are deleted. */
  public static final Preference.Flag PLAYED = new Preference.Flag("keep.deletePlayed", false);

  /** After so many days. */
  public static final Preference.Whole DAYS = new Preference.Whole("keep.days", 7, 0, 365);

  /** Of the whole library, in GB; 0: no limit. */
  public static final Preference.Whole BUDGET = new Preference.Whole("keep.budget", 0, 0, 100_000);

  /** In the order in which they are shown. */
  public static final List<Preference<?>> PREFERENCES = List.of(NEWEST, PLAYED, DAYS, BUDGET);

  /** Those that may differ for a podcast. */
  public static final List<Preference<?>> OF_ONE = List.of(NEWEST, PLAYED, DAYS);

  private static final String AGREED = "keep.agreed.";
  private static final String KEEPS_ALL = "0 -";
  private static final long GIGABYTE = 1_000_000_000L;

  private final LibraryStore store;
  private final SettingsStore settings;
  private final Downloads downloads;
  private final Preferences preferences;
  private final InstantSource clock;
  private final Observable<List<DoomedFile>> pending = new Observable<>(List.of());
  private final Observable<List<DoomedFile>> swept = new Observable<>(List.of());

  public Retention(LibraryStore store, Downloads downloads, Preferences preferences, InstantSource clock) {
    this.store = store;
    this.settings = store.settings();
    this.downloads = downloads;
    this.preferences = preferences;
    this.clock = clock;
  }

  /** What rules that were changed would delete; it waits for {@link #agree} or {@link #keepPending}. */
  public Observable<List<DoomedFile>> pending() {
    return pending;
  }

  /** What rules that hold have deleted the last time, for an undo. */
  public Observable<List<DoomedFile>> swept() {
    return swept;
  }

  /** All that is on the disk. */
  public List<KeptFile> files() {
    return store.keeping().files();
  }

  /** What the rules as they are now would delete at this moment, changed ones included. */
  public List<DoomedFile> doomed() {
    return doomed(files());
  }

  /** Deletes what the rules that hold say, and finds out what changed ones would delete. */
  public void sweep() {
    List<KeptFile> files = files();
    List<DoomedFile> now = new ArrayList<>();
    List<DoomedFile> later = new ArrayList<>();
    for (DoomedFile doomed : doomed(files)) {
      (isAgreed(doomed) ? now : later).add(doomed);
    }
    agreeWhereNothingIsDoomed(files, later);
    if (!now.isEmpty()) {
      downloads.files().deleteByRule(episodes(now));
      swept.publish(List.copyOf(now));
    }
    pending.publish(List.copyOf(later));
  }

  /** The listener agrees to the rules as they are: what they say is deleted. Returns what was. */
  public List<DoomedFile> agree() {
    List<DoomedFile> doomed = doomed();
    agreeToAll();
    downloads.files().deleteByRule(episodes(doomed));
    pending.publish(List.of());
    return doomed;
  }

  /** The listener keeps what is there now; the rules hold for what comes. */
  public void keepPending() {
    store.downloads().keepForListener(episodes(doomed()));
    agreeToAll();
    pending.publish(List.of());
  }

  static List<EpisodeId> episodes(List<DoomedFile> files) {
    return files.stream().map(doomed -> doomed.file().episode()).toList();
  }

  private List<DoomedFile> doomed(List<KeptFile> files) {
    Instant now = clock.instant();
    Map<PodcastId, Integer> rank = new HashMap<>();
    List<DoomedFile> doomed = new ArrayList<>();
    List<KeptFile> spare = new ArrayList<>();
    long bytes = 0;
    for (KeptFile file : files) {
      int newest = preferences.get(NEWEST, file.podcast());
      boolean beyond = file.byRule() && rank.merge(file.podcast(), 1, Integer::sum) > newest && newest > 0;
      boolean mayGo = file.byRule() && !file.held() && file.playState() != PlayState.STARTED;
      if (mayGo && beyond) {
        doomed.add(new DoomedFile(file, Reason.NEWER_ONES));
      } else if (mayGo && isPlayedLongAgo(file, now)) {
        doomed.add(new DoomedFile(file, Reason.PLAYED));
      } else {
        bytes += file.bytes();
        if (mayGo) {
          spare.add(file);
        }
      }
    }
    long budget = preferences.get(BUDGET) * GIGABYTE;
    spare.sort(Comparator.comparing((KeptFile file) -> file.playState() != PlayState.PLAYED)
        .thenComparing(KeptFile::sortAt));
    for (KeptFile file : spare) {
      if (budget == 0 || bytes <= budget) {
        break;
      }
      bytes -= file.bytes();
      doomed.add(new DoomedFile(file, Reason.BUDGET));
    }
    return doomed;
  }

  private boolean isPlayedLongAgo(KeptFile file, Instant now) {
    Instant played = file.playedAt();
    return file.playState() == PlayState.PLAYED && played != null && preferences.get(PLAYED, file.podcast())
        && !played.plus(Duration.ofDays(preferences.get(DAYS, file.podcast()))).isAfter(now);
  }

  private boolean isAgreed(DoomedFile doomed) {
    return doomed.reason() == Reason.BUDGET
        ? settings.get(AGREED + "budget").orElse("0").equals(budgetRule())
        : settings.get(AGREED + doomed.file().podcast()).orElse(KEEPS_ALL).equals(rule(doomed.file().podcast()));
  }

  private String budgetRule() {
    return preferences.get(BUDGET).toString();
  }

  private String rule(PodcastId podcast) {
    return preferences.get(NEWEST, podcast) + " "
        + (preferences.get(PLAYED, podcast) ? preferences.get(DAYS, podcast).toString() : "-");
  }

  /** A change that takes nothing away needs nobody's word. */
  private void agreeWhereNothingIsDoomed(List<KeptFile> files, List<DoomedFile> later) {
    Set<PodcastId> podcasts = new HashSet<>();
    files.forEach(file -> podcasts.add(file.podcast()));
    later.stream().filter(doomed -> doomed.reason() != Reason.BUDGET)
        .forEach(doomed -> podcasts.remove(doomed.file().podcast()));
    podcasts.forEach(podcast -> put(podcast.toString(), rule(podcast), KEEPS_ALL));
    if (later.stream().noneMatch(doomed -> doomed.reason() == Reason.BUDGET)) {
      put("budget", budgetRule(), "0");
    }
  }

  private void agreeToAll() {
    Set<PodcastId> podcasts = new HashSet<>();
    files().forEach(file -> podcasts.add(file.podcast()));
    podcasts.forEach(podcast -> put(podcast.toString(), rule(podcast), KEEPS_ALL));
    put("budget", budgetRule(), "0");
  }

  private void put(String name, String rule, String usual) {
    if (!settings.get(AGREED + name).orElse(usual).equals(rule)) {
      settings.set(AGREED + name, rule);
    }
  }
}
