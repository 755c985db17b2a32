package app.earmark.store;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.TemplateEngine;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteConfig.TransactionMode;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteOpenMode;

/**
 * The connections of one library: one that writes, on the writer's thread alone, and one for each reader at work.
 *
 * <p>Every commit is synced (synchronous=FULL): after a power cut each committed refresh and each finished download is
 * still there. In WAL mode that is one sync for a commit, however many rows it has.
 *
 * <p>Threads: any. Callers wait until their work is done, also while they are interrupted; the interruption is kept
 * for whoever asks next. Neither reading nor writing may be started from inside a write.
 */
final class Database implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Database.class);
  private static final int BUSY_TIMEOUT_MS = 10_000;
  private static final int PAGE_BYTES = 8192;

  /** One for all connections, so that each statement is parsed once. */
  private static final StatementParser PARSER = new StatementParser();

  private final Path file;
  private final DatabaseThreads threads;
  private final Handle writer;
  private final Consumer<String> whenDamaged;

  private final SharedCommits shared = new SharedCommits(Runnable::run);
  private final SharedCommits sharedUnsynced = new SharedCommits(this::unsynced);

  /** Guarded by itself. Connections of readers that are idle now; a reader takes the one used last. */
  private final Deque<Handle> idle = new ArrayDeque<>();

  /** Guarded by {@link #idle}. All connections of readers, to be closed at the end. */
  private final List<Handle> opened = new ArrayList<>();

  private Database(Path file, DatabaseThreads threads, Handle writer, Consumer<String> whenDamaged) {
    this.file = file;
    this.threads = threads;
    this.writer = writer;
    this.whenDamaged = whenDamaged;
  }

  /**
   * Opens or creates the file; the schema is not looked at.
   *
   * @param whenDamaged told what SQLite says whenever it meets a damaged page; any thread
   */
  static Database open(Path file, DatabaseThreads threads, Consumer<String> whenDamaged) {
    Handle writer = waitFor(threads.writer(), () -> handle(file, "", writing()), whenDamaged);
    return new Database(file, threads, writer, whenDamaged);
  }

  /** A connection of its own for a file that nobody else has open and that may be lost until it is closed. */
  static Handle making(Path file) {
    SQLiteConfig config = common();
    config.setPageSize(PAGE_BYTES);
    config.setSynchronous(SynchronousMode.OFF);
    config.setJournalMode(JournalMode.MEMORY);
    return handle(file, "", config);
  }

  private static SQLiteConfig writing() {
    SQLiteConfig config = common();
    config.setJournalMode(JournalMode.WAL);
    config.setSynchronous(SynchronousMode.FULL);
    config.setTransactionMode(TransactionMode.IMMEDIATE);
    config.enforceForeignKeys(true);
    config.setPageSize(PAGE_BYTES);
    // In KiB. A first import writes thousands of pages; those of the indexes are needed again and again.
    config.setPragma(SQLiteConfig.Pragma.CACHE_SIZE, "-16000");
    // In pages, 32 MB: a page of an index that many transactions change is moved from the log into the database once.
    config.setWalAutocheckpoint(4000);
    return config;
  }

  /** A connection that can do nothing but read, whatever is asked of it. */
  private static SQLiteConfig reading() {
    SQLiteConfig config = common();
    config.setReadOnly(true);
    config.resetOpenMode(SQLiteOpenMode.CREATE);
    return config;
  }

  private static SQLiteConfig common() {
    SQLiteConfig config = new SQLiteConfig();
    config.setBusyTimeout(BUSY_TIMEOUT_MS);
    config.setOpenMode(SQLiteOpenMode.NOMUTEX);
    config.setOpenMode(SQLiteOpenMode.OPEN_URI);
    return config;
  }

  /**
   * Reads a library that nobody has open, and leaves not even an empty file beside it. Where a crash left a log, that
   * is read, too.
   */
  static Handle looking(Path file) {
    boolean log = Files.exists(file.resolveSibling(file.getFileName() + "-wal"));
    return handle(file, log ? "" : "?immutable=1", reading());
  }

  /** A handle with a connection of its own, which is closed with it. */
  private static Handle handle(Path file, String parameters, SQLiteConfig config) {
    // As a URI: in a plain path the driver takes what follows a question mark for settings.
    String address = "jdbc:sqlite:" + file.toAbsolutePath().toUri() + parameters;
    Jdbi jdbi = Jdbi.create(() -> DriverManager.getConnection(address, config.toProperties()));
    jdbi.configure(
        SqlStatements.class, statements -> statements.setSqlParser(PARSER).setTemplateEngine(TemplateEngine.NOP));
    return jdbi.open();
  }

  /** Runs {@code work} in one transaction and returns after its commit; if it throws, nothing was changed. */
  <T extends @Nullable Object> T write(Function<Handle, T> work) {
    return waitFor(threads.writer(), () -> writer.inTransaction(work::apply));
  }

  /** The same for a small change; those that wait at the same time share one commit. Returns what {@code work} does. */
  int writeShared(Function<Handle, Integer> work) {
    return waitForShared(shared.add(work, writer));
  }

  private int waitForShared(Callable<Integer> commit) {
    try {
      return waitFor(threads.writer(), commit);
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  /**
   * As {@link #write} for what may be lost without harm in a power cut, such as how far a download is: the commit is
   * not synced by itself but with the next one that is. A crash of the program loses nothing.
   */
  void writeUnsynced(Function<Handle, ?> work) {
    waitFor(threads.writer(), () -> {
      unsynced(() -> writer.useTransaction(handle -> {
        var _ = work.apply(handle);
      }));
      return true;
    });
  }

  /** Both at once: hundreds of feeds that are as they were are noted in few commits. */
  int writeSharedUnsynced(Function<Handle, Integer> work) {
    return waitForShared(sharedUnsynced.add(work, writer));
  }

  /** On the writer's thread. */
  private void unsynced(Runnable commit) {
    writer.execute("PRAGMA synchronous = NORMAL");
    try {
      commit.run();
    } finally {
      writer.execute("PRAGMA synchronous = FULL");
    }
  }

  /** Runs a statement outside any transaction, where SQLite asks for that (VACUUM). */
  void writeBare(String sql) {
    waitFor(threads.writer(), () -> writer.execute(sql));
  }

  /** Runs {@code work} on the last commit. */
  <T extends @Nullable Object> T read(Function<Handle, T> work) {
    return waitFor(threads.readers(), () -> {
      Handle handle = borrow();
      try {
        return work.apply(handle);
      } finally {
        synchronized (idle) {
          idle.push(handle);
        }
      }
    });
  }

  private static void interrupt(Handle handle) {
    try {
      handle.getConnection().unwrap(SQLiteConnection.class).getDatabase().interrupt();
    } catch (SQLException e) {
      LOG.debug("a reader that ends by itself", e);
    }
  }

  private Handle borrow() {
    synchronized (idle) {
      Handle handle = idle.poll();
      if (handle != null) {
        return handle;
      }
    }
    Handle handle = handle(file, "", reading());
    synchronized (idle) {
      opened.add(handle);
    }
    return handle;
  }

  private <T extends @Nullable Object> T waitFor(ExecutorService executor, Callable<T> work) {
    return waitFor(executor, work, whenDamaged);
  }

  private static <T extends @Nullable Object> T waitFor(
      ExecutorService executor, Callable<T> work, Consumer<String> whenDamaged) {
    Future<T> future = executor.submit(work);
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return future.get();
        } catch (InterruptedException e) {
          interrupted = true;
        } catch (ExecutionException e) {
          throw unwrapped(e, whenDamaged);
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static RuntimeException unwrapped(ExecutionException e, Consumer<String> whenDamaged) {
    SQLiteErrorCode code = LibraryUnwritable.code(e);
    if (code == SQLiteErrorCode.SQLITE_CORRUPT || code == SQLiteErrorCode.SQLITE_NOTADB) {
      whenDamaged.accept(String.valueOf(e.getMessage()));
    }
    return switch (e.getCause()) {
      case Error error -> throw error;
      case RuntimeException failure when LibraryUnwritable.causedBy(failure) -> new LibraryUnwritable(failure);
      case RuntimeException failure -> {
        failure.addSuppressed(new IllegalStateException("asked for here"));
        yield failure;
      }
      case null, default -> new IllegalStateException(e);
    };
  }

  /** Readers at work are cut short: a check of the whole library must not keep the program from ending. */
  @Override
  public void close() {
    synchronized (idle) {
      opened.stream().filter(reader -> !idle.contains(reader)).forEach(Database::interrupt);
    }
    waitFor(threads.readers(), () -> {
      synchronized (idle) {
        opened.forEach(Handle::close);
        opened.clear();
        idle.clear();
      }
      return true;
    });
    waitFor(threads.writer(), () -> {
      try {
        writer.execute("PRAGMA optimize");
      } catch (RuntimeException e) {
        // A full disk or a damaged library must not keep it from being closed.
        LOG.debug("not optimised", e);
      }
      writer.close();
      return true;
    });
  }
}
