package app.earmark.ui.discover;

import app.earmark.model.FeedProblem;
import app.earmark.model.PodcastPreview;
import app.earmark.service.Discovery;
import app.earmark.ui.common.Attachable;
import app.earmark.ui.common.Background;
import app.earmark.ui.common.notes.Block;
import app.earmark.ui.common.notes.NotesReader;
import app.earmark.util.Message;
import app.earmark.util.Subscription;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** A look into a podcast that is not subscribed to. JavaFX thread only. */
public final class PreviewViewModel extends Attachable {

  /** How far it is. */
  public sealed interface Step {
    record Asking() implements Step {}

    /** @param description cleaned, as text */
    record Shown(PodcastPreview.Shown podcast, List<Block> description) implements Step {}

    /** @param isPrivate a name and password are asked for */
    record Failed(Message why, boolean isPrivate) implements Step {}
  }

  private final String feedUrl;
  private final Discovery discovery;
  private final Subscribing subscribing;
  private final Background background;
  private final ReadOnlyObjectWrapper<Step> step = new ReadOnlyObjectWrapper<>(this, "step", new Step.Asking());
  private Subscription running = () -> { };

  public PreviewViewModel(String feedUrl, Discovery discovery, Subscribing subscribing, Background background) {
    this.feedUrl = feedUrl;
    this.discovery = discovery;
    this.subscribing = subscribing;
    this.background = background;
  }

  @Override
  protected void onAttach() {
    ask();
    hold(() -> running.close());
  }

  /** Asks the feed; also once more after it failed. */
  public void ask() {
    step.set(new Step.Asking());
    running = background.run(() -> step(discovery.preview(feedUrl)), step::set,
        error -> step.set(new Step.Failed(Message.of("window.toast.unexpected"), false)));
  }

  private static Step step(PodcastPreview preview) {
    return switch (preview) {
      case PodcastPreview.Shown shown -> new Step.Shown(shown, NotesReader.read(
          shown.description() == null ? "" : shown.description(),
          shown.link() == null ? shown.feedUrl() : shown.link(), 0L));
      case PodcastPreview.Failed failed ->
          new Step.Failed(failed.problem().message(), failed.problem() instanceof FeedProblem.SignInNeeded);
      case PodcastPreview.Stopped _ -> new Step.Asking();
    };
  }

  public ReadOnlyObjectProperty<Step> stepProperty() {
    return step.getReadOnlyProperty();
  }

  public String feedUrl() {
    return feedUrl;
  }

  public Subscribing subscribing() {
    return subscribing;
  }
}
