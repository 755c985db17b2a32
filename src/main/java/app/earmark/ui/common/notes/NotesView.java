package app.earmark.ui.common.notes;

import app.earmark.ui.common.Controls;
import app.earmark.ui.common.notes.Block.Span;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import org.kordamp.ikonli.feather.Feather;

/**
 * Show notes as text: links open, moments seek, and text is selected over the borders of paragraphs. JavaFX thread
 * only.
 */
public final class NotesView extends VBox {

  private final Consumer<URI> open;
  private final LongConsumer seek;
  private final PictureLoader pictures;
  private final NotesSelection selection = new NotesSelection(this);
  private boolean picturesAllowed;

  /** Shows a picture of the notes; asked only when the listener wants it. */
  @FunctionalInterface
  public interface PictureLoader {
    void load(String url, Consumer<Node> then);
  }

  /** What the view says by itself. */
  public record Words(String showPicture, String seekTo, String copy, String selectAll) {}

  private final Words words;

  public NotesView(Words words, Consumer<URI> open, LongConsumer seek, PictureLoader pictures) {
    this.words = words;
    this.open = open;
    this.seek = seek;
    this.pictures = pictures;
    getStyleClass().add("notes");
    setFocusTraversable(false);
    selection.install(words.copy(), words.selectAll());
  }

  /** @param pictures whether pictures are fetched unasked */
  public void show(List<Block> blocks, boolean pictures) {
    picturesAllowed = pictures;
    List<TextBlock> flows = new ArrayList<>();
    List<Node> nodes = new ArrayList<>();
    Block before = null;
    for (Block block : blocks) {
      Node node = node(block, flows);
      setMargin(node, new Insets(before == null ? 0 : distance(before, block), 0, 0, 0));
      nodes.add(node);
      before = block;
    }
    selection.show(flows);
    getChildren().setAll(nodes);
  }

  /** Items of a list stand close together, a heading stands nearer to what follows than to what precedes it. */
  private static double distance(Block before, Block block) {
    if (block instanceof Block.Heading) {
      return 24;
    }
    return (block instanceof Block.Item && before instanceof Block.Item) || before instanceof Block.Heading ? 8 : 12;
  }

  private Node node(Block block, List<TextBlock> flows) {
    return switch (block) {
      case Block.Heading heading -> text(heading, flows, "note-heading", "note-heading-" + heading.level());
      case Block.Paragraph paragraph -> text(paragraph, flows, "note-paragraph");
      case Block.Quote quote -> text(quote, flows, "note-quote");
      case Block.Code code -> text(code, flows, "note-code");
      case Block.Item item -> item(item, flows);
      case Block.Rule _ -> rule();
      case Block.Picture picture -> picture(picture);
    };
  }

  private TextBlock text(Block block, List<TextBlock> flows, String... styles) {
    var flow = new TextBlock(block.spans().stream().map(this::text).toList());
    flow.getStyleClass().addAll(styles);
    flows.add(flow);
    return flow;
  }

  private Node item(Block.Item item, List<TextBlock> flows) {
    Label marker = Controls.label(item.marker(), "note-marker");
    marker.setMinWidth(Region.USE_PREF_SIZE);
    marker.setPrefWidth(24);
    marker.setAlignment(Pos.TOP_RIGHT);
    TextBlock flow = text(item, flows, "note-item");
    HBox.setHgrow(flow, Priority.ALWAYS);
    var row = new HBox(8, marker, flow);
    row.setFillHeight(false);
    row.setAlignment(Pos.TOP_LEFT);
    row.setPadding(new Insets(0, 0, 0, 24.0 * item.depth()));
    return row;
  }

  private static Node rule() {
    var rule = new Region();
    rule.getStyleClass().add("note-rule");
    return rule;
  }

  private Node picture(Block.Picture picture) {
    var box = new VBox();
    box.getStyleClass().add("note-picture");
    var button = Controls.button(Feather.IMAGE,
        picture.description().isEmpty() ? words.showPicture() : words.showPicture() + " – " + picture.description(),
        () -> pictures.load(picture.url(), box.getChildren()::setAll));
    button.getStyleClass().addAll("flat", "small");
    button.setTooltip(Controls.tooltip(picture.url()));
    box.getChildren().setAll(button);
    if (picturesAllowed) {
      pictures.load(picture.url(), box.getChildren()::setAll);
    }
    return box;
  }

  private Text text(Span span) {
    var text = new Text(span.text());
    text.getStyleClass().add("note-text");
    style(text, "note-bold", span.bold());
    style(text, "note-italic", span.italic());
    style(text, "note-mono", span.code());
    URI link = span.link();
    Long moment = span.seekMs();
    if (link != null) {
      // In ASCII, so that no letters of another script can pass for a host that the listener knows.
      act(text, link.toASCIIString(), () -> open.accept(link));
    } else if (moment != null) {
      act(text, words.seekTo() + " " + span.text(), () -> seek.accept(moment));
    }
    return text;
  }

  private void act(Text text, String says, Runnable action) {
    text.getStyleClass().add("note-link");
    text.setCursor(Cursor.HAND);
    text.setFocusTraversable(true);
    text.setAccessibleRole(AccessibleRole.HYPERLINK);
    text.setAccessibleText(text.getText());
    text.setAccessibleHelp(says);
    Tooltip.install(text, Controls.tooltip(says));
    text.setOnMouseClicked(event -> {
      if (event.getButton() == MouseButton.PRIMARY && event.isStillSincePress()) {
        action.run();
        event.consume();
      }
    });
    text.setOnKeyPressed(event -> {
      if (event.getCode() == KeyCode.ENTER) {
        action.run();
        event.consume();
      }
    });
  }

  private static void style(Text text, String style, boolean on) {
    if (on) {
      text.getStyleClass().add(style);
    }
  }
}
