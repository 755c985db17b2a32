package app.earmark.service;

import app.earmark.audio.ByteSource;
import app.earmark.net.Arrivals;
import java.io.IOException;
import java.util.function.BooleanSupplier;

/** An episode's file while it is downloaded. One thread at a time, which waits in it for what has not come yet. */
final class GrowingBytes implements ByteSource {

  /** Tags of the old kinds (ID3v1, APE) stand in the last bytes, and none of them is worth waiting for. */
  private static final long OLD_TAGS = 160;

  private final Arrivals.Reader reader;

  /** Where the last read ended. */
  private long nextPosition;
  private BooleanSupplier givesUp = () -> false;

  GrowingBytes(Arrivals.Reader reader) {
    this.reader = reader;
  }

  @Override
  public long length() throws IOException {
    return reader.length(givesUp);
  }

  @Override
  public int read(long position, byte[] into, int count) throws IOException {
    boolean jumpsToTheEnd = position != nextPosition && position >= length() - OLD_TAGS;
    if (jumpsToTheEnd && !reader.has(position)) {
      return -1;
    }
    int read = reader.read(position, into, count, givesUp);
    nextPosition = position + Math.max(0, read);
    return read;
  }

  @Override
  public boolean isThere(long position, long count) {
    return reader.isThere(position, count);
  }

  @Override
  public boolean isGrowing() {
    return true;
  }

  @Override
  public void giveUpWhen(BooleanSupplier when) {
    givesUp = when;
  }

  @Override
  public void close() {
    reader.close();
  }
}
