package app.earmark.testing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** Published test material that is not part of the project: {@code ../shared/corpus} or EARMARK_CORPUS. */
public final class Corpus {

  private Corpus() {}

  /** A file or folder of it; skips the test, saying so, where the material is missing. */
  public static Path path(String name) {
    String told = System.getenv("EARMARK_CORPUS");
    Path folder = told != null ? Path.of(told) : Path.of("../shared/corpus");
    Path file = folder.resolve(name);
    assumeTrue(Files.exists(file), "skipped: there is no " + file);
    return file;
  }
}
