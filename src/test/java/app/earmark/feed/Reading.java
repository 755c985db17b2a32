package app.earmark.feed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import app.earmark.model.FeedDiagnostic;
import app.earmark.model.ParsedFeed;
import app.earmark.model.ParsedItem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Shortens what every test of a feed begins with. */
final class Reading {

  static final String URL = "https://feed.test/show/feed.xml";

  private Reading() {}

  static FeedReading of(byte[] body, @Nullable String contentType) {
    return new FeedReader().read(new FeedDocument(body, URL, contentType));
  }

  static ParsedFeed feed(byte[] body, @Nullable String contentType) {
    FeedReading reading = of(body, contentType);
    assertThat(reading).isInstanceOf(FeedReading.Read.class);
    return ((FeedReading.Read) reading).feed();
  }

  static ParsedFeed feed(String body) {
    return feed(body.getBytes(UTF_8), null);
  }

  /** A feed around some items. */
  static ParsedFeed items(String items) {
    return feed(around(items));
  }

  static ParsedItem item(String inside) {
    List<ParsedItem> items = items("<item>" + inside + "</item>").items();
    assertThat(items).hasSize(1);
    return items.getFirst();
  }

  static String around(String items) {
    return """
        <?xml version="1.0" encoding="UTF-8"?>
        <rss version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"
          xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:media="http://search.yahoo.com/mrss/"
          xmlns:podcast="https://podcastindex.org/namespace/1.0" xmlns:psc="http://podlove.org/simple-chapters"
          xmlns:atom="http://www.w3.org/2005/Atom" xmlns:dc="http://purl.org/dc/elements/1.1/">
        <channel><title>Show</title><link>https://feed.test/show/</link>
        """ + items + "</channel></rss>";
  }

  static List<FeedDiagnostic.Kind> kinds(ParsedFeed feed) {
    return feed.diagnostics().stream().map(FeedDiagnostic::kind).distinct().toList();
  }
}
