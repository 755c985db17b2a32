package app.earmark.net;

import app.earmark.model.FeedProblem;
import app.earmark.util.Lazy;
import java.time.Duration;
import java.time.InstantSource;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/** Asks the service of a directory. Blocking, for any number of threads. */
final class JsonFetch {

  private static final long MOST_BYTES = 8L * 1024 * 1024;
  private static final Duration LONGEST = Duration.ofSeconds(20);

  /** What came of a question. */
  sealed interface Answer {
    record Json(JsonNode root) implements Answer {}

    record Failed(FeedProblem problem) implements Answer {}

    record Stopped() implements Answer {}
  }

  private final Fetch fetch;
  private final Lazy<ObjectMapper> mapper = new Lazy<>(() -> JsonMapper.builder().build());

  JsonFetch(HttpClients clients, InstantSource clock) {
    this.fetch = new Fetch(clients.calls(), MOST_BYTES, LONGEST, clock);
  }

  Answer get(HttpUrl url, Headers headers) {
    Headers accepting = headers.newBuilder().set("Accept", "application/json").build();
    return switch (fetch.get(url, accepting, null, false)) {
      case FetchResult.Fetched fetched -> parse(fetched.body(), url.host());
      case FetchResult.NotModified _ -> new Answer.Failed(new FeedProblem.HttpError(url.host(), 304));
      case FetchResult.Failed failed -> new Answer.Failed(failed.problem());
      case FetchResult.Stopped _ -> new Answer.Stopped();
    };
  }

  private Answer parse(byte[] body, String host) {
    try {
      JsonNode root = mapper.get().readTree(body);
      return root.isObject()
          ? new Answer.Json(root)
          : new Answer.Failed(new FeedProblem.Unintelligible(host));
    } catch (JacksonException e) {
      return new Answer.Failed(new FeedProblem.Unintelligible(host));
    }
  }
}
