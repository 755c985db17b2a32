package app.earmark.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a feed says of its podcast beyond what every feed says; shown on the podcast's page, never searched by. The
 * library keeps it as one JSON document, so a list that an older version did not know reads as empty.
 */
public record PodcastExtras(List<Person> people) {

  public static final PodcastExtras NONE = new PodcastExtras(null);

  public PodcastExtras(@Nullable List<Person> people) {
    this.people = people == null ? List.of() : List.copyOf(people);
  }
}
