package app.earmark.ui.main;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DropsTest {

  @ParameterizedTest
  @ValueSource(strings = {"https://show.example/feed", " http://show.example ", "feed://show.example/a",
      "PODCAST://show.example", "itpc:/show.example", "feed:https://show.example/a"})
  void addressesAreUnderstood(String text) {
    assertThat(Drops.isAddress(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "hello", "file:///etc/passwd", "javascript:alert(1)", "https://two words"})
  void otherTextIsNot(String text) {
    assertThat(Drops.isAddress(text)).isFalse();
  }

  @Test
  void oneListIsUnderstood() {
    assertThat(Drops.isList(List.of(new File("podcasts.OPML")))).isTrue();
    assertThat(Drops.isList(List.of(new File("a.opml"), new File("b.opml")))).isFalse();
    assertThat(Drops.isList(List.of(new File("a.mp3")))).isFalse();
    assertThat(Drops.isList(List.of())).isFalse();
  }

  @Test
  void onlyAWholePathNamesAFile(@TempDir File folder) {
    assertThat(Drops.isThere(folder)).isTrue();
    assertThat(Drops.isThere(new File(folder, "gone.mp3"))).isFalse();
    assertThat(Drops.isThere(new File("pom.xml"))).isFalse();
    assertThat(Drops.isThere(new File(""))).as("asks for an address").isFalse();
  }
}
