package app.earmark.model;

import org.jspecify.annotations.Nullable;

/** A transcript offered by the feed ({@code podcast:transcript}); not the text itself. */
public record Transcript(String url, @Nullable String type, @Nullable String language, @Nullable String rel) {}
