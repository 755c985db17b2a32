package app.earmark.net;

import app.earmark.model.FeedProblem;
import java.time.InstantSource;
import okhttp3.Headers;
import okhttp3.HttpUrl;

/**
 * Fetches feeds and web pages, politely and within limits: conditional GET (RFC 9110, section 13), gzip whether or not
 * the host names it, redirects as in {@link Redirects}, 10 s to connect, 30 s without a byte, 64 MB after unpacking.
 *
 * <p>Blocking; an interrupt ends a call soon. For any number of threads.
 */
public final class FeedFetcher {

  private final Fetch fetch;

  public FeedFetcher(HttpClients clients, InstantSource clock) {
    NetworkLimits limits = clients.limits();
    this.fetch = new Fetch(clients.calls(), limits.feedBytes(), limits.wholeFeed(), clock);
  }

  /** Fetches one feed; never throws for what a host or the network does. */
  public FetchResult fetch(FeedRequest request) {
    HttpUrl url = HttpClients.address(request.url());
    if (url == null) {
      return new FetchResult.Failed(new FeedProblem.BadAddress(request.url()));
    }
    boolean conditional = request.etag() != null || request.lastModified() != null;
    return fetch.get(url, headers(request), request.credentials(), conditional);
  }

  private static Headers headers(FeedRequest request) {
    Headers.Builder headers = new Headers.Builder()
        .add("Accept", "application/rss+xml, application/atom+xml, application/xml;q=0.9, text/xml;q=0.8, "
            + "text/html;q=0.7, */*;q=0.5");
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
}
