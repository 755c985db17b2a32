package app.earmark.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class FileBrowserTest {

  private final Path file = Path.of("/music/a, b & c.mp3");

  @Test
  void marksTheFileWhereTheSystemCan() {
    assertThat(new FileBrowser("Windows 11").commands(file).getFirst()).containsExactly("explorer", "/select," + file);
    assertThat(new FileBrowser("Mac OS X").commands(file).getFirst())
        .containsExactly("open", "-R", file.toString());
  }

  @Test
  void asksTheFileManagerOfLinuxFirstAndOpensTheFolderElse() {
    List<List<String>> commands = new FileBrowser("Linux").commands(file);
    assertThat(commands.getFirst()).contains("array:string:file:///music/a%2C%20b%20&%20c.mp3");
    assertThat(commands.getLast()).containsExactly("xdg-open", "/music");
  }
}
