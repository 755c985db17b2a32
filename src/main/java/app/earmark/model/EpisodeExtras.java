package app.earmark.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a feed says of an episode beyond what every feed says; shown on the episode's page, never searched by. The
 * library keeps it as one JSON document, so a list that an older version did not know reads as empty.
 */
public record EpisodeExtras(List<Transcript> transcripts, List<Person> people) {

  public static final EpisodeExtras NONE = new EpisodeExtras(null, null);

  public EpisodeExtras(@Nullable List<Transcript> transcripts, @Nullable List<Person> people) {
    this.transcripts = transcripts == null ? List.of() : List.copyOf(transcripts);
    this.people = people == null ? List.of() : List.copyOf(people);
  }
}
