package app.earmark.model;

import org.jspecify.annotations.Nullable;

/**
 * A line of a transcript.
 *
 * @param startMs in the episode's own time; {@code null} where the transcript has no times
 * @param endMs {@code null} where it is not said
 * @param speaker {@code null} where it is not said, or the same as before
 */
public record TranscriptLine(
    @Nullable Long startMs, @Nullable Long endMs, @Nullable String speaker, String text) {}
