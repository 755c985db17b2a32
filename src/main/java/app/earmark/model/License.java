package app.earmark.model;

import org.jspecify.annotations.Nullable;

/** Under which terms audio may be used ({@code podcast:license}): an SPDX-like name, or one of the show's own. */
public record License(String name, @Nullable String url) {}
