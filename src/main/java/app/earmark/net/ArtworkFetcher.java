package app.earmark.net;

import app.earmark.model.FeedProblem;
import app.earmark.util.Lazy;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import okhttp3.Cache;
import okhttp3.CacheControl;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fetches the pictures of podcasts and episodes, and keeps them on disk for offline hours. A picture that was shown
 * once is asked for again after a week at the earliest, whatever its host says: covers hardly change, and lists show
 * many.
 *
 * <p>Blocking, for any number of threads. One fetcher for a folder.
 */
public final class ArtworkFetcher implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(ArtworkFetcher.class);

  /** What the cache may take on disk unless the caller says otherwise. */
  public static final long USUAL_CACHE_BYTES = 200L * 1024 * 1024;

  private static final long MOST_BYTES = 24L * 1024 * 1024;
  private static final Duration LONGEST = Duration.ofMinutes(2);
  private static final Duration FRESH = Duration.ofDays(7);

  private final Lazy<OkHttpClient> client;
  private final Fetch fetch;

  public ArtworkFetcher(HttpClients clients, Path cacheFolder, long cacheBytes, InstantSource clock) {
    this.client = new Lazy<>(() -> clients.withCache(cacheFolder, cacheBytes, ArtworkFetcher::keepLonger));
    this.fetch = new Fetch(request -> client.get().newCall(request), MOST_BYTES, LONGEST, clock);
  }

  /** From the cache where it is fresh, from the network otherwise, and from the cache again without a network. */
  public ArtworkResult fetch(String url) {
    HttpUrl address = HttpClients.address(url);
    if (address == null) {
      return new ArtworkResult.Failed(new FeedProblem.BadAddress(url));
    }
    Headers headers = Headers.of("Accept", "image/webp, image/png, image/jpeg, image/gif, image/*;q=0.5");
    FetchResult result = fetch.get(address, headers, null, false);
    if (result instanceof FetchResult.Failed) {
      FetchResult kept = fetch.get(
          address, headers.newBuilder().add("Cache-Control", CacheControl.FORCE_CACHE.toString()).build(), null, false);
      result = kept instanceof FetchResult.Fetched ? kept : result;
    }
    return switch (result) {
      case FetchResult.Fetched fetched -> {
        String type = type(fetched.body());
        yield type == null
            ? new ArtworkResult.NotAPicture(address.host())
            : new ArtworkResult.Fetched(fetched.body(), type);
      }
      case FetchResult.NotModified _ -> new ArtworkResult.NotAPicture(address.host());
      case FetchResult.Failed failed -> new ArtworkResult.Failed(failed.problem());
      case FetchResult.Stopped _ -> new ArtworkResult.Stopped();
    };
  }

  private static Response keepLonger(Interceptor.Chain chain) throws IOException {
    Response response = chain.proceed(chain.request());
    boolean worthKeeping = response.isSuccessful() || response.code() == 301 || response.code() == 308;
    return !worthKeeping ? response : response.newBuilder()
        .header("Cache-Control", "public, max-age=" + FRESH.toSeconds())
        .removeHeader("Pragma").removeHeader("Expires").removeHeader("Vary").removeHeader("Age").build();
  }

  /** By the first bytes: hosts call pictures all sorts of things. */
  private static @Nullable String type(byte[] body) {
    String head = new String(body, 0, Math.min(body.length, 12), StandardCharsets.ISO_8859_1);
    if (head.startsWith("\u0089PNG\r\n")) {
      return "image/png";
    }
    if (head.startsWith("\u00ff\u00d8\u00ff")) {
      return "image/jpeg";
    }
    if (head.startsWith("GIF8")) {
      return "image/gif";
    }
    return head.startsWith("RIFF") && head.startsWith("WEBP", 8) ? "image/webp" : null;
  }

  @Override
  public void close() {
    OkHttpClient used = client.peek();
    Cache cache = used == null ? null : used.cache();
    try {
      if (cache != null) {
        cache.close();
      }
    } catch (IOException e) {
      log.debug("artwork cache: {}", e.getClass().getSimpleName());
    }
  }
}
