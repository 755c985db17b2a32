package app.earmark.app.cli;

import app.earmark.audio.NativeAudio.Loading;
import app.earmark.util.Texts;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/**
 * Reads a command line. Immutable, any thread. The commands and their fields are described in the design of the CLI.
 */
public final class CommandLineParser {

  private static final String NAME = "earmark";

  private final Texts texts;
  private final String version;
  private final FeedCheck feedCheck;
  private final Supplier<Loading> sound;

  /**
   * @param version of the program
   * @param feedCheck reads feeds for {@code check}
   * @param sound loads FFmpeg for {@code inspect}
   */
  public CommandLineParser(Texts texts, String version, FeedCheck feedCheck, Supplier<Loading> sound) {
    this.sound = sound;
    this.texts = texts;
    this.version = version;
    this.feedCheck = feedCheck;
  }

  /** What the arguments ask for, done on that terminal; help and complaints are printed there at once. */
  public Request parse(List<String> arguments, Terminal terminal) {
    CommandContext context = new CommandContext(terminal, texts);
    Optional<Request> plain = plain(arguments, context);
    if (plain.isPresent()) {
      return plain.get();
    }
    Root root = new Root();
    CommandLine line = commandLine(root, context, arguments);
    CommandLine meant;
    try {
      line.parseArgs(arguments.toArray(String[]::new));
      meant = deepest(line);
    } catch (CommandLine.ParameterException e) {
      String name = e.getCommandLine().getCommandSpec().qualifiedName();
      terminal.say(String.valueOf(e.getMessage()));
      terminal.say(texts.get("cli.try-help", name));
      return new Request.Answered(Ending.WRONG_USAGE);
    }
    if (root.help) {
      StringWriter usage = new StringWriter();
      meant.usage(new PrintWriter(usage, true), Ansi.OFF);
      terminal.print(usage.toString(), true);
      return new Request.Answered(Ending.DONE);
    }
    if (root.version) {
      terminal.line(NAME + " " + version);
      return new Request.Answered(Ending.DONE);
    }
    Object command = meant.getCommand();
    return switch (command) {
      case FreeCommand free -> new Request.Free(free);
      case LibraryCommand forLibrary -> new Request.ForLibrary(root.library, forLibrary);
      case OpenCommand open -> new Request.Window(root.library, open.asked());
      default -> new Request.Window(root.library, List.of());
    };
  }

  /**
   * What most starts ask for: the window, or, from a timer, all news. Picocli would take longer to get ready, 0.1 s,
   * than the library to open.
   */
  private static Optional<Request> plain(List<String> arguments, CommandContext context) {
    boolean named = arguments.size() >= 2 && arguments.getFirst().equals("--library")
        && !arguments.get(1).startsWith("-");
    String library = named ? arguments.get(1) : null;
    List<String> rest = named ? arguments.subList(2, arguments.size()) : arguments;
    if (rest.isEmpty()) {
      return Optional.of(new Request.Window(library, List.of()));
    }
    return rest.equals(List.of("refresh"))
        ? Optional.of(new Request.ForLibrary(library, new RefreshCommand(context)))
        : Optional.empty();
  }

  /** With the command that is named alone, where it is one: to look at them all takes longer than most commands. */
  private CommandLine commandLine(Root root, CommandContext context, List<String> arguments) {
    CommandLine line = new CommandLine(root);
    Map<String, Supplier<Object>> commands = commands(context);
    Supplier<Object> named = commands.get(firstWord(arguments));
    if (named != null) {
      line.addSubcommand(named.get());
    } else {
      commands.values().forEach(command -> line.addSubcommand(command.get()));
      line.addSubcommand(new PapersCommand(context, line));
    }
    line.setResourceBundle(ResourceBundle.getBundle("app.earmark.texts", texts.locale()));
    line.getCommandSpec().usageMessage().header(texts.get("cli.earmark"));
    line.getSubcommands().forEach(
        (name, command) -> command.getCommandSpec().usageMessage().header(texts.get("cli." + name)));
    return line;
  }

  private Map<String, Supplier<Object>> commands(CommandContext context) {
    Map<String, Supplier<Object>> commands = new LinkedHashMap<>();
    commands.put("add", () -> new AddCommand(context));
    commands.put("discover", () -> new DiscoverCommand(context));
    commands.put("podcasts", () -> new PodcastsCommand(context));
    commands.put("episodes", () -> new EpisodesCommand(context));
    commands.put("refresh", () -> new RefreshCommand(context));
    commands.put("download", () -> new DownloadCommand(context));
    commands.put("check", () -> new CheckCommand(context, feedCheck));
    commands.put("inspect", () -> new InspectCommand(context, sound));
    commands.put("play", () -> new PlayerCommand.Play(context));
    commands.put("toggle", () -> new PlayerCommand.Toggle(context));
    commands.put("pause", () -> new PlayerCommand.Pause(context));
    commands.put("seek", () -> new PlayerCommand.Seek(context));
    commands.put("status", () -> new PlayerCommand.Status(context));
    commands.put("import", () -> new ImportCommand(context));
    commands.put("export", () -> new ExportCommand(context));
    commands.put("played", () -> new MarkCommand.Played(context));
    commands.put("unplayed", () -> new MarkCommand.Unplayed(context));
    commands.put("position", () -> new PositionCommand(context));
    commands.put("move", () -> new MoveCommand(context));
    commands.put("merge", () -> new MergeCommand(context));
    commands.put("remove", () -> new RemoveCommand(context));
    commands.put("search", () -> new SearchCommand(context));
    commands.put("signin", () -> new SignInCommand(context));
    commands.put("doctor", () -> new DoctorCommand(context));
    commands.put("open", () -> new OpenCommand(context));
    return commands;
  }

  /** Empty where there are options only. */
  private static String firstWord(List<String> arguments) {
    for (int i = 0; i < arguments.size(); i++) {
      if (arguments.get(i).equals("--library")) {
        i++;
      } else if (!arguments.get(i).startsWith("-")) {
        return arguments.get(i);
      }
    }
    return "";
  }

  private static CommandLine deepest(CommandLine line) {
    CommandLine.ParseResult result = line.getParseResult();
    return result.hasSubcommand() ? result.subcommand().commandSpec().commandLine() : line;
  }

  /** Options of the whole program; without a command it opens the window. */
  @Command(name = NAME)
  private static final class Root {

    @Option(names = "--library", paramLabel = "DIR", descriptionKey = "cli.option.library", scope = ScopeType.INHERIT)
    private @Nullable String library;

    @Option(names = {"-h", "--help"}, descriptionKey = "cli.option.help", scope = ScopeType.INHERIT, usageHelp = true)
    private boolean help;

    @Option(names = {"-V", "--version"}, descriptionKey = "cli.option.version", versionHelp = true)
    private boolean version;
  }
}
