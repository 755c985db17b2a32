package app.earmark.net;

import app.earmark.model.FeedProblem;
import java.io.IOException;
import java.time.InstantSource;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fetches feeds and web pages, politely and within limits: conditional GET (RFC 9110, section 13), gzip, redirects as
 * in {@link Redirects}, 10 s to connect, 30 s without a byte, 64 MB after unpacking.
 *
 * <p>Blocking; an interrupt ends a call soon. For any number of threads. Only host names are logged, because addresses
 * of private feeds are secrets.
 */
public final class FeedFetcher {

  private static final Logger log = LoggerFactory.getLogger(FeedFetcher.class);

  private final HttpClients clients;
  private final InstantSource clock;

  public FeedFetcher(HttpClients clients, InstantSource clock) {
    this.clients = clients;
    this.clock = clock;
  }

  /** Fetches one feed; never throws for what a host or the network does. */
  public FetchResult fetch(FeedRequest request) {
    HttpUrl url = HttpClients.address(request.url());
    if (url == null) {
      return new FetchResult.Failed(new FeedProblem.BadAddress(request.url()));
    }
    long deadline = System.nanoTime() + clients.limits().wholeFeed().toNanos();
    Redirects redirects = new Redirects(clients.plain(), headers(request), request.credentials(), deadline);
    try (Redirects.Landed landed = redirects.get(url)) {
      return judge(request, landed);
    } catch (IOException e) {
      return failed(redirects.host(), e);
    }
  }

  private static Headers headers(FeedRequest request) {
    Headers.Builder headers = new Headers.Builder()
        .add("Accept", "application/rss+xml, application/atom+xml, application/xml;q=0.9, text/xml;q=0.8, "
            + "text/html;q=0.7, */*;q=0.5")
        // Named by us so that OkHttp leaves the body alone: it unpacks only what the host calls gzip.
        .add("Accept-Encoding", "gzip");
    if (request.etag() != null) {
      headers.addUnsafeNonAscii("If-None-Match", oneLine(request.etag()));
    }
    if (request.lastModified() != null) {
      headers.addUnsafeNonAscii("If-Modified-Since", oneLine(request.lastModified()));
    }
    return headers.build();
  }

  private static String oneLine(String header) {
    return header.replace('\r', ' ').replace('\n', ' ');
  }

  private FetchResult judge(FeedRequest request, Redirects.Landed landed) throws IOException {
    Response response = landed.response();
    String host = landed.url().host();
    int status = response.code();
    boolean conditional = request.etag() != null || request.lastModified() != null;
    if (status == 304 && conditional) {
      return new FetchResult.NotModified(text(landed.movedPermanentlyTo()));
    }
    FeedProblem problem = switch (status) {
      case 401, 403, 407 -> new FeedProblem.NotAllowed(host);
      case 404 -> new FeedProblem.NotFound(host);
      case 410 -> new FeedProblem.Gone(host);
      case 429, 503 -> new FeedProblem.TooBusy(host, RetryAfter.of(response, clock));
      default -> response.isSuccessful() ? null : new FeedProblem.HttpError(host, status);
    };
    if (problem != null) {
      log.debug("{} answered {}", host, status);
      return new FetchResult.Failed(problem);
    }
    byte[] body = FeedBody.read(
        response.body().source(), response.body().contentLength(), clients.limits().feedBytes());
    if (FeedBody.isBlank(body)) {
      return new FetchResult.Failed(new FeedProblem.Empty(host));
    }
    return new FetchResult.Fetched(body, landed.url().toString(), text(landed.movedPermanentlyTo()),
        response.header("Content-Type"), response.header("ETag"), response.header("Last-Modified"));
  }

  private FetchResult failed(String host, IOException e) {
    log.debug("{}: {}", host, e.getClass().getSimpleName());
    return switch (e) {
      case FeedBody.TooLargeException ignored ->
          new FetchResult.Failed(new FeedProblem.TooLarge(host, clients.limits().feedBytes()));
      case FeedBody.CutOffException ignored -> new FetchResult.Failed(new FeedProblem.CutOff(host));
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
