package app.earmark.ui.main;

import app.earmark.model.EpisodeRow;
import app.earmark.ui.add.AddViewModel;
import app.earmark.ui.common.Place;
import app.earmark.ui.common.page.EpisodeActions;
import app.earmark.ui.main.Keys.Group;
import java.util.List;
import java.util.function.Consumer;

/** The keys of the window, in the order in which F1 shows them. JavaFX thread only. */
final class WindowKeys {

  /** What the window alone can do. */
  interface Ways {

    /** Hands over the episodes that are chosen on the page. */
    void withChosen(Consumer<List<EpisodeRow>> action);

    void chooseFolders();

    void toggleSound();

    void toggleChapters();

    void openMini();

    void writeNote();

    void togglePalette();

    /** Asks for sound files of the listener's own. */
    void chooseOwnFiles();

    /** Takes the keyboard to the next part of the window: sidebar, bar, page, player, messages. */
    void nextPart();

    void toggleKeys();
  }

  private WindowKeys() {}

  static Keys of(PlayerViewModel player, EpisodeActions actions, Toasts toasts, History history,
      RefreshViewModel refresh, AddViewModel add, EarmarkViewModel earmark, Ways ways) {
    return new Keys()
        .add(Group.PLAYER, "Space", "window.keys.toggle", player::toggle, "Space")
        .add(Group.PLAYER, "←", "window.keys.back", player::back, "Left")
        .add(Group.PLAYER, "→", "window.keys.forward", player::forward, "Right")
        .add(Group.PLAYER, "Shift+←", "window.keys.previous-chapter", player::previousChapter, "Shift+Left")
        .add(Group.PLAYER, "Shift+→", "window.keys.next-chapter", player::nextChapter, "Shift+Right")
        .add(Group.PLAYER, "N", "window.keys.next-episode", player::nextEpisode, "N")
        .add(Group.PLAYER, "+", "window.keys.faster", player::faster, "Plus", "Add", "Equals", "Shift+Equals")
        .add(Group.PLAYER, "−", "window.keys.slower", player::slower, "Minus", "Subtract")
        .add(Group.PLAYER, "S", "window.keys.sleep", player::sleepLater, "S")
        .add(Group.PLAYER, "Shift+S", "window.sleep.off", player::stayAwake, "Shift+S")
        .add(Group.PLAYER, "V", "window.sound", ways::toggleSound, "V")
        .add(Group.PLAYER, "C", "window.chapters", ways::toggleChapters, "C")
        .add(Group.PLAYER, "Ctrl+M", "window.mini.open", ways::openMini, "Shortcut+M")
        .add(Group.PLAYER, "E", "window.keys.earmark", earmark::mark, "E")
        .add(Group.PLAYER, "Shift+E", "window.keys.earmark-note", ways::writeNote,
            "Shift+E")
        .add(Group.EPISODES, "↑ ↓", "window.keys.rows", () -> { })
        .add(Group.EPISODES, "Enter", "window.action.open-episode", () -> { })
        .add(Group.EPISODES, "P", "window.keys.play", () -> ways.withChosen(rows -> {
          if (!rows.isEmpty()) {
            actions.play(rows.getFirst());
          }
        }), "P")
        .add(Group.EPISODES, "Q", "window.keys.queue", () -> ways.withChosen(actions::queueOrNot), "Q")
        .add(Group.EPISODES, "Shift+Q", "window.action.play-next", () -> ways.withChosen(actions::playNext), "Shift+Q")
        .add(Group.EPISODES, "D", "window.action.download", () -> ways.withChosen(actions::download), "D")
        .add(Group.EPISODES, "M", "window.keys.mark", () -> ways.withChosen(actions::togglePlayed), "M")
        .add(Group.EPISODES, "Del", "window.action.delete-file", () -> ways.withChosen(actions::deleteDownload),
            "Delete")
        .add(Group.EPISODES, "F", "window.folders", ways::chooseFolders, "F")
        .add(Group.EPISODES, "U", "window.toast.undo", toasts::undoLast, "U", "Shortcut+Z")
        .add(Group.WINDOW, "Ctrl+F", "page.search.title", () -> history.open(new Place.Find()), "Shortcut+F", "Slash")
        .add(Group.WINDOW, "Ctrl+K", "window.palette", ways::togglePalette, "Shortcut+K")
        .add(Group.WINDOW, "Ctrl+8", "page.earmarks.title", () -> history.open(new Place.EarmarkList()), "Shortcut+8")
        .add(Group.WINDOW, "Ctrl+9", "page.statistics.title", () -> history.open(new Place.Statistics()), "Shortcut+9")
        .add(Group.WINDOW, "Ctrl+N", "window.nav.add", add::show, "Shortcut+N")
        .add(Group.WINDOW, "Ctrl+O", "page.add.own-files", ways::chooseOwnFiles, "Shortcut+O")
        .add(Group.WINDOW, "Ctrl+R", "window.refresh", refresh::refreshAll, "Shortcut+R", "F5")
        .add(Group.WINDOW, "Ctrl+1", "page.new.title", () -> history.open(new Place.NewEpisodes()), "Shortcut+1")
        .add(Group.WINDOW, "Ctrl+2", "page.up-next.title", () -> history.open(new Place.UpNextList()), "Shortcut+2")
        .add(Group.WINDOW, "Ctrl+3", "page.downloads.title", () -> history.open(new Place.DownloadList()),
            "Shortcut+3")
        .add(Group.WINDOW, "Ctrl+4", "page.podcasts.title", () -> history.open(new Place.PodcastGrid()),
            "Shortcut+4")
        .add(Group.WINDOW, "Ctrl+5", "page.history.title", () -> history.open(new Place.Heard()), "Shortcut+5")
        .add(Group.WINDOW, "Ctrl+6", "page.settings.title", () -> history.open(new Place.Preferences()),
            "Shortcut+6", "Shortcut+Comma")
        .add(Group.WINDOW, "Ctrl+7", "page.discover.title", () -> history.open(new Place.Discover()), "Shortcut+7")
        .add(Group.WINDOW, "Alt+←", "window.nav.back", history::back, "Alt+Left")
        .add(Group.WINDOW, "Alt+→", "window.nav.forward", history::forward, "Alt+Right")
        .add(Group.WINDOW, "F6", "window.keys.next-part", ways::nextPart, "F6")
        .add(Group.WINDOW, "F1", "window.keys.title", ways::toggleKeys, "F1");
  }
}
