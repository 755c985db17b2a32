package app.earmark.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Random;

/**
 * Feeds as hosts write them: notes as HTML, a short description, the tags of iTunes and of the podcast namespace. Made
 * from a seed, so each run reads the same bytes; two and a half kilobytes an episode, like the average of real feeds.
 */
final class FeedFolder {

  static final int FEEDS = 200;
  static final int EPISODES = 300;

  private static final DateTimeFormatter RFC_1123 = DateTimeFormatter.RFC_1123_DATE_TIME.withZone(ZoneOffset.UTC);
  private static final Instant NEWEST = Instant.parse("2026-06-01T06:00:00Z");
  private static final long DAY = 86_400;

  private static final String[] WORDS = """
      about above after again along always among answer around asked autumn because become before began behind being
      believe below better between bridge bring brother brought build called carry change child children city clear
      close coffee coming common could country course cross dark deep different does done door down draw drive early
      earth east easy enough even evening every example face family famous far father feel field figure final find
      first follow food force form found friend front full garden gave give glass going gold gone good great green
      ground group grow half hand happen hard have head hear heard heart heat help here high hold home horse hour house
      hundred idea inch island just keep kind king knew know language large last late laugh lead learn leave left less
      letter life light line list listen little live long look lost love machine made make many mark matter mean measure
      might mile mind minute money month moon more morning most mother mountain move much music must name near need
      never next night north note nothing notice number ocean often once only open order other over page paper part
      pass past pattern people perhaps person picture piece place plain plan plant play point poor possible power press
      problem produce pull question quick quiet rain reach read ready real record remember rest right river road rock
      room round rule said sail same school science second seem sentence serve seven several shape ship short should
      show side simple since sing sister size sleep slow small snow some song soon sound south space speak special spell
      spring stand star start state stay step still stone stood stop story street strong study such summer sure surface
      table take talk teach tell than their them there these thing think this those thought thousand three through time
      together told took town travel tree true turn under until usual valley very voice wait walk want warm watch water
      weather week weigh went were west what wheel when where which while white whole whose wide will wind winter wish
      with without wonder wood word work world would write year young “quoted” café naïve Zürich""".split("\\s+");

  private final Path folder;

  FeedFolder(Path folder) {
    this.folder = folder;
  }

  static String name(int feed) {
    return "feed-" + feed + ".xml";
  }

  /** Writes all feeds; returns how many bytes they have. */
  long write() throws IOException {
    Files.createDirectories(folder);
    long bytes = 0;
    for (int feed = 0; feed < FEEDS; feed++) {
      bytes += Files.size(Files.writeString(folder.resolve(name(feed)), feed(feed, 0)));
    }
    return bytes;
  }

  /** Puts {@code more} newer episodes on top of a feed. */
  void add(int feed, int more) throws IOException {
    Files.writeString(folder.resolve(name(feed)), feed(feed, more));
  }

  /** A list of all feeds to be imported, each on a host of its own. */
  static void list(Path file, WebServer server, String path) throws IOException {
    StringBuilder list = new StringBuilder("<opml version=\"2.0\"><head><title>Feeds</title></head><body>\n");
    for (int feed = 0; feed < FEEDS; feed++) {
      list.append("<outline type=\"rss\" text=\"Podcast ").append(feed).append("\" xmlUrl=\"")
          .append(server.url(feed, path + name(feed))).append("\"/>\n");
    }
    Files.writeString(file, list.append("</body></opml>\n"));
  }

  private static String feed(int feed, int more) {
    Random random = new Random(feed);
    StringBuilder xml = new StringBuilder(1_000_000);
    xml.append("""
        <?xml version="1.0" encoding="UTF-8"?>
        <rss version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"
          xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:atom="http://www.w3.org/2005/Atom"
          xmlns:podcast="https://podcastindex.org/namespace/1.0">
        <channel>
          <title>Podcast %1$d</title>
          <link>https://podcast-%1$d.example/</link>
          <atom:link href="https://podcast-%1$d.example/feed.xml" rel="self" type="application/rss+xml"/>
          <language>en</language>
          <copyright>© Example Radio</copyright>
          <description>%2$s</description>
          <itunes:author>Example Radio</itunes:author>
          <itunes:type>episodic</itunes:type>
          <itunes:owner><itunes:name>Example</itunes:name><itunes:email>mail@example.org</itunes:email></itunes:owner>
          <itunes:image href="https://podcast-%1$d.example/cover.jpg"/>
          <itunes:category text="Science"><itunes:category text="Nature"/></itunes:category>
          <itunes:explicit>false</itunes:explicit>
          <podcast:guid>3d9c2a1e-0000-5000-8000-%1$012d</podcast:guid>
          <podcast:funding url="https://podcast-%1$d.example/support">Support the show</podcast:funding>
        """.formatted(feed, words(random, 40)));
    StringBuilder items = new StringBuilder();
    for (int episode = 1; episode <= EPISODES; episode++) {
      items.insert(0, item(feed, episode, random));
    }
    for (int episode = EPISODES + 1; episode <= EPISODES + more; episode++) {
      items.insert(0, item(feed, episode, random));
    }
    return xml.append(items).append("</channel>\n</rss>\n").toString();
  }

  private static String item(int feed, int episode, Random random) {
    String page = "https://podcast-" + feed + ".example/episodes/" + episode;
    Instant published = NEWEST.minusSeconds((EPISODES - episode) * 7 * DAY + feed * 600L);
    int seconds = 600 + random.nextInt(6_000);
    return """
        <item>
          <title>%d: %s &amp; %s</title>
          <link>%s</link>
          <guid isPermaLink="false">podcast-%d-episode-%d</guid>
          <pubDate>%s</pubDate>
          <description>%s</description>
          <content:encoded><![CDATA[%s]]></content:encoded>
          <enclosure url="https://media.example/podcast-%d/%d.mp3?source=feed&amp;size=full" length="%d" type="audio/mpeg"/>
          <itunes:title>%s</itunes:title>
          <itunes:episode>%d</itunes:episode>
          <itunes:episodeType>full</itunes:episodeType>
          <itunes:duration>%s</itunes:duration>
          <itunes:explicit>false</itunes:explicit>
          <itunes:image href="%s/cover.jpg"/>
          <podcast:chapters url="%s/chapters.json" type="application/json+chapters"/>
          <podcast:transcript url="%s/transcript.vtt" type="text/vtt"/>
        </item>
        """.formatted(episode, words(random, 4), words(random, 2), page, feed, episode, RFC_1123.format(published),
        words(random, 45), notes(random, page), feed, episode, seconds * 16_000L, words(random, 6), episode,
        "%d:%02d:%02d".formatted(seconds / 3600, seconds / 60 % 60, seconds % 60), page, page, page);
  }

  private static String notes(Random random, String page) {
    StringBuilder html = new StringBuilder();
    for (int paragraph = 0; paragraph < 2; paragraph++) {
      html.append("<p>").append(words(random, 50)).append(" <em>").append(words(random, 3)).append("</em>. <strong>")
          .append(words(random, 2)).append("</strong> &amp; ").append(words(random, 20)).append("</p>\n");
    }
    html.append("<h3>Chapters</h3>\n<ul>\n");
    for (int chapter = 0; chapter < 4; chapter++) {
      html.append("<li>").append("%02d:%02d ".formatted(chapter * 7, random.nextInt(60))).append(words(random, 4))
          .append("</li>\n");
    }
    html.append("</ul>\n<p>Links: ");
    for (String link : List.of("notes", "people", "support")) {
      html.append("<a href=\"").append(page).append("/").append(link).append("\">").append(words(random, 3))
          .append("</a>, ");
    }
    return html.append("and more.</p>").toString();
  }

  private static String words(Random random, int count) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      text.append(i == 0 ? "" : " ").append(WORDS[random.nextInt(WORDS.length)]);
    }
    return text.toString();
  }
}
