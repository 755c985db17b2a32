package app.earmark.service;

import app.earmark.model.Chapter;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds chapters in show notes: lines that begin or end with a time. Only where there are at least two and the times
 * grow, since a single time may be anything.
 */
final class NotesTimes {

  private static final int MOST_CHARACTERS = 200_000;

  private static final Pattern BREAKS =
      Pattern.compile("(?i)<\\s*/?\\s*(?:br|p|li|ul|ol|div|h[1-6]|tr|td|dt|dd|blockquote)\\b[^>]*>");
  private static final Pattern TAGS = Pattern.compile("<[^>]*>");
  private static final String TIME = "[\\[(]?(?:(\\d{1,2}):)?(\\d{1,3}):([0-5]\\d)(?:[.,]\\d+)?[\\])]?";
  private static final Pattern FIRST =
      Pattern.compile("^[\\s•*·–—-]*" + TIME + "(?:\\s*[-–—]\\s*[\\[(]?(?:\\d{1,2}:)?\\d{1,3}:[0-5]\\d[\\])]?)?"
          + "[\\s:|.–—-]+(\\S.*)$");
  private static final Pattern LAST = Pattern.compile("^(.*?\\S)[\\s:|.–—-]+" + TIME + "\\s*$");

  private NotesTimes() {}

  /** Chapters by time; empty where the notes have none. */
  static List<Chapter> in(String html, @Nullable Long durationMs) {
    String start = html.length() > MOST_CHARACTERS ? html.substring(0, MOST_CHARACTERS) : html;
    List<Chapter> found = new ArrayList<>();
    for (String piece : BREAKS.matcher(start).replaceAll("\n").split("\\R", -1)) {
      String line = plain(piece);
      if (line.length() > 4 && line.length() < 300) {
        Chapter chapter = chapter(line);
        if (chapter != null) {
          found.add(chapter);
        }
      }
    }
    boolean growing = found.size() > 1;
    for (int i = 1; i < found.size(); i++) {
      growing &= found.get(i).startMs() > found.get(i - 1).startMs();
    }
    boolean inside = durationMs == null || (growing && found.getLast().startMs() <= durationMs);
    return growing && inside ? found : List.of();
  }

  private static @Nullable Chapter chapter(String line) {
    Matcher first = FIRST.matcher(line);
    if (first.matches()) {
      return new Chapter(millis(first, 1), null, first.group(4).strip(), null, null);
    }
    Matcher last = LAST.matcher(line);
    return last.matches() ? new Chapter(millis(last, 2), null, last.group(1).strip(), null, null) : null;
  }

  private static long millis(Matcher matcher, int group) {
    long hours = matcher.group(group) == null ? 0 : Long.parseLong(matcher.group(group));
    return ((hours * 60 + Long.parseLong(matcher.group(group + 1))) * 60 + Long.parseLong(matcher.group(group + 2)))
        * 1000;
  }

  /** The few entities that stand in such lines; the full list would need a parser of HTML. */
  private static String plain(String html) {
    return TAGS.matcher(html).replaceAll("")
        .replace("&nbsp;", " ").replace("\u00a0", " ").replace("&ndash;", "–").replace("&mdash;", "—")
        .replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&#39;", "’")
        .replace("&apos;", "’").replace("&#8211;", "–").replace("&#8212;", "—").replace("&amp;", "&")
        .strip();
  }
}
