package app.earmark.app.instance;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One process for each library. Whoever comes first owns it: it holds the lock and answers the calls of those that come
 * later. What an owner that was killed has left behind is cleared away by the next one.
 */
public final class SingleInstance {

  private static final Logger LOG = LoggerFactory.getLogger(SingleInstance.class);

  private final Path library;
  private final SocketPlace sockets;

  public SingleInstance(Path library) {
    this(library, SocketPlace.ofProcess());
  }

  SingleInstance(Path library, SocketPlace sockets) {
    this.library = library;
    this.sockets = sockets;
  }

  /**
   * Becomes the owner; empty where another process is. A system without such sockets costs no more than that: later
   * starts are then told that the library is in use.
   *
   * @param threads for the calls, one each, and one that waits for them
   * @throws IOException where the library's folder cannot be written
   */
  public Optional<Ownership> own(ExecutorService threads, Host host) throws IOException {
    Optional<LibraryLock> lock = LibraryLock.take(library);
    return lock.map(taken -> new Ownership(taken, open(taken, threads, host)));
  }

  /** Calls the owner, passing on what it prints. Blocks until that ends. */
  public Answer call(Call call, PrintStream out, PrintStream err) {
    try {
      Optional<Path> socket = LibraryLock.socket(library);
      return socket.isEmpty() ? new Answer.Unreachable() : Visitor.call(socket.get(), call, out, err);
    } catch (IOException e) {
      LOG.debug("the lock cannot be read", e);
      return new Answer.Unreachable();
    }
  }

  private @Nullable Door open(LibraryLock lock, ExecutorService threads, Host host) {
    try {
      Optional<Path> old = lock.socketLeftBehind();
      if (old.isPresent()) {
        sockets.remove(old.get());
      }
      Path socket = sockets.make();
      Door door = Door.open(socket, threads, host);
      lock.writeSocket(socket);
      return door;
    } catch (IOException | UnsupportedOperationException e) {
      LOG.warn("Other processes cannot speak to this one", e);
      return null;
    }
  }

  /** The right to open the library, until it is closed. */
  public final class Ownership implements AutoCloseable {

    private final LibraryLock lock;
    private final @Nullable Door door;

    private Ownership(LibraryLock lock, @Nullable Door door) {
      this.lock = lock;
      this.door = door;
    }

    /** Lets the next process have the library: close it when nothing here uses it any more. */
    @Override
    public void close() {
      try (lock) {
        if (door != null) {
          door.close();
          sockets.remove(door.socket());
        }
      } catch (IOException e) {
        LOG.warn("The lock of the library was not given back in order", e);
      }
    }
  }
}
