package app.earmark.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Silent MP3 files (320 kbit/s, 48 kHz) of any length, and a feed that has each of them several times. */
final class AudioFolder {

  /** MPEG-1 layer III, 320 kbit/s, 48 kHz, stereo: 960 bytes, and all zeros behind the head are silence. */
  private static final byte[] HEAD = {(byte) 0xff, (byte) 0xfb, (byte) 0xe4, 0x04};
  private static final int FRAME_BYTES = 960;
  private static final int FRAMES_AT_ONCE = 1024;

  private final Path folder;

  AudioFolder(Path folder) throws IOException {
    this.folder = Files.createDirectories(folder);
  }

  long write(String name, long bytes) throws IOException {
    byte[] frames = new byte[FRAME_BYTES * FRAMES_AT_ONCE];
    for (int i = 0; i < FRAMES_AT_ONCE; i++) {
      System.arraycopy(HEAD, 0, frames, i * FRAME_BYTES, HEAD.length);
    }
    long left = bytes / FRAME_BYTES * FRAME_BYTES;
    try (OutputStream out = Files.newOutputStream(folder.resolve(name))) {
      while (left > 0) {
        int count = (int) Math.min(left, frames.length);
        out.write(frames, 0, count);
        left -= count;
      }
    }
    return Files.size(folder.resolve(name));
  }

  /** Begins a feed; its episodes follow by {@link #item}. */
  static StringBuilder feed() {
    return new StringBuilder("<rss version=\"2.0\"><channel><title>Files</title>\n");
  }

  static void item(StringBuilder feed, String title, String url) {
    feed.append("<item><title>").append(title).append("</title><guid>").append(title).append("</guid><enclosure url=\"")
        .append(url).append("\" type=\"audio/mpeg\" length=\"0\"/></item>\n");
  }

  void feed(String name, StringBuilder feed) throws IOException {
    Files.writeString(folder.resolve(name), feed.append("</channel></rss>\n"));
  }
}
