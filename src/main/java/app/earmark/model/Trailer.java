package app.earmark.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A trailer of the podcast or of one season ({@code podcast:trailer}). */
public record Trailer(
    String url,
    String title,
    @Nullable Instant published,
    @Nullable String type,
    @Nullable Long bytes,
    @Nullable Integer season) {}
