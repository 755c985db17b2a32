package app.earmark.feed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import app.earmark.model.FeedCandidate;
import app.earmark.model.FeedDiagnostic;
import app.earmark.model.ParsedFeed;
import app.earmark.model.ParsedItem;
import app.earmark.model.SupportLink;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The podcast that Earmark is made for: a WordPress blog with audio since 2004. */
class CareerOpTest {

  private static final String HOST = "career.test:8080";

  private final ParsedFeed feed = feed();

  @Test
  void readsThePodcast() {
    assertThat(feed.title()).isEqualTo("Career Opportunities");
    assertThat(feed.link()).isEqualTo("http://career.test:8080/career/");
    assertThat(feed.author()).isEqualTo("The columnist");
    assertThat(feed.imageUrl()).isEqualTo("http://career.test:8080/career/art/career-op.jpg");
    assertThat(feed.categories()).containsExactly("Business", "Careers");
    assertThat(feed.hints().interval()).isEqualTo(Duration.ofDays(7));
    assertThat(feed.isCutOff()).isFalse();
    assertThat(feed.items()).hasSize(12);
  }

  @Test
  void everyItemWithAudioIsAnEpisode() {
    assertThat(feed.items().stream().filter(ParsedItem::isEpisode)).hasSize(10);
    assertThat(feed.items().stream().filter(item -> !item.isEpisode()).map(ParsedItem::title))
        .containsExactly("A new look for the site", "No podcast this week");
    assertThat(feed.items().stream().filter(ParsedItem::isEpisode).map(item -> Objects.requireNonNull(item.enclosure())
        .url())).allMatch(url -> url.matches("http://career\\.test:8080/career/audio/20\\d\\d/career-op-\\d{8}\\.mp3"));
  }

  @Test
  void shortcodeIsTheAudioAndDoesNotShow() {
    ParsedItem item = item("Personal networking isn’t optional anymore");
    assertThat(Objects.requireNonNull(item.enclosure()).url())
        .isEqualTo("http://career.test:8080/career/audio/2008/career-op-20080229.mp3");
    assertThat(item.published()).isEqualTo(Instant.parse("2008-02-29T09:00:00Z"));
    assertThat(item.duration()).isNull();
    assertThat(item.notes()).startsWith("<p>Listen: Personal networking").contains("It was never about cards")
        .doesNotContain("[audio");
    assertThat(item.tags()).contains("career", "jobs", "workplace", "podcast", "networking");
    assertThat(feed.diagnostics()).anyMatch(found -> found.kind() == FeedDiagnostic.Kind.AUDIO_FROM_TEXT
        && Objects.equals(found.item(), item.position()));
  }

  @Test
  void everyFormOfShortcodeIsUnderstood() {
    for (String title : List.of("Learning on the job & off it", "The interview goes both ways",
        "Saying no without closing the door", "Write it down")) {
      ParsedItem item = item(title);
      assertThat(item.enclosure()).as(title).isNotNull();
      assertThat(item.notes()).as(title).doesNotContain("[audio").doesNotContain("[/audio");
    }
  }

  @Test
  void reRunIsAnEpisodeOfItsOwn() {
    ParsedItem old = item("Personal networking isn’t optional anymore");
    ParsedItem again = item("Archive: Personal networking isn’t optional anymore");
    assertThat(again.guid()).isNotEqualTo(old.guid());
    assertThat(Objects.requireNonNull(again.enclosure()).url())
        .isEqualTo(Objects.requireNonNull(old.enclosure()).url());
    assertThat(again.enclosure().bytes()).isNull();
  }

  @Test
  void supportLinksAreKept() {
    assertThat(item("Personal networking isn’t optional anymore").supportLinks()).containsExactly(
        new SupportLink("http://career.test:8080/career/give/once", "one time"),
        new SupportLink("http://career.test:8080/career/give/monthly", "monthly"));
  }

  @Test
  void thePageOfAPostLeadsToThePodcast() {
    FeedReading reading = new FeedReader().read(new FeedDocument(bytes("post.html"),
        "http://career.test:8080/career/2008/02/29/personal-networking-isnt-optional-anymore/", "text/html"));
    assertThat(reading).isInstanceOf(FeedReading.WebPage.class);
    List<FeedCandidate> candidates = ((FeedReading.WebPage) reading).candidates();
    assertThat(candidates.getFirst().url()).isEqualTo("http://career.test:8080/career/feed/podcast/");
    assertThat(candidates.get(1).url()).isEqualTo("http://career.test:8080/career/feed/");
    assertThat(candidates.getLast().url()).contains("/feed/").matches(".*(comments|personal).*");
    assertThat(candidates.getFirst().likelihood()).isGreaterThan(candidates.get(1).likelihood() + 20);
  }

  private ParsedItem item(String title) {
    return feed.items().stream().filter(item -> title.equals(item.title())).findFirst().orElseThrow();
  }

  private static ParsedFeed feed() {
    FeedReading reading = new FeedReader().read(
        new FeedDocument(bytes("feed.xml"), "http://career.test:8080/career/feed/podcast/", "application/rss+xml"));
    return ((FeedReading.Read) reading).feed();
  }

  private static byte[] bytes(String name) {
    try (InputStream in = Objects.requireNonNull(
        CareerOpTest.class.getResourceAsStream("/app/earmark/careerop/" + name))) {
      return new String(in.readAllBytes(), UTF_8).replace("{{HOST}}", HOST).getBytes(UTF_8);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
