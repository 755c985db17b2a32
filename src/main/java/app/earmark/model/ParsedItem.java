package app.earmark.model;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One item of a feed as it was read. Only an item with an enclosure is an episode; the others are kept here so that
 * {@code check} can show them.
 *
 * @param position place in the feed, from 0, counting every item
 * @param title as the feed has it
 * @param plainTitle the same without what the host escaped once too often; {@code null}: not looked for
 * @param notes the longest text that the feed has for the item, as HTML, not yet cleaned; empty where there is none
 * @param summary a short text where the feed has one apart from the notes
 * @param number the episode's number as the feed writes it ({@code itunes:episode}, {@code podcast:episode})
 * @param attachment what the feed attached to the item where that is nothing to hear, such as a picture
 * @param enclosure the audio, from wherever the feed has it; {@code null}: no episode
 */
public record ParsedItem(
    int position,
    @Nullable String guid,
    @Nullable String link,
    @Nullable String title,
    @Nullable String plainTitle,
    @Nullable Instant published,
    @Nullable Duration duration,
    String notes,
    @Nullable String summary,
    @Nullable Enclosure enclosure,
    @Nullable Integer season,
    @Nullable String number,
    @Nullable EpisodeType type,
    @Nullable Boolean explicit,
    @Nullable String imageUrl,
    @Nullable String chaptersUrl,
    List<String> tags,
    List<SupportLink> supportLinks,
    EpisodeExtras extras,
    @Nullable Enclosure attachment) {

  public ParsedItem {
    tags = List.copyOf(tags);
    supportLinks = List.copyOf(supportLinks);
  }

  public boolean isEpisode() {
    return enclosure != null;
  }

  /** The title that a list shows: where the feed has none, the name of the audio file, else of its host. */
  public String shownTitle() {
    String best = plainTitle == null || plainTitle.isBlank() ? title : plainTitle;
    if (best != null && !best.isBlank()) {
      return best;
    }
    String url = enclosure == null ? "" : enclosure.url();
    int end = url.indexOf('?') < 0 ? url.length() : url.indexOf('?');
    String file = url.substring(url.lastIndexOf('/', end - 1) + 1, end);
    return file.isBlank() ? url : file;
  }

  public static Builder at(int position) {
    return new Builder(position);
  }

  /** Collects the parts of an item while the feed is read. For one thread. */
  public static final class Builder {
    private final int position;
    private @Nullable String guid;
    private @Nullable String link;
    private @Nullable String title;
    private @Nullable String plainTitle;
    private @Nullable Instant published;
    private @Nullable Duration duration;
    private String notes = "";
    private @Nullable String summary;
    private @Nullable Enclosure enclosure;
    private @Nullable Integer season;
    private @Nullable String number;
    private @Nullable EpisodeType type;
    private @Nullable Boolean explicit;
    private @Nullable String imageUrl;
    private @Nullable String chaptersUrl;
    private List<String> tags = List.of();
    private List<SupportLink> supportLinks = List.of();
    private EpisodeExtras extras = EpisodeExtras.NONE;
    private @Nullable Enclosure attachment;

    private Builder(int position) {
      this.position = position;
    }

    public Builder guid(@Nullable String value) {
      guid = value;
      return this;
    }

    public Builder link(@Nullable String value) {
      link = value;
      return this;
    }

    public Builder title(@Nullable String value) {
      title = value;
      return this;
    }

    public Builder plainTitle(@Nullable String value) {
      plainTitle = value;
      return this;
    }

    public Builder published(@Nullable Instant value) {
      published = value;
      return this;
    }

    public Builder duration(@Nullable Duration value) {
      duration = value;
      return this;
    }

    public Builder notes(String value) {
      notes = value;
      return this;
    }

    public Builder summary(@Nullable String value) {
      summary = value;
      return this;
    }

    public Builder enclosure(@Nullable Enclosure value) {
      enclosure = value;
      return this;
    }

    public Builder season(@Nullable Integer value) {
      season = value;
      return this;
    }

    public Builder number(@Nullable String value) {
      number = value;
      return this;
    }

    public Builder type(@Nullable EpisodeType value) {
      type = value;
      return this;
    }

    public Builder explicit(@Nullable Boolean value) {
      explicit = value;
      return this;
    }

    public Builder imageUrl(@Nullable String value) {
      imageUrl = value;
      return this;
    }

    public Builder chaptersUrl(@Nullable String value) {
      chaptersUrl = value;
      return this;
    }

    public Builder tags(List<String> value) {
      tags = value;
      return this;
    }

    public Builder supportLinks(List<SupportLink> value) {
      supportLinks = value;
      return this;
    }

    public Builder extras(EpisodeExtras value) {
      extras = value;
      return this;
    }

    public Builder attachment(@Nullable Enclosure value) {
      attachment = value;
      return this;
    }

    public ParsedItem build() {
      return new ParsedItem(position, guid, link, title, plainTitle, published, duration, notes, summary, enclosure,
          season, number, type, explicit, imageUrl, chaptersUrl, tags, supportLinks, extras, attachment);
    }
  }
}
