package app.earmark.service;

import app.earmark.feed.FeedDocument;
import app.earmark.feed.FeedReader;
import app.earmark.feed.FeedReading;
import app.earmark.model.FeedCandidate;
import app.earmark.model.FeedProblem;
import app.earmark.model.ParsedFeed;
import app.earmark.model.ParsedItem;
import app.earmark.net.Credentials;
import app.earmark.net.FeedFetcher;
import app.earmark.net.FeedRequest;
import app.earmark.net.FetchResult;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * Asks for a feed and reads it, and follows it where it says it has gone. Blocking; for any number of threads; an
 * interrupt ends it soon.
 */
public final class FeedLookup {

  /** What came of it. */
  sealed interface Answer {}

  /** The host says, or the bytes say, that nothing changed since; with the validators of this answer. */
  record Unchanged(@Nullable String etag, @Nullable String lastModified) implements Answer {}

  /**
   * A feed with at least one episode.
   *
   * @param feedUrl where to ask from now on; another address than the one asked only after a permanent move
   * @param finalUrl where it was found
   * @param credentials what {@code feedUrl} needs, if it is where they may be sent
   */
  record Feed(ParsedFeed feed, String feedUrl, String finalUrl, @Nullable Credentials credentials,
      @Nullable String etag, @Nullable String lastModified, String bodyHash) implements Answer {

    /** The same with another reading. */
    Feed with(ParsedFeed other) {
      return new Feed(other, feedUrl, finalUrl, credentials, etag, lastModified, bodyHash);
    }
  }

  /** A web page, and what it points to. */
  record Page(String finalUrl, List<FeedCandidate> candidates) implements Answer {}

  /** Nothing that can be used; the library stays as it is. */
  record Bad(FeedProblem problem) implements Answer {}

  /** The thread was interrupted. */
  record Stopped() implements Answer {}

  private final FeedFetcher fetcher;
  private final FeedReader reader;

  private final ExecutorService reading;

  /** @param reading reads so many feeds at a time; the others wait with their bytes */
  public FeedLookup(FeedFetcher fetcher, FeedReader reader, ExecutorService reading) {
    this.fetcher = fetcher;
    this.reader = reader;
    this.reading = reading;
  }

  /** The whole of what is at this address. */
  Answer ask(String url, @Nullable Credentials credentials) {
    return ask(new FeedRequest(url, null, null, credentials), null);
  }

  /** @param knownHash of the body that was read last: the same bytes are not read again; null: read them anyway */
  Answer ask(FeedRequest request, @Nullable String knownHash) {
    Answer answer = once(request, knownHash);
    if (answer instanceof Feed found) {
      String moved = found.feed().newFeedUrl();
      if (moved != null && !FeedAddress.key(moved).equals(FeedAddress.key(found.feedUrl()))) {
        return followed(found, moved);
      }
    }
    return answer;
  }

  /** One page of a feed, whatever it says about where the feed has gone. */
  Answer page(FeedRequest request) {
    return once(request, null);
  }

  /** {@code itunes:new-feed-url}: only where a whole feed is there, and once: that one may point back. */
  private Answer followed(Feed found, String moved) {
    boolean own = Credentials.mayGoTo(found.feedUrl(), moved);
    return switch (once(new FeedRequest(moved, null, null, own ? found.credentials() : null), null)) {
      case Feed there -> there.feed().isCutOff() ? found : there;
      case Stopped stopped -> stopped;
      case Unchanged _ -> found;
      case Page _ -> found;
      case Bad _ -> found;
    };
  }

  private Answer once(FeedRequest request, @Nullable String knownHash) {
    return switch (fetcher.fetch(request)) {
      case FetchResult.Failed failed -> new Bad(failed.problem());
      case FetchResult.Stopped _ -> new Stopped();
      case FetchResult.NotModified same when same.movedPermanentlyTo() == null -> new Unchanged(null, null);
      // A move is believed only after a good reading, so the feed is needed once more in full.
      case FetchResult.NotModified _ ->
          once(new FeedRequest(request.url(), null, null, request.credentials()), null);
      case FetchResult.Fetched fetched -> read(request, fetched, knownHash);
    };
  }

  private Answer read(FeedRequest request, FetchResult.Fetched fetched, @Nullable String knownHash) {
    String hash = sha256(fetched.body());
    if (hash.equals(knownHash) && fetched.movedPermanentlyTo() == null) {
      return new Unchanged(fetched.etag(), fetched.lastModified());
    }
    String host = FeedAddress.host(fetched.finalUrl());
    return switch (parsed(new FeedDocument(fetched.body(), fetched.finalUrl(), fetched.contentType()))) {
      case null -> new Stopped();
      case FeedReading.WebPage page -> new Page(fetched.finalUrl(), page.candidates());
      case FeedReading.Unreadable bad -> new Bad(bad.problem());
      case FeedReading.Read good when good.feed().items().stream().noneMatch(ParsedItem::isEpisode) ->
          new Bad(good.feed().isCutOff() ? new FeedProblem.CutOff(host) : new FeedProblem.NoEpisodes(host));
      case FeedReading.Read good -> feed(request, fetched, good.feed(), hash);
    };
  }

  /** Null where this thread was interrupted. */
  private @Nullable FeedReading parsed(FeedDocument document) {
    Future<FeedReading> read;
    try {
      read = reading.submit(() -> reader.read(document));
    } catch (RejectedExecutionException e) {
      // The program is about to end.
      return null;
    }
    try {
      FeedReading done = read.get();
      return Thread.currentThread().isInterrupted() ? null : done;
    } catch (InterruptedException | CancellationException e) {
      read.cancel(true);
      Thread.currentThread().interrupt();
      return null;
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException mistake ? mistake : new IllegalStateException(e.getCause());
    }
  }

  private static Feed feed(FeedRequest request, FetchResult.Fetched fetched, ParsedFeed feed, String hash) {
    // What came of one that is cut off is good: some hosts end every answer too early. But it proves no move, and they
    // must not say of it that nothing changed.
    boolean whole = !feed.isCutOff();
    String moved = whole ? fetched.movedPermanentlyTo() : null;
    String feedUrl = moved == null ? request.url() : moved;
    Credentials credentials = request.credentials();
    boolean ownOrigin = credentials != null && Credentials.mayGoTo(request.url(), feedUrl);
    return new Feed(feed, feedUrl, fetched.finalUrl(), ownOrigin ? credentials : null, whole ? fetched.etag() : null,
        whole ? fetched.lastModified() : null, hash);
  }

  private static String sha256(byte[] body) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
