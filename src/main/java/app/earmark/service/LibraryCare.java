package app.earmark.service;

import app.earmark.store.Backups;
import app.earmark.store.LibraryStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a library sound while it is used: a quick check after each start of the window and every day, a full one every
 * week, a backup every day that the library is found whole. Blocks for as long as reading the library takes; never on
 * the way to the window.
 */
public final class LibraryCare {

  private static final String CHECKED = "care.checked";

  /** The day (UTC) that care was taken last, or that a command noted first. */
  private static final String DAY = "care.day";
  private static final Duration FULL_CHECK_EVERY = Duration.ofDays(7);

  private static final Logger LOG = LoggerFactory.getLogger(LibraryCare.class);

  private final LibraryStore store;
  private final InstantSource clock;

  public LibraryCare(LibraryStore store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
  }

  /**
   * Where another day has begun, does what is due; otherwise costs one look at the settings. The first day of a library
   * that only commands use is passed over: who has just subscribed has nothing to lose yet, and waits for the command.
   *
   * @return as {@link #run}
   */
  public boolean runOnceADay() {
    String today = today();
    Optional<String> last = store.settings().get(DAY);
    if (last.isEmpty()) {
      store.settings().set(DAY, today);
    }
    return last.isEmpty() || last.get().equals(today) || run();
  }

  private String today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).toString();
  }

  /** Does what is due. False: the library is damaged, which the next start will offer to mend; nothing was copied. */
  public boolean run() {
    Instant now = clock.instant();
    store.settings().set(DAY, today());
    boolean full = isFullCheckDue(now);
    List<String> wrong = full ? store.integrity() : store.quickIntegrity();
    if (!wrong.isEmpty()) {
      return false;
    }
    if (full) {
      store.settings().set(CHECKED, Long.toString(now.toEpochMilli()));
    }
    switch (store.backups().makeIfDue(now)) {
      case Backups.Result.Made made -> LOG.info("backed up to {}", made.file());
      case Backups.Result.NotDue _ -> LOG.debug("backed up before");
      case Backups.Result.Failed failed -> LOG.warn("no backup was made: {}", failed.reason());
    }
    return true;
  }

  private boolean isFullCheckDue(Instant now) {
    return store.settings().get(CHECKED)
        .filter(text -> text.matches("\\d{1,18}"))
        .map(text -> Instant.ofEpochMilli(Long.parseLong(text)))
        .map(last -> Duration.between(last, now).compareTo(FULL_CHECK_EVERY) >= 0)
        .orElse(true);
  }
}
