package app.earmark.store;

import app.earmark.util.Message;
import app.earmark.util.OwnersOnly;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A library on disk: {@code library.db} in its folder, and the stores of what is in it. Times are kept in ms, paths
 * relative to the folder, so that it can be moved.
 *
 * <p>Threads: any; every method of a store blocks until SQLite is done, a change until it is on the disk.
 */
public final class LibraryStore implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(LibraryStore.class);
  /** In the folder of the library; where it is not, there is no library, or its drive is away. */
  public static final String FILE = "library.db";
  private static final byte[] SQLITE_MAGIC = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);

  /** Less than this, and not even a small change can be counted on to succeed. */
  private static final long LEAST_ROOM_BYTES = 2L * 1024 * 1024;

  private final Path folder;
  private final Database database;

  private LibraryStore(Path folder, Database database) {
    this.folder = folder;
    this.database = database;
  }

  /** Opens the library in {@code folder}, or makes one where there is none. */
  public static LibraryOpening open(Path folder, DatabaseThreads threads) {
    Path file = folder.resolve(FILE);
    boolean fresh = false;
    try {
      Files.createDirectories(folder);
      if (!Files.isWritable(folder)) {
        return cannotWrite(folder);
      }
      fresh = !Files.exists(file) || Files.size(file) == 0;
      if (isFull(folder)) {
        return diskFull(folder);
      }
      if (fresh) {
        Files.deleteIfExists(file);
        OwnersOnly.createFile(file);
      } else {
        if (!Files.isWritable(file)) {
          return cannotWrite(folder);
        }
        for (String suffix : new String[] {"", "-wal", "-shm"}) {
          OwnersOnly.tighten(file.resolveSibling(FILE + suffix));
        }
        Optional<LibraryOpening> refused = look(file, folder);
        if (refused.isPresent()) {
          return refused.get();
        }
        if (isStillDamaged(file, damageMark(folder))) {
          return damaged(folder);
        }
      }
      return openAndMigrate(folder, file, threads);
    } catch (IOException | RuntimeException e) {
      LOG.warn("cannot open the library in {}: {}", folder, e.toString());
      if (fresh) {
        delete(file);
      }
      return refusal(e, folder);
    }
  }

  private static LibraryOpening openAndMigrate(Path folder, Path file, DatabaseThreads threads) {
    Database database = Database.open(file, threads, what -> markDamaged(folder, what));
    try {
      Migrations.run(database, folder);
      return new LibraryOpening.Opened(new LibraryStore(folder, database));
    } catch (RuntimeException e) {
      database.close();
      throw e;
    }
  }

  /** Not Files.getFileStore: that throws below a root which is no mount point, as in a chroot or a build's sandbox. */
  private static boolean isFull(Path folder) {
    File disk = folder.toFile();
    // A file system that tells nothing says 0 for all of it.
    return disk.getTotalSpace() > 0 && disk.getUsableSpace() < LEAST_ROOM_BYTES;
  }

  /** A file that is there from when damage was met until it was mended: such a library is not written into. */
  static Path damageMark(Path folder) {
    return folder.resolve("library.damaged");
  }

  /** Reads without changing a byte: whether this is a library, and not one of a later version. */
  private static Optional<LibraryOpening> look(Path file, Path folder) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      if (!Arrays.equals(in.readNBytes(SQLITE_MAGIC.length), SQLITE_MAGIC)) {
        return Optional.of(damaged(folder));
      }
    }
    try (Handle handle = Database.looking(file)) {
      int version = Migrations.version(handle);
      // A file with tables of something else is not ours to write into.
      int tables = handle.createQuery("SELECT count(*) FROM sqlite_schema").mapTo(Integer.class).one();
      if (version > Migrations.VERSION) {
        return Optional.of(new LibraryOpening.NewerVersion(Message.of("library.newer-version", folder.toString())));
      }
      return version == 0 && tables > 0 ? Optional.of(damaged(folder)) : Optional.empty();
    }
  }

  /** Reads all of a library in which damage was met; one that was put right by hand is trusted again. */
  private static boolean isStillDamaged(Path file, Path mark) throws IOException {
    if (!Files.exists(mark)) {
      return false;
    }
    try (Handle handle = Database.looking(file)) {
      if (!check(handle, "integrity_check").isEmpty()) {
        return true;
      }
    }
    Files.delete(mark);
    return false;
  }

  /** So that the next start offers to mend it. Nothing more can be done from within: what reads it goes on or fails. */
  private static void markDamaged(Path folder, String what) {
    try {
      LOG.error("The library in {} is damaged: {}", folder, what);
      Files.writeString(damageMark(folder), what + "\n");
    } catch (IOException e) {
      LOG.warn("cannot keep in mind that the library is damaged", e);
    }
  }

  private static LibraryOpening refusal(Exception failure, Path folder) {
    return switch (LibraryUnwritable.code(failure)) {
      case SQLITE_FULL -> diskFull(folder);
      case SQLITE_CORRUPT, SQLITE_NOTADB, SQLITE_ERROR -> damaged(folder);
      case null, default -> cannotWrite(folder);
    };
  }

  private static LibraryOpening cannotWrite(Path folder) {
    return new LibraryOpening.CannotWrite(Message.of("library.cannot-write", folder.toString()));
  }

  private static LibraryOpening diskFull(Path folder) {
    return new LibraryOpening.DiskFull(Message.of("library.disk-full", folder.toString()));
  }

  private static LibraryOpening damaged(Path folder) {
    return new LibraryOpening.Damaged(Message.of("library.damaged", folder.resolve(FILE).toString()));
  }

  private static void delete(Path file) {
    try {
      for (String suffix : new String[] {"", "-wal", "-shm"}) {
        Files.deleteIfExists(file.resolveSibling(FILE + suffix));
      }
    } catch (IOException e) {
      LOG.warn("cannot delete the empty library {}", file, e);
    }
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
      markDamaged(folder, wrong.getFirst());
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
