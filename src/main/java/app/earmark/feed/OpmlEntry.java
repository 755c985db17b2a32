package app.earmark.feed;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A subscription in an OPML list.
 *
 * @param url the address of the feed as written
 * @param link the podcast's web page
 * @param folders names of the folders around it, the outermost first; they become tags
 */
public record OpmlEntry(String url, @Nullable String title, @Nullable String link, List<String> folders) {

  public OpmlEntry {
    folders = List.copyOf(folders);
  }
}
