package app.earmark.ui.common.rows;

import app.earmark.model.DownloadState;
import app.earmark.model.EpisodeRow;
import app.earmark.model.PlayState;
import app.earmark.ui.common.Place;
import app.earmark.ui.common.page.PageContext;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.KeyCombination;
import org.jspecify.annotations.Nullable;

/** What can be done with the chosen rows, made anew whenever it is shown. JavaFX thread only. */
public final class EpisodeMenu {

  /** Hands the chosen rows on, also those that are not there yet. */
  public interface WithChosen {
    void act(Consumer<List<EpisodeRow>> action);
  }

  private final PageContext context;
  private final WithChosen withChosen;
  private final boolean toPodcast;
  private final ContextMenu menu = new ContextMenu();

  /**
   * @param chosen the rows that are there
   * @param toPodcast whether it leads to the podcast, too
   */
  public EpisodeMenu(PageContext context, Supplier<List<EpisodeRow>> chosen, WithChosen withChosen,
      boolean toPodcast) {
    this.context = context;
    this.withChosen = withChosen;
    this.toPodcast = toPodcast;
    // An empty menu is never shown, so that it needs one entry before it is filled.
    menu.getItems().setAll(new MenuItem());
    menu.setOnShowing(event -> menu.getItems().setAll(items(chosen.get())));
  }

  public ContextMenu node() {
    return menu;
  }

  private List<MenuItem> items(List<EpisodeRow> rows) {
    List<MenuItem> items = new ArrayList<>();
    if (rows.isEmpty()) {
      items.add(new MenuItem(context.texts().get("window.menu.nothing-chosen")));
      items.getFirst().setDisable(true);
      return items;
    }
    EpisodeRow only = rows.size() == 1 ? rows.getFirst() : null;
    if (only != null) {
      items.add(item(context.live().isPlaying(only) ? "window.action.pause" : "window.action.play", "P",
          chosen -> context.actions().play(only)));
    }
    items.add(item("window.action.play-next", "Shift+Q", context.actions()::playNext));
    boolean allQueued = rows.stream().allMatch(context.live()::isQueued);
    items.add(item(allQueued ? "window.action.unqueue" : "window.action.play-last", "Q",
        context.actions()::queueOrNot));
    download(items, rows);
    boolean allPlayed = rows.stream().allMatch(row -> row.playState() == PlayState.PLAYED);
    items.add(item(allPlayed ? "window.action.mark-unplayed" : "window.action.mark-played", "M",
        context.actions()::togglePlayed));
    if (rows.stream().anyMatch(row -> row.playState() == PlayState.STARTED)) {
      items.add(item("window.action.mark-unplayed", null, context.actions()::markUnplayed));
    }
    if (only != null) {
      items.add(new SeparatorMenuItem());
      context.actions().file(only).ifPresent(file -> items.add(
          item("window.action.show-in-folder", null, chosen -> context.showInFolder().accept(file))));
      items.add(item("window.action.open-episode", "Enter",
          chosen -> context.navigator().open(new Place.OneEpisode(only.id()))));
      if (toPodcast) {
        items.add(item("window.action.open-podcast", null,
            chosen -> context.navigator().open(new Place.OnePodcast(only.podcast()))));
      }
    }
    return items;
  }

  private void download(List<MenuItem> items, List<EpisodeRow> rows) {
    List<DownloadState> states = rows.stream().map(context.live()::download).toList();
    if (states.stream().anyMatch(state -> state instanceof DownloadState.None)) {
      items.add(item("window.action.download", "D", context.actions()::download));
    }
    if (states.stream().anyMatch(state -> state instanceof DownloadState.Failed)) {
      items.add(item("window.action.retry", "D", context.actions()::download));
    }
    if (states.stream().anyMatch(state -> state instanceof DownloadState.Paused)) {
      items.add(item("window.action.resume-download", "D", context.actions()::download));
    }
    if (states.stream().anyMatch(state -> state instanceof DownloadState.None
        || state instanceof DownloadState.Queued)) {
      items.add(item("window.action.download-next", null, context.actions()::downloadNext));
    }
    if (states.stream().anyMatch(
        state -> state instanceof DownloadState.Running || state instanceof DownloadState.Queued)) {
      items.add(item("window.action.pause-download", null, context.actions()::pauseDownload));
    }
    if (states.stream().anyMatch(state -> !(state instanceof DownloadState.None
        || state instanceof DownloadState.Done))) {
      items.add(item("window.action.cancel-download", null, context.actions()::cancelDownload));
    }
    if (states.stream().anyMatch(state -> state instanceof DownloadState.Done)) {
      items.add(item("window.action.delete-file", "Delete", context.actions()::deleteDownload));
    }
  }

  /** The key is only shown: the window listens for it, and a menu that is open has the keyboard to itself. */
  private MenuItem item(String key, @Nullable String shortcut, Consumer<List<EpisodeRow>> action) {
    var item = new MenuItem(context.texts().get(key));
    if (shortcut != null) {
      item.setAccelerator(KeyCombination.valueOf(shortcut));
    }
    item.setOnAction(event -> withChosen.act(action));
    return item;
  }
}
