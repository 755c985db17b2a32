package app.earmark.model;

import app.earmark.util.Message;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Why an episode could not be downloaded, with one sentence for the listener. Only host names are kept, no address. */
public sealed interface DownloadProblem {

  /** What the feed gives as the episode's address is none of the web. */
  record BadAddress() implements DownloadProblem {}

  /** The host name is not known, or there is no network at all. */
  record HostNotFound(String host) implements DownloadProblem {}

  /** The connection was refused or broke off, and trying again did not help. */
  record ConnectionFailed(String host) implements DownloadProblem {}

  /** No connection within 10 s, or 30 s without a byte, again and again. */
  record TimedOut(String host) implements DownloadProblem {}

  /** The host's certificate is not valid. */
  record NotSecure(String host) implements DownloadProblem {}

  /** 404 or 410: the file is no longer there. */
  record NotFound(String host) implements DownloadProblem {}

  /** 401 or 403. */
  record NotAllowed(String host) implements DownloadProblem {}

  /** 429 or 503; {@code retryAfter} is how long the host asks to wait. */
  record TooBusy(String host, @Nullable Duration retryAfter) implements DownloadProblem {}

  /** Any other HTTP status that is no answer. */
  record HttpError(String host, int status) implements DownloadProblem {}

  /** More than 20 redirects, a circle, or one that leads away from http. */
  record BadRedirect(String host) implements DownloadProblem {}

  /** A web page, an error text or something else that is no audio came instead. */
  record NotAudio(String host) implements DownloadProblem {}

  /** Fewer or more bytes than announced, again and again. */
  record WrongLength(String host, long expectedBytes, long receivedBytes) implements DownloadProblem {}

  /** The bytes are not those whose hash the feed announced ({@code podcast:integrity}). */
  record WrongHash(String host) implements DownloadProblem {}

  /** It begins as audio does, but there is nothing to be heard in it. */
  record NotPlayable(String host) implements DownloadProblem {}

  /** The file says itself that it is longer than it is. */
  record CutShort(String host) implements DownloadProblem {}

  /** No room on the disk. */
  record DiskFull(long neededBytes) implements DownloadProblem {}

  /** The folder of the library cannot be written. */
  record CannotWrite(String folder) implements DownloadProblem {}

  /** Whether what such a message tells of may be over by itself after a while, so that trying again makes sense. */
  static boolean mayPass(Message message) {
    return switch (message.key()) {
      case "download.problem.host-not-found", "download.problem.connection-failed", "download.problem.timed-out",
          "download.problem.too-busy", "download.problem.http-error", "download.problem.wrong-length" -> true;
      default -> isAboutContent(message);
    };
  }

  /**
   * Whether the host answered well but what it sent is no good. The next try may bring something else, but costs the
   * whole file again, so there are few.
   */
  static boolean isAboutContent(Message message) {
    return switch (message.key()) {
      case "download.problem.not-audio", "download.problem.wrong-hash", "download.problem.not-playable",
          "download.problem.cut-short" -> true;
      default -> false;
    };
  }

  /** The sentence for the listener. */
  default Message message() {
    return switch (this) {
      case BadAddress _ -> Message.of("download.problem.bad-address");
      case HostNotFound p -> Message.of("download.problem.host-not-found", p.host());
      case ConnectionFailed p -> Message.of("download.problem.connection-failed", p.host());
      case TimedOut p -> Message.of("download.problem.timed-out", p.host());
      case NotSecure p -> Message.of("download.problem.not-secure", p.host());
      case NotFound p -> Message.of("download.problem.not-found", p.host());
      case NotAllowed p -> Message.of("download.problem.not-allowed", p.host());
      case TooBusy p -> Message.of("download.problem.too-busy", p.host());
      case HttpError p -> Message.of("download.problem.http-error", p.host(), Integer.toString(p.status()));
      case BadRedirect p -> Message.of("download.problem.bad-redirect", p.host());
      case NotAudio p -> Message.of("download.problem.not-audio", p.host());
      case WrongLength p ->
          Message.of("download.problem.wrong-length", p.host(), p.receivedBytes(), p.expectedBytes());
      case WrongHash p -> Message.of("download.problem.wrong-hash", p.host());
      case NotPlayable p -> Message.of("download.problem.not-playable", p.host());
      case CutShort p -> Message.of("download.problem.cut-short", p.host());
      case DiskFull p -> Message.of("download.problem.disk-full", p.neededBytes() / (1024 * 1024));
      case CannotWrite p -> Message.of("download.problem.cannot-write", p.folder());
    };
  }
}
