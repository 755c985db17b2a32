package app.earmark.app.cli;

import app.earmark.audio.NativeAudio.Loading;
import app.earmark.util.Texts;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
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
    Root root = new Root();
    CommandLine line = commandLine(root, new CommandContext(terminal, texts));
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

  private CommandLine commandLine(Root root, CommandContext context) {
    CommandLine line = new CommandLine(root)
        .addSubcommand(new AddCommand(context))
        .addSubcommand(new DiscoverCommand(context))
        .addSubcommand(new PodcastsCommand(context))
        .addSubcommand(new EpisodesCommand(context))
        .addSubcommand(new RefreshCommand(context))
        .addSubcommand(new DownloadCommand(context))
        .addSubcommand(new CheckCommand(context, feedCheck))
        .addSubcommand(new InspectCommand(context, sound))
        .addSubcommand(new PlayerCommand.Play(context))
        .addSubcommand(new PlayerCommand.Pause(context))
        .addSubcommand(new PlayerCommand.Seek(context))
        .addSubcommand(new PlayerCommand.Status(context))
        .addSubcommand(new ImportCommand(context))
        .addSubcommand(new ExportCommand(context))
        .addSubcommand(new MarkCommand.Played(context))
        .addSubcommand(new MarkCommand.Unplayed(context))
        .addSubcommand(new PositionCommand(context))
        .addSubcommand(new MoveCommand(context))
        .addSubcommand(new MergeCommand(context))
        .addSubcommand(new RemoveCommand(context))
        .addSubcommand(new SearchCommand(context))
        .addSubcommand(new SignInCommand(context))
        .addSubcommand(new DoctorCommand(context))
        .addSubcommand(new OpenCommand(context));
    line.addSubcommand(new PapersCommand(context, line));
    line.setResourceBundle(ResourceBundle.getBundle("app.earmark.texts", texts.locale()));
    line.getCommandSpec().usageMessage().header(texts.get("cli.earmark"));
    line.getSubcommands().forEach(
        (name, command) -> command.getCommandSpec().usageMessage().header(texts.get("cli." + name)));
    return line;
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
