package app.earmark.ui.common.rows;

import app.earmark.model.DownloadState;
import app.earmark.model.EpisodeRow;
import app.earmark.model.PlayState;
import app.earmark.ui.common.Controls;
import app.earmark.ui.common.Place;
import app.earmark.ui.common.ProgressRing;
import app.earmark.ui.common.art.ArtView;
import app.earmark.ui.common.page.PageContext;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The row of an episode: picture, title, whose and when, how long, play, download, more. JavaFX thread only. */
final class EpisodeCell extends ListCell<EpisodeRow> {

  private static final PseudoClass PLAYED = PseudoClass.getPseudoClass("played");
  private static final PseudoClass LOADED = PseudoClass.getPseudoClass("loaded");
  private static final PseudoClass FAILED = PseudoClass.getPseudoClass("failed");
  private static final PseudoClass DROP_ABOVE = PseudoClass.getPseudoClass("drop-above");
  private static final PseudoClass DROP_BELOW = PseudoClass.getPseudoClass("drop-below");
  private static final PseudoClass GROUP_START = PseudoClass.getPseudoClass("group-start");

  private final EpisodeList list;
  private final PageContext context;
  private final EpisodeWords words;

  private final Label group = Controls.label("", "row-group", "type-body");
  private final ArtView art;
  private final Region dot = new Region();
  private final FontIcon sign = Controls.icon(Feather.CHECK);
  private final Label title = Controls.label("", "row-title", "type-row");
  private final FontIcon queued = Controls.icon(Feather.LIST);
  private final Label podcast = Controls.label("", "row-podcast", "type-body");
  private final Label meta = Controls.label("", "row-meta", "type-body");
  private final ProgressRing heard = new ProgressRing(16);
  private final Label time = Controls.label("", "row-time", "type-body");
  private final Button play;
  private final Button download;
  private final ProgressRing downloading = new ProgressRing(20);
  private final FontIcon downloadIcon = Controls.icon(Feather.DOWNLOAD);
  private final Button more;
  private final HBox content;
  private final Node skeleton = skeleton();
  private final StackPane graphic;

  EpisodeCell(EpisodeList list, PageContext context) {
    this.list = list;
    this.context = context;
    this.words = list.words();
    getStyleClass().add("episode-cell");
    setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    // As wide as the list, never as its longest title.
    setPrefWidth(0);
    art = new ArtView(context.art(), 48);
    play = Controls.iconButton(Feather.PLAY, context.texts().get("window.action.play"));
    download = Controls.iconButton(Feather.DOWNLOAD, context.texts().get("window.action.download"));
    var downloadGraphic = new StackPane(downloading, downloadIcon);
    downloadGraphic.setMinSize(20, 20);
    download.setGraphic(downloadGraphic);
    more = Controls.iconButton(Feather.MORE_VERTICAL, context.texts().get("window.action.more"));
    // The list is one stop for Tab; inside it the arrows and the keys of the row do everything that its buttons do.
    List.of(play, download, more).forEach(button -> button.setFocusTraversable(false));
    content = content();
    graphic = new StackPane(skeleton, content);
    graphic.setAlignment(Pos.CENTER_LEFT);
    act();
    drag();
  }

  private HBox content() {
    dot.getStyleClass().add("new-dot");
    sign.getStyleClass().add("row-sign");
    group.minWidthProperty().bind(context.appearance().atLeast(96, 0, 96));
    group.maxWidthProperty().bind(group.minWidthProperty());
    title.setMinWidth(0);
    var titleLine = new HBox(8, dot, sign, title);
    titleLine.setAlignment(Pos.CENTER_LEFT);
    podcast.setMinWidth(0);
    meta.setMinWidth(0);
    HBox.setHgrow(meta, Priority.ALWAYS);
    queued.getStyleClass().add("row-sign");
    HBox.setMargin(queued, new javafx.geometry.Insets(0, 6, 0, 0));
    var metaLine = new HBox(queued, podcast, meta);
    metaLine.setAlignment(Pos.CENTER_LEFT);
    var text = new VBox(4, titleLine, metaLine);
    text.setAlignment(Pos.CENTER_LEFT);
    text.setMinWidth(0);
    HBox.setHgrow(text, Priority.ALWAYS);
    time.setMinWidth(Region.USE_PREF_SIZE);
    var state = new HBox(8, heard, time);
    state.setAlignment(Pos.CENTER_RIGHT);
    state.setMinWidth(Region.USE_PREF_SIZE);
    var buttons = new HBox(play, download, more);
    buttons.setAlignment(Pos.CENTER_RIGHT);
    buttons.setMinWidth(Region.USE_PREF_SIZE);
    buttons.getStyleClass().add("row-buttons");
    var row = new HBox(12, group, art, text, state, buttons);
    row.setAlignment(Pos.CENTER_LEFT);
    Controls.bindShown(group, list.marginShown());
    return row;
  }

  private static Node skeleton() {
    var picture = new Region();
    picture.setMinSize(48, 48);
    picture.setMaxSize(48, 48);
    var upper = new Region();
    upper.setMinSize(280, 12);
    upper.setMaxSize(280, 12);
    var lower = new Region();
    lower.setMinSize(160, 8);
    lower.setMaxSize(160, 8);
    List.of(picture, upper, lower).forEach(bar -> bar.getStyleClass().add("skeleton"));
    var bars = new VBox(12, upper, lower);
    bars.setAlignment(Pos.CENTER_LEFT);
    var row = new HBox(12, picture, bars);
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }

  private void act() {
    play.setOnAction(event -> withRow(context.actions()::play));
    download.setOnAction(event -> withRow(context.actions()::downloadOrStop));
    more.setOnAction(event -> {
      if (!isSelected()) {
        getListView().getSelectionModel().clearAndSelect(getIndex());
      }
      list.menu().show(more, Side.BOTTOM, 0, 0);
    });
    title.setOnMouseClicked(event -> {
      if (isPlainClick(event)) {
        withRow(row -> context.navigator().open(new Place.OneEpisode(row.id())));
      }
    });
    podcast.setOnMouseClicked(event -> {
      if (isPlainClick(event)) {
        withRow(row -> context.navigator().open(new Place.OnePodcast(row.podcast())));
      }
    });
    setOnMouseClicked(event -> {
      if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2) {
        withRow(row -> context.navigator().open(new Place.OneEpisode(row.id())));
      }
    });
  }

  /** Rows can be dragged onto Up Next, and inside it to another place. */
  private void drag() {
    setOnDragDetected(event -> {
      if (getItem() != null) {
        if (!isSelected()) {
          getListView().getSelectionModel().clearAndSelect(getIndex());
        }
        DraggedEpisodes.start(this, list.chosen(), context.actions());
        event.consume();
      }
    });
    setOnDragOver(event -> {
      if (list.takes(event.getDragboard())) {
        event.acceptTransferModes(javafx.scene.input.TransferMode.COPY_OR_MOVE);
        showDrop(true, isBelowMiddle(event.getY()));
        event.consume();
      }
    });
    setOnDragExited(event -> showDrop(false, false));
    setOnDragDropped(event -> {
      if (list.takes(event.getDragboard())) {
        int index = isEmpty() ? list.rows().size() : getIndex() + (isBelowMiddle(event.getY()) ? 1 : 0);
        event.setDropCompleted(list.drop(event.getDragboard(), index));
        event.consume();
      }
    });
  }

  private boolean isBelowMiddle(double y) {
    return y > getHeight() / 2;
  }

  private void showDrop(boolean over, boolean below) {
    boolean row = over && !isEmpty();
    pseudoClassStateChanged(DROP_ABOVE, (row && !below) || (over && isEmpty() && getIndex() == list.rows().size()));
    pseudoClassStateChanged(DROP_BELOW, row && below);
  }

  private static boolean isPlainClick(MouseEvent event) {
    return event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 1 && event.isStillSincePress()
        && !event.isShiftDown() && !event.isShortcutDown();
  }

  private void withRow(java.util.function.Consumer<EpisodeRow> action) {
    EpisodeRow row = getItem();
    if (row != null) {
      action.accept(row);
    }
  }

  @Override
  protected void updateItem(@Nullable EpisodeRow row, boolean empty) {
    super.updateItem(row, empty);
    if (empty) {
      setGraphic(null);
      setAccessibleText(null);
      art.clear();
      return;
    }
    setGraphic(graphic);
    content.setVisible(row != null);
    skeleton.setVisible(row == null);
    if (row == null) {
      setAccessibleText(context.texts().get("window.row.loading"));
      art.clear();
    } else {
      show(row);
    }
  }

  private void show(EpisodeRow row) {
    art.show(row.imageUrl(), row.podcastTitle());
    title.setText(row.title());
    podcast.setText(row.podcastTitle());
    pseudoClassStateChanged(PLAYED, row.playState() == PlayState.PLAYED);
    showGroup();
    showLive();
  }

  /** Says the group in the margin where it differs from that of the row above. */
  void showGroup() {
    EpisodeRow row = getItem();
    if (row != null && !isEmpty()) {
      EpisodeRow above = list.rows().peek(getIndex() - 1);
      boolean start = list.marginShown().get()
          && (getIndex() == 0 || (above != null && !list.group(above).equals(list.group(row))));
      group.setText(start ? list.group(row) : "");
      pseudoClassStateChanged(GROUP_START, start && getIndex() > 0);
    }
  }

  /** Shows what changes while the row stays: player and download. */
  void showLive() {
    EpisodeRow row = getItem();
    if (row == null || isEmpty()) {
      return;
    }
    DownloadState state = context.live().download(row);
    boolean playing = context.live().isPlaying(row);
    boolean loaded = context.live().isLoaded(row);
    pseudoClassStateChanged(LOADED, loaded);
    boolean toldWhy = state instanceof DownloadState.Failed && list.style().transfers();
    pseudoClassStateChanged(FAILED, toldWhy);
    // The reason needs the whole line; whose episode it is can be seen by its picture.
    Controls.show(podcast, list.style().podcast() && !toldWhy);
    Controls.show(dot, list.style().dots() && row.playState() == PlayState.UNPLAYED && !loaded);
    Controls.show(sign, row.playState() == PlayState.PLAYED || loaded);
    Controls.show(queued, context.live().isQueued(row) && !list.isQueue());
    sign.setIconCode(loaded ? Feather.VOLUME_2 : Feather.CHECK);
    double share = words.heard(row);
    Controls.show(heard, share >= 0);
    heard.show(share);
    time.setText(words.time(row));
    meta.setText(meta(row, state));
    Controls.change(play, playing ? Feather.PAUSE : Feather.PLAY,
        context.texts().get(playing ? "window.action.pause" : "window.action.play"));
    showDownload(state);
    setAccessibleText(words.spoken(row));
  }

  private String meta(EpisodeRow row, DownloadState state) {
    String transfer = list.style().transfers() ? words.transfer(state) : "";
    boolean moving = !transfer.isEmpty() && !(state instanceof DownloadState.Done);
    boolean dayInMargin = list.style().group() == RowStyle.Group.DAY && list.marginShown().get();
    String note = list.note(row);
    String day = moving || dayInMargin ? "" : note.isEmpty() ? words.day(row) : note;
    String parts = day.isEmpty() || transfer.isEmpty() ? day + transfer : day + " · " + transfer;
    return podcast.isVisible() && !parts.isEmpty() ? " · " + parts : parts;
  }

  private void showDownload(DownloadState state) {
    boolean moving = state instanceof DownloadState.Running || state instanceof DownloadState.Queued;
    downloading.setVisible(moving);
    downloading.show(EpisodeWords.share(state));
    downloadIcon.setIconCode(switch (state) {
      case DownloadState.None _ -> Feather.DOWNLOAD;
      case DownloadState.Queued _, DownloadState.Running _ -> Feather.X;
      case DownloadState.Paused _ -> Feather.PAUSE_CIRCLE;
      case DownloadState.Failed _ -> Feather.ALERT_CIRCLE;
      case DownloadState.Done _ -> Feather.CHECK_CIRCLE;
    });
    downloadIcon.getStyleClass().removeAll("small-icon", "danger-icon", "success-icon");
    if (moving) {
      downloadIcon.getStyleClass().add("small-icon");
    } else if (state instanceof DownloadState.Failed) {
      downloadIcon.getStyleClass().add("danger-icon");
    } else if (state instanceof DownloadState.Done) {
      downloadIcon.getStyleClass().add("success-icon");
    }
    String says = words.downloadAction(state);
    if (!says.equals(download.getAccessibleText())) {
      Controls.describe(download, says);
    }
  }
}
