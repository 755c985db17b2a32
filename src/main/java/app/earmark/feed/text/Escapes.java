package app.earmark.feed.text;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Entities;
import org.jsoup.parser.Parser;

/**
 * Takes back what hosts escape once too often: WordPress with an SEO plugin escapes the ampersand of an apostrophe's
 * number in titles, feed shorteners escape that of every ampersand, and whole notes come with escaped tags within
 * CDATA. For any thread.
 */
public final class Escapes {

  private static final String NAME = "(#\\d{2,7}|#[xX][0-9a-fA-F]{2,6}|[a-zA-Z][a-zA-Z0-9]{1,30});";
  private static final Pattern REFERENCE = Pattern.compile("&" + NAME);
  /** A reference whose ampersand was escaped as well. */
  private static final Pattern ESCAPED_REFERENCE = Pattern.compile("&amp;" + NAME);
  /** What a title may be set in; anything else between {@code <} and {@code >} is the title's own. */
  private static final Pattern TYPESETTING = Pattern.compile(
      "</?(?:b|i|em|strong|u|s|sub|sup|span|font|small|br|p)(?:\\s[^<>]{0,200})?/?>", Pattern.CASE_INSENSITIVE);
  private static final Pattern ESCAPED_END = Pattern.compile(
      "&lt;(?:/(?:p|a|div|ul|ol|li|em|strong|b|i|span|h[1-6]|blockquote)|br ?/?)&gt;", Pattern.CASE_INSENSITIVE);
  /** Escaped twice and a third time: nobody has been seen to go further. */
  private static final int MOST_LAYERS = 2;

  private Escapes() {}

  /**
   * A line that is shown as it is: a title, a name.
   *
   * @return without references and typesetting; not yet squeezed
   */
  public static String line(String line) {
    String plain = line;
    for (int layer = 0; layer < MOST_LAYERS && plain.indexOf('&') >= 0; layer++) {
      plain = REFERENCE.matcher(plain).replaceAll(Escapes::meaning);
    }
    if (plain.indexOf('<') >= 0) {
      plain = TYPESETTING.matcher(plain).replaceAll(tag -> breaks(tag.group()) ? " " : "");
    }
    return plain.indexOf('\u00a0') < 0 ? plain : plain.replace('\u00a0', ' ');
  }

  /**
   * Notes, which are HTML: markup that was escaped as a whole becomes markup again, and references to characters become
   * references again. Those to angle brackets stay, for only so can notes speak of markup.
   */
  public static String notes(String html) {
    String notes = html;
    if (notes.indexOf('<') < 0 && notes.contains("&lt;") && ESCAPED_END.matcher(notes).find()) {
      notes = notes.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&");
    }
    return notes.contains("&amp;") ? ESCAPED_REFERENCE.matcher(notes).replaceAll(Escapes::once) : notes;
  }

  private static boolean breaks(String tag) {
    return tag.regionMatches(true, 1, "br", 0, 2) || tag.regionMatches(true, 1, "p", 0, 1)
        || tag.regionMatches(true, 1, "/p", 0, 2);
  }

  private static String meaning(MatchResult found) {
    return Matcher.quoteReplacement(Parser.unescapeEntities(found.group(), false));
  }

  private static String once(MatchResult found) {
    String name = found.group(1);
    boolean bracket = name.equals("lt") || name.equals("gt");
    boolean character = name.startsWith("#") || (!bracket && !Entities.getByName(name).isEmpty());
    return Matcher.quoteReplacement(character ? "&" + name + ";" : found.group());
  }
}
