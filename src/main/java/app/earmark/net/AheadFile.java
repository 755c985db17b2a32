package app.earmark.net;

import app.earmark.net.Arrivals.Extent;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Response;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Bytes of a download that somebody waits for, fetched before those in front of them: asked for by a range (RFC 9110,
 * section 14) with the validators of the part file, kept in a sparse file beside it, and taken over into the part file
 * when that has grown up to them, if the bytes where they meet are the same. What lies here does not outlive the call:
 * only the part file is ever trusted after a crash. For the downloading thread alone.
 */
final class AheadFile implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(AheadFile.class);

  private static final int PIECE = 32 * 1024;

  private static final int TRIES = 4;

  /** After a refusal it is not tried again for so long. */
  private static final long AFTER_FAILURE_NANOS = Duration.ofSeconds(3).toNanos();

  private final Path file;
  private final Arrivals arrivals;
  private final SpeedLimit speed;
  private @Nullable FileChannel channel;
  private long notBefore = System.nanoTime();
  private @Nullable OkHttpClient client;
  private @Nullable HttpUrl url;
  private @Nullable Credentials credentials;
  private @Nullable Coming coming;

  /** Up to where the answer that is read has come. */
  private long reached;

  /** An answer that begins with the byte {@code from}. */
  private record Coming(Redirects.Landed answer, long from, long total) {}

  AheadFile(Path partFile, Arrivals arrivals, SpeedLimit speed, long partLength) {
    this.file = partFile.resolveSibling(partFile.getFileName() + ".ahead");
    this.arrivals = arrivals;
    this.speed = speed;
    arrivals.begin(partFile, file, partLength);
  }

  void knowTotal(@Nullable Long total) {
    arrivals.knowTotal(total);
  }

  void grow(long partLength) {
    arrivals.grow(partLength);
  }

  void beforeMoving() throws IOException {
    arrivals.beforeMoving();
  }

  /** Whether the download should leave where it is for something that is waited for. */
  boolean isWanted(long comingAt) {
    return System.nanoTime() - notBefore >= 0 && arrivals.wantedFirst(comingAt) >= 0;
  }

  /** Up to where the part file is to grow before it meets what is here: a little more, to compare. */
  long meetsAt(long partLength, long end) {
    Extent next = arrivals.extentAfter(partLength);
    return next == null ? end : Math.min(end, Math.min(next.to(), Math.max(next.from(), partLength) + PIECE));
  }

  /**
   * Takes what is here over into the part file, where that has come to it.
   *
   * @return false where the two are not the same file; then what is here is forgotten
   */
  boolean takeOver(PartFile part) throws IOException {
    Extent here = arrivals.extentAfter(part.length() - 1);
    FileChannel from = channel;
    if (here == null || from == null || here.from() >= part.length()) {
      return true;
    }
    int overlap = (int) Math.min(PIECE, part.length() - here.from());
    byte[] mine = new byte[overlap];
    fill(from, part.length() - overlap, ByteBuffer.wrap(mine));
    if (!Arrays.equals(mine, part.read(part.length() - overlap, overlap))) {
      log.debug("what was fetched first is of another file");
      arrivals.forgetAhead();
      return false;
    }
    ByteBuffer piece = ByteBuffer.allocate(PIECE);
    while (part.length() < here.to()) {
      piece.clear().limit((int) Math.min(PIECE, here.to() - part.length()));
      fill(from, part.length(), piece);
      part.append(piece.flip());
    }
    arrivals.grow(part.length());
    return true;
  }

  private static void fill(FileChannel from, long position, ByteBuffer into) throws IOException {
    long at = position;
    while (into.hasRemaining()) {
      int read = from.read(into, at);
      if (read < 0) {
        throw new IOException("shorter than it was");
      }
      at += read;
    }
  }

  /** Where to ask; before anything is asked for. */
  void from(OkHttpClient newClient, HttpUrl newUrl, @Nullable Credentials newCredentials) {
    client = newClient;
    url = newUrl;
    credentials = newCredentials;
  }

  /**
   * Asks for what somebody waits for, while the answer that is being read stays open: a host without ranges would
   * begin anew with it.
   *
   * @return whether it comes; then {@link #fetch} is to be called when the other answer is closed
   */
  boolean ask(Incoming incoming) throws IOException {
    long first = arrivals.wantedFirst(incoming.length());
    coming = first < 0 ? null : ask(incoming, first);
    return coming != null;
  }

  private @Nullable Coming ask(Incoming incoming, long first) throws IOException {
    Long total = incoming.total();
    if (total == null || client == null || url == null) {
      return null;
    }
    Headers.Builder headers = new Headers.Builder().add("Accept-Encoding", "identity")
        .add("Range", "bytes=" + first + "-");
    String condition = incoming.ifRange();
    if (condition != null) {
      headers.addUnsafeNonAscii("If-Range", condition.replace('\r', ' ').replace('\n', ' '));
    }
    Redirects redirects = new Redirects(client, headers.build(), credentials, 0);
    try {
      Redirects.Landed answer = redirects.get(url);
      Response response = answer.response();
      ContentRange range = ContentRange.of(response.header("Content-Range"));
      if (response.code() == 206 && range != null && range.first() == first && total.equals(range.total())
          && !incoming.isOther(response.header("ETag"), response.header("Last-Modified"), range.total())) {
        return new Coming(answer, first, total);
      }
      log.debug("{} answers {} to a range", answer.url().host(), response.code());
      answer.close();
      notBefore = System.nanoTime() + AFTER_FAILURE_NANOS;
    } catch (IOException e) {
      failed(e, redirects.host());
    }
    return null;
  }

  /** Takes what was asked for, until it meets what is there or something else is wanted more. */
  void fetch(Incoming incoming) throws IOException {
    Coming now = coming;
    coming = null;
    // Where the answer is cut off, its rest is what will be waited for next.
    for (int tries = 0; now != null && tries < TRIES; tries++) {
      reached = now.from();
      boolean cutOff = false;
      try (Redirects.Landed answer = now.answer()) {
        cutOff = copy(answer.response().body().source(), now.total());
      } catch (IOException e) {
        failed(e, now.answer().url().host());
        cutOff = true;
      }
      now = cutOff ? ask(incoming, reached) : null;
    }
  }

  private void failed(IOException e, String host) throws IOException {
    if (Failure.of(e) == Failure.INTERRUPTED) {
      throw e;
    }
    log.debug("{}: {}", host, e.getClass().getSimpleName());
    notBefore = System.nanoTime() + AFTER_FAILURE_NANOS / 10;
  }

  /** True where it ended before its end. */
  private boolean copy(BufferedSource source, long total) throws IOException {
    FileChannel out = open();
    ByteBuffer piece = ByteBuffer.allocate(PIECE);
    while (reached < total && !isWanted(reached)) {
      long at = reached;
      Extent next = arrivals.extentAfter(at);
      if (next != null && next.from() <= at && at < next.to()) {
        return false; // The rest was fetched before.
      }
      piece.clear().limit((int) Math.min(speed.piece(PIECE), total - at));
      if (source.read(piece) < 0) {
        return true;
      }
      int count = piece.flip().remaining();
      long position = at;
      while (piece.hasRemaining()) {
        position += out.write(piece, position);
      }
      reached = at + count;
      arrivals.add(at, reached);
      pay(count);
    }
    return false;
  }

  private void pay(int bytes) throws IOException {
    try {
      speed.pay(bytes);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw (InterruptedIOException) new InterruptedIOException("interrupted").initCause(e);
    }
  }

  private FileChannel open() throws IOException {
    FileChannel open = channel;
    if (open == null || !open.isOpen()) {
      open = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE,
          StandardOpenOption.SPARSE);
      channel = open;
    }
    return open;
  }

  @Override
  public void close() {
    try {
      if (coming != null) {
        coming.answer().close();
      }
      if (channel != null) {
        channel.close();
      }
      Files.deleteIfExists(file);
    } catch (IOException e) {
      log.debug("left behind: {}", file.getFileName());
    }
  }
}
