package app.earmark.service;

import app.earmark.model.Earmark;
import app.earmark.model.EpisodeId;
import app.earmark.model.PodcastId;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Earmarks as text for other programs. Pure functions, any thread. */
public final class EarmarkExport {

  private EarmarkExport() {}

  /** A heading for each podcast and episode, a point for each mark (CommonMark). */
  public static String markdown(List<Earmark> earmarks) {
    var text = new StringBuilder();
    PodcastId podcast = null;
    EpisodeId episode = null;
    for (Earmark earmark : earmarks) {
      if (!earmark.row().podcast().equals(podcast)) {
        podcast = earmark.row().podcast();
        text.append(text.isEmpty() ? "" : "\n").append("# ").append(line(earmark.row().podcastTitle())).append('\n');
      }
      if (!earmark.row().id().equals(episode)) {
        episode = earmark.row().id();
        text.append("\n## ").append(line(earmark.row().title())).append("\n\n");
      }
      text.append("- **").append(time(earmark.positionMs())).append("**");
      if (!earmark.note().isBlank()) {
        text.append(' ').append(line(earmark.note()));
      }
      text.append('\n');
      if (earmark.sentence() != null) {
        text.append("  > ").append(line(earmark.sentence())).append('\n');
      }
    }
    return text.toString();
  }

  /** A line for each mark (RFC 4180), the first one names the columns. */
  public static String csv(List<Earmark> earmarks) {
    var text = new StringBuilder("podcast,episode,published,position_ms,position,note,sentence,made\r\n");
    for (Earmark earmark : earmarks) {
      text.append(String.join(",", cell(earmark.row().podcastTitle()), cell(earmark.row().title()),
          cell(earmark.row().published()), Long.toString(earmark.positionMs()), time(earmark.positionMs()),
          cell(earmark.note()), cell(earmark.sentence()), cell(earmark.madeAt()))).append("\r\n");
    }
    return text.toString();
  }

  /** In one line, with what would be markup made harmless. */
  private static String line(String text) {
    return text.replaceAll("\\s+", " ").strip().replaceAll("([\\\\`*_\\[\\]<>#])", "\\\\$1");
  }

  private static String cell(@Nullable Object value) {
    String text = value == null ? "" : value.toString();
    // A spreadsheet would run what begins like a formula; feeds are written by anybody.
    String safe = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    return '"' + safe.replace("\"", "\"\"") + '"';
  }

  /** {@code 1:02:33}. */
  private static String time(long ms) {
    Duration time = Duration.ofMillis(ms);
    return String.format(Locale.ROOT, "%d:%02d:%02d", time.toHours(), time.toMinutesPart(), time.toSecondsPart());
  }
}
