package app.earmark.model;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A subscription as the library has it, with the counts that lists show.
 *
 * @param title never empty: where the feed has none, its host
 * @param description as HTML, not yet cleaned
 * @param itunesType as the feed has it ({@code itunes:type}): episodic or serial
 * @param guid {@code podcast:guid}: the same for one podcast wherever it is hosted
 * @param episodes how many episodes the library knows, with those no longer in the feed
 * @param unplayed how many of them were neither started nor played
 * @param downloaded how many of them are on disk
 */
public record Podcast(
    PodcastId id,
    String feedUrl,
    String title,
    @Nullable String link,
    String description,
    @Nullable String language,
    @Nullable String imageUrl,
    @Nullable String author,
    @Nullable String itunesType,
    @Nullable String guid,
    List<String> categories,
    List<SupportLink> supportLinks,
    PodcastExtras extras,
    int episodes,
    int unplayed,
    int downloaded,
    PodcastHealth health,
    @Nullable Instant lastRefreshed) {

  /** Stands for an address in the podcast of the listener's own sound files, which has no feed; nobody is asked. */
  public static final String OWN_FILES = "earmark:own-files";

  public Podcast {
    categories = List.copyOf(categories);
    supportLinks = List.copyOf(supportLinks);
  }

  /** Whether its episodes are files that the listener gave to Earmark, so that there is no feed to be asked. */
  public boolean isOwnFiles() {
    return feedUrl.equals(OWN_FILES);
  }
}
