package app.earmark.service.search;

import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/** The text of notes as a reader sees it, in one line. Pure functions, any thread. */
public final class PlainText {

  /** What is longer is no note; the rest is not searched. */
  private static final int LONGEST = 200_000;

  /** What publishing systems leave in the text where they did not run; no reader was meant to see it. */
  private static final Pattern SHORTCODE = Pattern.compile(
      "\\[/?(?:audio|video|playlist|embed|caption|gallery|powerpress|podcast_?player|soundcloud|youtube)"
          + "(?:[\\s:=][^\\]]{0,2000})?/?\\]", Pattern.CASE_INSENSITIVE);

  private static final Pattern MARKUP = Pattern.compile("[<&]");
  private static final Pattern SPACES = Pattern.compile("[\\s\\u00a0]+");

  private PlainText() {}

  public static String of(String notes) {
    String text = notes.length() > LONGEST ? notes.substring(0, LONGEST) : notes;
    if (MARKUP.matcher(text).find()) {
      Document document = Jsoup.parse(text);
      var plain = new StringBuilder(text.length());
      document.body().traverse(new Collector(plain));
      text = plain.toString();
    }
    return SPACES.matcher(SHORTCODE.matcher(text).replaceAll(" ")).replaceAll(" ").strip();
  }

  /** Puts a space wherever a new block begins, so that no two words grow together. */
  private record Collector(StringBuilder plain) implements NodeVisitor {
    @Override
    public void head(Node node, int depth) {
      if (node instanceof TextNode text) {
        plain.append(text.getWholeText());
      } else if (node instanceof Element element && (element.isBlock() || element.normalName().equals("br"))) {
        plain.append(' ');
      }
    }

    @Override
    public void tail(Node node, int depth) {
      if (node instanceof Element element && element.isBlock()) {
        plain.append(' ');
      }
    }
  }
}
