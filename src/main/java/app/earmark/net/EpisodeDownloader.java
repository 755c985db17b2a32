package app.earmark.net;

import app.earmark.model.DownloadProblem;
import java.io.IOException;
import java.time.InstantSource;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * Downloads episodes so that what is called done is whole: resumed only where the host proves that it is the same file
 * (RFC 9110, sections 13.1.5 and 14), checked by its bytes, forced to the disk, then renamed in one step. The new name
 * itself is not forced: that is for whoever moves the file to its last place.
 *
 * <p>Blocking, for any number of threads with a file each. An interrupt stops a download soon and keeps its part file.
 * Failures that may pass are tried again within a call, with growing pauses; {@link DownloadResult.Failed} says what is
 * left to the caller. Only host names are logged.
 */
public final class EpisodeDownloader {

  private final HttpClients clients;
  private final SpeedLimit speed;
  private final InstantSource clock;
  private final Sleeper sleeper;
  private final DoubleSupplier jitter;
  private final FreeSpace space;
  private final Executor behind;
  private final BufferPool buffers = new BufferPool();

  /** @param behind writes to the disk while the thread that downloads receives more; may block */
  public EpisodeDownloader(HttpClients clients, SpeedLimit speed, InstantSource clock, Executor behind) {
    this(clients, speed, clock, Sleeper.real(), () -> ThreadLocalRandom.current().nextDouble(), FreeSpace.real(),
        behind);
  }

  /** {@code jitter} gives numbers from 0 to 1 and is called from every downloading thread. */
  public EpisodeDownloader(HttpClients clients, SpeedLimit speed, InstantSource clock, Sleeper sleeper,
      DoubleSupplier jitter, FreeSpace space, Executor behind) {
    this.clients = clients;
    this.speed = speed;
    this.clock = clock;
    this.sleeper = sleeper;
    this.jitter = jitter;
    this.space = space;
    this.behind = behind;
  }

  /** Those who read what comes in, if there are any; they are told when nothing more does. */
  private record Reading(@Nullable Arrivals arrivals, @Nullable AheadFile ahead) implements AutoCloseable {

    static Reading of(DownloadRequest request, DownloadProgress progress, SpeedLimit speed, long partLength) {
      Arrivals arrivals = progress.arrivals();
      return new Reading(
          arrivals, arrivals == null ? null : new AheadFile(request.partFile(), arrivals, speed, partLength));
    }

    @Override
    public void close() {
      if (arrivals != null && ahead != null) {
        arrivals.end();
        ahead.close();
      }
    }
  }

  /** Downloads one file; never throws for what a host, the network or the disk does. */
  public DownloadResult download(DownloadRequest request, DownloadProgress progress) {
    HttpUrl url = HttpClients.address(request.url());
    if (url == null) {
      return new DownloadResult.Failed(new DownloadProblem.BadAddress(), false, null);
    }
    ResumePoint resume = request.resume() == null ? ResumePoint.start() : request.resume();
    try (Gathering gathering = buffers.open();
        PartFile part = PartFile.open(request.partFile(), resume.verifiedBytes(), space, behind);
        Reading reading = Reading.of(request, progress, speed, part.length())) {
      Transfer transfer = new Transfer(request, url, part, progress, reading.ahead(), speed, clock,
          gathering, clients.download(new CallCookies()));
      return transfer.run(sleeper, new Backoff(jitter, part.length()));
    } catch (PartFile.DiskException e) {
      return new DownloadResult.Failed(e.problem(), false, null);
    } catch (IOException e) {
      return new DownloadResult.Stopped(resume); // Interrupted before anything was done.
    }
  }
}
