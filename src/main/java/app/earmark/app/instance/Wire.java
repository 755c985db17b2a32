package app.earmark.app.instance;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The protocol of the socket, version 1. All numbers are big-endian; a text is its length in bytes (int) and UTF-8.
 *
 * <pre>
 * caller:  magic "EMK1" · kind (byte: 0 command, 1 window) · interactive (byte) · folder (text)
 *          · number of arguments (int) · each argument (text) · input (text); then nothing more.
 *          It hangs up to say that it does not wait for the end.
 * owner:   frames: 'o' text for standard output · 'e' text for standard error
 *          last frame, one of: 'x' status (int) · 'm' status so far (int), number (int), texts of what is left to do
 *          · 'l' leaving, nothing was done
 * </pre>
 *
 * <p>Both ends are one version of the program nearly always; another version's magic ends the conversation.
 */
final class Wire {

  static final byte OUT = 'o';
  static final byte ERR = 'e';
  static final byte END = 'x';
  static final byte MOVED = 'm';
  static final byte LEAVING = 'l';

  private static final int MAGIC = 0x454d4b31;

  /** Nobody types more; a broken peer might claim it. */
  private static final int MOST_BYTES = 4 * 1024 * 1024;

  private static final int MOST_ARGUMENTS = 200_000;

  private Wire() {}

  static void write(Call call, OutputStream stream) throws IOException {
    DataOutputStream data = new DataOutputStream(stream);
    data.writeInt(MAGIC);
    data.writeByte(call.kind() == Call.Kind.COMMAND ? 0 : 1);
    data.writeBoolean(call.interactive());
    writeText(data, call.folder().toString());
    writeTexts(data, call.arguments());
    writeText(data, call.input());
    data.flush();
  }

  static Call readCall(InputStream stream) throws IOException {
    DataInputStream data = new DataInputStream(stream);
    if (data.readInt() != MAGIC) {
      throw new IOException("another version of the program");
    }
    Call.Kind kind = data.readByte() == 0 ? Call.Kind.COMMAND : Call.Kind.WINDOW;
    boolean interactive = data.readBoolean();
    Path folder = Path.of(readText(data));
    return new Call(kind, readTexts(data), folder, interactive, readText(data));
  }

  static void writeBytes(DataOutputStream data, byte frame, byte[] bytes, int offset, int length) throws IOException {
    data.writeByte(frame);
    data.writeInt(length);
    data.write(bytes, offset, length);
  }

  static void write(Answer answer, DataOutputStream data) throws IOException {
    switch (answer) {
      case Answer.Ended ended -> {
        data.writeByte(END);
        data.writeInt(ended.status());
      }
      case Answer.Moved moved -> {
        data.writeByte(MOVED);
        data.writeInt(moved.statusSoFar());
        writeTexts(data, moved.rest());
      }
      case Answer.Leaving _ -> data.writeByte(LEAVING);
      case Answer.Unreachable _ -> throw new IllegalArgumentException("no answer is no answer");
      case Answer.BrokenOff _ -> throw new IllegalArgumentException("no answer is no answer");
    }
    data.flush();
  }

  /** Passes the owner's output on until the last frame. */
  static Answer readAnswer(InputStream stream, PrintStream out, PrintStream err) {
    DataInputStream data = new DataInputStream(stream);
    boolean printed = false;
    try {
      byte frame = data.readByte();
      while (frame == OUT || frame == ERR) {
        PrintStream target = frame == OUT ? out : err;
        target.writeBytes(readBytes(data));
        target.flush();
        printed = true;
        frame = data.readByte();
      }
      return readLast(frame, data);
    } catch (IOException e) {
      return printed ? new Answer.BrokenOff() : new Answer.Unreachable();
    }
  }

  private static Answer readLast(byte frame, DataInputStream data) throws IOException {
    return switch (frame) {
      case END -> new Answer.Ended(data.readInt());
      case MOVED -> new Answer.Moved(data.readInt(), readTexts(data));
      case LEAVING -> new Answer.Leaving();
      default -> throw new IOException("unknown frame " + frame);
    };
  }

  private static void writeTexts(DataOutputStream data, List<String> texts) throws IOException {
    data.writeInt(texts.size());
    for (String text : texts) {
      writeText(data, text);
    }
  }

  private static List<String> readTexts(DataInputStream data) throws IOException {
    int count = data.readInt();
    if (count < 0 || count > MOST_ARGUMENTS) {
      throw new IOException("a list of " + count);
    }
    List<String> texts = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      texts.add(readText(data));
    }
    return texts;
  }

  private static void writeText(DataOutputStream data, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    data.writeInt(bytes.length);
    data.write(bytes);
  }

  private static String readText(DataInputStream data) throws IOException {
    return new String(readBytes(data), StandardCharsets.UTF_8);
  }

  private static byte[] readBytes(DataInputStream data) throws IOException {
    int length = data.readInt();
    if (length < 0 || length > MOST_BYTES) {
      throw new IOException("a text of " + length + " bytes");
    }
    byte[] bytes = data.readNBytes(length);
    if (bytes.length < length) {
      throw new EOFException();
    }
    return bytes;
  }
}
