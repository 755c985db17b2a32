package app.earmark.feed.transcript;

import app.earmark.model.TranscriptLine;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads transcripts of the podcast namespace ({@code podcast:transcript}): SubRip, WebVTT (W3C), JSON and HTML as in
 * "Transcripts" of the Podcasting 2.0 namespace. What it is is told by its first characters, for hosts call it all
 * sorts of things. Nothing fails: what cannot be read gives no lines. Pure functions, any thread.
 */
public final class TranscriptReader {

  private static final int MOST_LINES = 50_000;

  /** Some write a segment for each word: they are put together up to the end of a sentence, or so many characters. */
  private static final int SENTENCE = 40;
  private static final int LONGEST = 220;

  /** Who is silent for so long has said what there was to say. */
  private static final long PAUSE_MS = 2_000;

  private static final Pattern TIMES = Pattern.compile(
      "((?:\\d{1,3}:)?\\d{1,2}:\\d{2}[.,]\\d{1,3})\\s*-->\\s*((?:\\d{1,3}:)?\\d{1,2}:\\d{2}[.,]\\d{1,3})");
  private static final Pattern CLOCK = Pattern.compile("(?:(\\d{1,3}):)?(\\d{1,2}):(\\d{2})(?:[.,](\\d{1,3}))?");
  private static final Pattern VOICE = Pattern.compile("<v(?:\\.[^\\s>]*)?\\s+([^>]{1,100})>");
  private static final Pattern BLOCK_END = Pattern.compile("\n[ \\t]*\n");
  private static final Pattern SENTENCE_END = Pattern.compile("[.!?…。!?]['\"”’)]?$");

  private TranscriptReader() {}

  /** The lines in their order; empty where there are none. */
  public static List<TranscriptLine> read(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8).replace("\uFEFF", "")
        .replace("\r\n", "\n").replace('\r', '\n').strip();
    List<TranscriptLine> lines = new ArrayList<>();
    if (text.startsWith("{") || text.startsWith("[")) {
      json(text, lines);
    } else if (text.startsWith("WEBVTT") || text.contains("-->")) {
      timed(text, lines);
    } else {
      html(text, lines);
    }
    return List.copyOf(lines.subList(0, Math.min(MOST_LINES, lines.size())));
  }

  /** SubRip and WebVTT: blocks with a line of times, and what is said below it. */
  private static void timed(String text, List<TranscriptLine> lines) {
    String last = "";
    for (String block : BLOCK_END.split(text, -1)) {
      Matcher times = TIMES.matcher(block);
      if (!times.find() || lines.size() >= MOST_LINES) {
        continue;
      }
      int end = block.indexOf('\n', times.end());
      String said = end < 0 ? "" : block.substring(end + 1);
      Matcher voice = VOICE.matcher(said);
      String speaker = voice.find() ? voice.group(1).strip() : null;
      String plain = plain(said);
      // Captions that scroll repeat what was shown before.
      if (!plain.isEmpty() && !plain.equals(last)) {
        lines.add(new TranscriptLine(clock(times.group(1)), clock(times.group(2)), speaker, plain));
        last = plain;
      }
    }
  }

  private static String plain(String said) {
    return Jsoup.parse(said.replaceAll("<[^<>]{0,200}>", " ")).text().strip();
  }

  private static void json(String text, List<TranscriptLine> lines) {
    JsonNode root;
    try {
      root = JsonMapper.builder().build().readTree(text);
    } catch (JacksonException e) {
      return;
    }
    var sentences = new Sentences(lines);
    for (JsonNode segment : root.isArray() ? root : root.path("segments")) {
      JsonNode body = segment.has("body") ? segment.path("body") : segment.path("text");
      sentences.add(millis(segment, "startTime", "start"), millis(segment, "endTime", "end"),
          segment.path("speaker").asString("").strip(), body.asString("").strip());
    }
    sentences.end();
  }

  private static @Nullable Long millis(JsonNode segment, String... names) {
    for (String name : names) {
      JsonNode value = segment.path(name);
      if (value.isNumber() && value.doubleValue() >= 0 && value.doubleValue() < 1e8) {
        return Math.round(value.doubleValue() * 1000);
      }
    }
    return null;
  }

  /** {@code cite} names the speaker, {@code time} says when, everything else is said. */
  private static void html(String text, List<TranscriptLine> lines) {
    Element body = Jsoup.parse(text).body();
    String speaker = null;
    Long start = null;
    for (Element element : body.select("cite, time, p, li, h1, h2, h3, blockquote")) {
      String words = element.text().strip();
      switch (element.normalName()) {
        case "cite" -> speaker = words.replaceAll(":$", "");
        case "time" -> start = clock(words);
        default -> {
          if (!words.isEmpty() && element.select("p, li").size() <= 1) {
            lines.add(new TranscriptLine(start, null, speaker, words));
            speaker = null;
            start = null;
          }
        }
      }
    }
    if (lines.isEmpty()) {
      for (String paragraph : BLOCK_END.split(text, -1)) {
        String words = Jsoup.parse(paragraph).text().strip();
        if (!words.isEmpty()) {
          lines.add(new TranscriptLine(null, null, null, words));
        }
      }
    }
  }

  /** {@code 1:02:03.500} or {@code 02:03}, in ms. */
  private static @Nullable Long clock(String text) {
    Matcher clock = CLOCK.matcher(text);
    if (!clock.find()) {
      return null;
    }
    long hours = clock.group(1) == null ? 0 : Long.parseLong(clock.group(1));
    String fraction = clock.group(4) == null ? "0" : (clock.group(4) + "00").substring(0, 3);
    return ((hours * 60 + Long.parseLong(clock.group(2))) * 60 + Long.parseLong(clock.group(3))) * 1000
        + Long.parseLong(fraction);
  }

  /** Puts segments together that are parts of one sentence of one speaker. */
  private static final class Sentences {
    private final List<TranscriptLine> lines;
    private final StringBuilder words = new StringBuilder();
    private @Nullable Long start;
    private @Nullable Long end;
    private String speaker = "";
    private String shown = "";

    Sentences(List<TranscriptLine> lines) {
      this.lines = lines;
    }

    void add(@Nullable Long from, @Nullable Long to, String who, String said) {
      if (said.isEmpty() || lines.size() >= MOST_LINES) {
        return;
      }
      boolean pause = from != null && end != null && from - end > PAUSE_MS;
      boolean another = !who.isEmpty() && !who.equals(speaker);
      boolean full = words.length() >= LONGEST
          || (words.length() >= SENTENCE && SENTENCE_END.matcher(words).find());
      if (!words.isEmpty() && (pause || another || full)) {
        end();
      }
      if (words.isEmpty()) {
        start = from;
        speaker = who.isEmpty() ? speaker : who;
      }
      words.append(words.isEmpty() ? "" : " ").append(said);
      end = to;
    }

    void end() {
      if (!words.isEmpty()) {
        boolean same = speaker.equals(shown) || speaker.isEmpty();
        lines.add(new TranscriptLine(start, end, same ? null : speaker, words.toString()));
        shown = speaker;
        words.setLength(0);
      }
    }
  }
}
