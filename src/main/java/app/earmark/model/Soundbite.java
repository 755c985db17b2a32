package app.earmark.model;

import org.jspecify.annotations.Nullable;

/** A short part worth quoting ({@code podcast:soundbite}). Times in ms. */
public record Soundbite(long startMs, long durationMs, @Nullable String title) {}
