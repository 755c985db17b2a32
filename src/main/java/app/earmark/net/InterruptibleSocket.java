package app.earmark.net;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;

/**
 * A socket whose reads end soon after their thread was interrupted, also on a platform thread, where the JDK's own
 * socket would wait for its full time-out. It also reads in large pieces, because Okio asks for 8 KB at a time and a
 * system call for each is a third of a download's CPU time. One reading thread at a time, as everywhere with sockets.
 */
final class InterruptibleSocket extends Socket {

  /** How long an interrupt may stay unnoticed. */
  private static final int SLICE_MILLIS = 250;

  private static final int BUFFER_BYTES = 128 * 1024;

  private final int silenceMillis;
  private volatile int timeoutMillis;

  /** {@code silenceMillis}: how long a read waits where OkHttp sets no time-out of its own. */
  InterruptibleSocket(int silenceMillis) {
    this.silenceMillis = silenceMillis;
  }

  @Override
  public void setSoTimeout(int timeout) throws SocketException {
    timeoutMillis = timeout;
    super.setSoTimeout(Math.min(SLICE_MILLIS, waits()));
  }

  private int waits() {
    return timeoutMillis == 0 ? silenceMillis : timeoutMillis;
  }

  @Override
  public int getSoTimeout() {
    return timeoutMillis;
  }

  @Override
  public InputStream getInputStream() throws IOException {
    return new Input(super.getInputStream());
  }

  private final class Input extends InputStream {

    private final InputStream in;
    private byte[] buffer = {};
    private int position;
    private int end;

    Input(InputStream in) {
      this.in = in;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) == -1 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      if (length == 0) {
        return 0;
      }
      if (position == end) {
        if (buffer.length == 0) {
          buffer = new byte[BUFFER_BYTES];
        }
        int read = await();
        if (read == -1) {
          return -1;
        }
        position = 0;
        end = read;
      }
      int copied = Math.min(length, end - position);
      System.arraycopy(buffer, position, target, offset, copied);
      position += copied;
      return copied;
    }

    private int await() throws IOException {
      long start = System.nanoTime();
      while (true) {
        try {
          return in.read(buffer, 0, buffer.length);
        } catch (SocketTimeoutException e) {
          long waited = (System.nanoTime() - start) / 1_000_000;
          if (waited >= waits()) {
            throw e;
          }
          if (Thread.currentThread().isInterrupted()) {
            throw (InterruptedIOException) new InterruptedIOException("interrupted").initCause(e);
          }
        }
      }
    }

    @Override
    public int available() throws IOException {
      return end - position + in.available();
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }
}
