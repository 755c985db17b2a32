package app.earmark.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a feed says of its podcast beyond what every feed says; shown on the podcast's page, never searched by. The
 * library keeps it as one JSON document, so a list that an older version did not know reads as empty.
 *
 * @param medium {@code podcast}, {@code music}, {@code audiobook} … ({@code podcast:medium})
 * @param locked whether the publisher forbids others to import the feed
 * @param blockedFor services that the publisher keeps out ({@code podcast:block}); {@code *} is everybody
 * @param publisher the feed of whoever publishes it
 * @param nextPage where older items go on (RFC 5005, {@code next} or {@code prev-archive})
 */
public record PodcastExtras(
    List<Person> people,
    List<Trailer> trailers,
    List<LiveItem> live,
    List<FeedReference> podroll,
    List<Place> places,
    List<License> licenses,
    List<FeedImage> images,
    List<ValueBlock> values,
    List<TextNote> texts,
    List<Chat> chats,
    List<SocialLink> discussions,
    List<String> blockedFor,
    @Nullable FeedReference publisher,
    @Nullable UpdateFrequency frequency,
    @Nullable String medium,
    @Nullable Boolean locked,
    @Nullable String nextPage) {

  public static final PodcastExtras NONE = new PodcastExtras(null);

  public PodcastExtras(@Nullable List<Person> people, @Nullable List<Trailer> trailers, @Nullable List<LiveItem> live,
      @Nullable List<FeedReference> podroll, @Nullable List<Place> places, @Nullable List<License> licenses,
      @Nullable List<FeedImage> images, @Nullable List<ValueBlock> values, @Nullable List<TextNote> texts,
      @Nullable List<Chat> chats, @Nullable List<SocialLink> discussions, @Nullable List<String> blockedFor,
      @Nullable FeedReference publisher, @Nullable UpdateFrequency frequency, @Nullable String medium,
      @Nullable Boolean locked, @Nullable String nextPage) {
    this.people = EpisodeExtras.orNone(people);
    this.trailers = EpisodeExtras.orNone(trailers);
    this.live = EpisodeExtras.orNone(live);
    this.podroll = EpisodeExtras.orNone(podroll);
    this.places = EpisodeExtras.orNone(places);
    this.licenses = EpisodeExtras.orNone(licenses);
    this.images = EpisodeExtras.orNone(images);
    this.values = EpisodeExtras.orNone(values);
    this.texts = EpisodeExtras.orNone(texts);
    this.chats = EpisodeExtras.orNone(chats);
    this.discussions = EpisodeExtras.orNone(discussions);
    this.blockedFor = EpisodeExtras.orNone(blockedFor);
    this.publisher = publisher;
    this.frequency = frequency;
    this.medium = medium;
    this.locked = locked;
    this.nextPage = nextPage;
  }

  public PodcastExtras(@Nullable List<Person> people) {
    this(people, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null);
  }
}
