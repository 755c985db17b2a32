package app.earmark.net;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;

/**
 * The bytes that have come so far and what is known of the file that they belong to. Tells the caller how far it is,
 * and up to where it may be resumed. One thread.
 */
final class Incoming {

  /** Asked for once more when resuming, and compared: hosts without validators give themselves away. */
  static final int OVERLAP_BYTES = 16 * 1024;

  /** Less than this is quicker fetched again than resumed. */
  private static final int LEAST_RESUMED_BYTES = 4 * OVERLAP_BYTES;

  private static final long REPORT_NANOS = 100_000_000L;

  /** What a power cut may cost; forcing more often would cost throughput. */
  private static final long CHECKPOINT_NANOS = 5_000_000_000L;

  private final PartFile part;
  private final DownloadProgress progress;
  private final @Nullable AheadFile ahead;
  private final SpeedLimit speed;
  private final Gathering gathering;

  private @Nullable String etag;
  private @Nullable String lastModified;
  private @Nullable Long total;
  private boolean etagChangesByItself;
  private boolean resumable = true;
  private boolean elsewhere;
  private long reported;
  private long checkpoint = System.nanoTime();

  Incoming(PartFile part, DownloadProgress progress, @Nullable AheadFile ahead, SpeedLimit speed, Gathering gathering,
      ResumePoint resume) {
    this.part = part;
    this.progress = progress;
    this.ahead = ahead;
    this.speed = speed;
    this.gathering = gathering;
    this.reported = System.nanoTime() - REPORT_NANOS;
    if (part.length() > 0) {
      etag = resume.etag();
      lastModified = resume.lastModified();
      total = resume.totalBytes();
    }
    tell();
  }

  /** Those who read what comes in. */
  private void tell() {
    if (ahead != null) {
      ahead.knowTotal(total);
      ahead.grow(part.written());
    }
  }

  /** Whether the last copying ended early, for bytes that are wanted first or are there already. */
  boolean wentElsewhere() {
    return elsewhere;
  }

  long length() {
    return part.length();
  }

  @Nullable Long total() {
    return total;
  }

  /** Whether there is enough to go on from. */
  boolean canResume() {
    // Whoever reads meanwhile has read what is there.
    return resumable && part.length() >= (ahead == null ? LEAST_RESUMED_BYTES : OVERLAP_BYTES);
  }

  /** What the host must still have for its rest to fit: a strong ETag or a date (RFC 9110, section 13.1.5). */
  @Nullable String ifRange() {
    return etag != null && !etag.startsWith("W/") && !etagChangesByItself ? etag : lastModified;
  }

  /** Whether an answer with the rest belongs to another file than the beginning. */
  boolean isOther(@Nullable String newEtag, @Nullable String newLastModified, @Nullable Long newTotal) {
    if (total != null && newTotal != null && !total.equals(newTotal)) {
      return true;
    }
    if (etag != null && newEtag != null && !etagChangesByItself) {
      return !opaque(etag).equals(opaque(newEtag));
    }
    return lastModified != null && newLastModified != null && !lastModified.equals(newLastModified);
  }

  private static String opaque(String tag) {
    return tag.startsWith("W/") ? tag.substring(2) : tag;
  }

  /**
   * Begins a file from its first byte. Where it is the old one but for its ETag, that is not asked for again: some
   * hosts have one for each of their machines, and with it no download would ever be resumed.
   */
  void begin(@Nullable String newEtag, @Nullable String newLastModified, @Nullable Long newTotal) throws IOException {
    boolean sameButForEtag = etag != null && newEtag != null && !etag.equals(newEtag)
        && lastModified != null && lastModified.equals(newLastModified) && Objects.equals(total, newTotal);
    etagChangesByItself |= sameButForEtag;
    startOver();
    etag = newEtag;
    lastModified = newLastModified;
    total = newTotal;
    tell();
    progress.resumePoint(resumePoint());
  }

  void knowTotal(Long newTotal) {
    total = newTotal;
    tell();
  }

  /** The bytes that come are unpacked on the way, so their places mean nothing to the host. */
  void cannotResume() {
    resumable = false;
    total = null;
    tell();
  }

  /** Throws everything away. The caller hears of it first: after a crash nobody may trust the old resume point. */
  void startOver() throws IOException {
    if (part.length() > 0) {
      progress.resumePoint(ResumePoint.start());
      part.reset();
      tell();
    }
    resumable = true;
  }

  /** Compares what comes with the end of what is there. */
  boolean overlaps(BufferedSource source) throws IOException {
    byte[] again = source.readByteArray(OVERLAP_BYTES);
    return Arrays.equals(again, part.read(part.length() - OVERLAP_BYTES, OVERLAP_BYTES));
  }

  void needs(long more) throws IOException {
    part.needs(more);
  }

  /** Appends what comes, up to {@code end} bytes in all or to the end of the source. */
  void copy(BufferedSource source, long end) throws IOException {
    boolean atEnd = false;
    elsewhere = false;
    while (!atEnd && part.length() < end) {
      long until = ahead == null ? end : ahead.meetsAt(part.length(), end);
      ByteBuffer buffer = gathering.next(part.length(),
          Math.min(speed.piece(gathering.capacity()), until - part.length()));
      int start = buffer.position();
      long began = System.nanoTime();
      IOException broken = null;
      try {
        atEnd = fill(source, buffer);
      } catch (IOException e) {
        broken = e; // What came before it counts.
      }
      int received = buffer.position() - start;
      append(buffer.limit(buffer.position()).position(start), broken != null);
      gathering.came(received, System.nanoTime() - began);
      report(false);
      if (broken != null) {
        throw broken;
      }
      pay(received);
      if (ahead != null && part.length() == until && until < end) {
        elsewhere = ahead.takeOver(part);
      }
      elsewhere |= ahead != null && canResume() && ahead.isWanted(part.length()) && ahead.ask(this);
      if (elsewhere) {
        return;
      }
    }
  }

  private void append(ByteBuffer bytes, boolean last) throws IOException {
    if (gathering.hasTwo() && !last) {
      part.appendBehind(bytes);
      return;
    }
    boolean interrupted = last && Thread.interrupted(); // It would close the file before these are in it.
    try {
      part.append(bytes);
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Fills the buffer, but no longer than the listener may wait to see it move. */
  private static boolean fill(BufferedSource source, ByteBuffer buffer) throws IOException {
    long start = System.nanoTime();
    while (buffer.hasRemaining() && System.nanoTime() - start < REPORT_NANOS) {
      if (source.read(buffer) == -1) {
        return true;
      }
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

  private void report(boolean now) throws IOException {
    if (ahead != null) {
      ahead.grow(part.written());
    }
    long time = System.nanoTime();
    if (now || time - reported >= REPORT_NANOS) {
      reported = time;
      progress.received(part.length(), total);
    }
    if (time - checkpoint >= CHECKPOINT_NANOS) {
      needs(total == null ? 0 : Math.max(0, total - part.length()));
      checkpoint();
    }
  }

  void allReceived() throws IOException {
    report(true);
    progress.allReceived();
  }

  /** Brings what is there to the disk, and tells the caller that it can be trusted. */
  void checkpoint() throws IOException {
    part.force();
    checkpoint = System.nanoTime();
    progress.resumePoint(resumePoint());
  }

  /** The last word of a call that did not end with a whole file. */
  ResumePoint settle() {
    if (part.length() == 0) {
      part.discard();
    } else {
      part.settle();
    }
    ResumePoint point = resumePoint();
    progress.resumePoint(point);
    return point;
  }

  private ResumePoint resumePoint() {
    return resumable
        ? new ResumePoint(etagChangesByItself ? null : etag, lastModified, total, part.verified())
        : ResumePoint.start();
  }

  AudioSniffer.Verdict sniff(@Nullable String contentType) throws IOException {
    byte[] head = part.read(0, AudioSniffer.HEAD_BYTES);
    long behindTag = AudioSniffer.endOfId3(head);
    if (behindTag > 0 && behindTag < part.length()) {
      AudioSniffer.Verdict behind =
          AudioSniffer.sniff(part.read(behindTag, AudioSniffer.HEAD_BYTES), contentType);
      if (behind instanceof AudioSniffer.Verdict.Audio) {
        return behind;
      }
    }
    return AudioSniffer.sniff(head, contentType);
  }

  boolean fits(Integrity integrity) throws IOException {
    return part.fits(integrity);
  }

  void discard() {
    progress.resumePoint(ResumePoint.start());
    part.discard();
  }

  long moveTo(Path target) throws IOException {
    long bytes = part.length();
    if (ahead != null) {
      ahead.beforeMoving();
    }
    part.moveTo(target);
    return bytes;
  }
}
