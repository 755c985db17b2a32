package app.earmark.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The largest feed that is taken, in a process of its own with less memory than a listener’s program may use. */
class LargeFeedTest {

  @Test
  void sixtyFourMegabytesAreReadWithinSixHundred() throws IOException, InterruptedException {
    Process process = new ProcessBuilder(List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx520m", "-XX:+UseSerialGC",
        "-cp", System.getProperty("java.class.path"), LargeFeedMain.class.getName()))
        .redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(said).contains("items 16000").contains("last g15999");
  }
}
