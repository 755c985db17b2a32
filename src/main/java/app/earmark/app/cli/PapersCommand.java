package app.earmark.app.cli;

import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Parameters;

/** Prints what packages bring along about the command line itself, so that it says the same as {@code --help}. */
@Command(name = "papers", hidden = true)
final class PapersCommand implements FreeCommand {

  /** What can be printed. */
  enum Paper {
    /** For bash; zsh reads it, too. */
    completion,
    /** For fish. */
    fish,
    /** For man(1), in man(7)'s words. */
    manual
  }

  private final CommandContext context;
  private final CommandLine whole;

  @Parameters(paramLabel = "completion|fish|manual")
  private Paper paper = Paper.manual;

  PapersCommand(CommandContext context, CommandLine whole) {
    this.context = context;
    this.whole = whole;
  }

  @Override
  public int run() {
    context.terminal().print(switch (paper) {
      case completion -> AutoComplete.bash(whole.getCommandName(), whole);
      case fish -> FishCompletion.of(whole);
      case manual -> manual();
    }, true);
    return Ending.DONE;
  }

  private String manual() {
    CommandSpec program = whole.getCommandSpec();
    StringBuilder text = new StringBuilder();
    text.append(".TH EARMARK 1\n.SH NAME\nearmark \\- ").append(escaped(header(program))).append('\n');
    text.append(".SH SYNOPSIS\n.B earmark\n[\\fB\\-\\-library\\fR \\fIDIR\\fR]\n[\\fICOMMAND\\fR]\n");
    text.append(".SH DESCRIPTION\n").append(escaped(context.texts().get("cli.manual"))).append('\n');
    text.append(".SH OPTIONS\n");
    program.options().forEach(option -> append(text, option));
    text.append(".SH COMMANDS\n");
    whole.getSubcommands().forEach((name, command) -> {
      CommandSpec spec = command.getCommandSpec();
      if (!spec.usageMessage().hidden()) {
        text.append(".SS ").append(escaped(name)).append('\n').append(escaped(header(spec))).append('\n');
        spec.positionalParameters().forEach(argument -> append(text, argument));
        spec.options().stream().filter(option -> !option.inherited() && !option.hidden())
            .forEach(option -> append(text, option));
      }
    });
    text.append(".SH ENVIRONMENT\n.TP\n.B EARMARK_LIBRARY\n")
        .append(escaped(context.texts().get("cli.option.library"))).append('\n');
    text.append(".SH EXIT STATUS\n").append(escaped(context.texts().get("cli.manual.status"))).append('\n');
    return text.toString();
  }

  private static void append(StringBuilder text, ArgSpec argument) {
    String names = argument instanceof OptionSpec option ? String.join(", ", option.names()) : "";
    String label = argument.arity().max() == 0 ? "" : argument.paramLabel();
    text.append(".TP\n\\fB").append(escaped(names)).append("\\fR \\fI").append(escaped(label)).append("\\fR\n")
        .append(escaped(String.join(" ", argument.description()))).append('\n');
  }

  private static String header(CommandSpec spec) {
    return String.join(" ", spec.usageMessage().header());
  }

  /** A hyphen is a minus, a backslash stays one, and no line begins with a request. */
  private static String escaped(String words) {
    String safe = words.replace("\\", "\\e").replace("-", "\\-").replace("\n", " ");
    return safe.startsWith(".") || safe.startsWith("'") ? "\\&" + safe : safe;
  }
}
