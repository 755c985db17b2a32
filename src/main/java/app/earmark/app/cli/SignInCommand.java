package app.earmark.app.cli;

import app.earmark.model.Podcast;
import app.earmark.model.SignIn;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Changes or forgets the name and password of a private podcast. */
@Command(name = "signin")
final class SignInCommand implements LibraryCommand {

  private final CommandContext context;

  @Parameters(paramLabel = "ID|URL", descriptionKey = "cli.signin.podcast")
  private String podcast = "";

  @Option(names = "--user", paramLabel = "NAME", descriptionKey = "cli.add.user")
  private @Nullable String user;

  @Option(names = "--password-stdin", descriptionKey = "cli.add.password")
  private boolean password;

  @Option(names = "--forget", descriptionKey = "cli.signin.forget")
  private boolean forget;

  SignInCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public boolean wantsInput() {
    return password;
  }

  @Override
  public Ending run(LibraryServices services) {
    if (password != (user != null) || forget == password) {
      context.say(forget ? "cli.signin.either" : "cli.add.both");
      return Ending.of(false);
    }
    Optional<Podcast> found = context.podcast(services.library(), podcast);
    if (found.isEmpty()) {
      return Ending.of(false);
    }
    if (user == null) {
      services.feedCare().signIns().forget(found.get().id());
    } else {
      services.feedCare().signIns().change(found.get().id(), new SignIn(user, context.terminal().input()));
    }
    return Ending.of(true);
  }
}
