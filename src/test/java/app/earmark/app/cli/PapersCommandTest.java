package app.earmark.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import app.earmark.util.Message;
import app.earmark.util.Texts;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The manual page and the completions against what the commands’ own help says. */
class PapersCommandTest {

  private static final Pattern OPTION = Pattern.compile("--[a-z][a-z-]*");

  private final List<String> commands = print("--help").lines()
      .dropWhile(line -> !line.startsWith("Commands:")).skip(1)
      .filter(line -> line.matches("  [a-z]+ .*")).map(line -> line.strip().replaceFirst(" .*", "")).toList();

  @Test
  void theManualHasEveryCommandAndOptionInItsPlace() {
    String manual = print("papers", "manual").replace("\\-", "-");
    assertThat(manual).startsWith(".TH EARMARK 1\n").doesNotContain("cli.");
    assertThat(commands).hasSizeGreaterThan(20);
    for (String command : commands) {
      assertThat(manual).contains("\n.SS " + command + "\n");
      String section = manual.substring(manual.indexOf("\n.SS " + command + "\n")).replaceFirst("^\n", "");
      int end = section.indexOf("\n.S");
      assertThat(options(section.substring(0, end < 0 ? section.length() : end)))
          .as(command).containsExactlyInAnyOrderElementsOf(ownOptions(command));
    }
  }

  @Test
  void theCompletionsForFishKnowEveryCommandAndOption() {
    List<String> lines = print("papers", "fish").lines().toList();
    assertThat(lines).contains("complete -c earmark -n '__fish_use_subcommand' -s V -l version -d "
        + "'Say which version this is.'").allMatch(line -> line.startsWith("complete -c earmark "));
    for (String command : commands) {
      assertThat(lines).anyMatch(line -> line.contains(" -f -a " + command + " -d '"));
      assertThat(lines.stream().filter(line -> line.contains("'__fish_seen_subcommand_from " + command + "'"))
          .map(line -> line.replaceFirst(".* -l ([a-z-]+).*", "--$1"))).as(command)
          .containsExactlyInAnyOrderElementsOf(ownOptions(command));
    }
  }

  @Test
  void theCompletionsKnowEveryCommandAndOption() {
    String completion = print("papers", "completion");
    for (String command : commands) {
      assertThat(completion).contains("_picocli_earmark_" + command + "()");
      String function = completion.substring(completion.indexOf("function _picocli_earmark_" + command + "()"));
      assertThat(options(function.substring(0, function.indexOf("\n}\n")))).as(command)
          .containsAll(ownOptions(command));
    }
  }

  /** As the command's own help lists them. */
  private List<String> ownOptions(String command) {
    return options(print(command, "--help")).stream()
        .filter(option -> !option.equals("--library") && !option.equals("--help")).toList();
  }

  private static List<String> options(String text) {
    return OPTION.matcher(text).results().map(MatchResult::group).distinct().toList();
  }

  private static String print(String... words) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    FeedCheck none = (file, from) -> new FeedCheck.Reading.None(Message.of("cli.bug"));
    Request request = new CommandLineParser(new Texts(Locale.UK), "test", none, () -> {
      throw new AssertionError("no sound");
    }).parse(Stream.of(words).toList(), new Terminal(out, new ByteArrayOutputStream(), Path.of("/somewhere"), false));
    if (request instanceof Request.Free free) {
      assertThat(free.command().run()).isEqualTo(Ending.DONE);
    }
    return out.toString(StandardCharsets.UTF_8);
  }
}
