package app.earmark.service;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import app.earmark.model.AddResult;
import app.earmark.model.AlternateEnclosure;
import app.earmark.model.Chat;
import app.earmark.model.ContentLink;
import app.earmark.model.Enclosure;
import app.earmark.model.Episode;
import app.earmark.model.EpisodeExtras;
import app.earmark.model.EpisodeRow;
import app.earmark.model.EpisodeType;
import app.earmark.model.FeedChapter;
import app.earmark.model.FeedImage;
import app.earmark.model.FeedReference;
import app.earmark.model.License;
import app.earmark.model.LiveItem;
import app.earmark.model.Person;
import app.earmark.model.Place;
import app.earmark.model.Podcast;
import app.earmark.model.PodcastExtras;
import app.earmark.model.PodcastId;
import app.earmark.model.SocialLink;
import app.earmark.model.Soundbite;
import app.earmark.model.SupportLink;
import app.earmark.model.TextNote;
import app.earmark.model.Trailer;
import app.earmark.model.Transcript;
import app.earmark.model.UpdateFrequency;
import app.earmark.model.ValueBlock;
import app.earmark.testing.FeedHost;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a feed says with any tag that can be shown or used is in the library, and comes back from its file. */
class EveryTagTest {

  @AutoClose private final ServiceBench bench;
  private PodcastId id;

  EveryTagTest(@TempDir Path folder) throws IOException {
    bench = new ServiceBench(folder);
    bench.host.serve("/show/feed.xml", resource().replace("{{NEXT}}", bench.host.url("/show/older.xml")));
    bench.host.serve("/show/older.xml", FeedHost.rss("Lighthouse keepers", FeedHost.items(2, 1)));
    id = ((AddResult.Added) bench.subscriptions.add(bench.host.url("/show/feed.xml"))).podcast();
  }

  private static String resource() throws IOException {
    try (InputStream in = Objects.requireNonNull(
        EveryTagTest.class.getResourceAsStream("/app/earmark/feed/every-tag.xml"))) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }

  private Episode episode(String title) {
    EpisodeRow row = bench.rows(id).stream().filter(one -> one.title().equals(title)).findAny().orElseThrow();
    return bench.library.episode(row.id()).orElseThrow();
  }

  private String art(String name) {
    return bench.host.url("/show/art/" + name);
  }

  @Test
  void nothingInTheFeedWasLeftOutOrMended() {
    assertThat(bench.store.podcasts().diagnostics(id)).isEmpty();
    assertThat(bench.titles(id))
        .containsExactly("S2E7: The lamp", "The stairs", "The door", "Episode 2", "Episode 1");
  }

  /** A tag that is new in the model is missed here until the feed above has it. */
  @Test
  void everyExtraIsFilled() {
    assertThat(empty(bench.library.podcast(id).orElseThrow().extras())).isEmpty();
    assertThat(empty(episode("S2E7: The lamp").extras())).isEmpty();
  }

  private static List<String> empty(Record extras) {
    return Arrays.stream(extras.getClass().getRecordComponents())
        .filter(part -> {
          try {
            Object value = part.getAccessor().invoke(extras);
            return value == null || value instanceof Collection<?> list && list.isEmpty();
          } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
          }
        })
        .map(part -> part.getName()).toList();
  }

  @Test
  void podcastByItunesDublinCoreAndAtom() {
    Podcast podcast = bench.library.podcast(id).orElseThrow();
    assertThat(podcast.title()).isEqualTo("Lighthouse keepers");
    assertThat(podcast.link()).isEqualTo("https://lighthouse.example/");
    assertThat(podcast.description()).isEqualTo("Stories from the <b>edge</b> of the map");
    assertThat(podcast.language()).isEqualTo("en-IE");
    assertThat(podcast.author()).isEqualTo("Nora Quill");
    assertThat(podcast.itunesType()).isEqualTo("serial");
    assertThat(podcast.imageUrl()).isEqualTo(art("lighthouse.jpg"));
    assertThat(podcast.categories()).containsExactly("Society & Culture", "Places & Travel", "Sea");
    assertThat(podcast.supportLinks()).containsExactlyInAnyOrder(
        new SupportLink("https://pay.example/lighthouse", "Keep the lamp lit"),
        new SupportLink("https://fund.example/nora", "Buy Nora oil"));
    assertThat(podcast.extras().nextPage()).isEqualTo(bench.host.url("/show/older.xml"));
  }

  @Test
  void podcastByThePodcastNamespace() {
    Podcast podcast = bench.library.podcast(id).orElseThrow();
    assertThat(podcast.guid()).isEqualTo("917393e3-1b1e-5cef-ace4-edaa54e1f810");
    PodcastExtras extras = podcast.extras();
    assertThat(extras.locked()).isTrue();
    assertThat(extras.medium()).isEqualTo("podcast");
    assertThat(extras.blockedFor()).containsExactly("google");
    assertThat(extras.people()).containsExactly(new Person("Nora Quill", "author", "writing",
        "https://lighthouse.example/nora.jpg", "https://nora.example/"));
    assertThat(extras.places())
        .containsExactly(new Place("Cape Clear", "creator", "geo:51.3,-9.5", "R4711", "IE"));
    assertThat(extras.licenses()).containsExactly(new License("cc-by-4.0", "https://licence.example/by"));
    assertThat(extras.images()).containsExactly(
        new FeedImage(art("wide.jpg"), "The tower", "banner", "16/9", 1600, 900, "image/jpeg"),
        new FeedImage(art("1500.jpg"), null, null, null, 1500, null, null),
        new FeedImage(art("300.jpg"), null, null, null, 300, null, null));
    assertThat(extras.values()).containsExactly(new ValueBlock("lightning", "keysend", "0.00000005", List.of(
        new ValueBlock.Recipient("Nora", "node", "02abc", 98, false, "7", "x"),
        new ValueBlock.Recipient("Host", "node", "03def", 2, true, null, null)), List.of()));
    assertThat(extras.texts()).containsExactly(new TextNote("verify", "nora-4711"));
    assertThat(extras.chats()).containsExactly(new Chat("irc.example", "irc", "@nora", "#lighthouse"));
    assertThat(extras.discussions()).containsExactly(new SocialLink("https://social.example/@nora/1", "activitypub",
        "@nora@social.example", "https://social.example/@nora", 2));
    assertThat(extras.publisher()).isEqualTo(new FeedReference("003af0a0-6a45-55cf-b765-68e3d349551a",
        "https://publisher.example/feed.xml", null, "publisher", null));
    assertThat(extras.podroll()).containsExactly(new FeedReference("29cdca4a-32d8-56ba-b48b-09a011c5daa9",
        "https://other.example/feed.xml", "other-1", "podcast", "Tides"));
    assertThat(extras.frequency()).isEqualTo(
        new UpdateFrequency("Every Monday", "FREQ=WEEKLY;BYDAY=MO", Instant.parse("2026-01-05T07:00:00Z")));
    assertThat(extras.trailers()).containsExactly(new Trailer("https://media.example/trailer.mp3", "Season two",
        Instant.parse("2026-01-01T07:00:00Z"), "audio/mpeg", 12345L, 2));
    assertThat(extras.live()).containsExactly(new LiveItem("pending", Instant.parse("2026-12-24T18:00:00Z"),
        Instant.parse("2026-12-24T20:00:00Z"), "Christmas on the rock", "live-1", "https://lighthouse.example/live",
        new Enclosure("https://stream.example/rock.ogg", "audio/ogg", null),
        List.of(new ContentLink("https://video.example/rock", "Watch")),
        List.of(new Person("Finn", "guest", "cast", null, null))));
    assertThat(bench.store.feeds().all().getFirst().rhythm().hints().interval()).isEqualTo(Duration.ofDays(7));
  }

  @Test
  void episodeByRssContentAndItunes() {
    Episode episode = episode("S2E7: The lamp");
    assertThat(episode.guid()).isEqualTo("lamp-7");
    assertThat(episode.link()).isEqualTo("https://lighthouse.example/7");
    assertThat(episode.enclosure())
        .isEqualTo(new Enclosure("https://media.example/7.mp3", "audio/mpeg", 39_400_000L));
    assertThat(episode.notes()).isEqualTo("<p>How it <em>burns</em>, and who carries the oil.</p>");
    assertThat(episode.row().published()).isEqualTo("2026-02-02T07:00:00Z");
    assertThat(episode.row().durationMs()).isEqualTo(2_467_000);
    assertThat(episode.row().imageUrl()).isEqualTo("https://lighthouse.example/7.jpg");
    assertThat(episode.type()).isEqualTo(EpisodeType.BONUS);
    assertThat(episode.explicit()).isFalse();
    assertThat(episode.extras().author()).isEqualTo("Nora and Finn");
    assertThat(episode.tags()).containsExactly("Craft");
    assertThat(episode.supportLinks())
        .containsExactly(new SupportLink("https://fund.example/finn", "Thank Finn"));
    assertThat(episode.season()).isEqualTo(2);
    assertThat(episode.number()).isEqualTo("7");
    assertThat(episode.chaptersUrl()).isEqualTo("https://lighthouse.example/7.json");
  }

  @Test
  void episodeByThePodcastNamespaceAndSimpleChapters() {
    EpisodeExtras extras = episode("S2E7: The lamp").extras();
    assertThat(extras.seasonName()).isEqualTo("The dark half");
    assertThat(extras.numberLabel()).isEqualTo("Ch. VII");
    assertThat(extras.transcripts())
        .containsExactly(new Transcript("https://lighthouse.example/7.vtt", "text/vtt", "en", "captions"));
    assertThat(extras.soundbites()).containsExactly(new Soundbite(61_500, 30_000, "It never goes out"));
    assertThat(extras.people()).containsExactly(
        new Person("Finn", "guest", "cast", "https://lighthouse.example/finn.jpg", "https://finn.example/"));
    assertThat(extras.places()).containsExactly(new Place("Fastnet", "subject", "geo:51.4,-9.6", "W12", "IE"));
    assertThat(extras.licenses()).containsExactly(new License("cc-by-sa-4.0", null));
    assertThat(extras.images()).containsExactly(
        new FeedImage("https://lighthouse.example/7-wide.jpg", null, "social", null, null, null, null));
    assertThat(extras.texts()).containsExactly(new TextNote(null, "seven"));
    assertThat(extras.links()).containsExactly(new ContentLink("https://video.example/7", "On video"));
    assertThat(extras.discussions())
        .containsExactly(new SocialLink("https://bsky.example/7", "bluesky", null, null, 1));
    assertThat(extras.alternates()).containsExactly(new AlternateEnclosure(
        List.of("https://media.example/7.opus", "https://mirror.example/7.opus"), "audio/opus", 12_000_000L, 64_000.5,
        null, "en", "Small", "small", false, "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="));
    assertThat(extras.values()).containsExactly(new ValueBlock("lightning", "keysend", null,
        List.of(new ValueBlock.Recipient(null, "node", "02abc", 100, false, null, null)), List.of(
            new ValueBlock.TimeSplit(60_000, 237_000, new FeedReference(
                "a94f5cc9-8c58-55fc-91fe-a324087a655b", null, "song-1", "music", null), 174_000, 95, List.of()),
            new ValueBlock.TimeSplit(330_000, 53_000, null, 0, 100,
                List.of(new ValueBlock.Recipient("Finn", "node", "04fff", 10, false, null, null))))));
    assertThat(extras.chapters()).containsExactly(new FeedChapter(0, "Dusk", null, null),
        new FeedChapter(630_250, "Oil", "https://oil.example/", "https://lighthouse.example/oil.jpg"));
  }

  @Test
  void episodeByMediaRssAndDublinCore() {
    Episode episode = episode("The stairs");
    assertThat(episode.enclosure()).isEqualTo(new Enclosure("https://media.example/6.m4a", "audio/mp4", 777L));
    assertThat(episode.row().durationMs()).isEqualTo(95_000);
    assertThat(episode.row().imageUrl()).isEqualTo("https://lighthouse.example/6.jpg");
    assertThat(episode.row().published()).isEqualTo("2026-01-26T07:00:00Z");
    assertThat(episode.notes()).isEqualTo("One hundred and ninety-six");
    assertThat(episode.tags()).containsExactly("Stone");
    assertThat(episode.extras().author()).isEqualTo("Finn");
  }

  @Test
  void episodeByAtomWithinRss() {
    Episode episode = episode("The door");
    assertThat(episode.guid()).isEqualTo("tag:lighthouse.example,2026:5");
    assertThat(episode.link()).isEqualTo("https://lighthouse.example/5");
    assertThat(episode.enclosure()).isEqualTo(new Enclosure("https://media.example/5.mp3", "audio/mpeg", 555L));
    assertThat(episode.row().published()).isEqualTo("2026-01-19T07:00:00Z");
    assertThat(episode.notes()).isEqualTo("It sticks");
    assertThat(episode.supportLinks()).containsExactly(new SupportLink("https://pay.example/5", "For the hinges"));
  }
}
