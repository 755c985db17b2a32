package app.earmark.model.search;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * How texts and queries are cut into words, the same for both: without upper case, accents and forms of width (NFKD
 * without its marks). Where a script writes no spaces (Chinese, Japanese, Thai …) each two neighbouring characters are
 * a word, and the last one of a run once more by itself: so a query of two characters or more is a phrase, and one
 * character is the beginning of a word. Pure functions, any thread.
 */
public final class SearchText {

  /** Addresses and keys longer than this are nothing that anybody searches for. */
  private static final int LONGEST_WORD = 64;

  private static final Set<UnicodeScript> UNSPACED = EnumSet.of(
      UnicodeScript.HAN, UnicodeScript.HIRAGANA, UnicodeScript.KATAKANA, UnicodeScript.HANGUL, UnicodeScript.BOPOMOFO,
      UnicodeScript.THAI, UnicodeScript.LAO, UnicodeScript.KHMER, UnicodeScript.MYANMAR, UnicodeScript.TIBETAN);

  /** Between kana it is one of them, but Unicode counts it as common to all scripts. */
  private static final int PROLONGED_SOUND = 'ー';

  private SearchText() {}

  /**
   * A stretch of letters and digits of a text.
   *
   * @param folded as it is compared
   * @param start of it in the text
   * @param end after its last character
   * @param unspaced whether it is a run of characters that needs no spaces between words
   */
  public record Word(String folded, int start, int end, boolean unspaced) {}

  /** The words in their order. */
  public static List<Word> words(String text) {
    List<Word> words = new ArrayList<>();
    int start = -1;
    boolean unspaced = false;
    int at = 0;
    while (at < text.length()) {
      int character = text.codePointAt(at);
      boolean part = isPart(character);
      // A mark belongs to whatever it stands on.
      boolean now = part && (isMark(character) ? unspaced : isUnspaced(character));
      if (start >= 0 && (!part || now != unspaced)) {
        add(words, text, start, at, unspaced);
        start = -1;
      }
      if (part && start < 0) {
        start = at;
        unspaced = now;
      }
      at += Character.charCount(character);
    }
    if (start >= 0) {
      add(words, text, start, text.length(), unspaced);
    }
    return words;
  }

  private static void add(List<Word> words, String text, int start, int end, boolean unspaced) {
    String folded = fold(text.substring(start, end));
    if (!unspaced && folded.length() > LONGEST_WORD) {
      folded = folded.substring(0, LONGEST_WORD);
    }
    if (!folded.isEmpty()) {
      words.add(new Word(folded, start, end, unspaced));
    }
  }

  /** What the index gets to see of a text: its words with spaces between them. */
  public static String indexed(String text) {
    var indexed = new StringBuilder(text.length() + 16);
    for (Word word : words(text)) {
      if (word.unspaced) {
        pairs(word.folded, indexed, true);
      } else {
        indexed.append(word.folded).append(' ');
      }
    }
    return indexed.toString();
  }

  /**
   * The words that stand one after the other where a text contains this; empty where there is nothing to look for.
   * Where {@link #endsOpen} the last of them is only the beginning of one.
   */
  public static List<String> sought(String text) {
    var sought = new StringBuilder();
    for (Word word : words(text)) {
      if (word.unspaced) {
        pairs(word.folded, sought, false);
      } else {
        sought.append(word.folded).append(' ');
      }
    }
    return sought.isEmpty() ? List.of() : List.of(sought.toString().strip().split(" "));
  }

  /** Whether it ends with a single character of a script without spaces, which begins a word of the index. */
  public static boolean endsOpen(String text) {
    List<Word> words = words(text);
    return !words.isEmpty() && words.getLast().unspaced
        && words.getLast().folded.codePointCount(0, words.getLast().folded.length()) == 1;
  }

  private static void pairs(String run, StringBuilder to, boolean last) {
    int[] characters = run.codePoints().toArray();
    for (int i = 0; i + 1 < characters.length; i++) {
      to.appendCodePoint(characters[i]).appendCodePoint(characters[i + 1]).append(' ');
    }
    if (last || characters.length == 1) {
      to.appendCodePoint(characters[characters.length - 1]).append(' ');
    }
  }

  /** Without upper case, accents and forms of width. */
  public static String fold(String text) {
    if (isPlain(text)) {
      return text.toLowerCase(Locale.ROOT);
    }
    String apart = Normalizer.normalize(text, Normalizer.Form.NFKD);
    var bare = new StringBuilder(apart.length());
    apart.codePoints().filter(character -> !isAccent(character)).forEach(bare::appendCodePoint);
    // To upper case first, so that letters such as ß, which have no single one, become what people type for them.
    return Normalizer.normalize(bare, Normalizer.Form.NFC).toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT)
        .replace('ς', 'σ').replace("ø", "o").replace("æ", "ae").replace("œ", "oe").replace("ł", "l").replace("đ", "d");
  }

  private static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= 0x80) {
        return false;
      }
    }
    return true;
  }

  private static boolean isPart(int character) {
    return Character.isLetterOrDigit(character) || isMark(character);
  }

  private static boolean isMark(int character) {
    int type = Character.getType(character);
    return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK
        || type == Character.ENCLOSING_MARK;
  }

  /** Marks that people leave out when they type: accents, Hebrew points and Arabic vowels. */
  private static boolean isAccent(int character) {
    return (character >= 0x300 && character <= 0x36f) || (character >= 0x1ab0 && character <= 0x1aff)
        || (character >= 0x1dc0 && character <= 0x1dff) || (character >= 0x20d0 && character <= 0x20ff)
        || (character >= 0xfe20 && character <= 0xfe2f) || (character >= 0x591 && character <= 0x5c7)
        || (character >= 0x64b && character <= 0x65f) || character == 0x670;
  }

  private static boolean isUnspaced(int character) {
    return character >= 0xe00
        && (character == PROLONGED_SOUND || UNSPACED.contains(UnicodeScript.of(character)));
  }
}
