package app.earmark.feed.text;

import app.earmark.model.SupportLink;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/**
 * What is hidden in the text of an episode: audio that is no enclosure, as WordPress blogs had it before 2009
 * ({@code [audio:http://…mp3]} of the "Audio Player" plugin, {@code [audio src="…"]} of later cores, or a plain link to
 * the file), and links for those who want to support the show.
 */
public final class ShowNotes {

  /** {@code [audio:…]} or {@code [audio …]}, with what may follow up to {@code [/audio]}. */
  private static final Pattern SHORTCODE = Pattern.compile(
      "\\[(?:audio|podcast|powerpress|mp3player)([: ][^\\[\\]]{0,4000})?\\](?:[^\\[]{0,200}\\[/audio\\])?",
      Pattern.CASE_INSENSITIVE);
  private static final Pattern EMPTY_PARAGRAPH = Pattern.compile(
      "<p[^<>]{0,200}>(?:\\s++|&nbsp;|<br ?/?>){0,20}+</p>\\s*+",
      Pattern.CASE_INSENSITIVE);
  private static final List<String> SOURCES = List.of("src", "mp3", "m4a", "ogg", "wav", "wma", "url", "source");
  private static final Set<String> AUDIO = Set.of("mp3", "m4a", "m4b", "aac", "ogg", "oga", "opus", "wav", "flac",
      "wma", "mp4", "m4v");

  private static final Set<String> SUPPORT_HOSTS = Set.of("patreon.com", "paypal.com", "paypal.me", "ko-fi.com",
      "buymeacoffee.com", "liberapay.com", "steadyhq.com", "flattr.com", "donorbox.org", "opencollective.com",
      "memberful.com", "supercast.com", "supportingcast.fm", "gofundme.com", "supporter.acast.com", "tipeee.com",
      "glow.fm", "fundraising.fracturedatlas.org");
  private static final List<String> SUPPORT_WORDS = List.of("support", "donat", "contribut", "tip jar",
      "become a member", "membership", "patron", "spende", "unterstütz", "chip in");
  private static final List<String> FREQUENCIES = List.of("one time", "one-time", "onetime", "once", "monthly",
      "every month", "yearly", "annual");
  /** How far before a link "Support this show:" may stand. */
  private static final int CONTEXT = 160;
  private static final int MOST_PLAYERS = 50;
  private static final int LONGEST_TAG = 2000;
  private static final int LONGEST_LABEL = 80;

  private final String html;
  private final String base;

  /**
   * @param html the notes as the feed has them
   * @param base what relative links start from
   */
  public ShowNotes(String html, String base) {
    this.html = html;
    this.base = base;
  }

  /** The first audio named by a shortcode; {@code null}: none. */
  public @Nullable String shortcodeAudio() {
    Matcher code = shortcode();
    while (code != null && code.find()) {
      String inside = code.group(1);
      if (inside != null) {
        String found = inside.startsWith(":") ? oldForm(inside.substring(1)) : newForm(inside);
        if (found != null) {
          return found;
        }
      }
    }
    return null;
  }

  /** The notes as a listener should see them. */
  public String withoutShortcodes() {
    Matcher code = shortcode();
    if (code == null || !code.find()) {
      return html;
    }
    return EMPTY_PARAGRAPH.matcher(code.replaceAll("")).replaceAll("").strip();
  }

  /** The text alone, in one line. */
  public String plain() {
    return Links.plain(withoutShortcodes());
  }

  /** The first link, player or frame that leads to an audio file; {@code null}: none. */
  public @Nullable String linkedAudio() {
    for (Links.Link link : Links.of(html)) {
      String address = Addresses.absolute(link.href(), base);
      if (address != null && isAudio(address)) {
        return address;
      }
    }
    for (String tag : List.of("<audio", "<source", "<embed", "<video")) {
      int at = Links.indexOfIgnoringCase(html, tag, 0);
      for (int tries = 0; at >= 0 && tries < MOST_PLAYERS; tries++) {
        String src = Links.attribute(html.substring(at, Math.min(html.length(), at + LONGEST_TAG)), "src");
        String address = src == null ? null : Addresses.absolute(src, base);
        if (address != null && isAudio(address)) {
          return address;
        }
        at = Links.indexOfIgnoringCase(html, tag, at + 1);
      }
    }
    return null;
  }

  /** Links that ask for support, each address once, in their order. */
  public List<SupportLink> supportLinks() {
    List<SupportLink> found = new ArrayList<>();
    for (Links.Link link : Links.of(html)) {
      String address = Addresses.absolute(link.href(), base);
      if (address != null && asksForSupport(link, address)
          && found.stream().noneMatch(other -> other.url().equals(address))) {
        found.add(new SupportLink(address, link.text().isEmpty() ? host(address) : link.text()));
      }
    }
    return found;
  }

  private boolean asksForSupport(Links.Link link, String address) {
    if (isSupportHost(address)) {
      return true;
    }
    String text = link.text().toLowerCase(Locale.ROOT);
    if (text.length() > LONGEST_LABEL || isAudio(address)) {
      return false;
    }
    if (containsAny(text, SUPPORT_WORDS)) {
      return !text.contains("supported by") && !text.contains("contributor");
    }
    if (!containsAny(text, FREQUENCIES)) {
      return false;
    }
    String before = html.substring(Math.max(0, link.start() - CONTEXT), link.start());
    return containsAny(Links.plain(before).toLowerCase(Locale.ROOT), SUPPORT_WORDS);
  }

  private static boolean isSupportHost(String address) {
    String host = host(address).toLowerCase(Locale.ROOT);
    int dot = host.lastIndexOf('.', host.lastIndexOf('.') - 1);
    if (SUPPORT_HOSTS.contains(host) || SUPPORT_HOSTS.contains(host.substring(dot + 1))) {
      return true;
    }
    String rest = address.substring(address.indexOf("://") + 3);
    return (host.equals("github.com") && rest.contains("/sponsors"))
        || (host.equals("anchor.fm") && rest.contains("/support"));
  }

  private static boolean containsAny(String text, List<String> words) {
    for (String word : words) {
      if (text.contains(word)) {
        return true;
      }
    }
    return false;
  }

  private @Nullable Matcher shortcode() {
    return html.indexOf('[') < 0 ? null : SHORTCODE.matcher(html);
  }

  /** {@code [audio:http://a.mp3, http://b.mp3|titles=…]}: the first address is the episode. */
  private @Nullable String oldForm(String inside) {
    String text = Parser.unescapeEntities(inside, false).replace("“", "").replace("”", "");
    for (String part : text.split("\\|", 2)[0].split(",", -1)) {
      // Editors turn the address into a link of its own.
      List<Links.Link> links = part.contains("<") ? Links.of(part) : List.of();
      String address = Addresses.absolute(links.isEmpty() ? Links.plain(part) : links.getFirst().href(), base);
      if (address != null) {
        return address;
      }
    }
    return null;
  }

  private @Nullable String newForm(String inside) {
    for (String name : SOURCES) {
      String value = Links.attribute(inside, name);
      String address = value == null ? null : Addresses.absolute(value, base);
      if (address != null) {
        return address;
      }
    }
    String bare = Links.plain(inside);
    return bare.startsWith("http") ? Addresses.absolute(bare.split("[ |]", 2)[0], base) : null;
  }

  /** Whether an address ends like an audio file, whatever its query says. */
  public static boolean isAudio(String address) {
    int end = address.length();
    for (char stop : new char[] {'?', '#'}) {
      int at = address.indexOf(stop);
      end = at >= 0 ? Math.min(end, at) : end;
    }
    int dot = address.lastIndexOf('.', end - 1);
    return dot > 0 && AUDIO.contains(address.substring(dot + 1, end).toLowerCase(Locale.ROOT));
  }

  private static String host(String address) {
    int start = address.indexOf("://") + 3;
    int end = start;
    while (end < address.length() && "/?#:".indexOf(address.charAt(end)) < 0) {
      end++;
    }
    return address.substring(address.startsWith("www.", start) ? start + 4 : start, end);
  }
}
