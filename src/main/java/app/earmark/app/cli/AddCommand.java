package app.earmark.app.cli;

import app.earmark.model.AddResult;
import app.earmark.model.FeedCandidate;
import app.earmark.model.SignIn;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Subscribes. */
@Command(name = "add")
final class AddCommand implements LibraryCommand {

  private final CommandContext context;

  @Parameters(arity = "1..*", paramLabel = "URL", descriptionKey = "cli.add.url")
  private List<String> urls = List.of();

  @Option(names = "--user", paramLabel = "NAME", descriptionKey = "cli.add.user")
  private @Nullable String user;

  @Option(names = "--password-stdin", descriptionKey = "cli.add.password")
  private boolean password;

  AddCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public boolean wantsInput() {
    return password;
  }

  @Override
  public Ending run(LibraryServices services) throws InterruptedException {
    if (password != (user != null)) {
      context.say("cli.add.both");
      return Ending.of(false);
    }
    SignIn signIn = user == null ? null : new SignIn(user, context.terminal().input());
    boolean allDone = true;
    for (String url : urls) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      context.terminal().progress(context.texts().get("cli.add.asking", withoutSecrets(url)));
      allDone &= tell(services.subscriptions().add(url, signIn));
    }
    return Ending.of(allDone);
  }

  /** What is typed may have a name and password in it, and others may look at the screen. */
  private static String withoutSecrets(String url) {
    return url.replaceFirst("//[^/@]*@", "//");
  }

  private boolean tell(AddResult result) {
    return switch (result) {
      case AddResult.Added added -> {
        context.line("cli.add.added", added.podcast().toString(), added.title(), added.episodes());
        yield true;
      }
      case AddResult.AlreadySubscribed known -> {
        context.line("cli.add.already", known.podcast().toString(), known.title());
        yield true;
      }
      case AddResult.Choose choose -> {
        context.say("cli.add.choose");
        for (FeedCandidate candidate : choose.candidates()) {
          context.say("cli.add.candidate", candidate.url(), candidate.title() == null ? "" : candidate.title());
        }
        yield false;
      }
      case AddResult.Failed failed -> {
        context.say(failed.problem().message());
        yield false;
      }
    };
  }
}
