package app.earmark.net;

import app.earmark.model.Chapter;
import app.earmark.model.FeedProblem;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Fetches the list of chapters that a feed points to ({@code podcast:chapters}; JSON Chapters 1.2 of the Podcasting 2.0
 * namespace). Blocking, for any number of threads.
 */
public final class ChaptersFetcher {

  private static final int MOST_CHAPTERS = 10_000;

  private final JsonFetch json;

  public ChaptersFetcher(HttpClients clients, InstantSource clock) {
    this.json = new JsonFetch(clients, clock);
  }

  /** What came of it. */
  public sealed interface Result {

    /** By time; chapters that are not meant to be listed ({@code toc: false}) are left out. */
    record Fetched(List<Chapter> chapters) implements Result {}

    record Failed(FeedProblem problem) implements Result {}

    /** The calling thread was interrupted; its flag is still set. */
    record Stopped() implements Result {}
  }

  public Result fetch(String url) {
    HttpUrl address = HttpClients.address(url);
    if (address == null) {
      return new Result.Failed(new FeedProblem.BadAddress(url));
    }
    return switch (json.get(address, Headers.of())) {
      case JsonFetch.Answer.Json answer -> answer.root().path("chapters").isArray()
          ? new Result.Fetched(read(answer.root().path("chapters"), address))
          : new Result.Failed(new FeedProblem.Unintelligible(address.host()));
      case JsonFetch.Answer.Failed failed -> new Result.Failed(failed.problem());
      case JsonFetch.Answer.Stopped _ -> new Result.Stopped();
    };
  }

  private static List<Chapter> read(JsonNode list, HttpUrl base) {
    List<Chapter> chapters = new ArrayList<>();
    for (JsonNode entry : list) {
      Long start = millis(entry.path("startTime"));
      boolean listed = !entry.path("toc").isBoolean() || entry.path("toc").booleanValue();
      if (start != null && listed && chapters.size() < MOST_CHAPTERS) {
        chapters.add(new Chapter(start, millis(entry.path("endTime")), entry.path("title").asString("").strip(),
            link(entry.path("url"), base), link(entry.path("img"), base)));
      }
    }
    chapters.sort(Comparator.comparingLong(Chapter::startMs));
    return chapters;
  }

  /** Seconds, as a number or, in the wild, as a text. */
  private static @Nullable Long millis(JsonNode seconds) {
    try {
      double value = seconds.isNumber() ? seconds.doubleValue()
          : seconds.isString() ? Double.parseDouble(seconds.stringValue().strip()) : Double.NaN;
      return value >= 0 && value < 1e8 ? Long.valueOf(Math.round(value * 1000)) : null;
    } catch (NumberFormatException e) {
      return null;
    }
  }

  private static @Nullable String link(JsonNode node, HttpUrl base) {
    String text = node.isString() ? node.stringValue().strip() : "";
    HttpUrl resolved = text.isEmpty() ? null : base.resolve(text);
    return resolved == null ? null : resolved.toString();
  }
}
