package app.earmark.net;

import app.earmark.model.DownloadProblem;
import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ProtocolException;
import java.time.Duration;
import java.time.InstantSource;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One download: asks, as often as {@link Backoff} lets it, until the part file is whole; then checks and moves it. */
final class Transfer {

  private static final Logger log = LoggerFactory.getLogger(Transfer.class);

  /** What one question to the host came to. */
  sealed interface Step {

    /** All bytes are there. */
    record Whole() implements Step {}

    /** Ask again at once: to start over, or for the rest. */
    record Again() implements Step {}

    /** Somebody waits for bytes further on: those first. Or those that were fetched first are met. */
    record Elsewhere() implements Step {}

    /** May pass: ask again after a pause. */
    record Broken(DownloadProblem problem) implements Step {}

    /** The host asks for a pause. */
    record Busy(String host, @Nullable Duration retryAfter) implements Step {}

    /** Asking again now is of no use. */
    record Refused(DownloadProblem problem, boolean worthRetrying) implements Step {}
  }

  private final DownloadRequest request;
  private final HttpUrl url;
  private final OkHttpClient client;
  private final @Nullable AheadFile ahead;
  private final Incoming incoming;
  private final Answers answers;

  Transfer(DownloadRequest request, HttpUrl url, PartFile part, DownloadProgress progress,
      @Nullable AheadFile ahead, SpeedLimit speed,
      InstantSource clock, Gathering gathering, OkHttpClient client) {
    this.request = request;
    this.url = url;
    this.client = client;
    this.ahead = ahead;
    if (ahead != null) {
      ahead.from(client, url, request.credentials());
    }
    this.incoming = new Incoming(part, progress, ahead, speed, gathering,
        request.resume() == null ? ResumePoint.start() : request.resume());
    this.answers = new Answers(incoming, request.announcedBytes(), clock);
  }

  DownloadResult run(Sleeper sleeper, Backoff backoff) {
    try {
      while (true) {
        Step step = ask();
        Duration pause;
        DownloadResult.Failed otherwise;
        switch (step) {
          case Step.Whole _ -> {
            return finish();
          }
          case Step.Refused refused -> {
            incoming.settle();
            return new DownloadResult.Failed(refused.problem(), refused.worthRetrying(), null);
          }
          case Step.Elsewhere _ -> {
            if (ahead != null) {
              ahead.fetch(incoming);
            }
            continue;
          }
          case Step.Again _ -> {
            otherwise = new DownloadResult.Failed(
                new DownloadProblem.ConnectionFailed(answers.host()), true, null);
            pause = backoff.afterBreak(incoming.length(), false) == null ? null : Duration.ZERO;
          }
          case Step.Broken broken -> {
            otherwise = new DownloadResult.Failed(broken.problem(), true, null);
            pause = backoff.afterBreak(
                incoming.length(), broken.problem() instanceof DownloadProblem.HostNotFound);
          }
          case Step.Busy busy -> {
            otherwise = new DownloadResult.Failed(
                new DownloadProblem.TooBusy(busy.host(), busy.retryAfter()), true, busy.retryAfter());
            pause = backoff.afterBusy(busy.retryAfter());
          }
        }
        if (pause == null) {
          incoming.settle();
          return otherwise;
        }
        if (pause.isPositive()) {
          log.debug("{}: {}, again in {}", answers.host(), step.getClass().getSimpleName(), pause);
          sleeper.sleep(pause);
        }
      }
    } catch (PartFile.DiskException e) {
      incoming.settle();
      return new DownloadResult.Failed(e.problem(), false, null);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new DownloadResult.Stopped(incoming.settle());
    } catch (IOException e) {
      return new DownloadResult.Stopped(incoming.settle());
    }
  }

  /** Throws only for the disk and for an interrupt. */
  private Step ask() throws IOException {
    long from = answers.from();
    Redirects redirects = new Redirects(client, headers(from), request.credentials(), 0);
    try (Redirects.Landed landed = redirects.get(url)) {
      return answers.take(landed, from);
    } catch (PartFile.DiskException e) {
      throw e;
    } catch (IOException e) {
      String host = redirects.host();
      answers.blame(host);
      return switch (Failure.of(e)) {
        case INTERRUPTED -> throw (InterruptedIOException) new InterruptedIOException("interrupted").initCause(e);
        case HOST_NOT_FOUND -> new Step.Broken(new DownloadProblem.HostNotFound(host));
        case TIMED_OUT -> new Step.Broken(new DownloadProblem.TimedOut(host));
        case NOT_SECURE -> new Step.Refused(new DownloadProblem.NotSecure(host), true);
        case BAD_REDIRECT -> new Step.Refused(new DownloadProblem.BadRedirect(host), false);
        case CONNECTION_FAILED -> new Step.Broken(brokenOff(host, e));
      };
    }
  }

  private DownloadProblem brokenOff(String host, IOException e) {
    Long total = incoming.total();
    boolean ended = e instanceof ProtocolException || e instanceof EOFException;
    return ended && total != null && incoming.length() > 0
        ? new DownloadProblem.WrongLength(host, total, incoming.length())
        : new DownloadProblem.ConnectionFailed(host);
  }

  private Headers headers(long from) {
    Headers.Builder headers = new Headers.Builder()
        .add("Accept", "audio/*, video/*;q=0.8, */*;q=0.5")
        .add("Accept-Encoding", "identity");
    if (from > 0) {
      headers.add("Range", "bytes=" + (from - Incoming.OVERLAP_BYTES) + "-");
      String condition = incoming.ifRange();
      if (condition != null) {
        headers.addUnsafeNonAscii("If-Range", condition.replace('\r', ' ').replace('\n', ' '));
      }
    }
    return headers.build();
  }

  private DownloadResult finish() throws IOException {
    String host = answers.host();
    AudioSniffer.Verdict verdict = incoming.sniff(answers.contentType());
    if (incoming.length() < AudioSniffer.LEAST_BYTES || verdict instanceof AudioSniffer.Verdict.NotAudio) {
      incoming.discard();
      return new DownloadResult.Failed(new DownloadProblem.NotAudio(host), true, null);
    }
    incoming.allReceived();
    Integrity integrity = Integrity.of(request.integrity());
    if (integrity != null && !incoming.fits(integrity)) {
      incoming.discard();
      return new DownloadResult.Failed(new DownloadProblem.WrongHash(host), true, null);
    }
    incoming.checkpoint();
    long bytes = incoming.moveTo(request.finalFile());
    String type = verdict instanceof AudioSniffer.Verdict.Audio audio ? audio.type() : answers.contentType();
    return new DownloadResult.Done(bytes, type, answers.finalUrl());
  }
}
