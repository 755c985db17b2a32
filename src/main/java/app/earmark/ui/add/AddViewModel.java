package app.earmark.ui.add;

import app.earmark.model.AddResult;
import app.earmark.model.FeedCandidate;
import app.earmark.model.FeedProblem;
import app.earmark.model.PodcastId;
import app.earmark.model.SignIn;
import app.earmark.service.OpmlTransfer;
import app.earmark.service.Subscriptions;
import app.earmark.ui.common.Attachable;
import app.earmark.ui.common.Background;
import app.earmark.ui.common.Navigator;
import app.earmark.ui.common.Place;
import app.earmark.ui.common.Toaster;
import app.earmark.util.Message;
import app.earmark.util.Subscription;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** Subscribing by address, step by step. JavaFX thread only. */
public final class AddViewModel extends Attachable {

  /** Where the listener is with it. */
  public sealed interface Step {

    /** Nothing was asked yet. */
    record Typing() implements Step {}

    /** The address is being asked; may take as long as the host likes. */
    record Asking() implements Step {}

    /** Several feeds were found, the likeliest first. */
    record Choosing(List<FeedCandidate> candidates) implements Step {}

    /** A list of podcasts is being subscribed to; {@code total} 0: it is still being read. */
    record Importing(int done, int total) implements Step {}

    /**
     * The list was gone through, or the listener ended it.
     *
     * @param left how many were not asked for that reason
     */
    record Imported(int added, int known, int failed, int left) implements Step {}

    /** The podcast is private: a name and password are asked for; {@code refused} those that were given. */
    record SigningIn(Message problem, boolean refused) implements Step {}

    /** It did not work; the address can be mended. */
    record Failed(Message problem) implements Step {}
  }

  private final Subscriptions subscriptions;
  private final ListImport list;
  private final Background background;
  private final Navigator navigator;
  private final Toaster toaster;
  private final StringProperty address = new SimpleStringProperty(this, "address", "");
  private final StringProperty user = new SimpleStringProperty(this, "user", "");
  private final StringProperty password = new SimpleStringProperty(this, "password", "");
  private final ReadOnlyObjectWrapper<Step> step = new ReadOnlyObjectWrapper<>(this, "step", new Step.Typing());
  private final ReadOnlyBooleanWrapper open = new ReadOnlyBooleanWrapper(this, "open", false);
  private Subscription work = () -> { };

  public AddViewModel(
      Subscriptions subscriptions, OpmlTransfer opml, Background background, Navigator navigator,
      Toaster toaster) {
    this.subscriptions = subscriptions;
    this.list = new ListImport(opml, background, step::set);
    this.background = background;
    this.navigator = navigator;
    this.toaster = toaster;
  }

  @Override
  protected void onAttach() {
    hold(address.subscribe((before, now) -> {
      forgetSignIn();
      if (step.get() instanceof Step.Failed || step.get() instanceof Step.SigningIn
          || step.get() instanceof Step.Imported) {
        step.set(new Step.Typing());
      }
    })::unsubscribe);
    hold(this::close);
  }

  /** Opens the card, empty. */
  public void show() {
    show("");
  }

  /** Opens the card with an address in it, as it was pasted or dropped. */
  public void show(String typed) {
    if (!open.get() || !typed.isEmpty()) {
      cancel();
      address.set(typed);
      open.set(true);
    }
  }

  /** Closes the card and gives up what is being asked. */
  public void close() {
    if (step.get() instanceof Step.Importing(int done, int total) && total > done) {
      toaster.say(Message.of("page.add.stopped", total - done));
    }
    cancel();
    step.set(new Step.Typing());
    forgetSignIn();
    open.set(false);
  }

  /** Asks the address that was typed. */
  public void submit() {
    String typed = address.get().strip();
    if (!typed.isEmpty() && !(step.get() instanceof Step.Asking || step.get() instanceof Step.Importing)) {
      SignIn given = signIn();
      ask(() -> subscriptions.add(typed, given));
    }
  }

  /** Subscribes to one of the feeds found. */
  public void choose(FeedCandidate candidate) {
    String typed = address.get().strip();
    SignIn given = signIn();
    ask(() -> subscriptions.addFound(candidate, typed, given));
  }

  /** What was typed for a private podcast; null where nothing was. */
  private @Nullable SignIn signIn() {
    return user.get().isEmpty() && password.get().isEmpty() ? null : new SignIn(user.get(), password.get());
  }

  /** They were given for one address and are not to be sent to the next one. */
  private void forgetSignIn() {
    user.set("");
    password.set("");
  }

  private void ask(Callable<AddResult> question) {
    step.set(new Step.Asking());
    var givenUp = new AtomicBoolean();
    Subscription asked = background.run(() -> {
      AddResult result = question.call();
      if (givenUp.get() && result instanceof AddResult.Added added) {
        // Cancelled a moment too late: the listener does not expect to find it in the library.
        subscriptions.remove(added.podcast());
      }
      return result;
    }, this::answered, error -> step.set(new Step.Failed(Message.of("page.add.unexpected"))));
    if (step.get() instanceof Step.Asking) {
      work = () -> {
        givenUp.set(true);
        asked.close();
      };
    }
  }

  /** Subscribes to all podcasts of a list (OPML) that another program wrote. */
  public void importList(Path file) {
    cancel();
    address.set("");
    open.set(true);
    importing(list.start(file));
  }

  /** Tries again what could not be had of that list. */
  public void retry() {
    retry(list.lines().stream().filter(line -> !line.isThere()).toList());
  }

  /** Tries one line of it again. */
  public void retry(OpmlTransfer.Line line) {
    retry(List.of(line));
  }

  private void retry(List<OpmlTransfer.Line> failed) {
    if (step.get() instanceof Step.Imported && !failed.isEmpty()) {
      importing(list.retry(failed));
    }
  }

  private void importing(Subscription reading) {
    if (step.get() instanceof Step.Importing) {
      work = reading;
    }
  }

  /** What came of each line of the list. */
  public ObservableList<OpmlTransfer.Line> imported() {
    return list.lines();
  }

  private void answered(AddResult result) {
    work = () -> { };
    switch (result) {
      case AddResult.Added added -> finish(added.podcast(),
          Message.of("window.toast.subscribed", added.title(), added.episodes()));
      case AddResult.AlreadySubscribed known -> finish(known.podcast(),
          Message.of("window.toast.already-subscribed", known.title()));
      case AddResult.Choose choose -> step.set(new Step.Choosing(choose.candidates()));
      case AddResult.Failed(FeedProblem.SignInNeeded needed) ->
          step.set(new Step.SigningIn(needed.message(), needed.refused()));
      case AddResult.Failed failed -> step.set(new Step.Failed(failed.problem().message()));
    }
  }

  private void finish(PodcastId podcast, Message said) {
    close();
    navigator.open(new Place.OnePodcast(podcast));
    toaster.say(said);
  }

  /** Gives up what is being asked; the address stays, and so does what came of a list so far. */
  public void cancel() {
    boolean importing = step.get() instanceof Step.Importing;
    Subscription asked = work;
    work = () -> { };
    asked.close();
    if (!importing) {
      step.set(new Step.Typing());
    }
  }

  public StringProperty addressProperty() {
    return address;
  }

  public StringProperty userProperty() {
    return user;
  }

  public StringProperty passwordProperty() {
    return password;
  }

  public ReadOnlyObjectProperty<Step> stepProperty() {
    return step.getReadOnlyProperty();
  }

  public ReadOnlyBooleanProperty openProperty() {
    return open.getReadOnlyProperty();
  }
}
