package app.earmark.service;

import app.earmark.audio.Inspection;
import app.earmark.audio.Inspector;
import app.earmark.audio.Inspector.Inspecting;
import app.earmark.audio.NativeAudio.Loading;
import app.earmark.audio.SoundAnalysis;
import app.earmark.model.Chapter;
import app.earmark.model.DownloadState;
import app.earmark.model.EmbeddedPicture;
import app.earmark.model.EpisodeId;
import app.earmark.model.LibraryChange;
import app.earmark.model.SoundProfile;
import app.earmark.model.SoundProfile.Silence;
import app.earmark.store.FilePictureStore;
import app.earmark.store.LibraryStore;
import app.earmark.store.SoundStore;
import app.earmark.store.SoundStore.Unheard;
import app.earmark.util.Subscription;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Listens to every downloaded file once, in the background: how long and how loud it is, where its silences and
 * chapters are, its waveform, tags and pictures. What was downloaded while nobody listened is made up for at the next
 * start, the latest first.
 *
 * <p>Threads: the one given does all the work; every method may be called from any and answers at once, but
 * {@link #close}. It stands still while {@link #giveWay} says so, as when an episode is about to be heard.
 */
public final class Analysis implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Analysis.class);

  /** Tags that long are no texts for anybody: lyrics, transcripts, base64. */
  private static final int LONGEST_TAG = 4_000;
  private static final int MOST_TAGS = 64;

  /** Larger ones, and the pictures of more chapters than these, are read from the file alone. */
  private static final int LARGEST_PICTURE = 1 << 20;

  private static final int MOST_PICTURES = 100;

  private final SoundStore store;
  private final FilePictureStore pictures;
  private final Library library;
  private final Supplier<Loading> loading;
  private final ExecutorService thread;

  /** Files that could not be read: tried again at the next start. Only on the thread. */
  private final Set<Unheard> unreadable = new HashSet<>();

  // Guarded by this.
  private boolean givingWay;
  private boolean closed;
  private @Nullable Subscription changes;

  /**
   * @param loading loads FFmpeg, or says again what came of it; where it is missing, nothing is analysed
   * @param thread a single platform thread of low priority: FFmpeg's native calls pin
   */
  public Analysis(LibraryStore store, Library library, Supplier<Loading> loading, ExecutorService thread) {
    this.store = store.sounds();
    this.pictures = store.filePictures();
    this.library = library;
    this.loading = loading;
    this.thread = thread;
  }

  /** Begins with what is there, and goes on with every download. To be called once. */
  public void start() {
    work(Set.of());
    Subscription heard = library.changes().subscribe(this::look);
    synchronized (this) {
      changes = heard;
    }
  }

  /** Whether to stand still for now. What is half done goes on where it was. */
  public synchronized void giveWay(boolean inTheWay) {
    givingWay = inTheWay;
    notifyAll();
  }

  private void look(LibraryChange change) {
    if (change.number() > 0 && !change.episodes().isEmpty()) {
      work(change.episodes());
    }
  }

  private void work(Set<EpisodeId> episodes) {
    try {
      thread.execute(() -> {
        try {
          analyse(episodes);
        } catch (RuntimeException e) {
          LOG.error("What was downloaded could not be listened to", e);
        }
      });
    } catch (RejectedExecutionException e) {
      LOG.debug("Nothing is analysed any more", e);
    }
  }

  /** An empty set means all. */
  private void analyse(Set<EpisodeId> episodes) {
    List<Unheard> waiting = new ArrayList<>(episodes.isEmpty() ? store.unheard() : store.unheard(episodes));
    waiting.removeAll(unreadable);
    if (waiting.isEmpty() || isClosed() || !(loading.get() instanceof Loading.Loaded(var ffmpeg))) {
      return;
    }
    Inspector inspector = new Inspector(ffmpeg);
    for (Unheard unheard : waiting) {
      if (isClosed()) {
        return;
      }
      hear(inspector, unheard);
    }
  }

  private void hear(Inspector inspector, Unheard unheard) {
    DownloadState.Done file = new DownloadState.Done(unheard.file(), 0);
    long start = System.nanoTime();
    switch (inspector.whole(library.fileOf(file), this::pause)) {
      case Inspecting.Done(Inspection found) -> {
        SoundProfile profile = profile(unheard.episode(), found);
        pictures.save(unheard.episode(), pictures(found));
        store.save(unheard, profile);
        LOG.debug("Episode {}: {} ms of sound heard in {} ms", unheard.episode(), profile.durationMs(),
            (System.nanoTime() - start) / 1_000_000);
        if (profile.durationMs() != null) {
          library.saveDuration(unheard.episode(), profile.durationMs());
        } else {
          library.changed(Set.of(), Set.of(unheard.episode()));
        }
      }
      case Inspecting.NotPlayable(String detail) -> {
        LOG.info("Episode {} cannot be listened to: {}", unheard.episode(), detail);
        store.saveProblem(unheard, detail);
      }
      case Inspecting.CannotRead(String detail) -> {
        LOG.info("The file of episode {} cannot be read: {}", unheard.episode(), detail);
        unreadable.add(unheard);
      }
      case Inspecting.Cancelled _ -> LOG.debug("Stopped listening to episode {}", unheard.episode());
    }
  }

  /** Waits while it is in the way; ends the inspection by an interrupt when all is over. */
  private synchronized void pause() {
    try {
      while (givingWay && !closed) {
        wait();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (closed) {
      Thread.currentThread().interrupt();
    }
  }

  private static Map<Integer, byte[]> pictures(Inspection found) {
    Map<Integer, byte[]> kept = new LinkedHashMap<>();
    if (!found.pictures().isEmpty()) {
      kept.put(EmbeddedPicture.COVER, found.pictures().getFirst().bytes());
    }
    for (int i = 0; i < Math.min(MOST_PICTURES, found.chapters().size()); i++) {
      Inspection.Picture picture = found.chapters().get(i).picture();
      if (picture != null) {
        kept.put(i, picture.bytes());
      }
    }
    kept.values().removeIf(bytes -> bytes.length > LARGEST_PICTURE);
    return kept;
  }

  private static SoundProfile profile(EpisodeId id, Inspection found) {
    SoundAnalysis sound = found.sound();
    List<Chapter> chapters = new ArrayList<>();
    for (Inspection.Chapter chapter : found.chapters()) {
      chapters.add(new Chapter(chapter.startMs(), chapter.endMs(), chapter.title(), chapter.url(),
          chapter.picture() == null ? null : new EmbeddedPicture(id, chapters.size()).address()));
    }
    Map<String, String> tags = found.tags().entrySet().stream()
        .filter(tag -> tag.getValue().length() <= LONGEST_TAG)
        .limit(MOST_TAGS)
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    return new SoundProfile(
        found.durationMs(),
        sound == null ? null : sound.loudnessLufs(),
        sound == null ? 0 : sound.peak(),
        sound == null ? new byte[0] : sound.waveform(),
        sound == null ? List.of()
            : sound.silences().stream().map(each -> new Silence(each.fromMs(), each.toMs())).toList(),
        tags,
        chapters,
        found.pictures().isEmpty() ? null : new EmbeddedPicture(id, EmbeddedPicture.COVER));
  }

  private synchronized boolean isClosed() {
    return closed;
  }

  /** What is half done begins anew at the next start. Answers at once; the thread ends soon. */
  @Override
  public synchronized void close() {
    closed = true;
    notifyAll();
    if (changes != null) {
      changes.close();
      changes = null;
    }
  }
}
