package app.earmark.desktop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import app.earmark.testing.Await;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OtherProgramsTest {

  @TempDir Path folder;

  /** A program that writes down what it was given. */
  private OtherPrograms recording() throws IOException {
    Path program = folder.resolve("opener");
    assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "no /bin/sh on this system");
    Files.writeString(program, "#!/bin/sh\nprintf '%s' \"$1\" > '" + folder + "/seen.part'\n"
        + "mv '" + folder + "/seen.part' '" + folder + "/seen'\n");
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    return new OtherPrograms(List.of(program.toString()));
  }

  @ParameterizedTest
  @ValueSource(strings = {
    "https://example.org/a?b=c&d=$(touch%20x)", "mailto:career@example.org", "tel:+1-555-0100", "HTTP://example.org/"
  })
  void addressesGoToTheirProgramAsTheyAre(String address) throws IOException {
    assertThat(recording().open(URI.create(address))).isTrue();
    Await.until("the program ran", Duration.ofSeconds(10), () -> Files.exists(folder.resolve("seen")));
    assertThat(folder.resolve("seen")).hasContent(address);
  }

  @ParameterizedTest
  @ValueSource(strings = {"file:///etc/passwd", "javascript:alert(1)", "/bin/sh", "vscode://x", "data:text/html,x"})
  void nothingElseIsOpened(String address) throws IOException {
    assertThat(recording().open(URI.create(address))).isFalse();
  }

  @Test
  void aMissingOpenerIsNoCrash() {
    assertThat(new OtherPrograms(List.of(folder.resolve("none").toString())).open(URI.create("https://example.org/")))
        .isFalse();
  }

  @Test
  void eachPlatformHasItsOwn() {
    assertThat(List.of("Linux", "Mac OS X", "Windows 11")).map(OtherPrograms::openerOf).map(List::getFirst)
        .containsExactly("xdg-open", "open", "rundll32");
  }
}
