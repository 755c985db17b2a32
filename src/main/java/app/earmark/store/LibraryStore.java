package app.earmark.store;

import java.nio.file.Path;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * A library on disk: {@code library.db} in its folder, and the stores of what is in it. Times are kept in ms, paths
 * relative to the folder, so that it can be moved.
 *
 * <p>Threads: any; every method of a store blocks until SQLite is done, a change until it is on the disk.
 */
public final class LibraryStore implements AutoCloseable {

  /** In the folder of the library; where it is not, there is no library, or its drive is away. */
  public static final String FILE = "library.db";

  private final Path folder;
  private final LibraryFile file;
  private final Database database;

  LibraryStore(Path folder, LibraryFile file, Database database) {
    this.folder = folder;
    this.file = file;
    this.database = database;
  }

  /** Opens the library in {@code folder}, or makes one where there is none. */
  public static LibraryOpening open(Path folder, DatabaseThreads threads) {
    return new LibraryFile(folder).open(threads);
  }

  /** Where the library lives; files of episodes are named relative to it. */
  public Path folder() {
    return folder;
  }

  public PodcastStore podcasts() {
    return new PodcastStore(database);
  }

  public PodcastDates podcastDates() {
    return new PodcastDates(database);
  }

  public FeedStore feeds() {
    return new FeedStore(database);
  }

  public EpisodeStore episodes() {
    return new EpisodeStore(database);
  }

  public WithdrawnStore withdrawn() {
    return new WithdrawnStore(database);
  }

  public UnionStore unions() {
    return new UnionStore(database);
  }

  public MergeStore merges() {
    return new MergeStore(database);
  }

  public DownloadStore downloads() {
    return new DownloadStore(database);
  }

  public UpNextStore upNext() {
    return new UpNextStore(database);
  }

  public ChapterSkipStore chapterSkips() {
    return new ChapterSkipStore(database);
  }

  public HistoryStore history() {
    return new HistoryStore(database);
  }

  public ListeningStore listening() {
    return new ListeningStore(database);
  }

  public SoundStore sounds() {
    return new SoundStore(database);
  }

  public FilePictureStore filePictures() {
    return new FilePictureStore(database);
  }

  public SearchIndexStore searchIndex() {
    return new SearchIndexStore(database);
  }

  public EarmarkStore earmarks() {
    return new EarmarkStore(database);
  }

  public TranscriptStore transcripts() {
    return new TranscriptStore(database);
  }

  public FolderStore folders() {
    return new FolderStore(database);
  }

  public SmartListStore smartLists() {
    return new SmartListStore(database);
  }

  public SearchStore search() {
    return new SearchStore(database);
  }

  public KeepingStore keeping() {
    return new KeepingStore(database);
  }

  public SettingsStore settings() {
    return new SettingsStore(database);
  }

  public Backups backups() {
    return new Backups(folder, database);
  }

  /** Reads all of it and says what is wrong, in SQLite's words; empty: nothing. Takes seconds for a large library. */
  public List<String> integrity() {
    return noteDamage(database.read(handle -> check(handle, "integrity_check")));
  }

  /** The same without comparing indexes with their tables, in a fraction of the time. */
  public List<String> quickIntegrity() {
    return noteDamage(database.read(handle -> check(handle, "quick_check")));
  }

  private List<String> noteDamage(List<String> wrong) {
    if (!wrong.isEmpty()) {
      file.markDamaged(wrong.getFirst());
    }
    return wrong;
  }

  static List<String> check(Handle handle, String pragma) {
    return handle.createQuery("PRAGMA " + pragma).mapTo(String.class).list().stream()
        .filter(line -> !line.equals("ok"))
        .toList();
  }

  /** Waits for what is being written. */
  @Override
  public void close() {
    database.close();
  }
}
