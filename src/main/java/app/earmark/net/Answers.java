package app.earmark.net;

import app.earmark.model.DownloadProblem;
import app.earmark.net.Transfer.Step;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Locale;
import okhttp3.Response;
import okio.BufferedSource;
import okio.GzipSource;
import okio.Okio;
import org.jspecify.annotations.Nullable;

/** Judges what a host answers to the question for a file or its rest, and takes the bytes where they can be trusted. */
final class Answers {

  private final Incoming incoming;
  private final @Nullable Long announced;
  private final InstantSource clock;

  private String host = "";
  private String finalUrl = "";
  private @Nullable String contentType;
  private boolean rangesAreUseless;
  /** All bytes seem to be there, but the host only closed the connection: asked once more whether that was the end. */
  private boolean confirming;

  Answers(Incoming incoming, @Nullable Long announced, InstantSource clock) {
    this.incoming = incoming;
    this.announced = announced;
    this.clock = clock;
  }

  String host() {
    return host;
  }

  void blame(String newHost) {
    host = newHost;
  }

  String finalUrl() {
    return finalUrl;
  }

  @Nullable String contentType() {
    return contentType;
  }

  /** From which byte on to ask; 0 for the whole file. */
  long from() {
    return incoming.canResume() && !rangesAreUseless ? incoming.length() : 0;
  }

  /** {@code from}: what {@link #from} said when the question was put. Throws what reading and writing throw. */
  Step take(Redirects.Landed landed, long from) throws IOException {
    Response response = landed.response();
    int status = response.code();
    host = landed.url().host();
    if (confirming && status != 200 && status != 206) {
      return new Step.Whole(); // Nothing more can be learnt from this host.
    }
    return switch (status) {
      case 206 -> partial(landed, from);
      case 416 -> outOfRange(response, from);
      case 401, 403, 407 -> new Step.Refused(new DownloadProblem.NotAllowed(host), false);
      case 404, 410 -> new Step.Refused(new DownloadProblem.NotFound(host), false);
      case 429, 503 -> new Step.Busy(host, RetryAfter.of(response, clock));
      default -> {
        if (response.isSuccessful()) {
          yield whole(landed, from);
        }
        DownloadProblem problem = new DownloadProblem.HttpError(host, status);
        if (status >= 500 || status == 408 || status == 425) {
          yield new Step.Broken(problem);
        }
        // Some hosts answer 400 to any Range.
        yield from > 0 ? withoutRanges() : new Step.Refused(problem, false);
      }
    };
  }

  private Step withoutRanges() throws IOException {
    rangesAreUseless = true;
    return startOver();
  }

  private Step startOver() throws IOException {
    confirming = false;
    incoming.startOver();
    return new Step.Again();
  }

  private Step partial(Redirects.Landed landed, long from) throws IOException {
    Response response = landed.response();
    ContentRange range = ContentRange.of(response.header("Content-Range"));
    if (from == 0) { // Not asked for, but seen; as good as a 200 if it begins at the beginning.
      return range != null && range.first() == 0
          ? whole(landed, 0)
          : new Step.Broken(new DownloadProblem.HttpError(host, 206));
    }
    if (range == null || range.first() != from - Incoming.OVERLAP_BYTES || range.last() < from - 1) {
      return withoutRanges();
    }
    BufferedSource source = response.body().source();
    if (incoming.isOther(response.header("ETag"), response.header("Last-Modified"), range.total())
        || isPacked(response) || !incoming.overlaps(source)) {
      return confirming ? new Step.Whole() : startOver();
    }
    know(landed);
    if (range.total() != null) {
      incoming.knowTotal(range.total());
    }
    incoming.needs(range.last() + 1 - from);
    incoming.copy(source, range.last() + 1);
    return end(range.last() + 1, true);
  }

  private Step whole(Redirects.Landed landed, long from) throws IOException {
    Response response = landed.response();
    long length = response.body().contentLength();
    if (confirming && (length == -1 || length == incoming.length())) {
      return new Step.Whole();
    }
    confirming = false;
    ContentRange range = ContentRange.of(response.header("Content-Range"));
    if (range != null && range.first() != 0) {
      // A 200 that says it is only a part: neither can be believed.
      return from > 0 ? withoutRanges() : new Step.Broken(new DownloadProblem.HttpError(host, response.code()));
    }
    Long total = length == -1 ? null : Long.valueOf(length);
    if (range != null && range.total() != null && !isPacked(response)) {
      total = range.total();
    }
    know(landed);
    incoming.begin(response.header("ETag"), response.header("Last-Modified"), total);
    incoming.needs(total != null ? total : announced != null ? Math.max(0, announced) : 0);

    BufferedSource source = response.body().source();
    source.request(AudioSniffer.HEAD_BYTES);
    byte[] head = source.peek().readByteArray(Math.min(AudioSniffer.HEAD_BYTES, source.getBuffer().size()));
    if (isGzip(head)) { // Whether or not the host says so.
      return unpacked(source);
    }
    if (!AudioSniffer.mayBeAudio(head, contentType)) {
      return new Step.Refused(new DownloadProblem.NotAudio(host), true);
    }
    incoming.copy(source, total == null ? Long.MAX_VALUE : total);
    return end(total, length != -1 || endsItself(response));
  }

  /** A host packed the file, though it was asked not to. What packs has its own end and checksum. */
  private Step unpacked(BufferedSource packed) throws IOException {
    incoming.cannotResume();
    BufferedSource source = Okio.buffer(new GzipSource(packed));
    source.request(AudioSniffer.HEAD_BYTES);
    byte[] head = source.peek().readByteArray(Math.min(AudioSniffer.HEAD_BYTES, source.getBuffer().size()));
    if (!AudioSniffer.mayBeAudio(head, contentType)) {
      return new Step.Refused(new DownloadProblem.NotAudio(host), true);
    }
    incoming.copy(source, Long.MAX_VALUE);
    return new Step.Whole();
  }

  private Step end(@Nullable Long expected, boolean proven) {
    long length = incoming.length();
    Long total = incoming.total();
    if (incoming.wentElsewhere()) {
      return total != null && length >= total ? new Step.Whole() : new Step.Elsewhere();
    }
    if (expected != null && length < expected) {
      return new Step.Broken(new DownloadProblem.WrongLength(host, expected, length));
    }
    if (total != null) {
      return length < total ? new Step.Again() : new Step.Whole();
    }
    if (!proven && !confirming && incoming.canResume() && !rangesAreUseless) {
      confirming = true;
      return new Step.Again();
    }
    return new Step.Whole();
  }

  private Step outOfRange(Response response, long from) throws IOException {
    if (from == 0) {
      return new Step.Broken(new DownloadProblem.HttpError(host, 416));
    }
    ContentRange range = ContentRange.of(response.header("Content-Range"));
    Long total = range == null ? null : range.total();
    boolean complete = total != null && total == from && total.equals(incoming.total());
    return complete ? new Step.Whole() : withoutRanges();
  }

  private void know(Redirects.Landed landed) {
    finalUrl = landed.url().toString();
    contentType = landed.response().header("Content-Type");
  }

  private static boolean isPacked(Response response) {
    String encoding = response.header("Content-Encoding");
    return encoding != null && encoding.toLowerCase(Locale.ROOT).contains("gzip");
  }

  private static boolean isGzip(byte[] head) {
    return head.length > 2 && head[0] == 0x1f && head[1] == (byte) 0x8b && head[2] == 8;
  }

  /** Whether the transfer itself marks its end, so that a broken connection is not taken for it. */
  private static boolean endsItself(Response response) {
    return "chunked".equalsIgnoreCase(response.header("Transfer-Encoding"));
  }
}
