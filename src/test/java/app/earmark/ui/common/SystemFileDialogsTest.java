package app.earmark.ui.common;

import static org.assertj.core.api.Assertions.assertThat;

import app.earmark.ui.common.FileDialogs.Kind;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class SystemFileDialogsTest {

  private static final Kind MARKDOWN = new Kind("Markdown", "md");
  private static final Kind CSV = new Kind("CSV", "csv");
  private static final Kind ANY = new Kind("Any", "*");
  private static final List<Kind> KINDS = List.of(MARKDOWN, CSV, ANY);

  private static Path named(String name, Kind chosen) {
    return SystemFileDialogs.named(Path.of("/tmp", name), chosen, KINDS);
  }

  @Test
  void theKindThatWasChosenCountsNotTheNameThatWasSuggested() {
    assertThat(named("earmarks.md", CSV)).isEqualTo(Path.of("/tmp/earmarks.csv"));
    assertThat(named("earmarks", CSV)).isEqualTo(Path.of("/tmp/earmarks.csv"));
    assertThat(named("v1.2", MARKDOWN)).isEqualTo(Path.of("/tmp/v1.2.md"));
  }

  @Test
  void aNameThatFitsStaysAsItIs() {
    assertThat(named("Mine.CSV", CSV)).isEqualTo(Path.of("/tmp/Mine.CSV"));
    assertThat(named("mine.txt", ANY)).isEqualTo(Path.of("/tmp/mine.txt"));
  }
}
