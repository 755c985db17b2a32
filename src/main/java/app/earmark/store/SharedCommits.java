package app.earmark.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/**
 * Small changes that come from several threads at a time and each have to be committed before their thread goes on:
 * those that wait for the writer together are committed, and so synced, together. Added by any thread, taken by the
 * writer's.
 */
final class SharedCommits {

  private record Change(Function<Handle, Integer> work, CompletableFuture<Integer> done) {}

  private final Queue<Change> waiting = new ConcurrentLinkedQueue<>();
  private final Consumer<Runnable> around;

  /** @param around runs what it is given, the commit; on the writer's thread */
  SharedCommits(Consumer<Runnable> around) {
    this.around = around;
  }

  /** What the writer has to do for this change; the first one does it for all. */
  Callable<Integer> add(Function<Handle, Integer> work, Handle writer) {
    Change change = new Change(work, new CompletableFuture<>());
    waiting.add(change);
    return () -> {
      commit(writer);
      return change.done.join();
    };
  }

  private void commit(Handle writer) {
    List<Change> changes = new ArrayList<>();
    for (Change change = waiting.poll(); change != null; change = waiting.poll()) {
      changes.add(change);
    }
    if (!changes.isEmpty()) {
      around.accept(() -> commit(changes, writer));
    }
  }

  private static void commit(List<Change> changes, Handle writer) {
    try {
      List<Integer> results =
          writer.inTransaction(handle -> changes.stream().map(change -> change.work.apply(handle)).toList());
      for (int i = 0; i < results.size(); i++) {
        changes.get(i).done.complete(results.get(i));
      }
    } catch (RuntimeException e) {
      // Nothing was written. One of them may be to blame, so each now stands for itself.
      changes.forEach(change -> commitAlone(writer, change));
    }
  }

  private static void commitAlone(Handle writer, Change change) {
    try {
      change.done.complete(writer.inTransaction(change.work::apply));
    } catch (RuntimeException e) {
      change.done.completeExceptionally(e);
    }
  }
}
