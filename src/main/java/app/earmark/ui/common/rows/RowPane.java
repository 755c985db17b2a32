package app.earmark.ui.common.rows;

import app.earmark.model.DownloadState;
import app.earmark.model.EpisodeRow;
import app.earmark.model.PlayState;
import app.earmark.ui.common.Controls;
import app.earmark.ui.common.ProgressRing;
import app.earmark.ui.common.art.ArtView;
import app.earmark.ui.common.page.PageContext;
import java.util.List;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * What the row of an episode shows. Each node costs time when a list appears, so those that few rows have are made when
 * the first episode needs them. JavaFX thread only.
 */
final class RowPane extends HBox {

  private static final double RING = 20;

  private final EpisodeList list;
  private final PageContext context;
  private final EpisodeWords words;

  private final Label group = Controls.label("", "row-group", "type-body");
  private final ArtView art;
  private final Label title = Controls.label("", "row-title", "type-row");
  private final Label podcast = Controls.label("", "row-podcast", "type-body");
  private final Label meta = Controls.label("", "row-meta", "type-body");
  private final Label time = Controls.label("", "row-time", "type-body");
  private final HBox titleLine = new HBox(8, title);
  private final HBox metaLine = new HBox(podcast, meta);
  private final HBox state = new HBox(8, time);
  private final Button play;
  private final Button download;
  private final Button more;
  private final FontIcon downloadIcon = Controls.icon(Feather.DOWNLOAD);
  private final StackPane downloadGraphic = new StackPane(downloadIcon);
  private @Nullable Region dot;
  private @Nullable FontIcon sign;
  private @Nullable FontIcon queued;
  private @Nullable ProgressRing heard;
  private @Nullable ProgressRing downloading;

  RowPane(EpisodeList list, PageContext context) {
    super(12);
    this.list = list;
    this.context = context;
    this.words = list.words();
    art = new ArtView(context.art(), 48);
    play = Controls.iconButton(Feather.PLAY, context.texts().get("window.action.play"));
    download = Controls.iconButton(Feather.DOWNLOAD, context.texts().get("window.action.download"));
    downloadGraphic.setMinSize(RING, RING);
    download.setGraphic(downloadGraphic);
    more = Controls.iconButton(Feather.MORE_VERTICAL, context.texts().get("window.action.more"));
    // The list is one stop for Tab; inside it the arrows and the keys of the row do everything that its buttons do.
    List.of(play, download, more).forEach(button -> button.setFocusTraversable(false));
    setAlignment(Pos.CENTER_LEFT);
    if (list.style().group() != RowStyle.Group.NONE) {
      group.minWidthProperty().bind(list.marginWidth());
      group.maxWidthProperty().bind(list.marginWidth());
      Controls.bindShown(group, list.marginShown());
      getChildren().add(group);
    }
    getChildren().addAll(art, text(), state(), buttons());
  }

  private VBox text() {
    title.setMinWidth(0);
    titleLine.setAlignment(Pos.CENTER_LEFT);
    podcast.setMinWidth(0);
    meta.setMinWidth(0);
    HBox.setHgrow(meta, Priority.ALWAYS);
    metaLine.setAlignment(Pos.CENTER_LEFT);
    var text = new VBox(4, titleLine, metaLine);
    text.setAlignment(Pos.CENTER_LEFT);
    text.setMinWidth(0);
    HBox.setHgrow(text, Priority.ALWAYS);
    return text;
  }

  private HBox state() {
    time.setMinWidth(Region.USE_PREF_SIZE);
    state.setAlignment(Pos.CENTER_RIGHT);
    state.setMinWidth(Region.USE_PREF_SIZE);
    return state;
  }

  private HBox buttons() {
    var buttons = new HBox(play, download, more);
    buttons.setAlignment(Pos.CENTER_RIGHT);
    buttons.setMinWidth(Region.USE_PREF_SIZE);
    buttons.getStyleClass().add("row-buttons");
    return buttons;
  }

  Button play() {
    return play;
  }

  Button download() {
    return download;
  }

  Button more() {
    return more;
  }

  Label title() {
    return title;
  }

  Label podcast() {
    return podcast;
  }

  /** Lets go of the picture. */
  void clear() {
    art.clear();
  }

  /** What stays while the row stays. */
  void show(EpisodeRow row) {
    art.show(row.imageUrl(), row.podcastTitle());
    title.setText(row.title());
    podcast.setText(row.podcastTitle());
  }

  void showGroup(String words) {
    group.setText(words);
  }

  /** What changes while the row stays: player and download. */
  void showLive(EpisodeRow row, DownloadState state) {
    boolean playing = context.live().isPlaying(row);
    boolean loaded = context.live().isLoaded(row);
    // The reason needs the whole line; whose episode it is can be seen by its picture.
    Controls.show(podcast, list.style().podcast() && !EpisodeCell.isToldWhy(list, state));
    showDot(list.style().dots() && row.playState() == PlayState.UNPLAYED && !loaded);
    showSign(row.playState() == PlayState.PLAYED || loaded, loaded ? Feather.VOLUME_2 : Feather.CHECK);
    showQueued(context.live().isQueued(row) && !list.isQueue());
    showHeard(words.heard(row));
    time.setText(words.time(row));
    meta.setText(meta(row, state));
    Controls.change(play, playing ? Feather.PAUSE : Feather.PLAY,
        context.texts().get(playing ? "window.action.pause" : "window.action.play"));
    showDownload(state);
  }

  private void showDot(boolean shown) {
    if (shown && dot == null) {
      dot = new Region();
      dot.getStyleClass().add("new-dot");
      titleLine.getChildren().addFirst(dot);
    }
    if (dot != null) {
      Controls.show(dot, shown);
    }
  }

  private void showSign(boolean shown, Feather what) {
    if (shown && sign == null) {
      sign = Controls.icon(what);
      sign.getStyleClass().add("row-sign");
      titleLine.getChildren().add(titleLine.getChildren().indexOf(title), sign);
    }
    if (sign != null) {
      sign.setIconCode(what);
      Controls.show(sign, shown);
    }
  }

  private void showQueued(boolean shown) {
    if (shown && queued == null) {
      queued = Controls.icon(Feather.LIST);
      queued.getStyleClass().add("row-sign");
      HBox.setMargin(queued, new Insets(0, 6, 0, 0));
      metaLine.getChildren().addFirst(queued);
    }
    if (queued != null) {
      Controls.show(queued, shown);
    }
  }

  private void showHeard(double share) {
    if (share >= 0 && heard == null) {
      heard = new ProgressRing(16);
      state.getChildren().addFirst(heard);
    }
    if (heard != null) {
      Controls.show(heard, share >= 0);
      heard.show(share);
    }
  }

  private String meta(EpisodeRow row, DownloadState download) {
    String transfer = list.style().transfers() ? words.transfer(download) : "";
    boolean moving = !transfer.isEmpty() && !(download instanceof DownloadState.Done);
    boolean dayInMargin = list.style().group() == RowStyle.Group.DAY && list.marginShown().get();
    String note = list.note(row);
    String day = moving || dayInMargin ? "" : note.isEmpty() ? words.day(row) : note;
    String parts = day.isEmpty() || transfer.isEmpty() ? day + transfer : day + " · " + transfer;
    return podcast.isVisible() && !parts.isEmpty() ? " · " + parts : parts;
  }

  private void showDownload(DownloadState now) {
    boolean moving = now instanceof DownloadState.Running || now instanceof DownloadState.Queued;
    if (moving && downloading == null) {
      downloading = new ProgressRing(RING);
      downloadGraphic.getChildren().addFirst(downloading);
    }
    if (downloading != null) {
      downloading.setVisible(moving);
      downloading.show(EpisodeWords.share(now));
    }
    downloadIcon.setIconCode(switch (now) {
      case DownloadState.None _ -> Feather.DOWNLOAD;
      case DownloadState.Queued _, DownloadState.Running _ -> Feather.X;
      case DownloadState.Paused _ -> Feather.PAUSE_CIRCLE;
      case DownloadState.Failed _ -> Feather.ALERT_CIRCLE;
      case DownloadState.Done _ -> Feather.CHECK_CIRCLE;
    });
    style(moving ? "small-icon" : switch (now) {
      case DownloadState.Failed _ -> "danger-icon";
      case DownloadState.Done _ -> "success-icon";
      default -> "";
    });
    String says = words.downloadAction(now);
    if (!says.equals(download.getAccessibleText())) {
      Controls.describe(download, says);
    }
  }

  /** Touches the style only where it changes: each change of it costs another pass of CSS. */
  private void style(String wanted) {
    List<String> styles = downloadIcon.getStyleClass();
    for (String each : List.of("small-icon", "danger-icon", "success-icon")) {
      if (each.equals(wanted) && !styles.contains(each)) {
        styles.add(each);
      } else if (!each.equals(wanted)) {
        styles.remove(each);
      }
    }
  }
}
