package app.earmark.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import app.earmark.model.FeedProblem;
import app.earmark.util.Texts;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineParserTest {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void withoutACommandItIsTheWindow() {
    assertThat(parse()).isEqualTo(new Request.Window(null, List.of()));
    assertThat(parse("--library", "mine")).isEqualTo(new Request.Window("mine", List.of()));
    assertThat(err.toString(StandardCharsets.UTF_8) + out).isEmpty();
  }

  @Test
  void theLibraryCanBeNamedBeforeOrBehindTheCommand() {
    for (Request request : List.of(parse("--library=mine", "podcasts"), parse("podcasts", "--library", "mine"))) {
      assertThat(request).isInstanceOfSatisfying(Request.ForLibrary.class, asked -> {
        assertThat(asked.library()).isEqualTo("mine");
        assertThat(asked.command()).isInstanceOf(PodcastsCommand.class);
      });
    }
  }

  @Test
  void aRefreshIsUnderstoodHoweverItIsWritten() {
    for (String line : List.of("refresh", "refresh --json", "--library=mine refresh")) {
      assertThat(parse(line.split(" "))).isInstanceOfSatisfying(
          Request.ForLibrary.class, asked -> assertThat(asked.command()).isInstanceOf(RefreshCommand.class));
    }
    assertThat(parse("--library", "mine", "refresh")).isInstanceOfSatisfying(Request.ForLibrary.class, asked -> {
      assertThat(asked.library()).isEqualTo("mine");
      assertThat(asked.command()).isInstanceOf(RefreshCommand.class);
    });
  }

  @ParameterizedTest
  @ValueSource(strings = {
      "nonsense", "--nonsense", "add", "remove", "remove five", "episodes --limit", "episodes --limit many", "check",
      "podcasts extra", "download", "download --new --all", "download 7 --all", "import",
      "position 7", "position 7 soon", "played", "--library"})
  void aWrongUsageIsSaidInAFewWords(String line) {
    assertThat(parse(line.split(" "))).isEqualTo(new Request.Answered(2));
    assertThat(out.toString(StandardCharsets.UTF_8)).isEmpty();
    assertThat(err.toString(StandardCharsets.UTF_8).lines().toList())
        .hasSize(2)
        .last().asString().contains("--help");
  }

  @Test
  void everyCommandIsFoundByTheNameThatTheHelpGivesIt() {
    assertThat(parse("--help")).isEqualTo(new Request.Answered(0));
    List<String> names = out.toString(StandardCharsets.UTF_8).lines()
        .dropWhile(line -> !line.startsWith("Commands:")).skip(1)
        .filter(line -> line.matches("  [a-z]+ .*")).map(line -> line.strip().replaceFirst(" .*", "")).toList();
    assertThat(names).hasSizeGreaterThan(20);
    for (String name : names) {
      out.reset();
      assertThat(parse(name, "--help")).isEqualTo(new Request.Answered(0));
      assertThat(out.toString(StandardCharsets.UTF_8)).contains("earmark " + name);
    }
  }

  @Test
  void helpNamesEveryCommandInWords() {
    assertThat(parse("--help")).isEqualTo(new Request.Answered(0));
    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains("add ", "podcasts ", "episodes ", "refresh ", "check ", "remove ", "--library=DIR")
        .contains("List the podcasts subscribed to.", "Folder of the library");
    assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"add", "podcasts", "episodes", "refresh", "download", "check", "import", "export", "played",
      "unplayed", "position",
      "remove"})
  void eachCommandExplainsItself(String command) {
    assertThat(parse(command, "--help")).isEqualTo(new Request.Answered(0));
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("earmark " + command).doesNotContain("cli.");
  }

  @Test
  void theVersionIsOneLine() {
    assertThat(parse("--version")).isEqualTo(new Request.Answered(0));
    assertThat(out.toString(StandardCharsets.UTF_8).lines().toList()).containsExactly("earmark 1.2.3");
  }

  private Request parse(String... arguments) {
    FeedCheck none = (file, folder) -> new FeedCheck.Reading.None(new FeedProblem.BadAddress(file).message());
    return new CommandLineParser(new Texts(Locale.UK), "1.2.3", none, () -> {
      throw new AssertionError("no sound");
    })
        .parse(List.of(arguments), new Terminal(out, err, Path.of("/somewhere"), false));
  }
}
