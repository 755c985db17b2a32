package app.earmark.feed.xml;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The attributes of the tag that is being read, quoted properly or not. For one thread. */
final class XmlAttributes {

  private static final int MOST = 256;
  /** How far a value that has a {@code <} in it is followed, in bytes. */
  private static final int LONGEST_DOUBTFUL = 4096;

  private final XmlBytes text;
  private final byte[] bytes;
  private final Names names;
  private final CharacterData characters;
  private final Repairs repairs;
  private final Deadline deadline;
  private int count;
  private @Nullable Name[] attributeNames = new Name[16];
  private String[] values = new String[16];

  XmlAttributes(XmlBytes text, Names names, CharacterData characters, Repairs repairs, Deadline deadline) {
    this.text = text;
    this.bytes = text.bytes;
    this.names = names;
    this.characters = characters;
    this.repairs = repairs;
    this.deadline = deadline;
  }

  void clear() {
    count = 0;
  }

  int count() {
    return count;
  }

  Name name(int index) {
    return Objects.requireNonNull(attributeNames[index]);
  }

  String value(int index) {
    return values[index];
  }

  /** Reads the attribute whose name starts here; returns where to go on. */
  int read(int start) {
    deadline.check();
    int end = text.nameEnd(start);
    int i = text.skipBlanks(end);
    int valueStart;
    int valueEnd;
    int next;
    if (i >= bytes.length || bytes[i] != '=') {
      repairs.add(Repairs.Kind.BAD_ATTRIBUTE, start);
      valueStart = valueEnd = next = end;
    } else {
      valueStart = text.skipBlanks(i + 1);
      byte quote = valueStart < bytes.length ? bytes[valueStart] : 0;
      if (quote == '"' || quote == '\'') {
        valueStart++;
        valueEnd = quoteEnd(valueStart, quote);
        next = valueEnd < bytes.length && bytes[valueEnd] == quote ? valueEnd + 1 : valueEnd;
      } else {
        repairs.add(Repairs.Kind.BAD_ATTRIBUTE, start);
        valueEnd = wordEnd(valueStart);
        next = valueEnd;
      }
    }
    keep(names.get(bytes, start, end), valueStart, valueEnd);
    return next;
  }

  /**
   * Where a quoted value ends. A quote that is missing shows in a {@code <} before the next one; but lists of
   * subscriptions have HTML in their descriptions, with quotes of its own.
   */
  private int quoteEnd(int start, byte quote) {
    boolean angle = false;
    boolean tag = false;
    for (int i = start; i < bytes.length; i++) {
      byte c = bytes[i];
      if (c == quote && !tag) {
        int after = i + 1 < bytes.length ? bytes[i + 1] : '>';
        if (!angle || after <= ' ' || after == '/' || after == '>') {
          return i;
        }
        break;
      }
      if (c == '<') {
        angle = true;
        tag = startsInlineTag(i + 1);
      } else if (c == '>') {
        tag = false;
      }
      if (angle && i - start > LONGEST_DOUBTFUL) {
        break;
      }
    }
    repairs.add(Repairs.Kind.BAD_ATTRIBUTE, start);
    return wordEnd(start);
  }

  private boolean startsInlineTag(int at) {
    int from = at < bytes.length && bytes[at] == '/' ? at + 1 : at;
    int end = text.nameEnd(from);
    return end > from && end - from < 7 && Grammar.isInline(names.get(bytes, from, end).local());
  }

  private int wordEnd(int start) {
    int i = start;
    while (i < bytes.length && (bytes[i] > ' ' || bytes[i] < 0) && bytes[i] != '>' && bytes[i] != '<'
        && !(bytes[i] == '/' && i + 1 < bytes.length && bytes[i + 1] == '>')) {
      i++;
    }
    return i;
  }

  private void keep(Name attribute, int valueStart, int valueEnd) {
    for (int i = 0; i < count; i++) {
      if (attribute.equals(attributeNames[i])) {
        return;
      }
    }
    if (count == MOST) {
      repairs.add(Repairs.Kind.TOO_MANY, valueStart);
      return;
    }
    if (count == values.length) {
      attributeNames = Arrays.copyOf(attributeNames, count * 2);
      values = Arrays.copyOf(values, count * 2);
    }
    attributeNames[count] = attribute;
    values[count++] = characters.attribute(valueStart, valueEnd);
  }
}
