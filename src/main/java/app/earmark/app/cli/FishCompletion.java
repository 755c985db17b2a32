package app.earmark.app.cli;

import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ScopeType;

/** Completions for fish(1), in the words of its {@code complete}; picocli has none for it. Immutable, any thread. */
final class FishCompletion {

  private static final String BEFORE_A_COMMAND = "__fish_use_subcommand";

  private final StringBuilder text = new StringBuilder();

  private FishCompletion(CommandLine whole) {
    CommandSpec program = whole.getCommandSpec();
    program.options().forEach(option ->
        option(option.scopeType() == ScopeType.INHERIT ? "" : BEFORE_A_COMMAND, option));
    whole.getSubcommands().forEach((name, command) -> {
      CommandSpec spec = command.getCommandSpec();
      if (!spec.usageMessage().hidden()) {
        complete(BEFORE_A_COMMAND, "-f -a " + name, String.join(" ", spec.usageMessage().header()));
        spec.options().stream().filter(option -> !option.inherited() && !option.hidden())
            .forEach(option -> option("__fish_seen_subcommand_from " + name, option));
      }
    });
  }

  static String of(CommandLine whole) {
    return new FishCompletion(whole).text.toString();
  }

  private void option(String where, OptionSpec option) {
    StringBuilder names = new StringBuilder();
    for (String name : option.names()) {
      names.append(name.startsWith("--") ? " -l " + name.substring(2) : " -s " + name.substring(1));
    }
    boolean folder = option.paramLabel().equals("DIR");
    String value = option.arity().max() == 0 ? "" : folder ? " -x -a '(__fish_complete_directories)'" : " -x";
    complete(where, names.substring(1) + value, String.join(" ", option.description()));
  }

  private void complete(String where, String what, String words) {
    text.append("complete -c earmark ");
    if (!where.isEmpty()) {
      text.append("-n '").append(where).append("' ");
    }
    text.append(what).append(" -d '").append(words.replace("\\", "\\\\").replace("'", "\\'")).append("'\n");
  }
}
