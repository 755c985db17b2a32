package app.earmark.net;

import app.earmark.model.FeedProblem;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import okhttp3.Call;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fetches something that fits into memory: a feed, a page, an answer of a directory, a picture. Blocking, for any
 * number of threads. Only host names are logged, because addresses of private feeds are secrets.
 */
final class Fetch {

  private static final Logger log = LoggerFactory.getLogger(Fetch.class);

  private final Call.Factory calls;
  private final long mostBytes;
  private final Duration longest;
  private final InstantSource clock;

  Fetch(Call.Factory calls, long mostBytes, Duration longest, InstantSource clock) {
    this.calls = calls;
    this.mostBytes = mostBytes;
    this.longest = longest;
    this.clock = clock;
  }

  /** {@code conditional}: whether a 304 answers the question that {@code headers} put. */
  FetchResult get(HttpUrl url, Headers headers, @Nullable Credentials credentials, boolean conditional) {
    Headers packed = headers.newBuilder()
        // Named by us so that OkHttp leaves the body alone: it unpacks only what the host calls gzip.
        .set("Accept-Encoding", "gzip").build();
    Redirects redirects = new Redirects(calls, packed, credentials, System.nanoTime() + longest.toNanos());
    try (Redirects.Landed landed = redirects.get(url)) {
      return judge(landed, conditional, credentials != null || Credentials.of(url) != null);
    } catch (IOException e) {
      return failed(redirects.host(), e);
    }
  }

  private FetchResult judge(Redirects.Landed landed, boolean conditional, boolean signedIn) throws IOException {
    Response response = landed.response();
    String host = landed.url().host();
    int status = response.code();
    if (status == 304 && conditional) {
      return new FetchResult.NotModified(text(landed.movedPermanentlyTo()));
    }
    FeedProblem problem = switch (status) {
      case 401 -> new FeedProblem.SignInNeeded(host, signedIn);
      case 403, 407 -> new FeedProblem.NotAllowed(host);
      case 404 -> new FeedProblem.NotFound(host);
      case 410 -> new FeedProblem.Gone(host);
      case 429, 503 -> new FeedProblem.TooBusy(host, RetryAfter.of(response, clock));
      default -> response.isSuccessful() ? null : new FeedProblem.HttpError(host, status);
    };
    if (problem != null) {
      log.debug("{} answered {}", host, status);
      return new FetchResult.Failed(problem);
    }
    byte[] body = BoundedBody.read(response.body().source(), response.body().contentLength(), mostBytes);
    if (BoundedBody.isBlank(body)) {
      return new FetchResult.Failed(new FeedProblem.Empty(host));
    }
    return new FetchResult.Fetched(body, landed.url().toString(), text(landed.movedPermanentlyTo()),
        response.header("Content-Type"), response.header("ETag"), response.header("Last-Modified"));
  }

  private FetchResult failed(String host, IOException e) {
    log.debug("{}: {}", host, e.getClass().getSimpleName());
    return switch (e) {
      case BoundedBody.TooLargeException _ ->
          new FetchResult.Failed(new FeedProblem.TooLarge(host, mostBytes));
      case BoundedBody.CutOffException _ -> new FetchResult.Failed(new FeedProblem.CutOff(host));
      default -> switch (Failure.of(e)) {
        case HOST_NOT_FOUND -> new FetchResult.Failed(new FeedProblem.HostNotFound(host));
        case CONNECTION_FAILED -> new FetchResult.Failed(new FeedProblem.ConnectionFailed(host));
        case TIMED_OUT -> new FetchResult.Failed(new FeedProblem.TimedOut(host));
        case NOT_SECURE -> new FetchResult.Failed(new FeedProblem.NotSecure(host));
        case BAD_REDIRECT -> new FetchResult.Failed(new FeedProblem.BadRedirect(host));
        case INTERRUPTED -> new FetchResult.Stopped();
      };
    };
  }

  private static @Nullable String text(@Nullable HttpUrl url) {
    return url == null ? null : url.toString();
  }
}
