package app.earmark.ui.main;

import app.earmark.model.EpisodeRow;
import app.earmark.ui.add.AddView;
import app.earmark.ui.add.AddViewModel;
import app.earmark.ui.common.Background;
import app.earmark.ui.common.Controls;
import app.earmark.ui.common.Formats;
import app.earmark.ui.common.FxThread;
import app.earmark.ui.common.Place;
import app.earmark.ui.common.View;
import app.earmark.ui.common.art.Art;
import app.earmark.ui.common.page.Appearance;
import app.earmark.ui.common.page.EpisodeActions;
import app.earmark.ui.common.page.LinkButtons;
import app.earmark.ui.common.page.LiveState;
import app.earmark.ui.common.page.PageContext;
import app.earmark.ui.common.page.PodcastActions;
import app.earmark.ui.main.Keys.Group;
import app.earmark.util.Message;
import app.earmark.util.Subscription;
import app.earmark.util.Texts;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.geometry.Insets;
import javafx.geometry.NodeOrientation;
import javafx.geometry.Pos;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The window. Made and shown on the JavaFX thread; everything that blocks is given to the background. */
public final class MainWindow {

  private static final Logger LOG = LoggerFactory.getLogger(MainWindow.class);

  /** Below this width the sidebar folds to icons. */
  private static final double FOLD_BELOW = 900;

  private static final double TEXT_PX = 13;

  private final Stage stage;
  private final FxThread fx = new FxThread();
  private final Texts texts;
  private final Background background;
  private final Toasts toasts;
  private final History history = new History();
  private final LiveState live;
  private final EpisodeActions actions;
  private final Appearance appearance = new Appearance();
  private final Theme theme;
  private final PlayerViewModel player;
  private final RefreshViewModel refresh;
  private final AddViewModel add;
  private final Pages pages;
  private final Sidebar sidebar;
  private final TopBar topBar;
  private final PlayerPanels panels;
  private final PlayerBar playerBar;
  private final MiniPlayer mini;
  private final OfflineBanner offline;
  private final KeepingBanner keeping;
  private final AddView addView;
  private final Drops drops;
  private final Keys keys;
  private final KeysCard keysCard;
  private final ToastsView toastsView;
  private final EarmarkViewModel earmark;
  private final EarmarkCard earmarkCard;
  private final Palette palette;
  private final WindowState windowState;
  private final StackPane pageHolder = new StackPane();
  private final Scene scene;
  private @Nullable View page;
  private Subscription following = () -> { };

  /** @param texts in the language of the window, which may be another than the services' */
  public MainWindow(Stage stage, UiServices services, Texts texts) {
    this.stage = stage;
    this.texts = texts;
    this.background = new Background(services.background(), fx, this::unexpected);
    this.theme = new Theme(appearance, services.preferences(), background);
    this.toasts = new Toasts(fx);
    this.live = new LiveState(fx, services.downloads().snapshot(), services.playback().state(),
        services.refresh().progress(), services.upNext().snapshot());
    this.actions = new EpisodeActions(
        services.library(), services.downloads(), services.playback(), services.upNext(), background, toasts, live);
    var formats = new Formats(texts, services.clock());
    var art = new Art(services.artwork(), background);
    var context = new PageContext(background, texts, formats, history, toasts, art, live, actions,
        new PodcastActions(services.library(), services.subscriptions(), services.refresh(), actions, background,
            history,
            toasts), appearance,
        uri -> background.run(() -> services.openInBrowser().accept(uri)),
        file -> background.run(() -> services.showInFolder().test(file), shown -> {
          if (!shown) {
            toasts.say(Message.of("window.toast.no-folder", file.toString()));
          }
        }));
    PlayerServices playerServices = PlayerServices.of(services);
    this.player = new PlayerViewModel(playerServices, background, live, history, texts, formats);
    this.panels = new PlayerPanels(player, new SoundPanelModel(playerServices, background, live), texts, formats,
        link -> LinkButtons.web(link).ifPresent(context.openInBrowser()), this::focusPage);
    this.refresh = new RefreshViewModel(services.refresh(), background, toasts, live);
    this.add = new AddViewModel(services.subscriptions(), services.opml(), background, history, toasts);
    this.sidebar = new Sidebar(
        new SidebarViewModel(services.library(), services.finding().smartLists(), background, live), history, texts,
        art, appearance, add::show,
        ids -> background.run(() -> services.upNext().playLast(ids)));
    this.topBar = new TopBar(history, refresh, texts);
    this.playerBar = new PlayerBar(player, texts, formats, art, appearance, panels, this::openMini);
    this.offline = new OfflineBanner(refresh, history, texts);
    this.keeping = new KeepingBanner(services.storage(), background, toasts, history, texts, formats);
    this.drops = new Drops(add, toasts);
    this.addView = new AddView(add, texts, fx);
    this.pages = new Pages(services, context, add, addView::chooseFile);
    this.earmark = new EarmarkViewModel(services.finding().earmarks(), background, toasts, live);
    this.earmarkCard = new EarmarkCard(earmark, texts, formats, this::focusPage);
    this.keys = keys();
    this.palette = new Palette(keys, services.finding().search(), background, history, texts, this::focusPage);
    this.keysCard = new KeysCard(keys, texts, this::focusPage);
    this.toastsView = new ToastsView(toasts, texts);
    this.windowState = new WindowState(services.memory(), services.preferences(), background, stage, appearance);
    this.scene = scene();
    this.mini = new MiniPlayer(stage, scene, player, texts, art, services.memory(), background, keys);
  }

  private Scene scene() {
    VBox.setVgrow(pageHolder, Priority.ALWAYS);
    var content = new VBox(topBar.root(), offline.root(), keeping.root(), pageHolder);
    content.getStyleClass().add("content");
    StackPane.setMargin(panels.root(), new Insets(8, 16, 8, 16));
    var said = new VBox(earmarkCard.root(), toastsView.root());
    said.setAlignment(Pos.BOTTOM_CENTER);
    said.setPickOnBounds(false);
    said.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    var overlay = new StackPane(
        content, panels.root(), addView.root(), palette.root(), keysCard.root(), said);
    StackPane.setAlignment(palette.root(), Pos.TOP_CENTER);
    StackPane.setMargin(palette.root(), new Insets(64, 24, 24, 24));
    StackPane.setAlignment(addView.root(), Pos.TOP_CENTER);
    StackPane.setMargin(addView.root(), new Insets(64, 24, 24, 24));
    StackPane.setMargin(keysCard.root(), new Insets(24));
    StackPane.setAlignment(said, Pos.BOTTOM_CENTER);
    var root = new BorderPane(overlay);
    if (texts.isRightToLeft()) {
      root.setNodeOrientation(NodeOrientation.RIGHT_TO_LEFT);
    }
    pageHolder.getStyleClass().add("page-holder");
    root.setLeft(sidebar.root());
    root.setBottom(playerBar.root());
    root.getStyleClass().add("window");
    var made = new Scene(root, WindowState.WIDTH, WindowState.HEIGHT);
    made.getStylesheets().add(Objects.requireNonNull(
        MainWindow.class.getResource("/app/earmark/ui/earmark.css"), "the window's style").toExternalForm());
    sidebar.foldedProperty().bind(Bindings.createBooleanBinding(
        () -> made.getWidth() < FOLD_BELOW * (1 + appearance.textScaleProperty().get()) / 2,
        made.widthProperty(), appearance.textScaleProperty()));
    root.styleProperty().bind(Bindings.createStringBinding(
        () -> "-fx-font-size: " + TEXT_PX * appearance.textScaleProperty().get() + "px;",
        appearance.textScaleProperty()));
    keys.install(made);
    drops.install(made);
    panels.install(made, playerBar.root());
    made.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
      if (event.getCode() == KeyCode.ESCAPE) {
        add.close();
        keysCard.hide();
        panels.hide();
        palette.hide();
      }
    });
    made.addEventFilter(MouseEvent.MOUSE_PRESSED, event -> {
      if (event.getButton() == MouseButton.BACK) {
        history.back();
      } else if (event.getButton() == MouseButton.FORWARD) {
        history.forward();
      }
    });
    return made;
  }

  private Keys keys() {
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
        .add(Group.PLAYER, "V", "window.sound", () -> panels().toggleSound(), "V")
        .add(Group.PLAYER, "C", "window.chapters", () -> panels().toggleChapters(), "C")
        .add(Group.PLAYER, "Ctrl+M", "window.mini.open", this::openMini, "Shortcut+M")
        .add(Group.PLAYER, "E", "window.keys.earmark", earmark::mark, "E")
        .add(Group.PLAYER, "Shift+E", "window.keys.earmark-note", () -> fx.later(() -> earmarkCard().write()),
            "Shift+E")
        .add(Group.EPISODES, "↑ ↓", "window.keys.rows", () -> { })
        .add(Group.EPISODES, "Enter", "window.action.open-episode", () -> { })
        .add(Group.EPISODES, "P", "window.keys.play", () -> withChosen(rows -> {
          if (!rows.isEmpty()) {
            actions.play(rows.getFirst());
          }
        }), "P")
        .add(Group.EPISODES, "Q", "window.keys.queue", () -> withChosen(actions::queueOrNot), "Q")
        .add(Group.EPISODES, "Shift+Q", "window.action.play-next", () -> withChosen(actions::playNext), "Shift+Q")
        .add(Group.EPISODES, "D", "window.action.download", () -> withChosen(actions::download), "D")
        .add(Group.EPISODES, "M", "window.keys.mark", () -> withChosen(actions::togglePlayed), "M")
        .add(Group.EPISODES, "Del", "window.action.delete-file", () -> withChosen(actions::deleteDownload), "Delete")
        .add(Group.EPISODES, "U", "window.toast.undo", toasts::undoLast, "U", "Shortcut+Z")
        .add(Group.WINDOW, "Ctrl+F", "page.search.title", () -> history.open(new Place.Find()), "Shortcut+F", "Slash")
        .add(Group.WINDOW, "Ctrl+K", "window.palette", () -> palette().toggle(), "Shortcut+K")
        .add(Group.WINDOW, "Ctrl+8", "page.earmarks.title", () -> history.open(new Place.EarmarkList()), "Shortcut+8")
        .add(Group.WINDOW, "Ctrl+N", "window.nav.add", add::show, "Shortcut+N")
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
        .add(Group.WINDOW, "F1", "window.keys.title", () -> keysCard().toggle(), "F1");
  }

  private PlayerPanels panels() {
    return panels;
  }

  private void openMini() {
    if (player.barProperty().get().shown()) {
      mini.open();
    }
  }

  /** What plays, for whoever sees only the title. */
  private void showTitle(PlayerViewModel.Bar bar) {
    String shown = bar.playing() ? texts.get("window.title.playing", bar.title(), bar.podcast())
        : texts.get("window.title");
    if (!shown.equals(stage.getTitle())) {
      stage.setTitle(shown);
    }
  }

  private EarmarkCard earmarkCard() {
    return earmarkCard;
  }

  private Palette palette() {
    return palette;
  }

  private KeysCard keysCard() {
    return keysCard;
  }

  private void withChosen(Consumer<List<EpisodeRow>> action) {
    if (page != null) {
      page.withChosen(action);
    }
  }

  /** Takes up addresses and lists of podcasts that the program was started with, one after the other. */
  public void take(List<String> asked) {
    asked.forEach(drops::take);
  }

  /** Attaches everything, reads where the listener was last, and shows the window there. */
  public void show() {
    stage.setTitle(texts.get("window.title"));
    stage.setMinWidth(480);
    stage.setMinHeight(400);
    stage.setScene(scene);
    theme.attach();
    live.attach();
    actions.attach();
    refresh.attach();
    for (View part : List.of(sidebar, topBar, offline, keeping, playerBar, panels, addView, palette, keysCard,
        earmarkCard, toastsView)) {
      part.attach();
    }
    player.barProperty().subscribe(this::showTitle);
    history.setScroll(() -> page == null ? 0 : page.scroll());
    add.openProperty().addListener((property, before, open) -> focusPage());
    windowState.setScroll(() -> page == null ? 0 : page.scroll());
    windowState.restore((place, scroll) -> {
      history.start(place, scroll);
      following = history.hereProperty().subscribe(this::open)::unsubscribe;
      stage.show();
    });
  }

  private void open(History.Visit visit) {
    if (page != null) {
      page.detach();
    }
    View next = pages.page(visit.place());
    page = next;
    pageHolder.getChildren().setAll(next.root());
    next.attach();
    topBar.show(pages.title(visit.place()), next.tools());
    next.scrollTo(visit.scroll());
    focusPage();
    windowState.remember(visit.place());
  }

  private void focusPage() {
    fx.later(() -> {
      if (page != null && !add.openProperty().get() && !palette.isOpen()) {
        page.focus();
      }
    });
  }

  /** Takes the window apart, so that another one can be shown in its place; the stage stays. */
  public void close() {
    following.close();
    windowState.detach();
    mini.end();
    if (page != null) {
      page.detach();
    }
    for (View part : List.of(toastsView, earmarkCard, keysCard, palette, addView, panels, playerBar, keeping, offline,
        topBar, sidebar)) {
      part.detach();
    }
    refresh.detach();
    actions.detach();
    live.detach();
    theme.detach();
  }

  /** Brings the window to the front, as a second start of the program does. */
  public void toFront() {
    fx.run(() -> {
      stage.setIconified(false);
      stage.show();
      stage.toFront();
      stage.requestFocus();
    });
  }

  /** Opens a page. JavaFX thread. */
  public void open(Place place) {
    history.open(place);
  }

  /** Opens the card for an address, as a second start with one does. */
  public void add(String address) {
    toFront();
    fx.run(() -> add.show(address));
  }

  private void unexpected(Throwable error) {
    LOG.error("Something unexpected happened behind the window", error);
    toasts.say(Message.of("window.toast.unexpected"));
  }
}
