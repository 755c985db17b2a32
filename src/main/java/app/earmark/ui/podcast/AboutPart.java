package app.earmark.ui.podcast;

import app.earmark.model.FeedReference;
import app.earmark.model.Person;
import app.earmark.model.Podcast;
import app.earmark.model.Trailer;
import app.earmark.ui.common.Controls;
import app.earmark.ui.common.Place;
import app.earmark.ui.common.notes.Block;
import app.earmark.ui.common.notes.NotesView;
import app.earmark.ui.common.page.Chips;
import app.earmark.ui.common.page.LinkButtons;
import app.earmark.ui.common.page.NotesViews;
import app.earmark.ui.common.page.PageContext;
import app.earmark.ui.podcast.PodcastViewModel.Details;
import app.earmark.util.Texts;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** What a podcast says of itself: a part of its page that scrolls. Made anew only where it says something else. */
final class AboutPart {

  /** A description of more paragraphs or letters than these is folded. */
  private static final int FOLDED_BLOCKS = 4;
  private static final int FOLDED_LETTERS = 600;

  private static final int MOST_TRAILERS = 10;

  private record Said(List<Block> description, boolean pictures, Object extras, List<String> categories, String link) {}

  private final PodcastViewModel model;
  private final PageContext context;
  private final Texts texts;
  private @Nullable Said said;
  private @Nullable Node node;
  private boolean unfolded;

  AboutPart(PodcastViewModel model, PageContext context) {
    this.model = model;
    this.context = context;
    this.texts = context.texts();
  }

  Node about(Details details) {
    Podcast podcast = details.podcast();
    var now = new Said(details.description(), details.pictures(), podcast.extras(), podcast.categories(),
        podcast.link() == null ? "" : podcast.link());
    Node made = node;
    if (made == null || !now.equals(said)) {
      made = make(details);
      said = now;
      node = made;
    }
    return made;
  }

  private Node make(Details details) {
    Podcast podcast = details.podcast();
    var column = new ReadingColumn(texts);
    if (details.description().isEmpty()) {
      column.getChildren().add(Controls.paragraph(texts.get("page.podcast.no-description"), "muted", "type-body"));
    } else {
      column.getChildren().add(description(details));
    }
    if (podcast.link() != null && LinkButtons.web(podcast.link()).isPresent()) {
      ButtonBase link = LinkButtons.link(Feather.GLOBE, podcast.link(), podcast.link(), context);
      link.getStyleClass().addAll("flat", "at-edge");
      link.setMnemonicParsing(false);
      column.getChildren().add(link);
    }
    List<Trailer> trailers = podcast.extras().trailers();
    if (!trailers.isEmpty()) {
      column.heading("page.podcast.trailers");
      trailers.stream().limit(MOST_TRAILERS).forEach(trailer -> column.getChildren().add(trailer(trailer)));
    }
    if (!podcast.extras().people().isEmpty()) {
      column.heading("page.podcast.people");
      column.getChildren().add(people(podcast.extras().people()));
    }
    List<FeedReference> podroll =
        podcast.extras().podroll().stream().filter(other -> other.feedUrl() != null).toList();
    if (!podroll.isEmpty()) {
      column.heading("page.podcast.podroll");
      podroll.forEach(other -> column.getChildren().add(recommended(other)));
    }
    if (!podcast.categories().isEmpty()) {
      column.heading("page.podcast.categories");
      column.getChildren().add(Chips.of(podcast.categories()));
    }
    return column.scrolled();
  }

  /** Its beginning, and the rest where it is asked for. */
  private Node description(Details details) {
    List<Block> all = details.description();
    List<Block> beginning = beginning(all);
    NotesView notes = NotesViews.of(context, moment -> { });
    var box = new VBox(8, notes);
    if (beginning.size() == all.size()) {
      notes.show(all, details.pictures());
      return box;
    }
    var fold = new Button();
    fold.getStyleClass().addAll("flat", "small", "accent", "at-edge");
    Runnable show = () -> {
      notes.show(unfolded ? all : beginning, details.pictures());
      fold.setText(texts.get(unfolded ? "page.podcast.description.less" : "page.podcast.description.more"));
      fold.setGraphic(Controls.icon(unfolded ? Feather.CHEVRON_UP : Feather.CHEVRON_DOWN));
    };
    fold.setOnAction(event -> {
      unfolded = !unfolded;
      show.run();
    });
    show.run();
    box.getChildren().add(fold);
    return box;
  }

  static List<Block> beginning(List<Block> all) {
    List<Block> beginning = new ArrayList<>();
    int letters = 0;
    for (Block block : all) {
      if (beginning.size() >= FOLDED_BLOCKS || (letters >= FOLDED_LETTERS && !beginning.isEmpty())) {
        return beginning;
      }
      beginning.add(block);
      letters += block.spans().stream().mapToInt(span -> span.text().length()).sum();
    }
    return all;
  }

  private Node trailer(Trailer trailer) {
    String title = trailer.title().isBlank() ? texts.get("page.podcast.trailer") : trailer.title();
    Button play = Controls.button(Feather.PLAY, texts.get("window.action.play"), () -> model.play(trailer));
    play.setAccessibleText(texts.get("window.action.play") + ": " + title);
    play.setMinWidth(Button.USE_PREF_SIZE);
    var words = new VBox(4, Controls.paragraph(title, "type-body"));
    if (trailer.published() != null) {
      words.getChildren().add(Controls.paragraph(context.formats().day(trailer.published()), "muted", "type-note"));
    }
    return line(words, play);
  }

  private Node recommended(FeedReference other) {
    String address = other.feedUrl() == null ? "" : other.feedUrl();
    String title = other.title() == null || other.title().isBlank() ? address : other.title();
    Button look = Controls.button(Feather.RADIO, texts.get("page.podcast.podroll.look"),
        () -> context.navigator().open(new Place.Preview(address)));
    look.setAccessibleText(texts.get("page.podcast.podroll.look") + ": " + title);
    look.setMinWidth(Button.USE_PREF_SIZE);
    look.setTooltip(Controls.tooltip(address));
    return line(new VBox(Controls.paragraph(title, "type-body")), look);
  }

  private static Node line(VBox words, Button action) {
    words.setAlignment(Pos.CENTER_LEFT);
    HBox.setHgrow(words, Priority.ALWAYS);
    var line = new HBox(12, words, action);
    line.setAlignment(Pos.CENTER_LEFT);
    return line;
  }

  /** Who has a page of their own is a way there. */
  private Node people(List<Person> people) {
    var chips = new FlowPane(8, 8);
    for (Person person : people) {
      String link = person.link();
      if (link != null && LinkButtons.web(link).isPresent()) {
        ButtonBase chip = LinkButtons.link(Feather.EXTERNAL_LINK, words(person), link, context);
        chip.setMnemonicParsing(false);
        chip.getStyleClass().addAll("small", "chip-button");
        chips.getChildren().add(chip);
      } else {
        chips.getChildren().add(Controls.label(words(person), "chip", "type-note"));
      }
    }
    return chips;
  }

  private static String words(Person person) {
    return person.role() == null || person.role().isBlank() ? person.name() : person.name() + " · " + person.role();
  }
}
