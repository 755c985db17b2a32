package app.earmark.service;

import app.earmark.feed.namespace.Lines;
import app.earmark.model.AddResult;
import app.earmark.model.EpisodeChanges;
import app.earmark.model.FeedCandidate;
import app.earmark.model.FeedProblem;
import app.earmark.model.KnownEpisode;
import app.earmark.model.PodcastId;
import app.earmark.model.SignIn;
import app.earmark.net.Addresses;
import app.earmark.net.Credentials;
import app.earmark.service.FeedLookup.Answer;
import app.earmark.store.FeedRhythm;
import app.earmark.store.FeedVisit;
import app.earmark.store.LibraryStore;
import app.earmark.store.LibraryUnwritable;
import app.earmark.store.PodcastStore.Found;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Subscribing and unsubscribing. Blocking, any thread but JavaFX's; an interrupt ends an addition soon. Whatever cannot
 * be added leaves the library as it was.
 */
public final class Subscriptions {

  private static final Logger LOG = LoggerFactory.getLogger(Subscriptions.class);

  /** By so much one feed of a page must be likelier than the next to be taken without asking. */
  private static final int CLEARLY_LIKELIER = 20;

  /** Less likely ones are articles and comments. */
  static final int PLAUSIBLE = 20;

  /** Of so many feeds of a page it is found out whether they are podcasts. */
  private static final int MOST_TRIED = 5;

  private final LibraryStore store;
  private final Library library;
  private final Addresses addresses;
  private final FeedLookup lookup;
  private final FeedPages pages;
  private final InstantSource clock;
  private final RefreshSchedule schedule;

  public Subscriptions(LibraryStore store, Library library, Addresses addresses, FeedLookup lookup,
      InstantSource clock, RandomGenerator random) {
    this.store = store;
    this.library = library;
    this.addresses = addresses;
    this.lookup = lookup;
    this.pages = new FeedPages(lookup);
    this.clock = clock;
    this.schedule = new RefreshSchedule(random);
  }

  /** Subscribes to what the listener typed: the address of a feed or of a web page, in any of the usual forms. */
  public AddResult add(String typed) {
    return add(typed, null);
  }

  /**
   * The same for what may be private.
   *
   * @param signIn goes to the origin of that address alone; where there is none, that which the address has in it
   */
  public AddResult add(String typed, @Nullable SignIn signIn) {
    return resolved(typed, signIn, true);
  }

  /** Subscribes to a feed whose address is known. */
  public AddResult addFeed(String feedUrl) {
    return resolved(feedUrl, null, false);
  }

  /** Subscribes to one of {@link AddResult.Choose}, with the name and password that were given for its page. */
  public AddResult addFound(FeedCandidate found, String page, @Nullable SignIn signIn) {
    boolean own = addresses.resolve(page) instanceof Addresses.Resolved.Usable usable
        && Credentials.mayGoTo(usable.url(), found.url());
    return resolved(found.url(), own ? signIn : null, false);
  }

  private AddResult resolved(String typed, @Nullable SignIn signIn, boolean pageAllowed) {
    try {
      return switch (addresses.resolve(typed)) {
        case Addresses.Resolved.Usable usable ->
            add(usable.url(), signIn == null ? usable.credentials() : Credentials.of(signIn), pageAllowed);
        case Addresses.Resolved.Unusable unusable -> failed(unusable.problem());
        case Addresses.Resolved.Stopped _ -> stopped(typed);
      };
    } catch (RuntimeException | StackOverflowError e) {
      // One address's trouble must not cost the others of a list.
      LOG.error("cannot add a podcast", e);
      return failed(new FeedProblem.Unexpected(FeedAddress.host(Credentials.without(typed))));
    }
  }

  private AddResult add(String address, @Nullable Credentials credentials, boolean pageAllowed) {
    return subscribed(address).orElseGet(() -> switch (lookup.ask(address, credentials)) {
      case FeedLookup.Feed feed -> keepOrSay(feed);
      case FeedLookup.Page page when pageAllowed -> choose(page, credentials);
      case FeedLookup.Page page -> failed(new FeedProblem.NotAFeed(FeedAddress.host(page.finalUrl())));
      case FeedLookup.Bad bad -> failed(bad.problem());
      case FeedLookup.Stopped _ -> stopped(address);
      case FeedLookup.Unchanged _ -> throw new IllegalStateException("unchanged, but nothing was known");
    });
  }

  private static AddResult failed(FeedProblem problem) {
    return new AddResult.Failed(problem);
  }

  private static AddResult stopped(String address) {
    return failed(new FeedProblem.ConnectionFailed(FeedAddress.host(address)));
  }

  private Optional<AddResult> subscribed(String... addresses) {
    String[] keys = new String[addresses.length];
    for (int i = 0; i < keys.length; i++) {
      keys[i] = FeedAddress.key(addresses[i]);
    }
    return store.podcasts().byKey(keys)
        .filter(found -> !found.removed())
        .map(found -> new AddResult.AlreadySubscribed(found.id(), found.title()));
  }

  /** Takes the one that is clearly the podcast; otherwise those that really are podcasts are offered. */
  private AddResult choose(FeedLookup.Page page, @Nullable Credentials credentials) {
    List<FeedCandidate> plausible = page.candidates().stream()
        .filter(candidate -> candidate.likelihood() >= PLAUSIBLE)
        .limit(MOST_TRIED)
        .toList();
    String host = FeedAddress.host(page.finalUrl());
    if (plausible.isEmpty()) {
      return failed(new FeedProblem.NoPodcastOnPage(host));
    }
    boolean clear = plausible.size() == 1
        || plausible.getFirst().likelihood() - plausible.get(1).likelihood() >= CLEARLY_LIKELIER;
    List<FeedCandidate> podcasts = new ArrayList<>();
    List<FeedLookup.Feed> feeds = new ArrayList<>();
    FeedProblem problem = null;
    for (FeedCandidate candidate : plausible) {
      Optional<AddResult> known = subscribed(candidate.url());
      if (known.isPresent() && clear) {
        return known.get();
      }
      boolean own = Credentials.mayGoTo(page.finalUrl(), candidate.url());
      Answer answer = lookup.ask(Credentials.without(candidate.url()), own ? credentials : null);
      if (answer instanceof FeedLookup.Feed feed) {
        podcasts.add(candidate);
        feeds.add(feed);
        if (clear) {
          break;
        }
      } else if (answer instanceof FeedLookup.Stopped) {
        return stopped(page.finalUrl());
      } else if (answer instanceof FeedLookup.Bad bad && problem == null) {
        problem = bad.problem();
      }
    }
    if (feeds.size() == 1) {
      return keepOrSay(feeds.getFirst());
    }
    if (feeds.isEmpty()) {
      return failed(problem == null || problem instanceof FeedProblem.NoEpisodes
          ? new FeedProblem.NoPodcastOnPage(host) : problem);
    }
    return new AddResult.Choose(podcasts);
  }

  private AddResult keepOrSay(FeedLookup.Feed found) {
    try {
      return keep(found);
    } catch (LibraryUnwritable e) {
      LOG.warn("cannot keep a podcast", e);
      return failed(new FeedProblem.NotKept(FeedAddress.host(found.feedUrl())));
    }
  }

  private AddResult keep(FeedLookup.Feed found) {
    Optional<AddResult> known = subscribed(found.feedUrl(), found.finalUrl());
    if (known.isPresent()) {
      return known.get();
    }
    FeedLookup.Feed whole = pages.whole(found);
    return whole == null ? stopped(found.feedUrl()) : write(whole);
  }

  private AddResult write(FeedLookup.Feed found) {
    Instant now = clock.instant();
    FeedVisit visit = visit(found, schedule, now);
    String title = title(found);
    Optional<Found> before = store.podcasts().byKey(visit.feedKey());
    List<KnownEpisode> episodes = before.map(it -> store.episodes().known(it.id())).orElse(List.of());
    EpisodeChanges changes = EpisodeComparison.compare(episodes, found.feed(), now);
    Optional<PodcastId> added = before.isPresent()
        ? Optional.of(before.get().id()).filter(
            id -> store.podcasts().resubscribed(id, found.feed(), title, visit, changes))
        : store.podcasts().add(found.feed(), title, visit, changes);
    if (added.isEmpty()) {
      // Somebody else was quicker with the same podcast.
      return subscribed(found.feedUrl(), found.finalUrl())
          .orElseThrow(() -> new IllegalStateException("neither added nor there: " + visit));
    }
    library.changed(Set.of(added.get()), Set.of());
    int inLibrary = episodes.size() + changes.added().size();
    return new AddResult.Added(added.get(), title, inLibrary);
  }

  static FeedVisit visit(FeedLookup.Feed found, RefreshSchedule schedule, Instant now) {
    FeedRhythm rhythm = RefreshSchedule.rhythm(found.feed().items(), found.feed().hints(), now);
    Credentials credentials = found.credentials();
    return new FeedVisit(found.feedUrl(), FeedAddress.key(found.feedUrl()), FeedAddress.key(found.finalUrl()),
        credentials == null ? null : credentials.user(), credentials == null ? null : credentials.password(),
        found.etag(), found.lastModified(), found.bodyHash(), rhythm, now, schedule.afterSuccess(rhythm, now));
  }

  /** Never empty: where the feed has no title, its host. */
  static String title(FeedLookup.Feed found) {
    String title = found.feed().title();
    String plain = title == null ? "" : Lines.plain(title);
    return plain.isBlank() ? FeedAddress.host(found.feedUrl()) : plain;
  }

  /** Unsubscribes; what was downloaded or marked stays, and adding again brings it back. False: no such podcast. */
  public boolean remove(PodcastId id) {
    boolean removed = store.podcasts().remove(id, clock.instant());
    if (removed) {
      library.changed(Set.of(id), Set.of());
    }
    return removed;
  }

  /** Takes {@link #remove} back. False: it was not removed. */
  public boolean restore(PodcastId id) {
    boolean restored = store.podcasts().restore(id);
    if (restored) {
      library.changed(Set.of(id), Set.of());
    }
    return restored;
  }
}
