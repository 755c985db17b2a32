package app.earmark.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import app.earmark.model.AlternateEnclosure;
import app.earmark.model.ContentLink;
import app.earmark.model.Enclosure;
import app.earmark.model.EpisodeType;
import app.earmark.model.FeedChapter;
import app.earmark.model.FeedImage;
import app.earmark.model.FeedReference;
import app.earmark.model.License;
import app.earmark.model.ParsedFeed;
import app.earmark.model.ParsedItem;
import app.earmark.model.Person;
import app.earmark.model.Place;
import app.earmark.model.PodcastExtras;
import app.earmark.model.SocialLink;
import app.earmark.model.Soundbite;
import app.earmark.model.SupportLink;
import app.earmark.model.TextNote;
import app.earmark.model.Trailer;
import app.earmark.model.Transcript;
import app.earmark.model.ValueBlock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What each namespace adds to a podcast and its episodes. */
class NamespacesTest {

  @Test
  void itunes() {
    ParsedItem item = Reading.item("<itunes:title>Plain</itunes:title><title>Ep. 7: Plain</title><itunes:episode>7"
        + "</itunes:episode><itunes:season>2</itunes:season><itunes:episodeType>bonus</itunes:episodeType>"
        + "<itunes:explicit>clean</itunes:explicit><itunes:duration>1:02:03</itunes:duration>"
        + "<itunes:image href='i.jpg'/>"
        + "<itunes:subtitle>Short</itunes:subtitle><itunes:summary>Long one</itunes:summary>"
        + "<itunes:author>Ann</itunes:author>");
    assertThat(item.title()).isEqualTo("Ep. 7: Plain");
    assertThat(item.number()).isEqualTo("7");
    assertThat(item.season()).isEqualTo(2);
    assertThat(item.type()).isEqualTo(EpisodeType.BONUS);
    assertThat(item.explicit()).isFalse();
    assertThat(item.duration()).isEqualTo(Duration.ofSeconds(3723));
    assertThat(item.imageUrl()).isEqualTo("https://feed.test/show/i.jpg");
    assertThat(item.summary()).isEqualTo("Short");
    assertThat(item.notes()).isEqualTo("Long one");
    assertThat(item.extras().author()).isEqualTo("Ann");
    ParsedFeed feed = Reading.items("<itunes:type>Serial</itunes:type><itunes:complete>Yes</itunes:complete>"
        + "<itunes:new-feed-url>https://new.test/feed</itunes:new-feed-url>");
    assertThat(feed.itunesType()).isEqualTo("serial");
    assertThat(feed.hints().complete()).isTrue();
    assertThat(feed.newFeedUrl()).isEqualTo("https://new.test/feed");
  }

  @Test
  void simpleChapters() {
    ParsedItem item = Reading.item("<psc:chapters version='1.2'>"
        + "<psc:chapter start='00:01:02.5' title='Two' href='/two'/>"
        + "<psc:chapter start='0' title='One'/><psc:chapter start='x' title='bad'/></psc:chapters>"
        + "<psc:chapters><psc:chapter start='9' title='again'/></psc:chapters>");
    assertThat(item.extras().chapters()).containsExactly(new FeedChapter(0, "One", null, null),
        new FeedChapter(62_500, "Two", "https://feed.test/two", null));
  }

  @Test
  void mediaRss() {
    ParsedItem item = Reading.item("<media:group><media:content url='https://a.test/v.mp4' type='video/mp4'/>"
        + "<media:content url='https://a.test/a.mp3' type='audio/mpeg' fileSize='12' duration='90'/>"
        + "<media:thumbnail url='t.jpg'/><media:title>M</media:title></media:group>");
    assertThat(item.enclosure()).isEqualTo(new Enclosure("https://a.test/a.mp3", "audio/mpeg", 12L));
    assertThat(item.duration()).isEqualTo(Duration.ofSeconds(90));
    assertThat(item.imageUrl()).isEqualTo("https://feed.test/show/t.jpg");
    assertThat(item.title()).isEqualTo("M");
  }

  @Test
  void dublinCore() {
    ParsedItem item = Reading.item("<dc:title>T</dc:title><dc:date>2020-01-02</dc:date><dc:subject>s</dc:subject>"
        + "<dc:creator>C</dc:creator>");
    assertThat(item.title()).isEqualTo("T");
    assertThat(item.published()).isEqualTo("2020-01-02T00:00:00Z");
    assertThat(item.tags()).containsExactly("s");
    assertThat(item.extras().author()).isEqualTo("C");
  }

  @Test
  void atomWithinRss() {
    ParsedFeed feed = Reading.items("<atom:link rel='next' href='https://feed.test/page2'/>"
        + "<atom:link rel='payment' href='https://pay.test/' title='Pay'/>");
    assertThat(feed.extras().nextPage()).isEqualTo("https://feed.test/page2");
    assertThat(feed.supportLinks()).containsExactly(new SupportLink("https://pay.test/", "Pay"));
    assertThat(feed.link()).isEqualTo("https://feed.test/show/");
  }

  @Test
  void updateHints() {
    assertThat(Reading.items("<ttl>120</ttl>").hints().interval()).isEqualTo(Duration.ofHours(2));
    assertThat(Reading.items("<sy:updatePeriod>daily</sy:updatePeriod><sy:updateFrequency>2</sy:updateFrequency>")
        .hints().interval()).isEqualTo(Duration.ofHours(12));
    assertThat(Reading.items("<ttl>60</ttl><podcast:updateFrequency rrule='FREQ=WEEKLY;INTERVAL=2'>x"
        + "</podcast:updateFrequency>").hints().interval()).isEqualTo(Duration.ofDays(14));
    assertThat(Reading.items("<podcast:updateFrequency complete='true'>over</podcast:updateFrequency>").hints()
        .complete()).isTrue();
  }

  @Test
  void atomFeeds() {
    ParsedFeed feed = Reading.feed("""
        <?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://base.test/a/" xml:lang="de">
        <title type="html">A &amp;amp; &lt;b&gt;B&lt;/b&gt;</title><link href="."/><logo>/logo.png</logo>
        <subtitle>Sub</subtitle><author><name>Ann</name></author>
        <entry><id>tag:1</id><title>First</title><link href="1.html"/><published>2020-01-02T03:04:05Z</published>
        <updated>2021-01-01T00:00:00Z</updated><link rel="enclosure" type="audio/mpeg" length="5" href="1.mp3"/>
        <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Hi &amp; <i>you</i></p></div></content>
        <category term="x" label="Tag X"/></entry>
        <entry><id>tag:2</id><title>Second</title><updated>2019-01-01T00:00:00Z</updated>
        <summary>1 &lt; 2</summary></entry></feed>""");
    assertThat(feed.title()).isEqualTo("A & B");
    assertThat(feed.link()).isEqualTo("https://base.test/a/");
    assertThat(feed.imageUrl()).isEqualTo("https://base.test/logo.png");
    assertThat(feed.language()).isEqualTo("de");
    assertThat(feed.author()).isEqualTo("Ann");
    ParsedItem first = feed.items().getFirst();
    assertThat(first.guid()).isEqualTo("tag:1");
    assertThat(first.link()).isEqualTo("https://base.test/a/1.html");
    assertThat(first.enclosure()).isEqualTo(new Enclosure("https://base.test/a/1.mp3", "audio/mpeg", 5L));
    assertThat(first.published()).isEqualTo("2020-01-02T03:04:05Z");
    assertThat(first.notes()).contains("<p>Hi &amp; <i>you</i></p>");
    assertThat(first.tags()).containsExactly("Tag X");
    assertThat(feed.items().get(1).published()).isEqualTo("2019-01-01T00:00:00Z");
    assertThat(feed.items().get(1).notes()).isEqualTo("1 &lt; 2");
  }

  @Test
  void olderFormats() {
    ParsedFeed atom = Reading.feed("<feed version=\"0.3\" xmlns=\"http://purl.org/atom/ns#\"><title>T</title><tagline>D"
        + "</tagline><entry><title>E</title><id>1</id><issued>2004-01-02T00:00:00Z</issued><content mode=\"escaped\" "
        + "type=\"text/html\">&lt;p&gt;x&lt;/p&gt;</content><link rel=\"enclosure\" href=\"https://a.test/x.mp3\"/>"
        + "</entry></feed>");
    assertThat(atom.title()).isEqualTo("T");
    assertThat(atom.description()).isEqualTo("D");
    assertThat(atom.items().getFirst().published()).isEqualTo("2004-01-02T00:00:00Z");
    assertThat(atom.items().getFirst().notes()).isEqualTo("<p>x</p>");
    assertThat(atom.items().getFirst().isEpisode()).isTrue();
    ParsedFeed rdf = Reading.feed("<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" "
        + "xmlns=\"http://purl.org/rss/1.0/\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><channel rdf:about=\"x\">"
        + "<title>R</title></channel><item rdf:about=\"1\"><title>I</title><link>https://a.test/1.mp3</link>"
        + "<dc:date>2005-06-07</dc:date></item></rdf:RDF>");
    assertThat(rdf.title()).isEqualTo("R");
    assertThat(rdf.items().getFirst().published()).isEqualTo("2005-06-07T00:00:00Z");
    assertThat(rdf.items().getFirst().enclosure()).isEqualTo(new Enclosure("https://a.test/1.mp3", null, null));
  }

  /** The published example of the podcast namespace, with every tag that a client can show or use. */
  @Test
  void podcastNamespaceOfPodcasts() {
    ParsedFeed feed = Reading.feed(new FeedCorpus().bytes("podcast-namespace/example.xml"), null);
    assertThat(feed.podcastGuid()).isEqualTo("y0ur-gu1d-g035-h3r3");
    assertThat(feed.supportLinks()).containsExactly(new SupportLink("https://example.com/donate", "Support the show!"));
    PodcastExtras extras = feed.extras();
    assertThat(extras.medium()).isEqualTo("podcast");
    assertThat(extras.locked()).isTrue();
    assertThat(extras.blockedFor()).containsExactly("*");
    assertThat(extras.licenses())
        .containsExactly(new License("my-podcast-license-v1", "https://example.org/mypodcastlicense/full.pdf"));
    assertThat(extras.places())
        .containsExactly(new Place("Austin, TX", "creator", "geo:30.2672,97.7431", "R113314", "US"));
    assertThat(extras.images()).hasSize(4);
    assertThat(extras.images().get(1).width()).isEqualTo(1200);
    assertThat(extras.values()).hasSize(1);
    assertThat(extras.values().getFirst().recipients()).extracting(ValueBlock.Recipient::split).containsExactly(99, 1);
    assertThat(extras.trailers()).containsExactly(new Trailer("https://example.org/trailers/teaser",
        "Coming April 1st, 2021", Instant.parse("2021-04-01T13:00:00Z"), "audio/mp3", 12_345_678L, null));
    assertThat(extras.live()).hasSize(1);
    assertThat(extras.live().getFirst().status()).isEqualTo("live");
    assertThat(extras.live().getFirst().start()).isEqualTo("2021-09-26T13:30:00Z");
    assertThat(extras.live().getFirst().title()).isEqualTo("Podcasting 2.0 Live Show");
    assertThat(extras.live().getFirst().links())
        .contains(new ContentLink("https://www.twitch.tv/pc20/livestream", "Twitch!"));
    assertThat(extras.chats()).hasSize(1);
    assertThat(extras.publisher()).isNotNull();
    assertThat(extras.podroll()).extracting(FeedReference::feedUrl)
        .containsExactly("https://feeds.podcastindex.org/pc20.xml", "https://feedurl.example.rss");
    assertThat(feed.items()).allMatch(ParsedItem::isEpisode);
    assertThat(feed.diagnostics()).isEmpty();
  }

  @Test
  void podcastNamespaceOfEpisodes() {
    ParsedItem item = Reading.feed(new FeedCorpus().bytes("podcast-namespace/example.xml"), null).items().getFirst();
    assertThat(item.season()).isEqualTo(1);
    assertThat(item.extras().seasonName()).isEqualTo("Podcasting 2.0");
    assertThat(item.number()).isEqualTo("3");
    assertThat(item.chaptersUrl()).isEqualTo("https://example.com/ep3_chapters.json");
    assertThat(item.extras().soundbites()).containsExactly(new Soundbite(33_833, 60_000, null));
    assertThat(item.extras().transcripts()).containsExactly(
        new Transcript("https://example.com/ep3/transcript.txt", "text/plain", null, null),
        new Transcript("https://example.com/episode1/transcript.vtt", "text/vtt", "es", "captions"));
    assertThat(item.extras().people()).extracting(Person::name, Person::role, Person::group).containsExactly(
        tuple("Adam Curry", "host", "cast"),
        tuple("Dave Jones", "guest", "cast"),
        tuple("Becky Smith", "cover art designer", "visuals"));
    assertThat(item.extras().places()).extracting(Place::rel).containsExactly("subject");
    assertThat(item.extras().images()).extracting(FeedImage::purpose).containsExactly("artwork", "social");
    assertThat(item.extras().alternates()).hasSize(5);
    AlternateEnclosure video = item.extras().alternates().get(4);
    assertThat(video.urls()).containsExactly("https://example.com/file-720.mp4");
    assertThat(video.height()).isEqualTo(720);
    assertThat(video.bitrate()).isEqualTo(511_276.52);
    assertThat(video.integrity()).startsWith("sha384-");
    assertThat(item.extras().alternates().getFirst().standard()).isTrue();
    assertThat(item.extras().discussions()).extracting(SocialLink::protocol).containsExactly("activitypub", "twitter");
    assertThat(item.extras().values()).hasSize(1);
  }

  @Test
  void podcastNamespaceInSmall() {
    ParsedItem item = Reading.item("<podcast:txt purpose='verify'>abc</podcast:txt>"
        + "<podcast:images srcset='a.jpg 1500w, "
        + "b.jpg 300w'/><podcast:contentLink href='https://v.test/'>Video</podcast:contentLink>"
        + "<podcast:episode display='Ch. 3'>3.5</podcast:episode><podcast:socialInteract protocol='disabled'/>"
        + "<podcast:funding url='https://pay.test/'>Help us</podcast:funding>");
    assertThat(item.extras().texts()).containsExactly(new TextNote("verify", "abc"));
    assertThat(item.extras().images()).extracting(FeedImage::width).containsExactly(1500, 300);
    assertThat(item.extras().links()).containsExactly(new ContentLink("https://v.test/", "Video"));
    assertThat(item.extras().numberLabel()).isEqualTo("Ch. 3");
    assertThat(item.number()).isEqualTo("3.5");
    assertThat(item.extras().discussions()).isEmpty();
    assertThat(item.supportLinks()).containsExactly(new SupportLink("https://pay.test/", "Help us"));
    assertThat(item.extras().people()).isEqualTo(List.of());
  }
}
