package app.earmark.service;

import app.earmark.model.Chapter;
import app.earmark.model.EpisodeId;
import app.earmark.model.EpisodeRow;
import app.earmark.model.PlaybackState;
import app.earmark.model.PlaybackState.Phase;
import app.earmark.model.PlayingChapters;
import app.earmark.playback.PlaybackSession;
import app.earmark.store.ChapterSkipStore;
import app.earmark.store.LibraryStore;
import app.earmark.util.InTurn;
import app.earmark.util.Observable;
import app.earmark.util.Subscription;
import java.util.List;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * The chapters of what plays: which there are, from one to the next, and past those that the listener does not want.
 *
 * <p>Threads: any. It reads on threads of the executor, one thing at a time, and passes over chapters on the player's
 * thread.
 */
public final class ChapterPlay implements AutoCloseable {

  /** Whoever is further inside went there, and wants to hear it. */
  private static final long BEGINNING_MS = 2_000;

  /** Whoever is further inside goes back to the chapter's own start first. */
  private static final long AGAIN_MS = 3_000;

  private final PlaybackSession playback;
  private final Library library;
  private final Chapters chapters;
  private final ChapterSkipStore store;
  private final InTurn turn;
  private final Observable<PlayingChapters> playing = new Observable<>(PlayingChapters.NONE);
  private Subscription heard = () -> { };

  /** Only on the player's thread. */
  private @Nullable EpisodeId loaded;

  /** Where a chapter begins that the listener went to although it is skipped; -1 for none. */
  private volatile long wanted = -1;

  public ChapterPlay(
      LibraryStore libraryStore, PlaybackSession playback, Library library, Chapters chapters, Executor work) {
    this.playback = playback;
    this.library = library;
    this.chapters = chapters;
    this.store = libraryStore.chapterSkips();
    this.turn = new InTurn(work);
  }

  /** Follows the player from now on, until it is closed. */
  public void start() {
    heard = playback.state().subscribe(this::onState).and(library.changes().subscribe(change -> {
      EpisodeId now = playing.get().episode();
      // The position is saved every few seconds; chapters come with an analysis or a refresh.
      if (now != null && change.number() > 0
          && (change.episodes().contains(now) || change.episodes().isEmpty())
          && playback.state().get().phase() != Phase.PLAYING) {
        turn.execute(() -> read(now, false));
      }
    }));
  }

  /** The chapters of what is loaded. */
  public Observable<PlayingChapters> playing() {
    return playing;
  }

  /** The chapters of any episode, with those that are skipped. Blocks, may ask the network. */
  public PlayingChapters of(EpisodeId episode) {
    return new PlayingChapters(episode, chapters.of(episode), store.of(episode));
  }

  /** Goes to where it begins, also where it is skipped otherwise. */
  public void play(Chapter chapter) {
    wanted = chapter.startMs();
    playback.seek(chapter.startMs());
    playback.resume();
  }

  /** To the next chapter that is not skipped; nothing where there is none. */
  public void next() {
    PlayingChapters now = playing.get();
    long position = playback.state().get().positionMs();
    now.chapters().stream().filter(chapter -> chapter.startMs() > position && !now.isSkipped(chapter)).findFirst()
        .ifPresent(chapter -> playback.seek(chapter.startMs()));
  }

  /** To the start of this chapter; from its first seconds to the one before that is not skipped. */
  public void previous() {
    PlayingChapters now = playing.get();
    if (now.chapters().isEmpty()) {
      return;
    }
    long position = playback.state().get().positionMs();
    List<Chapter> before = now.chapters().stream()
        .filter(chapter -> chapter.startMs() + AGAIN_MS <= position && !now.isSkipped(chapter)).toList();
    playback.seek(before.isEmpty() ? 0 : before.getLast().startMs());
  }

  /** Unticks a chapter or ticks it again. Blocks for the database. */
  public void skip(EpisodeId episode, Chapter chapter, boolean skipped) {
    store.set(episode, chapter.startMs(), skipped);
    wanted = -1;
    if (episode.equals(playing.get().episode())) {
      turn.execute(() -> read(episode, false));
    }
  }

  private void onState(PlaybackState state) {
    EpisodeRow row = state.episode();
    EpisodeId now = row == null ? null : row.id();
    if (now == null ? loaded != null : !now.equals(loaded)) {
      loaded = now;
      wanted = -1;
      playing.publish(new PlayingChapters(now, List.of(), playing.get().skipped()));
      if (now != null) {
        turn.execute(() -> read(now, false));
        turn.execute(() -> read(now, true));
      }
    } else if (state.phase() == Phase.PLAYING) {
      passOver(state);
    }
  }

  private void read(EpisodeId episode, boolean ask) {
    if (!episode.equals(playing.get().episode())) {
      return;
    }
    PlayingChapters read = new PlayingChapters(
        episode, ask ? chapters.of(episode) : chapters.known(episode), store.of(episode));
    playing.update(before -> episode.equals(before.episode()) && !read.equals(before) ? read : before);
  }

  private void passOver(PlaybackState state) {
    PlayingChapters now = playing.get();
    int index = now.at(state.positionMs());
    if (now.skipped().isEmpty() || index < 0) {
      return;
    }
    Chapter chapter = now.chapters().get(index);
    if (chapter.startMs() == wanted) {
      return;
    }
    wanted = -1;
    if (!now.isSkipped(chapter) || state.positionMs() - chapter.startMs() > BEGINNING_MS) {
      return;
    }
    Long end = chapter.endMs();
    for (int i = index + 1; i < now.chapters().size(); i++) {
      Chapter after = now.chapters().get(i);
      if (!now.isSkipped(after)) {
        playback.seek(after.startMs());
        return;
      }
      end = after.endMs();
    }
    // Past the last one is the end of the episode, which then counts as heard.
    Long duration = state.durationMs();
    Long past = duration != null ? duration : end;
    if (past != null) {
      playback.seek(past);
    }
  }

  @Override
  public void close() {
    heard.close();
  }
}
