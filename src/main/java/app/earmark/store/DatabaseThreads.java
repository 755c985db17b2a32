package app.earmark.store;

import java.util.concurrent.ExecutorService;

/**
 * The threads on which SQLite runs. Its native calls pin a virtual thread to its carrier, so both must hand out
 * platform threads; tests may pass executors that run at once on the caller's thread.
 *
 * @param writer exactly one thread: every change of the library happens on it, one after the other
 * @param readers two or three threads; readers see the last commit and never wait for the writer (WAL)
 */
public record DatabaseThreads(ExecutorService writer, ExecutorService readers) {}
