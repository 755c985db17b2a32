package app.earmark.ui.episode;

import app.earmark.model.DownloadState;
import app.earmark.model.Episode;
import app.earmark.model.EpisodeRow;
import app.earmark.model.PlayState;
import app.earmark.model.Podcast;
import app.earmark.ui.common.Controls;
import app.earmark.ui.common.page.LinkButtons;
import app.earmark.ui.common.page.PageContext;
import app.earmark.ui.common.rows.EpisodeWords;
import app.earmark.util.Texts;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** What can be done with the episode of the page, and how its download goes. */
final class EpisodeButtons {

  private final PageContext context;
  private final Texts texts;
  private final EpisodeWords words;
  private final Button play;
  private final Button download;
  private final Button mark;
  private final MenuButton more;
  private final FlowPane row;
  private final ProgressBar progress = new ProgressBar(0);
  private final Label transfer = Controls.paragraph("", "muted", "type-body");
  private final Button cancel;
  private final VBox root;
  private @Nullable Episode episode;
  private @Nullable ButtonBase support;

  EpisodeButtons(PageContext context) {
    this.context = context;
    this.texts = context.texts();
    this.words = new EpisodeWords(texts, context.formats(), context.live());
    play = Controls.button(Feather.PLAY, "", () -> act(context.actions()::play));
    play.getStyleClass().add("accent");
    download = Controls.button(Feather.DOWNLOAD, "", () -> act(context.actions()::downloadOrStop));
    mark = Controls.button(Feather.CHECK, "", () -> act(shown -> context.actions().togglePlayed(List.of(shown))));
    more = new MenuButton(null, Controls.icon(Feather.MORE_HORIZONTAL));
    more.getStyleClass().addAll("no-arrow", "button-icon");
    more.setAccessibleText(texts.get("window.action.more"));
    more.setTooltip(Controls.tooltip(texts.get("window.action.more")));
    // An empty menu is never shown, so that it needs one entry before it is filled.
    more.getItems().setAll(new MenuItem());
    more.setOnShowing(event -> act(shown -> showLinks(Objects.requireNonNull(episode, "shown"))));
    row = new FlowPane(8, 8, play, download, mark, more);
    progress.getStyleClass().add("thin");
    progress.setPrefWidth(240);
    cancel = Controls.iconButton(Feather.X, texts.get("window.action.cancel-download"));
    cancel.setOnAction(event -> act(shown -> context.actions().cancelDownload(List.of(shown))));
    var line = new HBox(12, progress, transfer, cancel);
    line.setAlignment(Pos.CENTER_LEFT);
    line.managedProperty().bind(line.visibleProperty());
    line.visibleProperty().bind(transfer.visibleProperty());
    root = new VBox(12, row, line);
  }

  Node node() {
    return root;
  }

  void focus() {
    play.requestFocus();
  }

  private void act(Consumer<EpisodeRow> action) {
    if (episode != null) {
      action.accept(episode.row());
    }
  }

  void show(Episode now) {
    if (!now.equals(episode)) {
      episode = now;
      showSupport(now);
    }
    EpisodeRow shown = now.row();
    DownloadState state = context.live().download(shown);
    boolean playing = context.live().isPlaying(shown);
    boolean onDisk = state instanceof DownloadState.Done;
    words(play, playing ? Feather.PAUSE : Feather.PLAY, texts.get(playing ? "window.action.pause"
        : words.isStarted(shown) ? "page.episode.go-on" : "window.action.play"));
    String left = words.isStarted(shown) ? words.time(shown) : "";
    play.setTooltip(left.isEmpty() ? null : Controls.tooltip(left));
    words(download, icon(state), texts.get(switch (state) {
      case DownloadState.None _ -> "window.action.download";
      case DownloadState.Queued _, DownloadState.Running _ -> "window.action.pause-download";
      case DownloadState.Paused _ -> "window.action.resume-download";
      case DownloadState.Failed _ -> "window.action.retry";
      case DownloadState.Done _ -> "window.action.delete-file";
    }));
    download.setOnAction(event -> act(state instanceof DownloadState.Queued || state instanceof DownloadState.Running
        ? row -> context.actions().pauseDownload(List.of(row)) : context.actions()::downloadOrStop));
    boolean played = shown.playState() == PlayState.PLAYED;
    words(mark, played ? Feather.ROTATE_CCW : Feather.CHECK,
        texts.get(played ? "window.action.mark-unplayed" : "window.action.mark-played"));
    showTransfer(state, onDisk);
  }

  private void showTransfer(DownloadState state, boolean onDisk) {
    String text = onDisk || state instanceof DownloadState.None ? "" : words.transfer(state);
    boolean failed = state instanceof DownloadState.Failed;
    transfer.setText(text);
    transfer.setVisible(!text.isEmpty());
    transfer.getStyleClass().removeAll("problem-text", "muted");
    transfer.getStyleClass().add(failed ? "problem-text" : "muted");
    Controls.show(progress, !failed);
    Controls.show(cancel, !failed && !text.isEmpty());
    double share = EpisodeWords.share(state);
    progress.setProgress(share < 0 ? ProgressBar.INDETERMINATE_PROGRESS : share);
  }

  private static Feather icon(DownloadState state) {
    return switch (state) {
      case DownloadState.None _ -> Feather.DOWNLOAD;
      case DownloadState.Queued _, DownloadState.Running _ -> Feather.PAUSE;
      case DownloadState.Paused _ -> Feather.DOWNLOAD;
      case DownloadState.Failed _ -> Feather.REFRESH_CW;
      case DownloadState.Done _ -> Feather.TRASH_2;
    };
  }

  private static void words(Button button, Feather feather, String says) {
    if (button.getGraphic() instanceof FontIcon icon && icon.getIconCode() != feather) {
      icon.setIconCode(feather);
    }
    if (!says.equals(button.getText())) {
      button.setText(says);
    }
  }

  private void showSupport(Episode now) {
    if (support != null) {
      row.getChildren().remove(support);
    }
    support = LinkButtons.support(now.supportLinks(), context).orElse(null);
    if (support != null) {
      row.getChildren().add(3, support);
    }
  }

  /** Made anew whenever it is opened: the moment and the file change. */
  private void showLinks(Episode now) {
    more.getItems().clear();
    String link = now.link();
    if (link != null && LinkButtons.web(link).isPresent()) {
      var web = new MenuItem(texts.get("page.episode.website"));
      web.setOnAction(event -> LinkButtons.web(link).ifPresent(context.openInBrowser()));
      var copy = new MenuItem(texts.get("page.episode.copy-address"));
      copy.setOnAction(event -> Controls.copy(link));
      more.getItems().addAll(web, copy);
    }
    if (!isOwnFile(now)) {
      showAddresses(now, link);
    }
    context.actions().file(now.row()).ifPresent(file -> {
      var folder = new MenuItem(texts.get("window.action.show-in-folder"));
      folder.setOnAction(event -> context.showInFolder().accept(file));
      more.getItems().add(folder);
    });
  }

  static boolean isOwnFile(Episode episode) {
    return episode.enclosure().url().startsWith(Podcast.OWN_FILES);
  }

  /** A file of the listener's own has none. */
  private void showAddresses(Episode now, @Nullable String link) {
    String address = link != null && LinkButtons.web(link).isPresent() ? link : now.enclosure().url();
    long atMs = context.live().isLoaded(now.row()) ? context.live().playbackProperty().get().positionMs()
        : now.row().positionMs();
    if (atMs >= 1000) {
      var moment = new MenuItem(texts.get("page.episode.copy-moment", context.formats().clock(atMs)));
      moment.setOnAction(event -> Controls.copy(atMoment(address, atMs)));
      more.getItems().add(moment);
    }
    var audio = new MenuItem(texts.get("page.episode.copy-audio"));
    audio.setOnAction(event -> Controls.copy(now.enclosure().url()));
    more.getItems().add(audio);
  }

  /** Media Fragments URI 1.0, 4.2.1: browsers and other players begin there. */
  private static String atMoment(String address, long positionMs) {
    int fragment = address.indexOf('#');
    return (fragment < 0 ? address : address.substring(0, fragment)) + "#t=" + positionMs / 1000;
  }
}
