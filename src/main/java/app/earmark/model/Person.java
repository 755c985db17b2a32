package app.earmark.model;

import org.jspecify.annotations.Nullable;

/** Somebody heard or at work in a podcast or an episode ({@code podcast:person}). */
public record Person(
    String name, @Nullable String role, @Nullable String group, @Nullable String imageUrl, @Nullable String link) {}
