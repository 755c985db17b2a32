package app.earmark.model;

import org.jspecify.annotations.Nullable;

/** Free text for some service ({@code podcast:txt}); kept, not shown. */
public record TextNote(@Nullable String purpose, String text) {}
