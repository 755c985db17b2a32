package app.earmark.ui.common.rows;

import app.earmark.model.DownloadState;
import app.earmark.model.EpisodeRow;
import app.earmark.model.PlayState;
import app.earmark.ui.common.Formats;
import app.earmark.ui.common.page.LiveState;
import app.earmark.util.Texts;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** What a row of a list says of an episode. */
public final class EpisodeWords {

  private final Texts texts;
  private final Formats formats;
  private final LiveState live;

  public EpisodeWords(Texts texts, Formats formats, LiveState live) {
    this.texts = texts;
    this.formats = formats;
    this.live = live;
  }

  /** “12 min left” where started, else “42 min”; empty where nobody knows how long it is. */
  public String time(EpisodeRow row) {
    Long duration = duration(row);
    if (isStarted(row)) {
      return duration == null || duration <= 0
          ? texts.get("window.row.heard", formats.duration(live.position(row)))
          : texts.get("window.row.left", formats.duration(Math.max(0, duration - live.position(row))));
    }
    return duration == null || duration <= 0 ? "" : formats.duration(duration);
  }

  /** 0 to 1, or negative where it is not started or nobody knows how long it is. */
  public double heard(EpisodeRow row) {
    Long duration = duration(row);
    return !isStarted(row) || duration == null || duration <= 0 ? -1
        : Math.min(1, (double) live.position(row) / duration);
  }

  public boolean isStarted(EpisodeRow row) {
    return row.playState() == PlayState.STARTED || (live.isLoaded(row) && live.position(row) > 0);
  }

  private @Nullable Long duration(EpisodeRow row) {
    Long known = live.isLoaded(row) ? live.playbackProperty().get().durationMs() : null;
    return known == null ? row.durationMs() : known;
  }

  /** “Friday”, “12 Mar 2008”; empty where the feed does not say. */
  public String day(EpisodeRow row) {
    return row.published() == null ? "" : formats.day(row.published());
  }

  /** What goes on with the download, in a few words; empty where nothing does. */
  public String transfer(DownloadState state) {
    return switch (state) {
      case DownloadState.None _ -> "";
      case DownloadState.Queued _ -> texts.get("window.download.waiting");
      case DownloadState.Running running -> running(running);
      case DownloadState.Paused paused -> texts.get(
          "window.download.paused", amount(paused.receivedBytes(), paused.totalBytes()));
      case DownloadState.Failed failed -> texts.get(failed.problem());
      case DownloadState.Done done -> done.bytes() > 0 ? formats.size(done.bytes()) : "";
    };
  }

  private String running(DownloadState.Running running) {
    String amount = amount(running.receivedBytes(), running.totalBytes());
    if (running.bytesPerSecond() <= 0) {
      return running.receivedBytes() == 0 ? texts.get("window.download.asking")
          : texts.get("window.download.stalled", amount);
    }
    String speed = formats.size(running.bytesPerSecond());
    Long total = running.totalBytes();
    return total == null || total <= running.receivedBytes() ? texts.get("window.download.running", amount, speed)
        : texts.get("window.download.running-left", amount, speed,
            left((total - running.receivedBytes()) / running.bytesPerSecond()));
  }

  private String left(long seconds) {
    return seconds < 60 ? texts.get("window.format.seconds", Math.max(1, seconds)) : formats.duration(seconds * 1_000);
  }

  private String amount(long received, @Nullable Long total) {
    return total == null || total <= 0 ? formats.size(received)
        : texts.get("window.download.amount", formats.size(received), formats.size(total));
  }

  /** 0 to 1 of a running or paused download; negative where nobody knows how much is to come. */
  public static double share(DownloadState state) {
    return switch (state) {
      case DownloadState.Running running -> share(running.receivedBytes(), running.totalBytes());
      case DownloadState.Paused paused -> share(paused.receivedBytes(), paused.totalBytes());
      case DownloadState.Queued _ -> 0;
      default -> -1;
    };
  }

  private static double share(long received, @Nullable Long total) {
    return total == null || total <= 0 ? -1 : Math.min(1, (double) received / total);
  }

  /** What the button for the download does in this state. */
  public String downloadAction(DownloadState state) {
    return switch (state) {
      case DownloadState.None _ -> texts.get("window.action.download");
      case DownloadState.Queued _ -> texts.get("window.action.cancel-waiting");
      case DownloadState.Running running -> running.totalBytes() == null || running.totalBytes() <= 0
          ? texts.get("window.action.cancel-running")
          : texts.get("window.action.cancel-running-percent", Math.round(share(running) * 100));
      case DownloadState.Paused _ -> texts.get("window.action.resume-download");
      case DownloadState.Failed failed -> texts.get("window.action.retry-because", failed.problem());
      case DownloadState.Done done -> texts.get("window.action.delete-download", formats.size(done.bytes()));
    };
  }

  /** The whole row for somebody who hears it. */
  public String spoken(EpisodeRow row) {
    var spoken = new StringJoiner(", ");
    spoken.add(row.title()).add(row.podcastTitle());
    add(spoken, day(row));
    add(spoken, time(row));
    spoken.add(texts.get(switch (row.playState()) {
      case PLAYED -> "window.row.played";
      case STARTED -> "window.row.started";
      case UNPLAYED -> "window.row.unplayed";
    }));
    add(spoken, live.isQueued(row) ? texts.get("window.row.queued") : "");
    DownloadState download = live.download(row);
    add(spoken, download instanceof DownloadState.Done ? texts.get("window.row.on-disk") : transfer(download));
    return spoken.toString();
  }

  private static void add(StringJoiner joiner, String part) {
    if (!part.isEmpty()) {
      joiner.add(part);
    }
  }
}
