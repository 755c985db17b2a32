package app.earmark.audio;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** A file of the disk. Not a FileChannel: that one closes itself when a thread that reads is interrupted. */
final class FileBytes implements ByteSource {

  private final RandomAccessFile file;

  FileBytes(Path path) throws IOException {
    this.file = new RandomAccessFile(path.toFile(), "r");
  }

  @Override
  public long length() throws IOException {
    return file.length();
  }

  @Override
  public int read(long position, byte[] into, int count) throws IOException {
    file.seek(position);
    return file.read(into, 0, count);
  }

  @Override
  public void close() {
    try {
      file.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
