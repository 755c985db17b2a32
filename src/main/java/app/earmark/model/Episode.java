package app.earmark.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An episode with everything its page shows.
 *
 * @param notes as HTML, not yet cleaned
 */
public record Episode(
    EpisodeRow row,
    @Nullable String guid,
    @Nullable String link,
    Enclosure enclosure,
    String notes,
    @Nullable Integer season,
    @Nullable String number,
    @Nullable EpisodeType type,
    @Nullable Boolean explicit,
    @Nullable String chaptersUrl,
    List<String> tags,
    List<SupportLink> supportLinks,
    EpisodeExtras extras) {

  public Episode {
    tags = List.copyOf(tags);
    supportLinks = List.copyOf(supportLinks);
  }

  public EpisodeId id() {
    return row.id();
  }
}
