package app.earmark.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import app.earmark.util.Message;
import app.earmark.util.Texts;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What browsers and file managers hand over, as the desktop entry asks them to. */
class OpenCommandTest {

  @TempDir Path folder;

  @Test
  void aFileIsFoundByItsNameItsPathAndItsAddress() throws IOException {
    Path list = Files.writeString(folder.resolve("Meine Podcasts – 100%.opml"), "<opml/>");
    String whole = list.toString();
    assertThat(asked(list.getFileName().toString(), whole, list.toUri().toString()))
        .containsExactly(whole, whole, whole);
    assertThat(asked(".")).containsExactly(folder.resolve(".").toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"podcast://show.example/a", "pcast://show.example/a", "feed:https://show.example/a%20b",
      "itpc://show.example/a", "https://show.example/", "gone.opml", "file:///gone/with%20the.opml", "file:%", "a\0b"})
  void everythingElseIsLeftForTheWindow(String word) {
    assertThat(asked(word)).containsExactly(word);
  }

  @Test
  void theWindowAsksForAnAddress() {
    assertThat(asked("--add")).containsExactly("");
    assertThat(asked()).isEmpty();
  }

  /** The entry itself: each of its lines is a command that there is. */
  @Test
  void theDesktopEntryStartsWhatThereIs() throws IOException {
    List<String> lines = Files.readAllLines(Path.of("packaging/linux/share/app.earmark.Earmark.desktop")).stream()
        .filter(line -> line.startsWith("Exec=")).map(line -> line.substring("Exec=".length())).toList();
    assertThat(lines).hasSize(3).allMatch(line -> line.startsWith("earmark "));
    assertThat(lines.stream().map(line -> parse(Stream.of(line.split(" ")).skip(1).toList()))).allSatisfy(request ->
        assertThat(request instanceof Request.Window
            || (request instanceof Request.ForLibrary asked && asked.command().needsWindow())).isTrue());
  }

  private List<String> asked(String... words) {
    return switch (parse(Stream.concat(Stream.of("open"), Stream.of(words)).toList())) {
      case Request.Window window -> window.asked();
      case Request other -> throw new AssertionError(other);
    };
  }

  private Request parse(List<String> line) {
    FeedCheck none = (file, from) -> new FeedCheck.Reading.None(Message.of("cli.bug"));
    return new CommandLineParser(new Texts(Locale.UK), "test", none, () -> {
      throw new AssertionError("no sound");
    }).parse(line, new Terminal(new ByteArrayOutputStream(), new ByteArrayOutputStream(), folder, false));
  }
}
