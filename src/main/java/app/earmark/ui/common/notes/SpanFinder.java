package app.earmark.ui.common.notes;

import app.earmark.ui.common.notes.Block.Span;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds moments of the episode ("12:04") and bare addresses in text. */
final class SpanFinder {

  /**
   * A moment: hours with minutes and seconds anywhere; minutes and seconds only where a line begins with it or it
   * stands in brackets, since in a sentence "at 8:30" is a time of day and "3:16" may be a verse.
   */
  private static final Pattern MOMENT = Pattern.compile(
      "(?<![\\d:.,])(?:(\\d{1,2}):)?(\\d{1,3}):([0-5]\\d)(?![\\d:]|\\s*(?:[ap]\\.?m\\b|o.clock|Uhr|h\\b))",
      Pattern.CASE_INSENSITIVE);

  private static final Pattern ADDRESS = Pattern.compile(
      "(?:https?://|www\\.)[^\\s<>\"“”]+[^\\s<>\"“”.,;:!?)\\]’']", Pattern.CASE_INSENSITIVE);

  private static final long LONGEST_MS = 24 * 3_600_000L;

  private final long endMs;

  SpanFinder(@Nullable Long durationMs) {
    this.endMs = durationMs == null || durationMs <= 0 ? LONGEST_MS : durationMs;
  }

  List<Span> find(List<Span> spans) {
    List<Span> found = new ArrayList<>();
    boolean lineStart = true;
    for (Span span : spans) {
      if (span.link() == null && !span.code()) {
        moments(span, lineStart, found);
      } else {
        found.add(span);
      }
      lineStart = span.text().endsWith("\n") || (lineStart && span.text().isBlank());
    }
    return List.copyOf(found);
  }

  private void moments(Span span, boolean lineStart, List<Span> found) {
    String text = span.text();
    Matcher moment = MOMENT.matcher(text);
    int written = 0;
    while (moment.find()) {
      Long ms = millis(moment);
      if (ms != null && (moment.group(1) != null || stands(text, moment, lineStart))) {
        addresses(span.withText(text.substring(written, moment.start())), found);
        found.add(span.withSeek(moment.group(), ms));
        written = moment.end();
      }
    }
    addresses(span.withText(text.substring(written)), found);
  }

  private @Nullable Long millis(Matcher moment) {
    long hours = moment.group(1) == null ? 0 : Long.parseLong(moment.group(1));
    long minutes = Long.parseLong(moment.group(2));
    if (moment.group(1) != null && minutes > 59) {
      return null;
    }
    long ms = ((hours * 60 + minutes) * 60 + Long.parseLong(moment.group(3))) * 1000;
    return ms <= endMs ? ms : null;
  }

  private static boolean stands(String text, Matcher moment, boolean lineStart) {
    int before = moment.start() - 1;
    while (before >= 0 && " -–—•*\t".indexOf(text.charAt(before)) >= 0) {
      before--;
    }
    if (before < 0) {
      return lineStart;
    }
    return "\n([{".indexOf(text.charAt(before)) >= 0;
  }

  private static void addresses(Span span, List<Span> found) {
    String text = span.text();
    Matcher address = ADDRESS.matcher(text);
    int written = 0;
    while (address.find()) {
      int end = address.end();
      // A bracket that closes one inside the address belongs to it: en.wikipedia.org/wiki/Career_(film)
      if (text.startsWith(")", end) && address.group().contains("(")) {
        end++;
      }
      String shown = text.substring(address.start(), end);
      URI target = NotesReader.safe(shown.startsWith("www.") ? "https://" + shown : shown);
      if (target != null) {
        add(span.withText(text.substring(written, address.start())), found);
        found.add(span.withLink(shown, target));
        written = end;
      }
    }
    add(span.withText(text.substring(written)), found);
  }

  private static void add(Span span, List<Span> found) {
    if (!span.text().isEmpty()) {
      found.add(span);
    }
  }
}
