package app.earmark.ui.settings;

import static org.assertj.core.api.Assertions.assertThat;

import app.earmark.model.SoundSupport;
import app.earmark.ui.testing.UiBench;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsViewModelTest {

  private final Path folder;
  @AutoClose private final UiBench bench;
  private SettingsViewModel model;

  SettingsViewModelTest(@TempDir Path folder) throws IOException {
    this.folder = folder;
    bench = new UiBench(folder.resolve("library"));
    model = new SettingsViewModel(bench.playback, bench.library, bench.opml, bench.background, bench.toaster);
  }

  @Test
  void writesTheListOfPodcasts() {
    bench.podcast("Career", 1);
    model.exportTo(folder.resolve("out.opml"), false);
    assertThat(folder.resolve("out.opml")).content().contains("Career").contains("<opml");
    assertThat(bench.toaster.last()).isEqualTo("window.toast.exported");

    model.exportTo(folder.resolve("no/such/folder/out.opml"), false);
    assertThat(bench.toaster.last()).isEqualTo("window.toast.not-exported");
  }

  @Test
  void saysWhatThisMachineCannotDoWithSound() {
    assertThat(model.soundProblem()).isEmpty();
    bench.output.support().publish(new SoundSupport.FilesAsTheyAre("no such file"));
    assertThat(model.soundProblem().map(bench.texts::get).orElse("")).contains("no such file");
  }

  @Test
  void saysWhereTheLibraryIs() {
    assertThat(model.folder()).isEqualTo(folder.resolve("library"));
  }
}
