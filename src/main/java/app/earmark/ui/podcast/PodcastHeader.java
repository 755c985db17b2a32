package app.earmark.ui.podcast;

import app.earmark.model.Podcast;
import app.earmark.model.PodcastHealth;
import app.earmark.ui.common.Controls;
import app.earmark.ui.common.Place;
import app.earmark.ui.common.art.ArtView;
import app.earmark.ui.common.page.FolderActions;
import app.earmark.ui.common.page.LinkButtons;
import app.earmark.ui.common.page.PageContext;
import app.earmark.util.Texts;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** The top of a podcast's page: picture, title, who makes it, what can be done. */
final class PodcastHeader {

  private static final double HIGH_ENOUGH = 520;

  private final PodcastViewModel model;
  private final PageContext context;
  private final Texts texts;
  private final ArtView large;
  private final ArtView small;
  private final Label title = Controls.label("", "type-display", "podcast-title");
  private final Label author = Controls.label("", "muted", "type-body");
  private final Label trouble = Controls.paragraph("", "problem-text", "type-body");
  private final HBox troubleLine;
  private final FlowPane folders = new FlowPane(8, 4);
  private final FlowPane actions = new FlowPane(8, 8);
  private final HBox root;
  private boolean enoughRoom = true;

  PodcastHeader(PodcastViewModel model, PageContext context) {
    this.model = model;
    this.context = context;
    this.texts = context.texts();
    this.large = new ArtView(context.art(), 128);
    this.small = new ArtView(context.art(), 64);
    Button why = Controls.button(texts.get("page.podcast.part.health"),
        () -> model.partProperty().set(PodcastViewModel.Part.HEALTH));
    why.getStyleClass().addAll("flat", "small", "danger");
    why.setMinWidth(Button.USE_PREF_SIZE);
    HBox.setHgrow(trouble, Priority.SOMETIMES);
    troubleLine = new HBox(8, Controls.icon(Feather.ALERT_CIRCLE), trouble, why);
    troubleLine.setAlignment(Pos.CENTER_LEFT);
    troubleLine.getStyleClass().add("problem");
    title.setMinWidth(0);
    var text = new VBox(4, title, author, folders, troubleLine, actions);
    text.setAlignment(Pos.CENTER_LEFT);
    text.setMinWidth(0);
    VBox.setMargin(actions, new Insets(8, 0, 0, 0));
    HBox.setHgrow(text, Priority.ALWAYS);
    root = new HBox(20, large, small, text);
    root.setAlignment(Pos.TOP_LEFT);
    root.getStyleClass().add("podcast-header");
  }

  Node node() {
    return root;
  }

  /** In a low window the picture gives way to the episodes. */
  void fit(double pageHeight) {
    boolean high = pageHeight >= HIGH_ENOUGH;
    Controls.show(large, high);
    Controls.show(small, !high);
    enoughRoom = high;
    Controls.show(folders, high && !folders.getChildren().isEmpty());
  }

  void show(Podcast podcast, List<String> inFolders) {
    large.show(podcast.imageUrl(), podcast.title());
    small.show(podcast.imageUrl(), podcast.title());
    title.setText(podcast.title());
    List<String> facts = new ArrayList<>();
    if (podcast.author() != null && !podcast.author().isBlank() && !podcast.author().equals(podcast.title())) {
      facts.add(podcast.author());
    }
    facts.add(texts.get("page.podcast.episodes", podcast.episodes()));
    if (podcast.unplayed() > 0) {
      facts.add(texts.get("page.podcast.unplayed", podcast.unplayed()));
    }
    if (podcast.downloaded() > 0) {
      facts.add(texts.get("page.podcast.downloaded", podcast.downloaded()));
    }
    author.setText(String.join(" · ", facts));
    PodcastHealth health = podcast.health();
    Controls.show(troubleLine, health.problem() != null);
    if (health.problem() != null) {
      trouble.setText(texts.get(health.problem()));
    }
    showFolders(podcast, inFolders);
    showActions(podcast);
  }

  /** Each folder that it is in, and the way to more; where it is in none, that is in the menu alone. */
  private void showFolders(Podcast podcast, List<String> inFolders) {
    List<Node> nodes = new ArrayList<>();
    for (String folder : inFolders) {
      Button chip = Controls.button(Feather.FOLDER, FolderActions.shown(folder),
          () -> context.navigator().open(new Place.OneFolder(folder)));
      chip.setMnemonicParsing(false);
      chip.getStyleClass().addAll("small", "chip-button");
      nodes.add(chip);
    }
    if (!nodes.isEmpty()) {
      Button choose = Controls.button(Feather.FOLDER_PLUS, texts.get("window.folders"),
          () -> context.podcastActions().folders().choose(List.of(podcast.id())));
      choose.getStyleClass().addAll("small", "flat", "chip-button");
      nodes.add(choose);
    }
    folders.getChildren().setAll(nodes);
    Controls.show(folders, enoughRoom && !nodes.isEmpty());
  }

  private void showActions(Podcast podcast) {
    List<Node> nodes = new ArrayList<>();
    LinkButtons.support(podcast.supportLinks(), context).ifPresent(support -> {
      support.getStyleClass().add("support");
      nodes.add(support);
    });
    if (podcast.link() != null && LinkButtons.web(podcast.link()).isPresent()) {
      nodes.add(LinkButtons.link(Feather.GLOBE, texts.get("page.podcast.website"), podcast.link(), context));
    }
    Button refresh = Controls.button(Feather.REFRESH_CW, texts.get("page.podcast.refresh"),
        () -> context.podcastActions().refresh(podcast.id()));
    refresh.disableProperty().bind(model.refreshingProperty());
    if (!podcast.isOwnFiles()) {
      nodes.add(refresh);
    }
    var more = new MenuButton(null, Controls.icon(Feather.MORE_HORIZONTAL));
    more.getStyleClass().addAll("no-arrow", "button-icon");
    more.setAccessibleText(texts.get("window.action.more"));
    more.setTooltip(Controls.tooltip(texts.get("window.action.more")));
    more.getItems().setAll(context.podcastActions().more(podcast, texts));
    nodes.add(more);
    actions.getChildren().setAll(nodes);
  }
}
