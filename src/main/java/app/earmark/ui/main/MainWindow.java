package app.earmark.ui.main;

import app.earmark.model.EpisodeRow;
import app.earmark.service.Preferences;
import app.earmark.ui.add.AddView;
import app.earmark.ui.add.AddViewModel;
import app.earmark.ui.add.TakingIn;
import app.earmark.ui.common.Background;
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
import app.earmark.ui.common.page.SmartListActions;
import app.earmark.ui.common.rows.RowsRehearsal;
import app.earmark.ui.inbox.InboxViewModel;
import app.earmark.util.Message;
import app.earmark.util.Subscription;
import app.earmark.util.Texts;
import java.time.Duration;
import java.util.List;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.stage.Stage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The window. Made and shown on the JavaFX thread; everything that blocks is given to the background. */
public final class MainWindow {

  private static final Logger LOG = LoggerFactory.getLogger(MainWindow.class);

  private static final Duration AFTER_FIRST_FRAME = Duration.ofMillis(300);

  /** The first rows are there and have their pictures. */
  private static final Duration AT_REST = Duration.ofSeconds(1);

  private final Stage stage;
  private final FxThread fx = new FxThread();
  private final Texts texts;
  private final Background background;
  private final Toasts toasts;
  private final History history = new History();
  private final LiveState live;
  private final EpisodeActions actions;
  private final PodcastActions podcastActions;
  private final FoldersCard foldersCard;
  private final Appearance appearance = new Appearance();
  private final Theme theme;
  private final PlayerViewModel player;
  private final RefreshViewModel refresh;
  private final AddViewModel add;
  private final PageContext context;
  private final Pages pages;
  private final Sidebar sidebar;
  private final TopBar topBar;
  private final PlayerPanels panels;
  private final PlayerBar playerBar;
  private final MiniPlayer mini;
  private final AddView addView;
  private final Drops drops;
  private final Keys keys;
  private final KeysCard keysCard;
  private final ToastsView toastsView;
  private final EarmarkViewModel earmark;
  private final EarmarkCard earmarkCard;
  private final Palette palette;
  private final WindowState windowState;
  private final PageHolder pageHolder;
  private final WindowParts parts;
  private final Scene scene;
  private Subscription following = () -> { };
  private Subscription rehearsing = () -> { };
  private Subscription makingAhead = () -> { };

  /**
   * @param texts in the language of the window, which may be another than the services'
   * @param toasts what is being said; it outlives the window, so that an undo is still there in another language
   */
  MainWindow(Stage stage, UiServices services, Texts texts, Toasts toasts) {
    this.stage = stage;
    this.texts = texts;
    this.background = new Background(services.background(), fx, this::unexpected);
    this.theme = new Theme(appearance, services.preferences(), background);
    this.toasts = toasts;
    this.live = new LiveState(fx, services.downloads().snapshot(), services.playback().state(),
        services.refresh().progress(), services.upNext().snapshot());
    this.actions = new EpisodeActions(
        services.library(), services.downloads(), services.playback(), services.upNext(), background, toasts, live);
    var formats = new Formats(texts, services.clock());
    var art = new Art(services.artwork(), background);
    this.podcastActions = new PodcastActions(
        services.library(), services.subscriptions(), services.refresh(), actions, background, history, toasts);
    this.context = new PageContext(background, texts, formats, history, toasts, art, live, actions, podcastActions,
        appearance,
        uri -> background.run(() -> services.openInBrowser().accept(uri)),
        file -> background.run(() -> services.showInFolder().test(file), shown -> {
          if (!shown) {
            toasts.say(Message.of("window.toast.no-folder", file.toString()));
          }
        }), services.dialogs());
    PlayerServices playerServices = PlayerServices.of(services);
    this.player = new PlayerViewModel(playerServices, background, live, history, texts, formats);
    this.panels = new PlayerPanels(player, new SoundPanelModel(playerServices, background, live), texts, formats,
        link -> LinkButtons.web(link).ifPresent(context.openInBrowser()), this::focusPage);
    this.refresh = new RefreshViewModel(services.refresh(), background, toasts, live);
    this.add = new AddViewModel(services.subscriptions(), services.opml(), background, history, toasts);
    this.sidebar = new Sidebar(
        new SidebarViewModel(
            services.library(), services.finding().smartLists(), services.preferences(), background, live),
        history, texts, formats, art, appearance, sidebarWays(services),
        new SmartListActions(services.finding().smartLists(), background, history, toasts), add::show,
        ids -> background.change(() -> services.upNext().playLast(ids)));
    this.foldersCard = new FoldersCard(podcastActions.folders(), texts, this::focusPage);
    this.topBar = new TopBar(history, refresh, texts);
    this.playerBar = new PlayerBar(player, texts, formats, art, appearance, panels, this::openMini);
    var takingIn = new TakingIn(services.ownFiles(), background, history, toasts, texts);
    this.drops = new Drops(add, takingIn);
    this.addView = new AddView(add, takingIn, services.dialogs(), texts, fx);
    this.pages = new Pages(services, context, add, addView::chooseFile,
        folder -> showNew(services.preferences(), folder));
    this.pageHolder = new PageHolder(pages, background);
    this.earmark = new EarmarkViewModel(services.finding().earmarks(), background, toasts, live);
    this.earmarkCard = new EarmarkCard(earmark, texts, formats, this::focusPage);
    this.keys = WindowKeys.of(player, actions, toasts, history, refresh, add, earmark,
        new WindowWays(() -> parts(), pageHolder::page, podcastActions, this::openMini, fx));
    this.palette = new Palette(keys, services.finding().search(), background, history, texts, this::focusPage);
    this.keysCard = new KeysCard(keys, texts, this::focusPage);
    this.toastsView = new ToastsView(toasts, texts);
    this.windowState = new WindowState(services.memory(), services.preferences(), background, stage, appearance);
    this.parts = new WindowParts(sidebar, topBar, new OfflineBanner(refresh, history, texts),
        new KeepingBanner(services.storage(), background, toasts, history, texts, formats), playerBar, panels, addView,
        palette, keysCard, foldersCard, earmarkCard, toastsView);
    this.scene = scene();
    this.mini = new MiniPlayer(stage, scene, player, texts, art, services.memory(), background, keys);
  }

  private SidebarPodcasts.Ways sidebarWays(UiServices services) {
    return new SidebarPodcasts.Ways(history, podcastActions, folder -> showNew(services.preferences(), folder),
        (episodes, folder) -> background.run(
            () -> services.library().rows(episodes).stream().map(EpisodeRow::podcast).distinct().toList(),
            podcasts -> podcastActions.folders().add(podcasts, folder)));
  }

  /** Goes to New, with the episodes of a folder alone. */
  private void showNew(Preferences preferences, String folder) {
    background.change(() -> {
      preferences.set(InboxViewModel.FOLDER, folder);
      return folder;
    }, kept -> history.open(new Place.NewEpisodes()));
  }

  private Scene scene() {
    Scene made = parts.scene(pageHolder.root(), texts, appearance);
    keys.install(made);
    drops.install(made);
    panels.install(made, playerBar.root());
    made.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
      if (event.getCode() == KeyCode.ESCAPE) {
        add.close();
        keysCard.hide();
        podcastActions.folders().close();
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

  private WindowParts parts() {
    return parts;
  }

  private void openMini() {
    if (player.barProperty().get().shown()) {
      mini.open();
    }
  }

  /** What plays, for whoever sees only the title. */
  private void showTitle(PlayingBar bar) {
    String shown = bar.playing() ? texts.get("window.title.playing", bar.title(), bar.podcast())
        : texts.get("window.title");
    if (!shown.equals(stage.getTitle())) {
      stage.setTitle(shown);
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
    parts.all().forEach(View::attach);
    player.barProperty().subscribe(this::showTitle);
    history.setScroll(this::scroll);
    add.openProperty().addListener((property, before, open) -> focusPage());
    windowState.setScroll(this::scroll);
    windowState.restore((place, scroll) -> {
      history.start(place, scroll);
      following = history.hereProperty().subscribe(this::open)::unsubscribe;
      stage.show();
      rehearsing = fx.after(AFTER_FIRST_FRAME, () -> {
        if (scene.lookup(".episode-cell") == null) {
          rehearsing = RowsRehearsal.start(context, WindowParts.style());
        }
      });
      makingAhead = fx.after(AT_REST, pageHolder::makeAhead);
    });
  }

  private double scroll() {
    View page = pageHolder.page();
    return page == null ? 0 : page.scroll();
  }

  private void open(History.Visit visit) {
    View next = pageHolder.open(visit.place());
    topBar.show(pages.title(visit.place()), next.tools());
    next.scrollTo(visit.scroll());
    focusPage();
    windowState.remember(visit.place());
  }

  private void focusPage() {
    fx.later(() -> {
      View page = pageHolder.page();
      if (page != null && !add.openProperty().get() && !palette.isOpen()) {
        page.focus();
      }
    });
  }

  /** Takes the window apart, so that another one can be shown in its place; the stage stays. */
  public void close() {
    following.close();
    rehearsing.close();
    makingAhead.close();
    windowState.detach();
    mini.end();
    pageHolder.close();
    parts.all().reversed().forEach(View::detach);
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
