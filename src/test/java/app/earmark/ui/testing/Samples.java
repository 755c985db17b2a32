package app.earmark.ui.testing;

import app.earmark.model.Enclosure;
import app.earmark.model.EpisodeChanges;
import app.earmark.model.FeedDiagnostic;
import app.earmark.model.FeedReference;
import app.earmark.model.ParsedFeed;
import app.earmark.model.ParsedItem;
import app.earmark.model.Person;
import app.earmark.model.PodcastExtras;
import app.earmark.model.PodcastId;
import app.earmark.model.RefreshHints;
import app.earmark.model.SupportLink;
import app.earmark.model.Trailer;
import app.earmark.store.LibraryStore;
import app.earmark.testing.TestLibrary;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;

/** A library as a listener may have it after a year: podcasts with and without pictures, long titles, long notes. */
public final class Samples {

  private record Show(String title, String author, int picture, int everyDays, int minutes, List<String> titles) {}

  private static final List<Show> SHOWS = List.of(
      new Show("Career Opportunities", "Robin Marsh", 1, 7, 14, List.of(
          "Personal networking isn’t optional anymore", "Archive: Your career is your business",
          "What do you really want from your work?", "The one skill that nobody teaches you",
          "Say it simply: explaining technical things to everybody else",
          "Cogito ergo career", "Always be looking, even when you are happy where you are")),
      new Show("The Long Way Round", "Ines Okafor", 2, 2, 52, List.of(
          "Night trains are back, and nobody knows who asked for them",
          "A harbour with no ships", "The last lighthouse keeper of the north coast", "Slow roads",
          "Crossing a border that moves: eleven days along a river that has changed its course four times")),
      new Show("Kitchen Chemistry", "Studio Herd", 0, 3, 33, List.of(
          "Why bread goes stale in the fridge", "Salt, early or late?", "The smell of rain and of toast",
          "Emulsions", "Umami before it had a name")),
      new Show("Tiefsee", "Hörspielwerk Kiel", 3, 5, 74, List.of(
          "Folge 12: Die Stille unter dem Eis", "Folge 11: Ein Brief aus Valparaíso", "Folge 10: Ölzeug",
          "Folge 9: Zwölf Faden")),
      new Show("声音花园", "林一", 4, 4, 26, List.of("第十二期:雨天的书店", "第十一期:旧收音机", "第十期:在路上")),
      new Show("Half an Hour of Maths", "", 0, 6, 30, List.of(
          "Infinity, twice", "A proof by looking", "The hairy ball", "Primes in a row")),
      new Show("Minutes of the Village Council", "Parish of Lower Wick", 0, 9, 91, List.of(
          "The matter of the bus shelter", "Hedges", "The matter of the bus shelter, continued")),
      new Show("Signal and Noise", "Ada Brandt", 5, 1, 21, List.of(
          "What a satellite hears", "Batteries that sleep", "The price of a second", "Numbers on the short wave",
          "Who still makes magnetic tape?", "The sound of a full disk", "Clocks", "A room without echo")));

  private static final String NOTES = """
      <p>Listen: Personal networking isn’t optional anymore</p>
      <p>[audio:http://welchwrite.example/career/audio/2008/career-op-20080229.mp3]</p>
      <p>There was a time when you could <b>do good work</b>, keep your head down and expect that the people who
      mattered would notice. That time is over, as I wrote in
      <a href="https://welchwrite.example/career/2008/01/your-career">an earlier column</a>.</p>
      <h2>Why it matters</h2>
      <p>Whether you like it or not, most openings are filled before anybody has written an advertisement. What
      decides is <i>who thinks of you</i> when a problem turns up:</p>
      <ul><li>people you have helped, even with something small</li>
      <li>people who have read what you write
        <ul><li>on your own site</li><li>in somebody else’s comments</li></ul></li>
      <li>people who were told about you by the first two</li></ul>
      <blockquote>Nobody ever got a call from someone who did not know that they existed.</blockquote>
      <h3>In this episode</h3>
      <p>00:00 Why I resisted it for ten years<br>03:12 Three calls a week<br>07:45 What to say when you have nothing
      to say<br>11:20 Writing instead of meeting</p>
      <p><img src="https://welchwrite.example/photos/handshake.jpg" alt="Two people shaking hands"></p>
      <p>Next Friday, March 7: <b>Leaving gracefully</b></p>
      <p>Call the comment line: <a href="tel:+18185551234">818-555-1234</a> or write to
      <a href="mailto:career@welchwrite.example">career@welchwrite.example</a>.</p>""";

  private Samples() {}

  public static void fill(LibraryStore store, Instant now) {
    for (int i = 0; i < SHOWS.size(); i++) {
      add(store, SHOWS.get(i), i, now);
    }
  }

  private static PodcastId add(LibraryStore store, Show show, int number, Instant now) {
    List<EpisodeChanges.Added> added = new ArrayList<>();
    List<ParsedItem> items = new ArrayList<>();
    for (int i = show.titles.size() * 3 - 1; i >= 0; i--) {
      boolean first = i < show.titles.size();
      Instant published = now.minus(Duration.ofDays((long) i * show.everyDays)).minus(Duration.ofHours(3L * number
          + 1));
      ParsedItem item = ParsedItem.at(i)
          .guid(show.title + i)
          .title(first ? show.titles.get(i) : show.titles.get(i % show.titles.size()) + ", part " + (i / 3))
          .published(published)
          .duration(number == 0 && i == 2 ? null : Duration.ofMinutes(show.minutes + (i * 7L) % 13))
          .link("https://show" + number + ".example/" + i)
          .notes(number == 0 ? NOTES : "<p>Notes of " + show.titles.get(i % show.titles.size()) + "</p>")
          .tags(number == 0 ? List.of("career", "job", "jobs", "work", "workplace", "podcast") : List.of())
          .supportLinks(number == 0 ? List.of(new SupportLink("https://pay.example/once", "Once"),
              new SupportLink("https://pay.example/monthly", "Every month")) : List.of())
          .enclosure(new Enclosure("https://show" + number + ".example/" + i + ".mp3", "audio/mpeg", 28_000_000L))
          .build();
      items.add(item);
      added.add(new EpisodeChanges.Added(item, published, 1));
    }
    ParsedFeed feed = new ParsedFeed(show.title, "https://show" + number + ".example/", description(number),
        "en", show.picture == 0 ? null : "https://show" + number + ".example/art-" + show.picture + ".png",
        show.author.isEmpty() ? null : show.author, null, null, null,
        List.of("Business", "Careers"),
        number == 0 ? List.of(new SupportLink("https://pay.example/once", "Once"),
            new SupportLink("https://pay.example/monthly", "Every month")) : List.of(),
        RefreshHints.NONE, extras(show, number, now), items,
        number == 0 ? List.of(
            new FeedDiagnostic(FeedDiagnostic.Kind.AUDIO_FROM_TEXT, 3, "audio shortcode in content:encoded"),
            new FeedDiagnostic(FeedDiagnostic.Kind.NO_AUDIO, 5, "\"A note about the site\" has no audio"),
            new FeedDiagnostic(FeedDiagnostic.Kind.DATE, 6, "\"Fre, 29 Feb 2008\" is no RFC 822 date")) : List.of());
    return store.podcasts().add(feed, show.title, TestLibrary.visit("https://show" + number + ".example/feed", now),
        new EpisodeChanges(added, List.of(), List.of(), List.of())).orElseThrow();
  }

  private static PodcastExtras extras(Show show, int number, Instant now) {
    var host = new Person(show.author, "host", null, null, number == 0 ? "https://show0.example/robin" : null);
    if (number != 0) {
      return new PodcastExtras(List.of(host));
    }
    return new PodcastExtras(List.of(host, new Person("Ines Okafor", "guest", null, null, null)),
        List.of(new Trailer("https://show0.example/trailer.mp3", "What this is about",
            now.minus(Duration.ofDays(400)), "audio/mpeg", 1_200_000L, null)), null,
        List.of(new FeedReference(null, "https://show1.example/feed", null, null, "The Long Way Round"),
            new FeedReference(null, "https://elsewhere.example/feed", null, null, "Quiet Offices")),
        null, null, null, null, null, null, null, null, null, null, null, null, null);
  }

  private static String description(int number) {
    return number == 0 ? "<p><img src=\"https://show0.example/desk.jpg\" alt=\"The desk\"></p>"
        + "<p>A weekly column about work, and about making it <b>yours</b>, with audio since 2004. "
        + "More at <a href=\"https://show0.example/\">show0.example</a>.</p><p>Written and spoken by Robin Marsh. "
        + "Comments and questions are welcome.</p><p>It began as a column in a paper that is no more.</p>"
        + "<p>It is made without advertisements.</p>" : "<p>What we make of it.</p>";
  }

  /** Draws a cover for each address that these podcasts name. */
  public static Optional<byte[]> picture(String url) {
    int found = url.indexOf("/art-");
    if (found < 0) {
      return Optional.empty();
    }
    int number = url.charAt(found + 5) - '0';
    var picture = new BufferedImage(600, 600, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = picture.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    float hue = number * 0.17f;
    graphics.setPaint(new GradientPaint(0, 0, Color.getHSBColor(hue, 0.7f, 0.85f), 600, 600,
        Color.getHSBColor(hue + 0.12f, 0.8f, 0.45f)));
    graphics.fillRect(0, 0, 600, 600);
    graphics.setColor(new Color(255, 255, 255, 190));
    for (int i = 0; i < number + 1; i++) {
      double size = 420 - i * 110.0;
      graphics.draw(new Ellipse2D.Double(300 - size / 2, 300 - size / 2, size, size));
      graphics.fill(new Ellipse2D.Double(80 + i * 90.0, 400 - i * 40.0, 60, 60));
    }
    graphics.dispose();
    var bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(picture, "png", bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Optional.of(bytes.toByteArray());
  }
}
