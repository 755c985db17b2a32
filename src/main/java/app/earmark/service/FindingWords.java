package app.earmark.service;

import app.earmark.model.FeedDiagnostic;
import app.earmark.util.Lazy;
import app.earmark.util.Texts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What was found in a feed, in the listener's language. The finding itself is English, for whoever publishes the feed:
 * its sentences stand in the English texts, too, where they are recognised and from where they are translated. One that
 * is not known there stays as it is. For any thread.
 */
public final class FindingWords {

  /** A sentence that holds another one: where in the document, and how often. */
  private static final List<String> AROUND = List.of("finding.line-times", "finding.line");

  private static final List<String> SENTENCES = List.of(
      "finding.before-declaration", "finding.after-end", "finding.doctype", "finding.bare-ampersand",
      "finding.bare-angle", "finding.undefined-entity", "finding.control-character", "finding.unbound-prefix",
      "finding.bad-attribute", "finding.unclosed-tag", "finding.stray-end-tag", "finding.unclosed-cdata",
      "finding.unclosed-comment", "finding.naked-markup", "finding.too-many", "finding.declared-in-part",
      "finding.declared", "finding.ends-without", "finding.description", "finding.more", "finding.first-items",
      "finding.nothing", "finding.ends-within", "finding.same-guid", "finding.unreadable", "finding.no-audio",
      "finding.shortcode", "finding.link-in-text", "finding.link-of-item", "finding.not-an-address",
      "finding.not-a-date", "finding.not-a-duration", "finding.first-pages", "finding.page");

  private static final Pattern PLACE = Pattern.compile("\\{\\d}");

  private final Texts texts;
  private final Lazy<Map<String, Pattern>> patterns = new Lazy<>(FindingWords::read);

  public FindingWords(Texts texts) {
    this.texts = texts;
  }

  public String of(FeedDiagnostic found) {
    return of(found.detail());
  }

  private String of(String english) {
    for (String key : AROUND) {
      Matcher whole = matcher(key, english);
      if (whole.matches()) {
        List<Object> parts = parts(whole);
        parts.set(1, sentence(whole.group(2)));
        return texts.get(key, parts.toArray());
      }
    }
    return sentence(english);
  }

  private String sentence(String english) {
    for (String key : SENTENCES) {
      Matcher sentence = matcher(key, english);
      if (sentence.matches()) {
        return texts.get(key, parts(sentence).toArray());
      }
    }
    return english;
  }

  private Matcher matcher(String key, String english) {
    Pattern pattern = patterns.get().get(key);
    if (pattern == null) {
      throw new IllegalStateException(key);
    }
    return pattern.matcher(english);
  }

  private static List<Object> parts(Matcher found) {
    List<Object> parts = new ArrayList<>();
    for (int i = 1; i <= found.groupCount(); i++) {
      parts.add(found.group(i));
    }
    return parts;
  }

  /** Each sentence of the English texts, with anything in its places; they stand in their order there. */
  private static Map<String, Pattern> read() {
    Texts english = new Texts(Locale.ROOT);
    Map<String, Pattern> read = new LinkedHashMap<>();
    for (String key : AROUND) {
      read.put(key, pattern(english, key));
    }
    for (String key : SENTENCES) {
      read.put(key, pattern(english, key));
    }
    return read;
  }

  private static Pattern pattern(Texts english, String key) {
    String sentence = english.get(key, "{0}", "{1}", "{2}");
    StringBuilder pattern = new StringBuilder();
    Matcher place = PLACE.matcher(sentence);
    int from = 0;
    while (place.find()) {
      pattern.append(Pattern.quote(sentence.substring(from, place.start()))).append("(.*)");
      from = place.end();
    }
    return Pattern.compile(pattern + Pattern.quote(sentence.substring(from)), Pattern.DOTALL);
  }
}
