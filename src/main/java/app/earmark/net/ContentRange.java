package app.earmark.net;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A {@code Content-Range} header (RFC 9110, section 14.4).
 *
 * @param first the first byte's place, or −1 in the answer to a range that there is not
 * @param last the last byte's place, or −1
 * @param total the length of the whole, or null if the host does not say
 */
record ContentRange(long first, long last, @Nullable Long total) {

  private static final Pattern FORM =
      Pattern.compile("bytes\\s*(?:(\\d{1,18})\\s*-\\s*(\\d{1,18})|\\*)\\s*/\\s*(\\d{1,18}|\\*)");

  /** Null for a missing header and for one that makes no sense. */
  static @Nullable ContentRange of(@Nullable String header) {
    Matcher matcher = FORM.matcher(header == null ? "" : header.strip());
    if (!matcher.matches()) {
      return null;
    }
    Long total = matcher.group(3).equals("*") ? null : Long.valueOf(matcher.group(3));
    if (matcher.group(1) == null) {
      return new ContentRange(-1, -1, total);
    }
    long first = Long.parseLong(matcher.group(1));
    long last = Long.parseLong(matcher.group(2));
    return first > last || (total != null && last >= total) ? null : new ContentRange(first, last, total);
  }
}
