package app.earmark.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a feed says of an episode beyond what every feed says; shown on the episode's page, never searched by. The
 * library keeps it as one JSON document, so a list that an older version did not know reads as empty.
 *
 * @param chapters as the feed itself lists them; a file of chapters is {@link ParsedItem#chaptersUrl}
 * @param seasonName what the show calls the season
 * @param numberLabel what the show calls the number ({@code podcast:episode display})
 */
public record EpisodeExtras(
    List<Transcript> transcripts,
    List<Person> people,
    List<FeedChapter> chapters,
    List<Soundbite> soundbites,
    List<AlternateEnclosure> alternates,
    List<SocialLink> discussions,
    List<ContentLink> links,
    List<Place> places,
    List<License> licenses,
    List<FeedImage> images,
    List<ValueBlock> values,
    List<TextNote> texts,
    @Nullable String author,
    @Nullable String seasonName,
    @Nullable String numberLabel) {

  public static final EpisodeExtras NONE = new EpisodeExtras(null, null);

  public EpisodeExtras(@Nullable List<Transcript> transcripts, @Nullable List<Person> people,
      @Nullable List<FeedChapter> chapters, @Nullable List<Soundbite> soundbites,
      @Nullable List<AlternateEnclosure> alternates, @Nullable List<SocialLink> discussions,
      @Nullable List<ContentLink> links, @Nullable List<Place> places, @Nullable List<License> licenses,
      @Nullable List<FeedImage> images, @Nullable List<ValueBlock> values, @Nullable List<TextNote> texts,
      @Nullable String author, @Nullable String seasonName, @Nullable String numberLabel) {
    this.transcripts = orNone(transcripts);
    this.people = orNone(people);
    this.chapters = orNone(chapters);
    this.soundbites = orNone(soundbites);
    this.alternates = orNone(alternates);
    this.discussions = orNone(discussions);
    this.links = orNone(links);
    this.places = orNone(places);
    this.licenses = orNone(licenses);
    this.images = orNone(images);
    this.values = orNone(values);
    this.texts = orNone(texts);
    this.author = author;
    this.seasonName = seasonName;
    this.numberLabel = numberLabel;
  }

  public EpisodeExtras(@Nullable List<Transcript> transcripts, @Nullable List<Person> people) {
    this(transcripts, people, null, null, null, null, null, null, null, null, null, null, null, null, null);
  }

  static <T> List<T> orNone(@Nullable List<T> list) {
    return list == null ? List.of() : List.copyOf(list);
  }
}
