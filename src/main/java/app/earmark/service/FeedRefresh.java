package app.earmark.service;

import app.earmark.model.EpisodeChanges;
import app.earmark.model.FeedProblem;
import app.earmark.model.KnownEpisode;
import app.earmark.model.ParsedItem;
import app.earmark.model.RefreshOutcome;
import app.earmark.net.Credentials;
import app.earmark.net.FeedRequest;
import app.earmark.store.FeedRecord;
import app.earmark.store.LibraryStore;
import app.earmark.store.LibraryUnwritable;
import app.earmark.store.PodcastStore.Refreshed;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Refreshes one podcast: asks as sparingly as its host allows, and commits what is new in one transaction. Whatever
 * comes instead of the feed changes nothing but its health. Blocking; for any number of threads, each with another
 * podcast.
 */
public final class FeedRefresh {

  private static final Logger LOG = LoggerFactory.getLogger(FeedRefresh.class);

  private final LibraryStore store;
  private final Library library;
  private final FeedLookup lookup;
  private final FeedPages pages;
  private final InstantSource clock;
  private final RefreshSchedule schedule;

  public FeedRefresh(
      LibraryStore store, Library library, FeedLookup lookup, InstantSource clock, RandomGenerator random) {
    this.store = store;
    this.library = library;
    this.lookup = lookup;
    this.pages = new FeedPages(lookup);
    this.clock = clock;
    this.schedule = new RefreshSchedule(random);
  }

  /** Empty: interrupted, or unsubscribed meanwhile, and nothing changed. */
  Optional<RefreshOutcome> refresh(FeedRecord feed, boolean force) {
    long start = System.nanoTime();
    try {
      return ask(feed, force, start);
    } catch (LibraryUnwritable e) {
      LOG.warn("cannot keep what podcast {} has sent", feed.podcast(), e);
      FeedProblem problem = new FeedProblem.NotKept(FeedAddress.host(feed.feedUrl()));
      return Optional.of(outcome(feed, RefreshOutcome.Kind.FAILED, 0, 0, problem, start));
    } catch (RuntimeException | StackOverflowError e) {
      // One podcast's trouble must neither end the run nor be asked for again and again.
      LOG.error("cannot refresh podcast {}", feed.podcast(), e);
      return Optional.of(unexpected(feed, start));
    }
  }

  private RefreshOutcome unexpected(FeedRecord feed, long start) {
    FeedProblem problem = new FeedProblem.Unexpected(FeedAddress.host(feed.feedUrl()));
    try {
      return failed(feed, problem, clock.instant(), start);
    } catch (RuntimeException e) {
      LOG.error("cannot write down that podcast {} failed", feed.podcast(), e);
      return outcome(feed, RefreshOutcome.Kind.FAILED, 0, 0, problem, start);
    }
  }

  private Optional<RefreshOutcome> ask(FeedRecord feed, boolean force, long start) {
    Instant now = clock.instant();
    Instant notBefore = feed.notBefore();
    if (!force && notBefore != null && notBefore.isAfter(now)) {
      FeedProblem patience =
          new FeedProblem.TooBusy(FeedAddress.host(feed.feedUrl()), Duration.between(now, notBefore));
      return Optional.of(outcome(feed, RefreshOutcome.Kind.FAILED, 0, 0, patience, start));
    }
    return switch (lookup.ask(request(feed, force), force ? null : feed.bodyHash())) {
      case FeedLookup.Stopped _ -> Optional.empty();
      case FeedLookup.Unchanged same -> {
        store.feeds().unchanged(feed.podcast(), same.etag(), same.lastModified(), now,
            schedule.afterSuccess(feed.rhythm(), now));
        yield Optional.of(outcome(feed, RefreshOutcome.Kind.UNCHANGED, 0, 0, null, start));
      }
      case FeedLookup.Feed found -> keep(feed, found, force, now, start);
      case FeedLookup.Page page ->
          Optional.of(failed(feed, new FeedProblem.NotAFeed(FeedAddress.host(page.finalUrl())), now, start));
      case FeedLookup.Bad bad -> Optional.of(failed(feed, bad.problem(), now, start));
    };
  }

  private static FeedRequest request(FeedRecord feed, boolean force) {
    String user = feed.user();
    String password = feed.password();
    Credentials credentials = user == null || password == null ? null : new Credentials(user, password);
    return new FeedRequest(
        feed.feedUrl(), force ? null : feed.etag(), force ? null : feed.lastModified(), credentials);
  }

  private Optional<RefreshOutcome> keep(
      FeedRecord feed, FeedLookup.Feed first, boolean force, Instant now, long start) {
    List<KnownEpisode> known = store.episodes().known(feed.podcast());
    FeedLookup.Feed found = first;
    EpisodeChanges changes = EpisodeComparison.compare(known, found.feed(), now);
    if (FeedPages.hasMore(first) && (force || hasGap(changes, first))) {
      found = pages.whole(first);
      if (found == null) {
        return Optional.empty();
      }
      changes = EpisodeComparison.compare(known, found.feed(), now);
    }
    String title = Subscriptions.title(found);
    Refreshed refreshed = store.podcasts().refreshed(
        feed.podcast(), found.feed(), title, Subscriptions.visit(found, schedule, now), changes);
    if (refreshed == Refreshed.PLACE_TAKEN) {
      // It has moved to where another subscription is: two must not become one without the listener's word.
      FeedLookup.Feed staying = new FeedLookup.Feed(found.feed(), feed.feedUrl(), found.finalUrl(),
          request(feed, false).credentials(), null, null, found.bodyHash());
      refreshed = store.podcasts().refreshed(
          feed.podcast(), found.feed(), title, Subscriptions.visit(staying, schedule, now), changes);
      store.unions().movedOnto(feed.podcast(), FeedAddress.key(found.feedUrl()));
    }
    if (refreshed != Refreshed.WRITTEN) {
      return Optional.empty();
    }
    if (!changes.isEmpty()) {
      library.changed(Set.of(feed.podcast()), Set.of());
    }
    int added = changes.added().size();
    return Optional.of(outcome(feed, added > 0 ? RefreshOutcome.Kind.NEW : RefreshOutcome.Kind.UNCHANGED, added,
        changes.changed().size(), null, start));
  }

  /** Nothing of the first page is known: between it and what is, there may be pages that nobody has read. */
  private static boolean hasGap(EpisodeChanges changes, FeedLookup.Feed first) {
    return changes.added().size() == first.feed().items().stream().filter(ParsedItem::isEpisode).count();
  }

  private RefreshOutcome failed(FeedRecord feed, FeedProblem problem, Instant now, long start) {
    int failures = feed.failures() + 1;
    Instant since = feed.failingSince() == null ? now : feed.failingSince();
    boolean asleep = RefreshSchedule.fallsAsleep(problem, failures, since, now);
    store.feeds().failed(feed.podcast(), problem.message(), asleep, now,
        schedule.afterFailure(problem, failures, now), RefreshSchedule.notBefore(problem, now));
    return new RefreshOutcome(feed.podcast(), feed.feedUrl(), RefreshOutcome.Kind.FAILED, 0, 0, problem,
        asleep && !feed.asleep(), millisSince(start));
  }

  private static RefreshOutcome outcome(FeedRecord feed, RefreshOutcome.Kind kind, int added, int updated,
      @Nullable FeedProblem problem, long start) {
    return new RefreshOutcome(feed.podcast(), feed.feedUrl(), kind, added, updated, problem, false,
        millisSince(start));
  }

  private static long millisSince(long start) {
    return Duration.ofNanos(System.nanoTime() - start).toMillis();
  }
}
