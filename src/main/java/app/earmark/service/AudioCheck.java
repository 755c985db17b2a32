package app.earmark.service;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Opens a file that has arrived, before it counts as an episode. Blocks for some milliseconds; any thread, any number
 * at once.
 */
@FunctionalInterface
public interface AudioCheck {

  /** What the file is. */
  sealed interface Verdict {

    /** Sound that can be played; {@code durationMs} as the file has it, {@code null} where it only can be guessed. */
    record Playable(@Nullable Long durationMs) implements Verdict {}

    /** There is nothing to be heard in it; {@code detail} is for the log. */
    record NotPlayable(String detail) implements Verdict {}

    /** It says itself, or the feed does, that it is longer than it is. */
    record CutShort(long statedMs) implements Verdict {}

    /** Nobody here can tell. */
    record Unknown() implements Verdict {}
  }

  /** Where nothing can open files: what the first bytes say must do. */
  AudioCheck NONE = (file, announcedMs) -> new Verdict.Unknown();

  /** @param announcedMs how long it is said to be; {@code null} where nobody says */
  Verdict check(Path file, @Nullable Long announcedMs);

  /** A file is on its way: what has to be loaded for {@link #check} may be loaded meanwhile. Returns at once. */
  default void prepare() {}
}
