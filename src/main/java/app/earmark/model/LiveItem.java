package app.earmark.model;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A broadcast that is announced, going on or over ({@code podcast:liveItem}).
 *
 * @param status {@code pending}, {@code live} or {@code ended}
 */
public record LiveItem(
    String status,
    @Nullable Instant start,
    @Nullable Instant end,
    @Nullable String title,
    @Nullable String guid,
    @Nullable String link,
    @Nullable Enclosure stream,
    List<ContentLink> links,
    List<Person> people) {

  public LiveItem(String status, @Nullable Instant start, @Nullable Instant end, @Nullable String title,
      @Nullable String guid, @Nullable String link, @Nullable Enclosure stream, @Nullable List<ContentLink> links,
      @Nullable List<Person> people) {
    this.status = status;
    this.start = start;
    this.end = end;
    this.title = title;
    this.guid = guid;
    this.link = link;
    this.stream = stream;
    this.links = EpisodeExtras.orNone(links);
    this.people = EpisodeExtras.orNone(people);
  }
}
