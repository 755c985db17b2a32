package app.earmark.ui.common.page;

import app.earmark.model.DownloadState;
import app.earmark.model.Episode;
import app.earmark.model.EpisodeId;
import app.earmark.model.EpisodeRow;
import app.earmark.model.PlayState;
import app.earmark.model.PlaybackState;
import app.earmark.model.PlaybackState.Phase;
import app.earmark.playback.PlaybackSession;
import app.earmark.service.Downloads;
import app.earmark.service.Library;
import app.earmark.service.UpNext;
import app.earmark.ui.common.Attachable;
import app.earmark.ui.common.Background;
import app.earmark.ui.common.Toaster;
import app.earmark.util.Message;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the listener can do with episodes, from a row, a page, the keyboard or a menu. Everything destructive offers an
 * undo. Called on the JavaFX thread; the work is done in the background.
 */
public final class EpisodeActions extends Attachable {

  private final Library library;
  private final Downloads downloads;
  private final PlaybackSession playback;
  private final UpNext upNext;
  private final Background background;
  private final Toaster toaster;
  private final LiveState live;

  /** Downloaded only because the listener wants to hear it; plays as soon as it is there. */
  private @Nullable Wanted wanted;

  private record Wanted(EpisodeId id, long positionMs) {}

  public EpisodeActions(
      Library library,
      Downloads downloads,
      PlaybackSession playback,
      UpNext upNext,
      Background background,
      Toaster toaster,
      LiveState live) {
    this.library = library;
    this.downloads = downloads;
    this.playback = playback;
    this.upNext = upNext;
    this.background = background;
    this.toaster = toaster;
    this.live = live;
  }

  @Override
  protected void onAttach() {
    hold(live.downloadsProperty(), snapshot -> playWanted());
  }

  /** Where the file of an episode that is on disk is; empty for the others. */
  public Optional<Path> file(EpisodeRow row) {
    return live.download(row) instanceof DownloadState.Done done ? Optional.of(library.fileOf(done)) : Optional.empty();
  }

  /** Plays or pauses. What is not on disk is downloaded before all others, and heard as it comes in. */
  public void play(EpisodeRow row) {
    if (live.isLoaded(row)) {
      playback.toggle();
    } else {
      play(row, -1);
    }
  }

  /** Plays from a place in the episode, in ms. */
  public void playAt(EpisodeRow row, long positionMs) {
    if (live.isLoaded(row)) {
      playback.seek(positionMs);
      playback.resume();
    } else {
      play(row, positionMs);
    }
  }

  private void play(EpisodeRow row, long positionMs) {
    boolean here = live.download(row) instanceof DownloadState.Done;
    // Where it cannot be heard while it comes in, it is when it is here.
    wanted = here ? null : new Wanted(row.id(), positionMs);
    start(row.id(), positionMs);
  }

  private void start(EpisodeId id, long positionMs) {
    if (positionMs < 0) {
      playback.play(id);
    } else {
      playback.playAt(id, positionMs);
    }
  }

  private void playWanted() {
    Wanted waiting = wanted;
    if (waiting == null || live.downloadsProperty().get().states().containsKey(waiting.id)) {
      return;
    }
    background.run(() -> library.episode(waiting.id), episode -> {
      if (waiting.equals(wanted)
          && episode.map(Episode::row).map(EpisodeRow::download).orElse(null) instanceof DownloadState.Done) {
        wanted = null;
        PlaybackState now = live.playbackProperty().get();
        if (now.phase() == Phase.FAILED && now.episode() != null && now.episode().id().equals(waiting.id)) {
          start(waiting.id, waiting.positionMs);
        }
      }
    });
  }

  /** Downloads what is neither on disk nor on its way; what failed is tried again, what is paused goes on. */
  public void download(Collection<EpisodeRow> rows) {
    List<EpisodeId> fresh = rows.stream().filter(row -> live.download(row) instanceof DownloadState.None)
        .map(EpisodeRow::id).toList();
    List<EpisodeId> again = rows.stream().filter(row -> live.download(row) instanceof DownloadState.Failed)
        .map(EpisodeRow::id).toList();
    List<EpisodeId> paused = rows.stream().filter(row -> live.download(row) instanceof DownloadState.Paused)
        .map(EpisodeRow::id).toList();
    background.change(() -> {
      if (!fresh.isEmpty()) {
        downloads.enqueue(fresh);
      }
      again.forEach(downloads::resume);
      paused.forEach(downloads::resume);
    });
  }

  /** Downloads these before all others that wait. */
  public void downloadNext(Collection<EpisodeRow> rows) {
    List<EpisodeId> ids = rows.stream().filter(row -> !(live.download(row) instanceof DownloadState.Done))
        .map(EpisodeRow::id).toList();
    background.change(() -> downloads.next(ids));
  }

  public void pauseDownload(Collection<EpisodeRow> rows) {
    background.change(() -> rows.forEach(row -> downloads.pause(row.id())));
  }

  public void cancelDownload(Collection<EpisodeRow> rows) {
    if (wanted != null && rows.stream().anyMatch(row -> row.id().equals(wanted.id))) {
      wanted = null;
    }
    background.change(() -> rows.forEach(row -> downloads.cancel(row.id())));
  }

  /** What a click on the state of a download does: start, stop, go on, try again or delete. */
  public void downloadOrStop(EpisodeRow row) {
    switch (live.download(row)) {
      case DownloadState.None _, DownloadState.Paused _, DownloadState.Failed _ -> download(List.of(row));
      case DownloadState.Queued _, DownloadState.Running _ -> cancelDownload(List.of(row));
      case DownloadState.Done _ -> deleteDownload(List.of(row));
    }
  }

  /** Deletes files, with an undo. */
  public void deleteDownload(Collection<EpisodeRow> rows) {
    List<EpisodeRow> onDisk = rows.stream().filter(row -> live.download(row) instanceof DownloadState.Done).toList();
    if (onDisk.isEmpty()) {
      return;
    }
    List<EpisodeId> ids = onDisk.stream().map(EpisodeRow::id).toList();
    background.change(() -> {
      downloads.files().delete(ids);
      return ids.size();
    }, count -> toaster.offerUndo(
        about("window.toast.download-deleted", onDisk),
        () -> background.change(() -> ids.forEach(downloads.files()::undoDelete))));
  }

  /** Puts what is not queued at the end of Up Next; where all of it is queued, takes it out. */
  public void queueOrNot(Collection<EpisodeRow> rows) {
    if (!rows.isEmpty() && rows.stream().allMatch(live::isQueued)) {
      unqueue(rows);
    } else {
      playLast(rows);
    }
  }

  /** Puts episodes before all that is queued, in their order. */
  public void playNext(Collection<EpisodeRow> rows) {
    if (!rows.isEmpty()) {
      List<EpisodeId> ids = rows.stream().map(EpisodeRow::id).toList();
      background.change(() -> upNext.playNext(ids));
      toaster.say(about("window.toast.plays-next", List.copyOf(rows)));
    }
  }

  /** Puts episodes at the end of Up Next, in their order. */
  public void playLast(Collection<EpisodeRow> rows) {
    List<EpisodeRow> added = rows.stream().filter(row -> !live.isQueued(row)).toList();
    if (!added.isEmpty()) {
      List<EpisodeId> ids = added.stream().map(EpisodeRow::id).toList();
      background.change(() -> upNext.playLast(ids));
      toaster.say(about("window.toast.queued", added));
    }
  }

  /** Takes episodes out of Up Next, with an undo. */
  public void unqueue(Collection<EpisodeRow> rows) {
    List<EpisodeRow> queued = rows.stream().filter(live::isQueued).toList();
    if (queued.isEmpty()) {
      return;
    }
    List<EpisodeId> ids = queued.stream().map(EpisodeRow::id).toList();
    background.change(() -> upNext.remove(ids), before -> toaster.offerUndo(
        about("window.toast.unqueued", queued), () -> background.change(() -> upNext.restore(before, ids))));
  }

  /** Marks as played, or as unplayed where all of them are played already. */
  public void togglePlayed(Collection<EpisodeRow> rows) {
    if (!rows.isEmpty() && rows.stream().allMatch(row -> row.playState() == PlayState.PLAYED)) {
      markUnplayed(rows);
    } else {
      markPlayed(rows);
    }
  }

  public void markPlayed(Collection<EpisodeRow> rows) {
    List<EpisodeRow> changed = rows.stream().filter(row -> row.playState() != PlayState.PLAYED).toList();
    if (!changed.isEmpty()) {
      mark(changed, true, "window.toast.marked-played");
    }
  }

  public void markUnplayed(Collection<EpisodeRow> rows) {
    List<EpisodeRow> changed = rows.stream().filter(row -> row.playState() != PlayState.UNPLAYED).toList();
    if (!changed.isEmpty()) {
      mark(changed, false, "window.toast.marked-unplayed");
    }
  }

  private void mark(List<EpisodeRow> rows, boolean played, String toast) {
    List<EpisodeId> ids = rows.stream().map(EpisodeRow::id).toList();
    background.change(() -> {
      if (played) {
        library.markPlayed(ids);
      } else {
        library.markUnplayed(ids);
      }
      return ids.size();
    }, count -> toaster.offerUndo(about(toast, rows), () -> background.change(() -> putBack(rows))));
  }

  /** Brings back what the rows said, with their positions. */
  private void putBack(List<EpisodeRow> rows) {
    library.markPlayed(ids(rows, PlayState.PLAYED));
    List<EpisodeId> others = rows.stream().filter(row -> row.playState() != PlayState.PLAYED)
        .map(EpisodeRow::id).toList();
    library.markUnplayed(others);
    rows.stream().filter(row -> row.playState() == PlayState.STARTED)
        .forEach(row -> library.savePosition(row.id(), row.positionMs()));
  }

  private static List<EpisodeId> ids(List<EpisodeRow> rows, PlayState state) {
    return rows.stream().filter(row -> row.playState() == state).map(EpisodeRow::id).toList();
  }

  private static Message about(String key, List<EpisodeRow> rows) {
    return rows.size() == 1
        ? Message.of(key, rows.getFirst().title())
        : Message.of(key + "-many", rows.size());
  }
}
