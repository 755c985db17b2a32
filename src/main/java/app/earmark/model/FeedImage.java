package app.earmark.model;

import org.jspecify.annotations.Nullable;

/** A picture for one purpose or size ({@code podcast:image}, and {@code podcast:images} before it). Pixels. */
public record FeedImage(
    String url,
    @Nullable String alt,
    @Nullable String purpose,
    @Nullable String aspectRatio,
    @Nullable Integer width,
    @Nullable Integer height,
    @Nullable String type) {}
