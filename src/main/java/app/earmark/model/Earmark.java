package app.earmark.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A moment of an episode that the listener marked.
 *
 * @param positionMs in the episode's own time
 * @param note what the listener wrote about it; may be empty
 * @param sentence what is being said there, where there is a transcript
 */
public record Earmark(
    long id, EpisodeRow row, long positionMs, String note, @Nullable String sentence, Instant madeAt) {}
