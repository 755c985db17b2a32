package app.earmark.app;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets the thread that says so give way to the others: the window's must not wait while feeds are read on all cores.
 * Java's own priorities are not passed on to Linux without root's rights, although any thread may ask for less; so the
 * system is asked: setpriority(2), which there counts for a single thread. Elsewhere nothing is done.
 */
final class Courtesy {

  /** With it a thread gets a tenth of a core that another one wants, and all of it where none does. */
  private static final int NICE = 10;

  private static final int PRIO_PROCESS = 0;
  private static final int THIS_THREAD = 0;
  private static final Logger LOG = LoggerFactory.getLogger(Courtesy.class);

  private Courtesy() {}

  /** For the rest of this thread's life; a platform thread. */
  @SuppressWarnings("restricted") // The program is started with native access allowed, for its other libraries, too.
  static void giveWay() {
    if (!System.getProperty("os.name").equals("Linux")) {
      return;
    }
    try {
      Linker linker = Linker.nativeLinker();
      MethodHandle setpriority = linker.downcallHandle(
          linker.defaultLookup().find("setpriority").orElseThrow(),
          FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT,
              ValueLayout.JAVA_INT));
      int status = (int) setpriority.invokeExact(PRIO_PROCESS, THIS_THREAD, NICE);
      if (status != 0) {
        LOG.debug("The thread stays as important as the others");
      }
    } catch (Throwable e) {
      // What a method handle may throw. The work is done all the same.
      LOG.debug("The thread stays as important as the others", e);
    }
  }
}
