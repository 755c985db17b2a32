package app.earmark.model;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The chapters of an episode, and which of them are passed over.
 *
 * @param episode {@code null} where nothing is loaded
 * @param chapters by time
 * @param skipped where those begin that the listener does not want to hear
 */
public record PlayingChapters(@Nullable EpisodeId episode, List<Chapter> chapters, Set<Long> skipped) {

  public static final PlayingChapters NONE = new PlayingChapters(null, List.of(), Set.of());

  public PlayingChapters {
    chapters = List.copyOf(chapters);
    skipped = Set.copyOf(skipped);
  }

  /** Which chapter is heard at a position; -1 before the first one and where there are none. */
  public int at(long positionMs) {
    int found = -1;
    for (int i = 0; i < chapters.size() && chapters.get(i).startMs() <= positionMs; i++) {
      found = i;
    }
    return found;
  }

  public boolean isSkipped(Chapter chapter) {
    return skipped.contains(chapter.startMs());
  }
}
