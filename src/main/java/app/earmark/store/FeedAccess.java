package app.earmark.store;

import org.jspecify.annotations.Nullable;

/** The address of a feed, and the name and password that the listener has for its origin, if any. */
public record FeedAccess(String feedUrl, @Nullable String user, @Nullable String password) {

  /** Without the password. */
  @Override
  public String toString() {
    return "FeedAccess[]";
  }
}
