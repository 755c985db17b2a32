package app.earmark.net;

import app.earmark.model.DirectoryPodcast;
import app.earmark.model.DirectoryPodcast.Directory;
import app.earmark.model.FeedProblem;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Supplier;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Searches the directories of podcasts: Apple's (Search API, {@code /search?media=podcast}), fyyd's (API 0.2,
 * {@code /search/podcast}) and Podcast Index ({@code /search/byterm}, with the listener's own key). One question to one
 * directory; merging is left to the caller. Blocking, for any number of threads.
 */
public final class DirectorySearch {

  private static final String MOST_RESULTS = "40";

  private final JsonFetch json;
  private final InstantSource clock;
  private final Supplier<DirectoryAddresses> addresses;

  /** @param addresses asked at each question: the listener may change them */
  public DirectorySearch(HttpClients clients, InstantSource clock, Supplier<DirectoryAddresses> addresses) {
    this.json = new JsonFetch(clients, clock);
    this.clock = clock;
    this.addresses = addresses;
  }

  /** {@code country} is the store's, as two letters (ISO 3166-1). */
  public DirectoryResult searchApple(String words, String country) {
    HttpUrl url = HttpUrl.get(addresses.get().apple() + "/search").newBuilder()
        .addQueryParameter("media", "podcast").addQueryParameter("entity", "podcast")
        .addQueryParameter("term", words).addQueryParameter("country", country)
        .addQueryParameter("limit", MOST_RESULTS).build();
    DirectoryResult result = ask(url, Headers.EMPTY, "results", DirectorySearch::fromApple);
    // Apple allows about twenty questions a minute and answers 403 to more.
    return result instanceof DirectoryResult.Failed(FeedProblem.NotAllowed refused)
        ? new DirectoryResult.Failed(new FeedProblem.TooBusy(refused.host(), null))
        : result;
  }

  public DirectoryResult searchFyyd(String words) {
    HttpUrl url = HttpUrl.get(addresses.get().fyyd() + "/search/podcast").newBuilder()
        .addQueryParameter("term", words).addQueryParameter("count", MOST_RESULTS).build();
    return ask(url, Headers.EMPTY, "data", DirectorySearch::fromFyyd);
  }

  public DirectoryResult searchPodcastIndex(String words, PodcastIndexKey key) {
    HttpUrl url = HttpUrl.get(addresses.get().podcastIndex() + "/search/byterm").newBuilder()
        .addQueryParameter("q", words).addQueryParameter("max", MOST_RESULTS).build();
    String now = Long.toString(clock.instant().getEpochSecond());
    Headers headers = new Headers.Builder()
        .addUnsafeNonAscii("X-Auth-Key", key.key())
        .add("X-Auth-Date", now)
        .add("Authorization", sha1(key.key() + key.secret() + now))
        .build();
    return ask(url, headers, "feeds", DirectorySearch::fromPodcastIndex);
  }

  private interface Reading {
    @Nullable DirectoryPodcast read(JsonNode entry);
  }

  private DirectoryResult ask(HttpUrl url, Headers headers, String list, Reading reading) {
    return switch (json.get(url, headers)) {
      case JsonFetch.Answer.Json answer -> {
        List<DirectoryPodcast> found = new ArrayList<>();
        for (JsonNode entry : answer.root().path(list)) {
          DirectoryPodcast podcast = reading.read(entry);
          if (podcast != null) {
            found.add(podcast);
          }
        }
        yield answer.root().path(list).isArray()
            ? new DirectoryResult.Found(found)
            : new DirectoryResult.Failed(new FeedProblem.Unintelligible(url.host()));
      }
      case JsonFetch.Answer.Failed failed -> new DirectoryResult.Failed(failed.problem());
      case JsonFetch.Answer.Stopped _ -> new DirectoryResult.Stopped();
    };
  }

  private static @Nullable DirectoryPodcast fromApple(JsonNode entry) {
    String artwork = first(entry, "artworkUrl600", "artworkUrl100", "artworkUrl60");
    return podcast(Directory.APPLE, first(entry, "feedUrl"), first(entry, "collectionName", "trackName"),
        first(entry, "artistName"), null, artwork, first(entry, "collectionViewUrl"), entry.path("trackCount"));
  }

  private static @Nullable DirectoryPodcast fromFyyd(JsonNode entry) {
    return podcast(Directory.FYYD, first(entry, "xmlURL"), first(entry, "title"), first(entry, "author"),
        first(entry, "description", "subtitle"), first(entry, "layoutImageURL", "imgURL"), first(entry, "htmlURL"),
        entry.path("episode_count"));
  }

  private static @Nullable DirectoryPodcast fromPodcastIndex(JsonNode entry) {
    return podcast(Directory.PODCAST_INDEX, first(entry, "url"), first(entry, "title"),
        first(entry, "author", "ownerName"), first(entry, "description"), first(entry, "artwork", "image"),
        first(entry, "link"), entry.path("episodeCount"));
  }

  private static @Nullable DirectoryPodcast podcast(Directory directory, @Nullable String feedUrl,
      @Nullable String title, @Nullable String author, @Nullable String description, @Nullable String artwork,
      @Nullable String link, JsonNode episodes) {
    HttpUrl url = feedUrl == null ? null : HttpClients.address(feedUrl);
    if (url == null) {
      return null; // Listed, but with nothing to subscribe to.
    }
    return new DirectoryPodcast(directory, url.toString(), title == null ? url.host() : title, author, description,
        artwork, link, episodes.isInt() ? Integer.valueOf(episodes.intValue()) : null);
  }

  /** The first of some fields that has a text in it. */
  private static @Nullable String first(JsonNode entry, String... names) {
    for (String name : names) {
      JsonNode value = entry.path(name);
      if (value.isString() && !value.stringValue().isBlank()) {
        return value.stringValue().strip();
      }
    }
    return null;
  }

  /** Podcast Index asks for SHA-1 of key, secret and time, in lower case. */
  private static String sha1(String text) {
    try {
      return HexFormat.of().formatHex(
          MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // Every JDK has it.
    }
  }
}
