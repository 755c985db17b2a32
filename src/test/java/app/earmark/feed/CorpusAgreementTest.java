package app.earmark.feed;

import static org.assertj.core.api.Assertions.assertThat;

import app.earmark.model.Enclosure;
import app.earmark.model.ParsedFeed;
import app.earmark.model.ParsedItem;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * How far Earmark reads what independent readers read: title, guid, enclosure address and date of every item, and the
 * title of every podcast, over the corpora of three of them. What an item
 * has attached counts as its enclosure also where it is a picture, and so no episode.
 */
class CorpusAgreementTest {

  private static final String PLACE = "http://feed.test/dir/";

  private final FeedCorpus corpus = new FeedCorpus();
  private final FeedReader reader = new FeedReader();
  private final Map<String, int[]> byField = new TreeMap<>();
  private final Set<String> items = new LinkedHashSet<>();
  private final Map<String, String> differences = new LinkedHashMap<>();

  @Test
  void agreesWithIndependentReaders() {
    feedparser();
    gofeed();
    podcastparser();
    double rate = rate(differences.keySet());
    StringBuilder report = new StringBuilder("agreement: %.2f %% of %d items and podcasts".formatted(rate,
        items.size()));
    byField.forEach((field, counts) -> report.append("; %s %d of %d".formatted(field, counts[0], counts[1])));
    System.out.println(report);
    differences.forEach((key, what) -> System.out.println("  differs: " + key + ": " + what));
    assertThat(items).hasSizeGreaterThan(150);
    assertThat(rate).as("agreement").isGreaterThanOrEqualTo(99.5);
  }

  private double rate(Set<String> differing) {
    Set<String> disagreeing = new LinkedHashSet<>();
    differing.forEach(key -> disagreeing.add(key.substring(0, key.lastIndexOf(' '))));
    return 100.0 * (items.size() - disagreeing.size()) / items.size();
  }

  private void feedparser() {
    for (JsonNode line : corpus.lines("expected/feedparser.jsonl")) {
      String file = line.get("file").asString();
      ParsedFeed feed = read(file, header(line.get("headers")));
      for (JsonNode check : line.get("assert")) {
        if (!check.get("op").asString().equals("eq")) {
          continue;
        }
        List<String> path = new ArrayList<>();
        check.get("path").forEach(part -> path.add(part.isNumber() ? "#" : part.asString()));
        JsonNode value = check.get("value");
        ParsedItem item = feed.items().isEmpty() ? null : feed.items().getFirst();
        switch (String.join(".", path)) {
          case "feed.title" -> compare(file, "podcast", "title", value.asString(), feed.title());
          case "entries.#.title" -> compare(file, "0", "title", value.asString(), item == null ? null : item.title());
          case "entries.#.guid", "entries.#.id" ->
              compare(file, "0", "guid", value.asString(), item == null ? null : item.guid());
          case "entries.#.enclosures.#.url" ->
              compare(file, "0", "enclosure", value.asString(), enclosure(item));
          case "entries.#.published_parsed", "entries.#.updated_parsed" ->
              compare(file, "0", "date", instant(value).toString(), date(item));
          default -> { /* not one of the four */ }
        }
      }
    }
  }

  private void gofeed() {
    for (String name : corpus.files("gofeed", ".json")) {
      String file = name.replaceFirst("json$", "xml");
      JsonNode expected = corpus.json(name);
      ParsedFeed feed = read(file, null);
      if (expected.has("title")) {
        compare(file, "podcast", "title", expected.get("title").asString(), feed.title());
      }
      int at = 0;
      for (JsonNode item : expected.path("items")) {
        ParsedItem ours = at < feed.items().size() ? feed.items().get(at) : null;
        String place = Integer.toString(at++);
        compare(file, place, "title", item.path("title").asString(""), ours == null ? null : ours.title());
        JsonNode guid = item.path("guid");
        String expectedGuid = guid.isString() ? guid.asString() : guid.path("value").asString("");
        compare(file, place, "guid", expectedGuid, ours == null ? null : ours.guid());
        compare(file, place, "enclosure", item.path("enclosure").path("url").asString(""), enclosure(ours));
        if (!item.has("dcExt")) {
          // Its raw form keeps Dublin Core apart, without saying which date is the item's.
          compare(file, place, "date", item.path("pubDateParsed").asString(""), date(ours));
        }
      }
    }
  }

  private void podcastparser() {
    for (String name : corpus.files("podcastparser/data", ".json")) {
      if (name.endsWith(".param.json")) {
        continue;
      }
      String file = name.replaceFirst("json$", "rss");
      JsonNode expected = corpus.json(name);
      ParsedFeed feed = read(file, null);
      String baseName = file.substring(file.lastIndexOf('/') + 1).replace(".rss", "");
      String title = expected.path("title").asString("");
      if (!title.equals(baseName)) {
        compare(file, "podcast", "title", title, feed.title());
      }
      // Serial podcasts come in another order there, so items are matched by what they have.
      for (JsonNode episode : expected.path("episodes")) {
        String wanted = episode.path("title").asString("");
        String url = firstToHear(episode.path("enclosures"));
        ParsedItem ours = feed.items().stream().filter(item -> Objects.equals(enclosure(item), place(url))
            || wanted.equals(item.title())).findFirst().orElse(null);
        String at = ours == null ? wanted : Integer.toString(ours.position());
        boolean madeUp = url.contains("/" + wanted + ".");
        if (!madeUp) {
          compare(file, at, "title", wanted, ours == null ? null : ours.title());
        }
        String guid = episode.path("guid").asString("");
        String link = episode.path("link").asString("");
        boolean borrowed = guid.equals(url) || guid.equals(link);
        if (!borrowed) {
          compare(file, at, "guid", place(guid), ours == null ? null : ours.guid());
        }
        compare(file, at, "enclosure", place(url), enclosure(ours));
        long published = episode.path("published").asLong(0);
        compare(file, at, "date", published == 0 ? "" : Instant.ofEpochSecond(published).toString(), date(ours));
      }
    }
  }

  /** That reader lists every enclosure, pictures too. */
  private static String firstToHear(JsonNode enclosures) {
    for (JsonNode enclosure : enclosures) {
      if (!enclosure.path("mime_type").asString("").startsWith("image/")) {
        return enclosure.path("url").asString("");
      }
    }
    return "";
  }

  private void compare(String file, String item, String field, String expected, @Nullable String actual) {
    String place = file + " " + item;
    items.add(place);
    int[] counts = byField.computeIfAbsent(field, key -> new int[2]);
    counts[1]++;
    if (expected.strip().equals(actual) || expected.isBlank() && actual == null) {
      counts[0]++;
    } else {
      differences.put(place + " " + field, "expected «" + expected + "», read «" + actual + "»");
    }
  }

  private ParsedFeed read(String file, @Nullable String contentType) {
    FeedReading reading = reader.read(new FeedDocument(corpus.bytes(file), PLACE + "feed.xml", contentType));
    assertThat(reading).as(file).isInstanceOf(FeedReading.Read.class);
    return ((FeedReading.Read) reading).feed();
  }

  /** podcastparser's own tests are read from a folder; ours from a host. */
  private static String place(String url) {
    return url.replace("file://tests/data/", PLACE);
  }

  private static @Nullable String header(JsonNode headers) {
    for (String name : List.of("content-type", "Content-type", "Content-Type")) {
      if (headers.has(name)) {
        return headers.get(name).asString();
      }
    }
    return null;
  }

  private static @Nullable String enclosure(@Nullable ParsedItem item) {
    if (item == null) {
      return null;
    }
    Enclosure attached = item.enclosure() == null ? item.attachment() : item.enclosure();
    return attached == null ? null : attached.url();
  }

  private static @Nullable String date(@Nullable ParsedItem item) {
    return item == null || item.published() == null ? null : item.published().toString();
  }

  private static Instant instant(JsonNode tuple) {
    return LocalDateTime.of(tuple.get(0).asInt(), tuple.get(1).asInt(), tuple.get(2).asInt(), tuple.get(3).asInt(),
        tuple.get(4).asInt(), tuple.get(5).asInt()).toInstant(ZoneOffset.UTC);
  }
}
