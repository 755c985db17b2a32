package app.earmark.model;

import org.jspecify.annotations.Nullable;

/** Another feed, or an item of it ({@code podcast:remoteItem}, in podrolls and for publishers). */
public record FeedReference(
    @Nullable String feedGuid,
    @Nullable String feedUrl,
    @Nullable String itemGuid,
    @Nullable String medium,
    @Nullable String title) {}
