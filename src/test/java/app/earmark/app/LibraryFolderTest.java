package app.earmark.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LibraryFolderTest {

  private static final Path HOME = Path.of("/home/ada");
  private static final Path WORKING = Path.of("/home/me/here");

  @Test
  void whatIsAskedForCountsFirstThenTheVariable() {
    Map<String, String> environment = Map.of("EARMARK_LIBRARY", "/srv/podcasts", "XDG_DATA_HOME", "/data");
    LibraryFolder folder = new LibraryFolder(environment, "Linux", HOME);
    assertThat(folder.resolve("mine/../yours", WORKING)).isEqualTo(Path.of("/home/me/here/yours"));
    assertThat(folder.resolve(null, WORKING)).isEqualTo(Path.of("/srv/podcasts"));
    assertThat(folder.resolve("", WORKING)).isEqualTo(Path.of("/srv/podcasts"));
  }

  @Test
  void onLinuxItIsInTheFolderForData() {
    assertThat(usual(Map.of("XDG_DATA_HOME", "/data"), "Linux")).isEqualTo(Path.of("/data/earmark"));
    assertThat(usual(Map.of("XDG_DATA_HOME", "relative"), "Linux"))
        .as("the specification has a relative path ignored")
        .isEqualTo(Path.of("/home/ada/.local/share/earmark"));
    assertThat(usual(Map.of("EARMARK_LIBRARY", ""), "Linux")).isEqualTo(Path.of("/home/ada/.local/share/earmark"));
  }

  @Test
  void otherSystemsHaveTheirOwnPlaces() {
    assertThat(usual(Map.of(), "Mac OS X")).isEqualTo(Path.of("/home/ada/Library/Application Support/Earmark"));
    assertThat(usual(Map.of("APPDATA", "/roaming"), "Windows 11")).isEqualTo(Path.of("/roaming/Earmark"));
    assertThat(usual(Map.of(), "Windows 11")).isEqualTo(Path.of("/home/ada/AppData/Roaming/Earmark"));
  }

  private static Path usual(Map<String, String> environment, String system) {
    return new LibraryFolder(environment, system, HOME).resolve(null, WORKING);
  }
}
