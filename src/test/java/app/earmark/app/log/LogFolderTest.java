package app.earmark.app.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

class LogFolderTest {

  private static final Logger LOG = LoggerFactory.getLogger(LogFolderTest.class);

  @TempDir
  private Path folder;

  @Test
  void staysBelowFiveMegabytesAndKeepsTheNewest() throws IOException {
    Path logs = folder.resolve("100% mine/logs");
    try (LogFolder _ = LogFolder.open(logs)) {
      for (int i = 0; i < 8_000; i++) {
        LOG.info("record {} {}", i, "x".repeat(1_000));
      }
      LOG.info("{}", "y".repeat(3_000_000));
      LOG.info("the last one");
    }
    long bytes = 0;
    for (Path file : files(logs)) {
      bytes += Files.size(file);
    }
    assertThat(bytes).isLessThanOrEqualTo(5_000_000).isGreaterThan(3_000_000);
    assertThat(Files.readString(logs.resolve("earmark.0.log"))).contains("LogFolderTest: the last one");
  }

  @Test
  void goesOnAfterARestartAndKeepsNoSecrets() throws IOException {
    for (String run : List.of("first run", "second run")) {
      try (LogFolder _ = LogFolder.open(folder)) {
        LOG.warn(run, new IOException("cannot read https://ada:s3cret@h.example/f?key=s3cret"));
        LOG.debug("too much detail");
      }
    }
    assertThat(files(folder)).hasSize(1);
    assertThat(Files.readString(folder.resolve("earmark.0.log")))
        .contains("first run", "second run", "https://h.example/f?…", "LogFolderTest.java")
        .doesNotContain("s3cret", "too much detail");
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }
}
