package app.earmark.net;

import app.earmark.model.FeedProblem;
import java.time.Duration;
import java.time.InstantSource;
import okhttp3.Headers;
import okhttp3.HttpUrl;

/** Fetches the transcript that a feed points to ({@code podcast:transcript}). Blocking, for any number of threads. */
public final class TranscriptFetcher {

  /** Ten hours of talk have a megabyte of words. */
  private static final long MOST_BYTES = 12L * 1024 * 1024;
  private static final Duration LONGEST = Duration.ofSeconds(60);

  private final Fetch fetch;

  public TranscriptFetcher(HttpClients clients, InstantSource clock) {
    this.fetch = new Fetch(clients.calls(), MOST_BYTES, LONGEST, clock);
  }

  public FetchResult fetch(String url) {
    HttpUrl address = HttpClients.address(url);
    if (address == null) {
      return new FetchResult.Failed(new FeedProblem.BadAddress(url));
    }
    return fetch.get(address, Headers.of("Accept",
        "text/vtt, application/srt, application/x-subrip, application/json, text/html;q=0.8, */*;q=0.5"), null, false);
  }
}
