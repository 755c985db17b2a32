package app.earmark.net;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tells audio from what comes instead of it (log-in pages, error texts, pictures) by the first bytes. Types and names
 * are believed only where the bytes say nothing, because hosts get them wrong both ways.
 */
public final class AudioSniffer {

  /** This many bytes are enough to tell a text from a file. */
  static final int HEAD_BYTES = 512;

  /** Nothing worth hearing is shorter; error texts are. */
  static final int LEAST_BYTES = 1024;

  /** What the bytes are. */
  sealed interface Verdict {
    /** {@code type} is the media type as the bytes tell it. */
    record Audio(String type) implements Verdict {}

    record NotAudio() implements Verdict {}

    /** Neither known nor a text. */
    record Unknown() implements Verdict {}
  }

  private static final Verdict NOT_AUDIO = new Verdict.NotAudio();
  private static final Verdict UNKNOWN = new Verdict.Unknown();

  private AudioSniffer() {}

  /**
   * The media type of a file as its bytes tell it; empty where they do not.
   *
   * @param announced decides only between the video and the audio type of a container that can hold both
   */
  public static Optional<String> typeOf(Path file, @Nullable String announced) throws IOException {
    try (SeekableByteChannel channel = Files.newByteChannel(file)) {
      byte[] head = read(channel, 0);
      long behindTag = endOfId3(head);
      if (behindTag > 0 && behindTag < channel.size()
          && sniff(read(channel, behindTag), announced) instanceof Verdict.Audio audio) {
        return Optional.of(audio.type());
      }
      return sniff(head, announced) instanceof Verdict.Audio audio ? Optional.of(audio.type()) : Optional.empty();
    }
  }

  private static byte[] read(SeekableByteChannel channel, long from) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(HEAD_BYTES);
    channel.position(from);
    while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
      // Until there is no more.
    }
    return Arrays.copyOf(bytes.array(), bytes.position());
  }

  /** Whether a file that begins so may be an episode, the host's word for it included. */
  static boolean mayBeAudio(byte[] head, @Nullable String contentType) {
    return switch (sniff(head, contentType)) {
      case Verdict.Audio _ -> true;
      case Verdict.NotAudio _ -> false;
      case Verdict.Unknown _ -> !isTypeOfSomethingElse(contentType);
    };
  }

  private static boolean isTypeOfSomethingElse(@Nullable String contentType) {
    String type = contentType == null ? "" : contentType.toLowerCase(Locale.ROOT).strip();
    return type.startsWith("text/html") || type.startsWith("text/xml") || type.startsWith("image/")
        || type.startsWith("application/json") || type.startsWith("application/xml")
        || type.startsWith("application/xhtml") || type.startsWith("application/pdf");
  }

  /** {@code contentType} decides only between the video and the audio type of a container that can hold both. */
  static Verdict sniff(byte[] head, @Nullable String contentType) {
    boolean video = contentType != null && contentType.toLowerCase(Locale.ROOT).startsWith("video/");
    if (at(head, 0, "ID3")) {
      return audio("audio/mpeg");
    }
    if (at(head, 4, "ftyp")) {
      boolean audioOnly = at(head, 8, "M4A") || at(head, 8, "M4B");
      return audio(video && !audioOnly ? "video/mp4" : "audio/mp4");
    }
    if (at(head, 4, "moov") || at(head, 4, "mdat") || at(head, 4, "wide") || at(head, 4, "skip")) {
      return audio(video ? "video/quicktime" : "audio/mp4");
    }
    if (at(head, 0, "OggS")) {
      return audio(at(head, 28, "OpusHead") ? "audio/opus" : "audio/ogg");
    }
    if (at(head, 0, "fLaC")) {
      return audio("audio/flac");
    }
    if ((at(head, 0, "RIFF") || at(head, 0, "RF64")) && at(head, 8, "WAVE")) {
      return audio("audio/wav");
    }
    if (at(head, 0, "FORM") && (at(head, 8, "AIFF") || at(head, 8, "AIFC"))) {
      return audio("audio/aiff");
    }
    if (starts(head, 0x1a, 0x45, 0xdf, 0xa3)) {
      return audio(video ? "video/webm" : contains(head, "webm") ? "audio/webm" : "audio/x-matroska");
    }
    if (starts(head, 0x30, 0x26, 0xb2, 0x75, 0x8e, 0x66, 0xcf, 0x11)) {
      return audio(video ? "video/x-ms-wmv" : "audio/x-ms-wma");
    }
    if (at(head, 0, "#!AMR")) {
      return audio("audio/amr");
    }
    if (at(head, 0, "caff")) {
      return audio("audio/x-caf");
    }
    if (at(head, 0, "wvpk")) {
      return audio("audio/x-wavpack");
    }
    if (isText(head) || isKnownOtherwise(head)) {
      return NOT_AUDIO;
    }
    return mpegFrame(head);
  }

  /** Where an ID3v2 tag (ID3v2.4, section 3.1) at the beginning ends; 0 without one. */
  static long endOfId3(byte[] head) {
    if (!at(head, 0, "ID3") || head.length < 10) {
      return 0;
    }
    long size = 0;
    for (int i = 6; i < 10; i++) {
      size = size << 7 | (head[i] & 0x7f);
    }
    boolean footer = (head[5] & 0x10) != 0;
    return 10 + size + (footer ? 10 : 0);
  }

  private static Verdict audio(String type) {
    return new Verdict.Audio(type);
  }

  /** Pictures, documents and archives. */
  private static boolean isKnownOtherwise(byte[] head) {
    return starts(head, 0x89, 'P', 'N', 'G') || starts(head, 0xff, 0xd8, 0xff) || at(head, 0, "GIF8")
        || at(head, 0, "%PDF") || starts(head, 'P', 'K', 3, 4) || starts(head, 0x1f, 0x8b)
        || (starts(head, 0, 0, 1, 0) && head.length > 4 && head[4] < 16)
        || (at(head, 0, "RIFF") && at(head, 8, "WEBP"));
  }

  /** An MPEG audio or ADTS frame header (ISO 11172-3, 2.4.2.3; ISO 13818-7, 6.2). */
  private static Verdict mpegFrame(byte[] head) {
    int start = 0;
    while (start < head.length && head[start] == 0) {
      start++; // Some encoders leave a gap of zeros in front.
    }
    if (start + 4 > head.length || (head[start] & 0xff) != 0xff || (head[start + 1] & 0xe0) != 0xe0) {
      return UNKNOWN;
    }
    int second = head[start + 1] & 0xff;
    int third = head[start + 2] & 0xff;
    int layer = second >> 1 & 3;
    if (layer == 0) {
      boolean adts = (second & 0xf0) == 0xf0 && (third >> 2 & 15) < 13;
      return adts ? audio("audio/aac") : UNKNOWN;
    }
    boolean mpeg = (second >> 3 & 3) != 1 && third >> 4 != 15 && (third >> 2 & 3) != 3;
    return mpeg ? audio("audio/mpeg") : UNKNOWN;
  }

  /** Only printable characters and blanks, in UTF-8 or UTF-16 with its mark: HTML, XML, JSON or an error message. */
  private static boolean isText(byte[] head) {
    if ((starts(head, 0xff, 0xfe) && head.length > 3 && head[3] == 0)
        || (starts(head, 0xfe, 0xff) && head.length > 3 && head[2] == 0)) {
      return true;
    }
    if (head.length == 0) {
      return true;
    }
    int odd = 0;
    for (byte b : head) {
      int c = b & 0xff;
      if (c < ' ' && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != 0x1b) {
        return beginsAsMarkup(head);
      }
      if (c >= 0x80) {
        odd++;
      }
    }
    return odd < head.length / 2 || beginsAsMarkup(head);
  }

  private static boolean beginsAsMarkup(byte[] head) {
    String text = new String(head, StandardCharsets.ISO_8859_1).replaceFirst("^ï»¿", "").stripLeading()
        .toLowerCase(Locale.ROOT);
    return text.startsWith("<!doctype") || text.startsWith("<html") || text.startsWith("<head")
        || text.startsWith("<?xml") || text.startsWith("<!--") || text.startsWith("<rss");
  }

  private static boolean at(byte[] head, int offset, String word) {
    if (head.length < offset + word.length()) {
      return false;
    }
    for (int i = 0; i < word.length(); i++) {
      if (head[offset + i] != word.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private static boolean starts(byte[] head, int... bytes) {
    if (head.length < bytes.length) {
      return false;
    }
    for (int i = 0; i < bytes.length; i++) {
      if ((head[i] & 0xff) != bytes[i]) {
        return false;
      }
    }
    return true;
  }

  private static boolean contains(byte[] head, String word) {
    return new String(head, StandardCharsets.ISO_8859_1).contains(word);
  }
}
