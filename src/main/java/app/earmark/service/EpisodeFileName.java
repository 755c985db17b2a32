package app.earmark.service;

import java.nio.charset.StandardCharsets;
import java.text.BreakIterator;
import java.text.Normalizer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Names for the files of episodes that a person can read, such as {@code Career-Op/2008-02-29 Personal networking isn't
 * optional anymore.mp3}, and that Linux, macOS and Windows all take, also when the library moves from one to another.
 * Pure functions. A file is found again by its record in the library, never by its name.
 *
 * <p>Windows reserves some names whatever their extension, forbids some characters and drops a dot or blank at the end
 * ("Naming Files, Paths, and Namespaces"); ext4 allows 255 bytes for a name, APFS and NTFS ignore case and macOS
 * decomposes accents.
 */
final class EpisodeFileName {

  /** Room for a path in all: Windows stops at 260 characters unless told otherwise. */
  private static final int FOLDER_BYTES = 80;

  private static final int FILE_BYTES = 140;

  private static final int MOST_NAMESAKES = 10_000;

  private static final Set<String> RESERVED = Set.of(
      "con", "prn", "aux", "nul", "conin$", "conout$",
      "com0", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9", "com¹", "com²", "com³",
      "lpt0", "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9", "lpt¹", "lpt²", "lpt³");

  /** Control and format characters (the latter turn text round or hide it), surrogates without a partner. */
  private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Co}\\p{Cn}\u2028\u2029]");

  private static final Pattern FORBIDDEN = Pattern.compile("[<>:/\\\\|]+");

  private static final Pattern BLANKS = Pattern.compile("\\s+", Pattern.UNICODE_CHARACTER_CLASS);

  private EpisodeFileName() {}

  /**
   * The path below the folder of episodes, with slashes.
   *
   * @param extension without the dot
   * @param taken whether another episode or file has this path already; two are the same if their {@link #key} is
   */
  static String of(
      String podcastTitle, String title, @Nullable Instant published, String extension, Predicate<String> taken) {
    String folder = safe(podcastTitle, FOLDER_BYTES, "Podcast");
    String date = published == null ? "" : LocalDate.ofInstant(published, ZoneOffset.UTC) + " ";
    String ending = "." + safe(extension.toLowerCase(Locale.ROOT), 8, "audio");
    for (int namesake = 1; namesake < MOST_NAMESAKES; namesake++) {
      String tail = (namesake == 1 ? "" : " (" + namesake + ")") + ending;
      int room = FILE_BYTES - date.length() - tail.length();
      String name = date + safe(title, room, "Episode") + tail;
      // A title such as "aux" is harmless behind a date, but not without one.
      String path = folder + "/" + (isReserved(name) ? "_" + name : name);
      if (!taken.test(path)) {
        return path;
      }
    }
    throw new IllegalStateException("more than " + MOST_NAMESAKES + " files of one name in " + folder);
  }

  /** What two paths have in common that a file system without case or accents of its own takes for one. */
  static String key(String path) {
    return Normalizer.normalize(path, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
  }

  private static String safe(String words, int mostBytes, String otherwise) {
    String text = Normalizer.normalize(words, Normalizer.Form.NFC);
    text = BLANKS.matcher(text).replaceAll(" ");
    text = INVISIBLE.matcher(text).replaceAll("");
    text = text.replace(": ", " – ");
    text = text.replace('"', '\'').replace("?", "").replace("*", "");
    text = FORBIDDEN.matcher(text).replaceAll("-");
    text = trimmed(shortened(text, mostBytes));
    if (text.isEmpty()) {
      return otherwise;
    }
    return isReserved(text) ? "_" + text : text;
  }

  /** Without what a shell, Windows or a file manager would hide or drop at either end. */
  private static String trimmed(String text) {
    int start = 0;
    while (start < text.length() && (text.charAt(start) == '.' || text.charAt(start) == ' ')) {
      start++;
    }
    int end = text.length();
    while (end > start && (text.charAt(end - 1) == '.' || text.charAt(end - 1) == ' ')) {
      end--;
    }
    return text.substring(start, end);
  }

  /** Cut between two characters as a reader counts them, so that no emoji or accent falls apart. */
  private static String shortened(String text, int mostBytes) {
    if (utf8Length(text) <= mostBytes) {
      return text;
    }
    BreakIterator characters = BreakIterator.getCharacterInstance(Locale.ROOT);
    characters.setText(text);
    int end = 0;
    int bytes = 0;
    for (int next = characters.next(); next != BreakIterator.DONE; next = characters.next()) {
      bytes += utf8Length(text.substring(end, next));
      if (bytes > mostBytes - 3) {
        break;
      }
      end = next;
    }
    return text.substring(0, end).stripTrailing() + "…";
  }

  private static int utf8Length(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  private static boolean isReserved(String name) {
    int dot = name.indexOf('.');
    String stem = (dot < 0 ? name : name.substring(0, dot)).stripTrailing();
    return RESERVED.contains(stem.toLowerCase(Locale.ROOT));
  }
}
