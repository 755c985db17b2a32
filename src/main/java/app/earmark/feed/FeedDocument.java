package app.earmark.feed;

import org.jspecify.annotations.Nullable;

/**
 * What a host, or a file, had to say, not yet understood.
 *
 * @param body the bytes, unpacked; not changed by anybody from here on
 * @param url the address it came from in the end, after redirects; relative links start here
 * @param contentType the HTTP header of that name, with its {@code charset}
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody; copying up to 64 MB would cost more than it guards
public record FeedDocument(byte[] body, String url, @Nullable String contentType) {

  /** The host for sentences to the listener; the whole address where there is none in it. */
  String host() {
    int start = url.indexOf("://");
    if (start < 0) {
      return url;
    }
    int end = start + 3;
    while (end < url.length() && "/?#".indexOf(url.charAt(end)) < 0) {
      end++;
    }
    String authority = url.substring(start + 3, end);
    return authority.isEmpty() ? url : authority.substring(authority.lastIndexOf('@') + 1);
  }
}
