package app.earmark.audio;

import app.earmark.audio.Inspection.Chapter;
import app.earmark.audio.Inspection.Picture;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The chapters of an ID3v2.3 or 2.4 tag at the start of a file ("ID3v2 Chapter Frame Addendum" 1.0), with the links and
 * pictures that FFmpeg leaves out. What is damaged is skipped; never throws for what the bytes say. Any thread.
 */
final class Id3Chapters {

  private static final int MOST_CHAPTERS = 10_000;
  private static final long UNKNOWN = 0xffff_ffffL;

  private Id3Chapters() {}

  /** Empty where there is no such tag, or none in it. */
  static List<Chapter> read(ByteSource source) throws IOException {
    Id3Tag tag = Id3Tag.read(source);
    if (tag == null) {
      return List.of();
    }
    Map<String, Chapter> chapters = new LinkedHashMap<>();
    Set<String> listed = new HashSet<>();
    for (Id3Tag.Frame frame : tag.frames()) {
      if (frame.id().equals("CHAP") && chapters.size() < MOST_CHAPTERS) {
        chapter(tag, frame, chapters);
      } else if (frame.id().equals("CTOC")) {
        listed.addAll(children(frame.body()));
      }
    }
    // Without a table of contents that fits, all of them are meant to be seen.
    boolean hasContents = chapters.keySet().stream().anyMatch(listed::contains);
    return chapters.entrySet().stream()
        .filter(entry -> !hasContents || listed.contains(entry.getKey()))
        .map(Map.Entry::getValue)
        .sorted(Comparator.comparingLong(Chapter::startMs))
        .toList();
  }

  /** Section 3.1: element id, start and end in ms and as offsets, then frames of its own. */
  private static void chapter(Id3Tag tag, Id3Tag.Frame frame, Map<String, Chapter> chapters) {
    byte[] body = frame.body();
    int end = Id3Text.end(body, 0, 0);
    if (end + 17 > body.length) {
      return;
    }
    String element = Id3Text.latin(body, 0, end);
    ByteBuffer times = ByteBuffer.wrap(body, end + 1, 16);
    long start = times.getInt() & UNKNOWN;
    long stop = times.getInt() & UNKNOWN;
    if (start == UNKNOWN) {
      return;
    }
    String title = "";
    String url = null;
    Picture picture = null;
    for (Id3Tag.Frame part : tag.framesIn(Arrays.copyOfRange(body, end + 17, body.length))) {
      switch (part.id()) {
        case "TIT2" -> title = Id3Text.text(part.body());
        case "WXXX" -> url = webAddress(Id3Text.link(part.body()), url);
        case "APIC" -> picture = picture == null ? picture(part.body()) : picture;
        default -> {
          if (part.id().startsWith("W")) {
            url = webAddress(Id3Text.latin(part.body(), 0, Id3Text.end(part.body(), 0, 0)), url);
          }
        }
      }
    }
    Long endMs = stop == UNKNOWN || stop <= start ? null : Long.valueOf(stop);
    // A name that only programs see is better than none.
    chapters.putIfAbsent(element, new Chapter(start, endMs, title.isEmpty() ? element : title, url, picture));
  }

  private static @Nullable String webAddress(String found, @Nullable String otherwise) {
    String stripped = found.strip();
    return stripped.startsWith("http://") || stripped.startsWith("https://") ? stripped : otherwise;
  }

  /** Section 3.2: element id, flags, how many, and the ids of what is listed. */
  private static List<String> children(byte[] body) {
    List<String> children = new ArrayList<>();
    int at = Id3Text.end(body, 0, 0) + 3;
    while (at < body.length && children.size() < 255) {
      int end = Id3Text.end(body, at, 0);
      // What follows the list are frames, whose ids have four capitals and which end no text: they match no chapter.
      children.add(Id3Text.latin(body, at, end));
      at = end + 1;
    }
    return children;
  }

  /** ID3v2.3, section 4.15: encoding, media type, kind, description, bytes. */
  static @Nullable Picture picture(byte[] body) {
    if (body.length < 4) {
      return null;
    }
    int typeEnd = Id3Text.end(body, 1, 0);
    int descriptionStart = typeEnd + 2;
    if (descriptionStart >= body.length) {
      return null;
    }
    int encoding = body[0];
    int from = Id3Text.end(body, descriptionStart, encoding) + (Id3Text.isWide(encoding) ? 2 : 1);
    if (from >= body.length) {
      return null;
    }
    String type = Id3Text.latin(body, 1, typeEnd);
    if (type.equals("-->")) {
      return null; // Only a link to a picture.
    }
    return new Picture(type.contains("/") ? type : "image/" + type.toLowerCase(Locale.ROOT),
        Arrays.copyOfRange(body, from, body.length));
  }
}
