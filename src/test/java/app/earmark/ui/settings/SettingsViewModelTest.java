package app.earmark.ui.settings;

import static org.assertj.core.api.Assertions.assertThat;

import app.earmark.model.SoundSettings;
import app.earmark.model.SoundSettings.Trimming;
import app.earmark.ui.testing.UiBench;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsViewModelTest {

  @TempDir Path folder;
  private UiBench bench;
  private SettingsViewModel model;

  @BeforeEach
  void open() throws IOException {
    bench = new UiBench(folder.resolve("library"));
    model = new SettingsViewModel(bench.playback, bench.library, bench.opml, bench.background, bench.toaster);
    model.attach();
  }

  @AfterEach
  void close() {
    model.detach();
    bench.close();
  }

  @Test
  void soundIsChangedAtOnce() {
    model.trimmingProperty().set(Trimming.GENTLE);
    model.monoProperty().set(true);
    bench.settle();

    assertThat(bench.playback.settings().get()).isEqualTo(new SoundSettings(Trimming.GENTLE, false, true, 0));
  }

  @Test
  void followsWhatIsChangedElsewhere() {
    bench.playback.setSettings(new SoundSettings(Trimming.STRONG, true, false, 0.5));
    bench.settle();

    assertThat(model.trimmingProperty().get()).isEqualTo(Trimming.STRONG);
    assertThat(model.levelledProperty().get()).isTrue();
    model.levelledProperty().set(false);
    bench.settle();
    assertThat(bench.playback.settings().get().balance()).isEqualTo(0.5);
  }

  @Test
  void writesTheListOfPodcasts() {
    bench.podcast("Career", 1);
    model.exportTo(folder.resolve("out.opml"));
    assertThat(folder.resolve("out.opml")).content().contains("Career").contains("<opml");
    assertThat(bench.toaster.last()).isEqualTo("window.toast.exported");

    model.exportTo(folder.resolve("no/such/folder/out.opml"));
    assertThat(bench.toaster.last()).isEqualTo("window.toast.not-exported");
  }

  @Test
  void saysWhereTheLibraryIs() {
    assertThat(model.folder()).isEqualTo(folder.resolve("library"));
  }
}
