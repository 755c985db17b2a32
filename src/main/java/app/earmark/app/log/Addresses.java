package app.earmark.app.log;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes out of a text whatever lets somebody else in: in web addresses the user and password, the query and fragment,
 * and parts of the path that look like a private feed's key; elsewhere the values of authorization headers. Pure.
 *
 * <p>It would rather take too much: the host and the readable part of the path are enough to understand a log.
 */
final class Addresses {

  private static final String GONE = "…";

  /** RFC 3986: scheme, authority, path, and the rest up to a blank, quote or bracket. */
  private static final Pattern ADDRESS = Pattern.compile(
      "\\b([a-z][a-z0-9+.-]{0,20})://([^\\s/?#\"'<>]*)([^\\s?#\"'<>]*)([?#][^\\s\"'<>]*)?", Pattern.CASE_INSENSITIVE);

  private static final Pattern CREDENTIALS =
      Pattern.compile("\\b(Authorization|Cookie|Set-Cookie)(\\s*[:=]\\s*)[^\\r\\n]+", Pattern.CASE_INSENSITIVE);

  private static final Pattern SCHEMED =
      Pattern.compile("\\b(Bearer|Basic)(\\s+)[A-Za-z0-9._~+/=-]{6,}", Pattern.CASE_INSENSITIVE);

  private static final Pattern NAMED = Pattern.compile(
      "\\b(token|auth|key|apikey|api_key|password|passwd|secret|sig|signature)(=)[^\\s&;,\"'<>]+",
      Pattern.CASE_INSENSITIVE);

  private static final Pattern UUID =
      Pattern.compile("(?i)[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

  /** Letters and digits in one word this long: no title is written like that. */
  private static final Pattern MIXED_WORD =
      Pattern.compile("(?<![A-Za-z0-9])(?=[A-Za-z]*[0-9])(?=[0-9]*[A-Za-z])[A-Za-z0-9]{12,}");

  private static final Pattern LONG_WORD = Pattern.compile("[A-Za-z0-9]{32,}");

  private Addresses() {}

  static String withoutSecrets(String text) {
    String clean = ADDRESS.matcher(text).replaceAll(found -> Matcher.quoteReplacement(address(found)));
    clean = CREDENTIALS.matcher(clean).replaceAll("$1$2" + GONE);
    clean = SCHEMED.matcher(clean).replaceAll("$1$2" + GONE);
    return NAMED.matcher(clean).replaceAll("$1$2" + GONE);
  }

  private static String address(MatchResult found) {
    String authority = found.group(2);
    String host = authority.substring(authority.lastIndexOf('@') + 1);
    return found.group(1) + "://" + host + path(found.group(3)) + (found.group(4) == null ? "" : "?" + GONE);
  }

  private static String path(String path) {
    String clean = UUID.matcher(path).replaceAll(GONE);
    clean = MIXED_WORD.matcher(clean).replaceAll(GONE);
    return LONG_WORD.matcher(clean).replaceAll(GONE);
  }
}
