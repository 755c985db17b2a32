package app.earmark.model;

import org.jspecify.annotations.Nullable;

/** A chapter that the feed itself lists (Podlove Simple Chapters). Times in ms from the start. */
public record FeedChapter(long startMs, String title, @Nullable String link, @Nullable String imageUrl) {}
