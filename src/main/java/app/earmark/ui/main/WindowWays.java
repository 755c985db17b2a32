package app.earmark.ui.main;

import app.earmark.model.EpisodeRow;
import app.earmark.model.PodcastId;
import app.earmark.ui.common.FxThread;
import app.earmark.ui.common.View;
import app.earmark.ui.common.page.PodcastActions;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;

/** What keys do that only the window can do. JavaFX thread only. */
final class WindowWays implements WindowKeys.Ways {

  private final Supplier<WindowParts> parts;
  private final Supplier<@Nullable View> page;
  private final PodcastActions podcasts;
  private final Runnable openMini;
  private final FxThread fx;

  /**
   * @param parts asked when a key is pressed: some of the parts are made after the keys
   * @param page the one that is open
   */
  WindowWays(Supplier<WindowParts> parts, Supplier<@Nullable View> page, PodcastActions podcasts, Runnable openMini,
      FxThread fx) {
    this.parts = parts;
    this.page = page;
    this.podcasts = podcasts;
    this.openMini = openMini;
    this.fx = fx;
  }

  @Override
  public void withChosen(Consumer<List<EpisodeRow>> action) {
    View open = page.get();
    if (open != null) {
      open.withChosen(action);
    }
  }

  @Override
  public void chooseFolders() {
    View open = page.get();
    List<PodcastId> inSidebar = parts.get().sidebar().chosenPodcasts();
    podcasts.folders().choose(!inSidebar.isEmpty() || open == null ? inSidebar : open.chosenPodcasts());
  }

  @Override
  public void toggleSound() {
    parts.get().panels().toggleSound();
  }

  @Override
  public void toggleChapters() {
    parts.get().panels().toggleChapters();
  }

  @Override
  public void writeNote() {
    // The key itself must not end in the field.
    fx.later(parts.get().earmarkCard()::write);
  }

  @Override
  public void togglePalette() {
    parts.get().palette().toggle();
  }

  @Override
  public void chooseOwnFiles() {
    parts.get().addView().chooseOwnFiles();
  }

  @Override
  public void nextPart() {
    View open = page.get();
    Node focused = parts.get().sidebar().root().getScene().getFocusOwner();
    parts.get().nextAfter(focused, open).ifPresent(next -> {
      if (open != null && next.equals(open.root())) {
        open.focus();
      } else {
        Focus.firstIn(next).ifPresent(Node::requestFocus);
      }
    });
  }

  @Override
  public void toggleKeys() {
    parts.get().keysCard().toggle();
  }

  @Override
  public void openMini() {
    openMini.run();
  }
}
