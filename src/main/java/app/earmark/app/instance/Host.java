package app.earmark.app.instance;

import java.io.OutputStream;

/** Does what later starts ask of this process. Called on one thread for each call. */
@FunctionalInterface
public interface Host {

  /**
   * Does it, blocking, and tells how it ended.
   *
   * @param out standard output of the caller
   * @param err standard error of the caller
   * @throws InterruptedException when the caller hung up
   */
  Answer answer(Call call, OutputStream out, OutputStream err) throws InterruptedException;
}
