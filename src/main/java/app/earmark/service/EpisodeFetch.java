package app.earmark.service;

import app.earmark.model.AlternateEnclosure;
import app.earmark.model.DownloadProblem;
import app.earmark.model.DownloadState;
import app.earmark.model.Enclosure;
import app.earmark.model.Episode;
import app.earmark.model.EpisodeId;
import app.earmark.net.Arrivals;
import app.earmark.net.Credentials;
import app.earmark.net.DownloadProgress;
import app.earmark.net.DownloadRequest;
import app.earmark.net.DownloadResult;
import app.earmark.net.EpisodeDownloader;
import app.earmark.net.ResumePoint;
import app.earmark.store.DownloadRecord;
import app.earmark.store.DownloadStore;
import app.earmark.store.FeedAccess;
import app.earmark.store.ResumePointRecord;
import app.earmark.util.Message;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One try to get one episode's file: chooses its place, asks the host for what is missing, and says what came of it.
 * Blocking; any number of episodes at once, each by one thread. Interrupting that thread stops the try and keeps what
 * has arrived.
 */
final class EpisodeFetch {

  /** What came of one try. */
  sealed interface Outcome {}

  /**
   * On disk, whole and checked.
   *
   * @param type what its bytes are; {@code null} where they do not tell
   * @param durationMs as the file has it; {@code null} where that is not known
   */
  record Finished(String file, long bytes, @Nullable String type, @Nullable Long durationMs) implements Outcome {}

  /** Interrupted. */
  record Stopped() implements Outcome {}

  /** The library no longer has the episode. */
  record Gone() implements Outcome {}

  /** The disk is full, {@code bytes} of room are needed; or it is away. */
  record NoRoom(Message message, long bytes) implements Outcome {}

  /** Not to be had. Another try makes sense after {@code retryAfter}, and none where that is {@code null}. */
  record Failed(Message message, @Nullable Duration retryAfter) implements Outcome {}

  private static final Logger LOG = LoggerFactory.getLogger(EpisodeFetch.class);

  private final EpisodeDownloader downloader;
  private final DownloadStore store;
  private final Library library;
  private final EpisodePlaces places;
  private final EpisodeArrival arrival;

  /** Those of downloads that run, or that somebody waits for. */
  private final Map<EpisodeId, Arrivals> arrivals = new ConcurrentHashMap<>();

  EpisodeFetch(
      EpisodeDownloader downloader, DownloadStore store, Library library, EpisodePlaces places, AudioCheck check) {
    this.downloader = downloader;
    this.store = store;
    this.library = library;
    this.places = places;
    this.arrival = new EpisodeArrival(store, places, check);
  }

  /** The host that an episode will be asked of first; empty where the episode is gone or its address is broken. */
  String host(EpisodeId episode) {
    return store.address(episode).map(EpisodeFetch::hostOf).orElse("");
  }

  private static String hostOf(String url) {
    try {
      String host = URI.create(url).getHost();
      return host == null ? "" : host;
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  /** Whether so much can be written; not while the library's drive is away. */
  boolean hasRoom(long bytes) {
    return library.isThere() && places.freeBytes() > bytes;
  }

  /** Deletes what has arrived of an episode that is not finished. */
  void deletePart(DownloadRecord record) {
    if (record.file() != null && !(record.state() instanceof DownloadState.Done)) {
      try {
        Files.deleteIfExists(places.part(record.file()));
        Files.deleteIfExists(places.arrived(record.file(), record.episode()));
      } catch (IOException e) {
        LOG.warn("A part file could not be deleted", e);
      }
    }
  }

  /** What arrives of an episode, for somebody who reads it meanwhile; also before it is asked for. */
  Arrivals arrivals(EpisodeId id) {
    return arrivals.computeIfAbsent(id, any -> new Arrivals());
  }

  /** @param arrived called when all bytes are there, while they are still being checked and forced to the disk */
  Outcome run(EpisodeId id, Consumer<DownloadState.Running> progress, Runnable arrived) {
    Arrivals coming = arrivals(id);
    try {
      return run(id, progress, arrived, coming);
    } finally {
      arrivals.remove(id, coming);
    }
  }

  private Outcome run(
      EpisodeId id, Consumer<DownloadState.Running> progress, Runnable arrived, Arrivals coming) {
    Optional<Episode> found = library.episode(id);
    Optional<DownloadRecord> stored = store.find(id);
    if (found.isEmpty() || stored.isEmpty()) {
      return new Gone();
    }
    if (!library.isThere()) {
      return new NoRoom(Message.of("download.halted.no-library", places.folder().toString()), 0);
    }
    Episode episode = found.get();
    String file = stored.get().file();
    if (OwnFiles.isOwn(episode)) {
      return new Failed(Message.of("download.own-file"), null);
    }
    String host = hostOf(episode.enclosure().url());
    if (file == null) {
      file = places.choose(episode);
      store.begin(id, file);
    } else if (Files.exists(places.arrived(file, id))) {
      // The program ended while it was looked at.
      return arrival.settle(episode, file, host);
    } else if (Files.exists(places.file(file)) && !Files.exists(places.part(file))) {
      // The program ended between the last step of the download, a rename, and the note of it.
      return finished(file);
    }
    Enclosure enclosure = episode.enclosure();
    DownloadRequest request = new DownloadRequest(
        enclosure.url(), places.part(file), places.arrived(file, id), resumePoint(stored.get().resume()),
        credentials(id, enclosure.url()), enclosure.bytes(), integrity(episode));
    arrival.prepare();
    return switch (downloader.download(
        request, new Reporter(id, stored.get().resume(), progress, arrived, coming))) {
      case DownloadResult.Done _ -> {
        library.drive().remember();
        yield arrival.settle(episode, file, host);
      }
      case DownloadResult.Stopped _ -> new Stopped();
      case DownloadResult.Failed failed -> failed(failed);
    };
  }

  private static Outcome failed(DownloadResult.Failed failed) {
    Message message = failed.problem().message();
    return failed.problem() instanceof DownloadProblem.DiskFull full
        ? new NoRoom(message, full.neededBytes())
        : new Failed(message,
            failed.worthRetrying() ? Optional.ofNullable(failed.retryAfter()).orElse(Duration.ZERO) : null);
  }

  /** Those of the feed, where the episode lies at the same origin; nobody else may learn them. */
  private @Nullable Credentials credentials(EpisodeId id, String url) {
    FeedAccess access = store.access(id).orElse(null);
    if (access == null || access.user() == null || access.password() == null
        || !Credentials.mayGoTo(access.feedUrl(), url)) {
      return null;
    }
    return new Credentials(access.user(), access.password());
  }

  /** What the feed says about the bytes of this very file: other forms of the episode have hashes of their own. */
  static @Nullable String integrity(Episode episode) {
    String url = episode.enclosure().url();
    return episode.extras().alternates().stream()
        .filter(form -> form.integrity() != null && (form.urls().contains(url) || form.standard()))
        .min(Comparator.comparing(form -> !form.urls().contains(url)))
        .map(AlternateEnclosure::integrity)
        .orElse(null);
  }

  private Outcome finished(String file) {
    try {
      return new Finished(file, Files.size(places.file(file)), null, null);
    } catch (IOException e) {
      LOG.warn("A finished download cannot be read", e);
      return new Failed(new DownloadProblem.CannotWrite(places.folder().toString()).message(), null);
    }
  }

  private static @Nullable ResumePoint resumePoint(@Nullable ResumePointRecord record) {
    return record == null
        ? null
        : new ResumePoint(record.etag(), record.lastModified(), record.totalBytes(), record.verifiedBytes());
  }

  /** Notes how far the part file can be trusted, and tells how fast it grows. For the downloading thread alone. */
  private final class Reporter implements DownloadProgress {

    private static final double NANOS = 1e9;

    /** The speed shown is that of the last few seconds, so that the time left does not jump about. */
    private static final double MEMORY_SECONDS = 3;

    private final EpisodeId episode;
    private final Arrivals arrivals;
    private final Consumer<DownloadState.Running> progress;
    private final Runnable arrived;
    private long trustedBytes;
    private long lastBytes = -1;
    private long lastNanos;
    private double speed;

    Reporter(EpisodeId episode, @Nullable ResumePointRecord known, Consumer<DownloadState.Running> progress,
        Runnable arrived, Arrivals arrivals) {
      this.arrivals = arrivals;
      this.episode = episode;
      this.trustedBytes = known == null ? 0 : known.verifiedBytes();
      this.progress = progress;
      this.arrived = arrived;
    }

    @Override
    public Arrivals arrivals() {
      return arrivals;
    }

    @Override
    public void resumePoint(ResumePoint point) {
      ResumePointRecord record = new ResumePointRecord(
          point.etag(), point.lastModified(), point.totalBytes(), point.verifiedBytes());
      if (point.verifiedBytes() < trustedBytes) {
        store.startOver(episode, record);
      } else if (point.verifiedBytes() > 0) {
        store.saveProgress(episode, record);
      }
      trustedBytes = point.verifiedBytes();
    }

    @Override
    public void allReceived() {
      arrived.run();
    }

    @Override
    public void received(long bytes, @Nullable Long total) {
      long now = System.nanoTime();
      if (lastBytes >= 0 && now > lastNanos) {
        double seconds = (now - lastNanos) / NANOS;
        double latest = Math.max(0, bytes - lastBytes) / seconds;
        double weight = speed == 0 ? 1 : 1 - Math.exp(-seconds / MEMORY_SECONDS);
        speed += weight * (latest - speed);
      }
      lastBytes = bytes;
      lastNanos = now;
      progress.accept(new DownloadState.Running(bytes, total, Math.round(speed)));
    }
  }
}
