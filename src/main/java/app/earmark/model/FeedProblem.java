package app.earmark.model;

import app.earmark.util.Message;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Why a feed could not be had or read. Each has one sentence for the listener (what happened, what they can do);
 * addresses in it carry no password or token, hence only host names are kept here.
 */
public sealed interface FeedProblem {

  /** What was typed is no address. */
  record BadAddress(String typed) implements FeedProblem {}

  /** The host name is not known, or there is no network at all. */
  record HostNotFound(String host) implements FeedProblem {}

  /** The host refused the connection or broke it off. */
  record ConnectionFailed(String host) implements FeedProblem {}

  /** No connection within 10 s, or 30 s without a byte. */
  record TimedOut(String host) implements FeedProblem {}

  /** The host's certificate is not valid. */
  record NotSecure(String host) implements FeedProblem {}

  /** 404: nothing at this address. */
  record NotFound(String host) implements FeedProblem {}

  /** 410: the publisher took the feed away for good. */
  record Gone(String host) implements FeedProblem {}

  /** 401: needs a name and password; {@code refused}: those that were given are wrong. */
  record SignInNeeded(String host, boolean refused) implements FeedProblem {}

  /** 403: nobody, or not this listener, may have it. */
  record NotAllowed(String host) implements FeedProblem {}

  /** 429 or 503; {@code retryAfter} is how long the host asks to wait. */
  record TooBusy(String host, @Nullable Duration retryAfter) implements FeedProblem {}

  /** Any other HTTP status that is no answer. */
  record HttpError(String host, int status) implements FeedProblem {}

  /** More than 20 redirects, a circle, or one that leads away from http. */
  record BadRedirect(String host) implements FeedProblem {}

  /** More bytes than a feed may have, packed or unpacked. */
  record TooLarge(String host, long limitBytes) implements FeedProblem {}

  /** The body ended before the document did. */
  record CutOff(String host) implements FeedProblem {}

  /** The answer was empty. */
  record Empty(String host) implements FeedProblem {}

  /** An answer of a directory that makes no sense. */
  record Unintelligible(String host) implements FeedProblem {}

  /** A web page on which no podcast was found. */
  record NoPodcastOnPage(String host) implements FeedProblem {}

  /** A site that keeps its shows to itself, such as those of videos or of subscribers only. */
  record NoOpenFeed(String host) implements FeedProblem {}

  /** Neither a feed nor a web page. */
  record NotAFeed(String host) implements FeedProblem {}

  /** A feed whose items have no audio at all. */
  record NoEpisodes(String host) implements FeedProblem {}

  /** XML made to harm: nested too deep, or too slow to read. */
  record Refused(String host) implements FeedProblem {}

  /** It was read, but could not be written to the library: the disk is full or cannot be written. */
  record NotKept(String host) implements FeedProblem {}

  /** A mistake in the program; the log tells more. */
  record Unexpected(String host) implements FeedProblem {}

  /** The sentence for the listener. */
  default Message message() {
    return switch (this) {
      case BadAddress p -> Message.of("feed.problem.bad-address", p.typed());
      case HostNotFound p -> Message.of("feed.problem.host-not-found", p.host());
      case ConnectionFailed p -> Message.of("feed.problem.connection-failed", p.host());
      case TimedOut p -> Message.of("feed.problem.timed-out", p.host());
      case NotSecure p -> Message.of("feed.problem.not-secure", p.host());
      case NotFound p -> Message.of("feed.problem.not-found", p.host());
      case Gone p -> Message.of("feed.problem.gone", p.host());
      case SignInNeeded p ->
          Message.of(p.refused() ? "feed.problem.sign-in-refused" : "feed.problem.sign-in-needed", p.host());
      case NotAllowed p -> Message.of("feed.problem.not-allowed", p.host());
      case TooBusy p -> Message.of("feed.problem.too-busy", p.host());
      case HttpError p -> Message.of("feed.problem.http-error", p.host(), Integer.toString(p.status()));
      case BadRedirect p -> Message.of("feed.problem.bad-redirect", p.host());
      case TooLarge p -> Message.of("feed.problem.too-large", p.host(), p.limitBytes() / (1024 * 1024));
      case CutOff p -> Message.of("feed.problem.cut-off", p.host());
      case Empty p -> Message.of("feed.problem.empty", p.host());
      case Unintelligible p -> Message.of("feed.problem.unintelligible", p.host());
      case NoPodcastOnPage p -> Message.of("feed.problem.no-podcast-on-page", p.host());
      case NoOpenFeed p -> Message.of("feed.problem.no-open-feed", p.host());
      case NotAFeed p -> Message.of("feed.problem.not-a-feed", p.host());
      case NoEpisodes p -> Message.of("feed.problem.no-episodes", p.host());
      case NotKept p -> Message.of("feed.problem.not-kept", p.host());
      case Unexpected p -> Message.of("feed.problem.unexpected", p.host());
      case Refused p -> Message.of("feed.problem.refused", p.host());
    };
  }
}
