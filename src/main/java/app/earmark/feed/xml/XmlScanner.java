package app.earmark.feed.xml;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Takes UTF-8 bytes apart into tags and text, XML 1.0 without validation and without ever giving up: what is not
 * well-formed is taken as the author most likely meant it and noted in {@link Repairs}. Knows no elements, only tags.
 * Of the entities that a document declares only short plain texts are put in ({@link DocumentType}). Each byte is
 * looked at a bounded number of times. For one thread.
 */
final class XmlScanner {

  /** What was found. */
  enum Token {
    START,
    END,
    TEXT,
    EOF
  }

  private final XmlBytes text;
  private final byte[] bytes;
  private final Names names = new Names();
  private final CharacterData characters;
  private final Repairs repairs;
  private final Deadline deadline;

  private int pos;
  private int tokenStart;
  private @Nullable Name name;
  private boolean selfClosing;
  private final XmlAttributes attributes;
  private int textStart;
  private int textEnd;
  private boolean textIsLiteral;
  /** Whether nothing in a literal text has to be left out. */
  private boolean textIsClean;
  /** The first byte of the last comment end that was looked for in vain: none beyond it either. */
  private boolean noCommentEnd;
  private boolean noSectionEnd;

  XmlScanner(byte[] bytes, int start, Repairs repairs, Deadline deadline) {
    this.text = new XmlBytes(bytes);
    this.bytes = bytes;
    this.pos = start;
    this.repairs = repairs;
    this.deadline = deadline;
    this.characters = new CharacterData(bytes, repairs);
    this.attributes = new XmlAttributes(text, names, characters, repairs, deadline);
  }

  /** The next tag or text; comments, instructions and the document type are skipped. */
  Token next() {
    while (pos < bytes.length) {
      deadline.check();
      tokenStart = pos;
      if (bytes[pos] != '<') {
        return text(pos);
      }
      int c = pos + 1 < bytes.length ? bytes[pos + 1] : -1;
      if (XmlBytes.isNameStart(c)) {
        if (startTag()) {
          return Token.START;
        }
      } else if (c == '/' && pos + 2 < bytes.length && XmlBytes.isNameStart(bytes[pos + 2])) {
        if (endTag()) {
          return Token.END;
        }
      } else if (text.startsWith("<![CDATA[", pos)) {
        section();
        return Token.TEXT;
      } else if (text.startsWith("<!--", pos)) {
        comment();
      } else if (c == '?') {
        instruction();
      } else if (name == null && (text.startsWith("<!DOCTYPE", pos) || text.startsWith("<!doctype", pos))) {
        documentType();
      } else {
        repairs.add(Repairs.Kind.BARE_ANGLE, pos);
        return text(pos + 1);
      }
    }
    return Token.EOF;
  }

  /** Gives the present token once more. */
  void again() {
    pos = Math.min(tokenStart, bytes.length);
  }

  /** Where the present token starts. */
  int tokenStart() {
    return tokenStart;
  }

  /** Where the next token starts. */
  int position() {
    return pos;
  }

  Name name() {
    return Objects.requireNonNull(name);
  }

  boolean isSelfClosing() {
    return selfClosing;
  }

  int attributeCount() {
    return attributes.count();
  }

  Name attributeName(int index) {
    return attributes.name(index);
  }

  String attributeValue(int index) {
    return attributes.value(index);
  }

  boolean isTextBlank() {
    for (int i = textStart; i < textEnd; i++) {
      if (bytes[i] > ' ' || bytes[i] < 0) {
        return false;
      }
    }
    return true;
  }

  String text() {
    if (!textIsLiteral) {
      return characters.text(textStart, textEnd);
    }
    return textIsClean ? new String(bytes, textStart, textEnd - textStart, UTF_8)
        : characters.literal(textStart, textEnd);
  }

  /** The bytes from {@code start} to {@code end} as they are written. */
  String source(int start, int end) {
    return characters.literal(start, end);
  }

  private Token text(int from) {
    int i = from;
    while (i < bytes.length && bytes[i] != '<') {
      i = XmlBytes.next(bytes, i + 1, bytes.length, '<', '<');
    }
    textStart = pos;
    textEnd = i;
    textIsLiteral = false;
    pos = i;
    return Token.TEXT;
  }

  private boolean startTag() {
    int i = text.nameEnd(pos + 1);
    name = names.get(bytes, pos + 1, i);
    attributes.clear();
    selfClosing = false;
    while (true) {
      i = text.skipBlanks(i);
      if (i >= bytes.length) {
        // Cut off within the tag: what it would have said is unknown.
        pos = bytes.length;
        return false;
      }
      byte c = bytes[i];
      if (c == '>') {
        pos = i + 1;
        return true;
      }
      if (c == '/') {
        selfClosing = i + 1 < bytes.length && bytes[i + 1] == '>';
        i++;
      } else if (c == '<') {
        // The tag was never closed; the next one starts here.
        repairs.add(Repairs.Kind.BAD_ATTRIBUTE, i);
        pos = i;
        return true;
      } else if (XmlBytes.isNameStart(c)) {
        i = attributes.read(i);
      } else {
        repairs.add(Repairs.Kind.BAD_ATTRIBUTE, i);
        i++;
      }
    }
  }

  private boolean endTag() {
    int end = text.nameEnd(pos + 2);
    name = names.get(bytes, pos + 2, end);
    int i = end;
    while (i < bytes.length && bytes[i] != '>' && bytes[i] != '<') {
      i++;
    }
    if (i >= bytes.length) {
      pos = bytes.length;
      return false;
    }
    pos = bytes[i] == '>' ? i + 1 : i;
    return true;
  }

  /** CDATA; one that is never closed ends where the element around it does. */
  private void section() {
    textStart = pos + 9;
    textIsLiteral = true;
    textIsClean = false;
    int looked = textStart;
    boolean controls = false;
    int closing = -1;
    if (!noSectionEnd) {
      int last = bytes.length - 2;
      for (int i = XmlBytes.next(bytes, textStart, last, '<', ']'); i < last;
          i = XmlBytes.next(bytes, i + 1, last, '<', ']')) {
        byte c = bytes[i];
        controls |= c >= 0 && c < ' ' && c != '\n' && c != '\t';
        if (c == ']' && bytes[i + 1] == ']' && bytes[i + 2] == '>') {
          textEnd = i;
          textIsClean = !controls;
          pos = i + 3;
          return;
        }
        if (c == '<' && bytes[i + 1] == '!' && text.startsWith("<![CDATA[", i)) {
          closing = elementEnd(looked, i);
          looked = i;
          if (closing >= 0) {
            break;
          }
        }
      }
      noSectionEnd = closing < 0;
    }
    repairs.add(Repairs.Kind.UNCLOSED_CDATA, pos);
    if (closing < 0) {
      closing = elementEnd(textStart, bytes.length);
    }
    textEnd = closing < 0 ? bytes.length : closing;
    pos = textEnd;
  }

  /** The end tag, before {@code limit}, of the element whose text this is, or of an item; -1: none. */
  private int elementEnd(int start, int limit) {
    Name open = name;
    for (int i = start; i + 2 < limit; i++) {
      if (bytes[i] == '<' && bytes[i + 1] == '/' && XmlBytes.isNameStart(bytes[i + 2])) {
        Name closed = names.get(bytes, i + 2, text.nameEnd(i + 2));
        if ((open != null && closed.isSameElement(open)) || closed.local().equals("item")
            || closed.local().equals("entry")) {
          return i;
        }
      }
    }
    return -1;
  }

  private void comment() {
    int end = noCommentEnd ? -1 : text.indexOf("-->", pos + 4);
    if (end < 0) {
      noCommentEnd = true;
      repairs.add(Repairs.Kind.UNCLOSED_COMMENT, pos);
      pos += 4;
    } else {
      pos = end + 3;
    }
  }

  private void instruction() {
    int i = pos + 2;
    while (i < bytes.length && bytes[i] != '>') {
      i++;
    }
    pos = Math.min(bytes.length, i + 1);
  }

  private void documentType() {
    repairs.add(Repairs.Kind.DOCTYPE, pos);
    DocumentType type = DocumentType.read(text, bytes, pos);
    characters.declared(type.texts());
    pos = type.end();
  }
}
