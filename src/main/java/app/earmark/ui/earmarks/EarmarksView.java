package app.earmark.ui.earmarks;

import app.earmark.model.Earmark;
import app.earmark.model.EpisodeId;
import app.earmark.model.PodcastId;
import app.earmark.ui.common.Controls;
import app.earmark.ui.common.EmptyState;
import app.earmark.ui.common.FileDialogs;
import app.earmark.ui.common.Place;
import app.earmark.ui.common.View;
import app.earmark.ui.common.art.ArtView;
import app.earmark.ui.common.page.PageContext;
import app.earmark.util.Texts;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** The Earmarks page: by podcast and episode; a click plays from there, a note is edited where it stands. */
public final class EarmarksView extends View {

  private static final double TEXT_WIDTH = 868;

  private final EarmarksViewModel model;
  private final PageContext context;
  private final Texts texts;
  private final VBox column = new VBox(8);
  private final ScrollPane scroll;
  private final StackPane root = new StackPane();
  private final EmptyState empty;
  private final Button export;
  private List<Earmark> shown = List.of();

  public EarmarksView(EarmarksViewModel model, PageContext context) {
    this.model = model;
    this.context = context;
    this.texts = context.texts();
    column.setMaxWidth(TEXT_WIDTH);
    var holder = new VBox(column);
    holder.getStyleClass().add("reading");
    scroll = Controls.scrolled(holder);
    empty = new EmptyState(Feather.BOOKMARK, texts.get("page.earmarks.empty"), texts.get("page.earmarks.empty.text"));
    export = Controls.button(Feather.SHARE, texts.get("page.earmarks.export"), this::export);
    export.getStyleClass().add("flat");
    root.getStyleClass().add("page");
  }

  private void export() {
    context.dialogs().save(root.getScene().getWindow(), texts.get("page.earmarks.export"), "earmarks.md",
        List.of(new FileDialogs.Kind("Markdown", "md"), new FileDialogs.Kind("CSV", "csv"))).ifPresent(model::export);
  }

  @Override
  protected void onAttach() {
    hold(model);
    hold(model.shownProperty(), earmarks -> earmarks.ifPresent(this::show));
  }

  private void show(List<Earmark> earmarks) {
    Controls.show(export, !earmarks.isEmpty());
    if (earmarks.isEmpty()) {
      root.getChildren().setAll(empty);
    } else if (!earmarks.equals(shown) || root.getChildren().isEmpty()) {
      column.getChildren().clear();
      PodcastId podcast = null;
      EpisodeId episode = null;
      for (Earmark earmark : earmarks) {
        if (!earmark.row().podcast().equals(podcast)) {
          podcast = earmark.row().podcast();
          column.getChildren().add(podcast(earmark));
        }
        if (!earmark.row().id().equals(episode)) {
          episode = earmark.row().id();
          column.getChildren().add(episode(earmark));
        }
        column.getChildren().add(moment(earmark));
      }
      root.getChildren().setAll(scroll);
    }
    shown = earmarks;
  }

  private Node podcast(Earmark earmark) {
    var art = new ArtView(context.art(), 28);
    art.show(earmark.row().imageUrl(), earmark.row().podcastTitle());
    var link = link(earmark.row().podcastTitle(), new Place.OnePodcast(earmark.row().podcast()), "type-title");
    var line = new HBox(12, art, link);
    line.setAlignment(Pos.CENTER_LEFT);
    line.getStyleClass().add("earmark-podcast");
    return line;
  }

  private Node episode(Earmark earmark) {
    return link(earmark.row().title(), new Place.OneEpisode(earmark.row().id()), "type-row");
  }

  private Hyperlink link(String words, Place place, String type) {
    var link = new Hyperlink(words);
    link.getStyleClass().addAll("plain-link", type);
    link.setOnAction(event -> context.navigator().open(place));
    return link;
  }

  private Node moment(Earmark earmark) {
    String at = context.formats().clock(earmark.positionMs());
    Button play = Controls.button(Feather.PLAY, at, () -> model.play(earmark));
    play.getStyleClass().add("moment-button");
    play.setMinWidth(96);
    play.setAccessibleText(texts.get("page.earmarks.play", at));
    var note = new TextField(earmark.note());
    note.setPromptText(texts.get("page.earmarks.note"));
    note.setAccessibleText(texts.get("page.earmarks.note-at", at));
    note.getStyleClass().add("earmark-note");
    note.setOnAction(event -> model.setNote(earmark, note.getText()));
    note.focusedProperty().addListener((property, before, focused) -> {
      if (!focused) {
        model.setNote(earmark, note.getText());
      }
    });
    var text = new VBox(4, note);
    addSentence(text, earmark.sentence());
    HBox.setHgrow(text, Priority.ALWAYS);
    Button delete = Controls.iconButton(Feather.TRASH_2, texts.get("page.earmarks.delete"));
    delete.setOnAction(event -> model.delete(earmark));
    var line = new HBox(12, play, text, delete);
    line.getStyleClass().add("earmark");
    return line;
  }

  private static void addSentence(VBox text, @Nullable String sentence) {
    if (sentence != null) {
      var box = new HBox(Controls.paragraph(sentence, "muted", "type-body"));
      box.getStyleClass().add("finding");
      text.getChildren().add(box);
    }
  }

  @Override
  public Node root() {
    return root;
  }

  @Override
  public List<Node> tools() {
    return List.of(export);
  }

  @Override
  public double scroll() {
    return scroll.getVvalue();
  }

  @Override
  public void scrollTo(double position) {
    context.background().fx().later(() -> scroll.setVvalue(position));
  }
}
