package app.earmark.model;

import org.jspecify.annotations.Nullable;

/**
 * A feed that a web page points to.
 *
 * @param likelihood how likely this is the page's podcast rather than its articles or comments; higher is likelier
 */
public record FeedCandidate(String url, @Nullable String title, int likelihood) {}
