package app.earmark.ui.discover;

import app.earmark.model.ParsedItem;
import app.earmark.model.PodcastPreview;
import app.earmark.ui.common.Controls;
import app.earmark.ui.common.EmptyState;
import app.earmark.ui.common.View;
import app.earmark.ui.common.art.ArtView;
import app.earmark.ui.common.notes.NotesView;
import app.earmark.ui.common.page.LinkButtons;
import app.earmark.ui.common.page.NotesViews;
import app.earmark.ui.common.page.PageContext;
import app.earmark.util.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import java.util.function.Consumer;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** The page of a podcast that one looks into before subscribing: what it says of itself, and its newest episodes. */
public final class PreviewView extends View {

  private static final double TEXT_WIDTH = 720;

  private final PreviewViewModel model;
  private final Consumer<String> signIn;
  private final PageContext context;
  private final Texts texts;
  private final SubscribeButton subscribe;
  private final StackPane root = new StackPane();

  /** @param signIn leads to where a name and password can be given for an address */
  public PreviewView(PreviewViewModel model, PageContext context, Consumer<String> signIn) {
    this.signIn = signIn;
    this.model = model;
    this.context = context;
    this.texts = context.texts();
    this.subscribe = new SubscribeButton(model.subscribing(), context);
    root.getStyleClass().add("page");
  }

  @Override
  protected void onAttach() {
    hold(model);
    hold(model.stepProperty(), this::show);
    hold(model.subscribing().changesProperty(), change -> {
      if (model.stepProperty().get() instanceof PreviewViewModel.Step.Shown shown) {
        showButton(shown.podcast());
      }
    });
  }

  private void show(PreviewViewModel.Step step) {
    root.getChildren().setAll(switch (step) {
      case PreviewViewModel.Step.Asking _ -> asking();
      case PreviewViewModel.Step.Failed failed -> {
        Button again = Controls.button(Feather.REFRESH_CW, texts.get("window.action.retry"), model::ask);
        Button enter = Controls.button(
            Feather.LOCK, texts.get("page.discover.sign-in"), () -> signIn.accept(model.feedUrl()));
        yield new EmptyState(failed.isPrivate() ? Feather.LOCK : Feather.ALERT_CIRCLE,
            texts.get("page.discover.preview-failed"), texts.get(failed.why()), failed.isPrivate() ? enter : again);
      }
      case PreviewViewModel.Step.Shown shown -> page(shown);
    });
  }

  private Node asking() {
    var indicator = new ProgressIndicator();
    indicator.setMaxSize(32, 32);
    indicator.setAccessibleText(texts.get("page.add.asking"));
    return indicator;
  }

  private Node page(PreviewViewModel.Step.Shown shown) {
    PodcastPreview.Shown podcast = shown.podcast();
    var art = new ArtView(context.art(), 128);
    art.show(podcast.imageUrl(), podcast.title());
    var facts = new StringJoiner(" · ");
    if (podcast.author() != null && !podcast.author().isBlank()) {
      facts.add(podcast.author());
    }
    facts.add(texts.get("page.podcast.episodes", podcast.episodes()));
    var buttons = new FlowPane(8, 8, subscribe.node());
    if (podcast.link() != null && LinkButtons.web(podcast.link()).isPresent()) {
      buttons.getChildren().add(
          LinkButtons.link(Feather.GLOBE, texts.get("page.podcast.website"), podcast.link(), context));
    }
    var text = new VBox(4, Controls.paragraph(podcast.title(), "type-display"),
        Controls.paragraph(facts.toString(), "muted", "type-body"), buttons);
    VBox.setMargin(buttons, new Insets(12, 0, 0, 0));
    text.setMinWidth(0);
    HBox.setHgrow(text, Priority.ALWAYS);
    var head = new HBox(20, art, text);
    NotesView notes = NotesViews.of(context, moment -> { });
    notes.show(shown.description(), false);
    notes.setMaxWidth(TEXT_WIDTH);
    var column = new VBox(24, head, notes, episodes(podcast.latest()));
    column.setMaxWidth(TEXT_WIDTH + 148);
    var holder = new VBox(column);
    holder.getStyleClass().add("reading");
    var scroll = Controls.scrolled(holder);
    showButton(podcast);
    context.background().fx().later(subscribe.node()::requestFocus);
    return scroll;
  }

  private void showButton(PodcastPreview.Shown podcast) {
    subscribe.show(podcast.feedUrl(), podcast.subscribed(), podcast.title());
  }

  private Node episodes(List<ParsedItem> latest) {
    List<Node> lines = new ArrayList<>();
    lines.add(Controls.label(texts.get("page.discover.latest"), "section-heading", "type-row"));
    for (ParsedItem item : latest) {
      Label title = Controls.paragraph(
          item.title() == null ? texts.get("page.discover.untitled") : item.shownTitle(), "type-body");
      var facts = new StringJoiner(" · ");
      if (item.published() != null) {
        facts.add(context.formats().day(item.published()));
      }
      if (item.duration() != null) {
        facts.add(context.formats().duration(item.duration().toMillis()));
      }
      var line = new VBox(4, title, Controls.paragraph(facts.toString(), "muted", "type-note"));
      line.setAlignment(Pos.CENTER_LEFT);
      line.getStyleClass().add("finding");
      lines.add(line);
    }
    var box = new VBox(12);
    box.getChildren().setAll(lines);
    return box;
  }

  @Override
  public Node root() {
    return root;
  }
}
