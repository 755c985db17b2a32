package app.earmark.net;

import app.earmark.model.FeedProblem;
import java.time.InstantSource;
import java.util.function.Supplier;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Makes an address that can be fetched of whatever a listener types: bare host names, {@code podcast: pcast: feed:
 * itpc:} addresses, links to Apple Podcasts (asked at its directory), with quotes and brackets around them.
 *
 * <p>Blocking where the directory has to be asked, otherwise at once. For any thread.
 */
public final class Addresses {

  /** What came of it. */
  public sealed interface Resolved {

    /** {@code url} carries no name and password; {@code credentials} are those that were in it. */
    record Usable(String url, @Nullable Credentials credentials) implements Resolved {}

    record Unusable(FeedProblem problem) implements Resolved {}

    /** The calling thread was interrupted; its flag is still set. */
    record Stopped() implements Resolved {}
  }

  private final JsonFetch json;
  private final Supplier<DirectoryAddresses> directories;

  /** @param directories asked at each question: the listener may change them */
  public Addresses(HttpClients clients, InstantSource clock, Supplier<DirectoryAddresses> directories) {
    this.json = new JsonFetch(clients, clock);
    this.directories = directories;
  }

  public Resolved resolve(String typed) {
    return switch (TypedAddress.read(typed)) {
      case TypedAddress.Web web -> usable(web.url());
      case TypedAddress.Apple apple -> lookUp(apple.id());
      case TypedAddress.Closed closed -> new Resolved.Unusable(new FeedProblem.NoOpenFeed(closed.host()));
      case TypedAddress.Nonsense _ -> new Resolved.Unusable(new FeedProblem.BadAddress(typed.strip()));
    };
  }

  private static Resolved usable(HttpUrl url) {
    return new Resolved.Usable(Credentials.without(url).toString(), Credentials.of(url));
  }

  /** The look-up of Apple's Search API: {@code /lookup?id=…&entity=podcast}. */
  private Resolved lookUp(String id) {
    HttpUrl url = HttpUrl.get(directories.get().apple() + "/lookup").newBuilder()
        .addQueryParameter("id", id).addQueryParameter("entity", "podcast").build();
    return switch (json.get(url, Headers.EMPTY)) {
      case JsonFetch.Answer.Json answer -> {
        for (JsonNode result : answer.root().path("results")) {
          HttpUrl feed = HttpUrl.parse(result.path("feedUrl").asString(""));
          if (feed != null) {
            yield usable(feed);
          }
        }
        // Shows for paying subscribers are listed without a feed.
        yield new Resolved.Unusable(new FeedProblem.NoOpenFeed("podcasts.apple.com"));
      }
      case JsonFetch.Answer.Failed failed -> new Resolved.Unusable(failed.problem());
      case JsonFetch.Answer.Stopped _ -> new Resolved.Stopped();
    };
  }
}
