package app.earmark.model;

import org.jspecify.annotations.Nullable;

/**
 * A chapter of an episode. Times in ms of the episode's own time.
 *
 * @param endMs {@code null} where nobody says and no other chapter follows
 * @param title may be empty
 * @param url where its link leads, http or https
 * @param imageUrl its picture: an http or https address, or that of an {@link EmbeddedPicture}; whoever fetches
 *     pictures takes both
 */
public record Chapter(
    long startMs, @Nullable Long endMs, String title, @Nullable String url, @Nullable String imageUrl) {}
