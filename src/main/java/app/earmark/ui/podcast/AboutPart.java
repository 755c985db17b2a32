package app.earmark.ui.podcast;

import app.earmark.model.FeedDiagnostic;
import app.earmark.model.Merge;
import app.earmark.model.Person;
import app.earmark.model.Podcast;
import app.earmark.model.PodcastHealth;
import app.earmark.ui.common.Controls;
import app.earmark.ui.common.notes.NotesView;
import app.earmark.ui.common.page.NotesViews;
import app.earmark.ui.common.page.PageContext;
import app.earmark.ui.common.page.Chips;
import app.earmark.ui.podcast.PodcastViewModel.Details;
import app.earmark.util.Texts;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** What a podcast says of itself, and how its feed does: two parts of its page that scroll. */
final class AboutPart {

  private static final double TEXT_WIDTH = 720;

  private final PageContext context;
  private final Texts texts;
  private final Consumer<Merge> separate;

  AboutPart(PageContext context, Consumer<Merge> separate) {
    this.separate = separate;
    this.context = context;
    this.texts = context.texts();
  }

  Node about(Details details) {
    Podcast podcast = details.podcast();
    var column = column();
    if (details.description().isEmpty()) {
      column.getChildren().add(Controls.paragraph(texts.get("page.podcast.no-description"), "muted", "type-body"));
    } else {
      NotesView notes = NotesViews.of(context, moment -> { });
      notes.show(details.description(), false);
      column.getChildren().add(notes);
    }
    if (!podcast.extras().people().isEmpty()) {
      column.getChildren().addAll(heading("page.podcast.people"), Chips.of(
          podcast.extras().people().stream().map(AboutPart::person).toList()));
    }
    if (!podcast.categories().isEmpty()) {
      column.getChildren().addAll(heading("page.podcast.categories"), Chips.of(podcast.categories()));
    }
    return scrolled(column);
  }

  private static String person(Person person) {
    return person.role() == null || person.role().isBlank() ? person.name() : person.name() + " · " + person.role();
  }

  Node health(Details details) {
    Podcast podcast = details.podcast();
    PodcastHealth health = podcast.health();
    var column = column();
    var state = new HBox(8, Controls.icon(health.problem() == null ? Feather.CHECK_CIRCLE : Feather.ALERT_CIRCLE),
        Controls.paragraph(health.problem() == null ? texts.get("page.podcast.health.good")
            : texts.get(health.problem()), "type-row"));
    state.getStyleClass().add(health.problem() == null ? "healthy" : "problem");
    state.setAlignment(Pos.CENTER_LEFT);
    column.getChildren().add(state);
    if (health.state() == PodcastHealth.State.ASLEEP) {
      column.getChildren().add(Controls.paragraph(texts.get("page.podcast.health.asleep"), "type-body"));
    }
    column.getChildren().add(Controls.paragraph(podcast.lastRefreshed() == null
        ? texts.get("page.podcast.health.never")
        : texts.get("page.podcast.health.last", context.formats().fullDay(podcast.lastRefreshed())),
        "muted", "type-body"));
    column.getChildren().add(heading("page.podcast.health.address"));
    column.getChildren().add(Controls.paragraph(podcast.feedUrl(), "type-body", "address"));
    column.getChildren().add(heading("page.podcast.health.found"));
    if (details.diagnostics().isEmpty()) {
      column.getChildren().add(Controls.paragraph(texts.get("page.podcast.health.nothing"), "muted", "type-body"));
    }
    for (FeedDiagnostic found : details.diagnostics().stream().limit(200).toList()) {
      column.getChildren().add(finding(found));
    }
    if (details.diagnostics().size() > 200) {
      column.getChildren().add(Controls.paragraph(
          texts.get("page.podcast.health.more", details.diagnostics().size() - 200), "muted", "type-body"));
    }
    if (!details.guesses().isEmpty()) {
      column.getChildren().addAll(heading("page.podcast.guesses"),
          Controls.paragraph(texts.get("page.podcast.guesses.text"), "muted", "type-body"));
      details.guesses().stream().limit(50).forEach(guess -> column.getChildren().add(guess(guess)));
    }
    return scrolled(column);
  }

  private Node guess(Merge guess) {
    Label titles = Controls.paragraph(guess.oldTitle().equals(guess.newTitle()) ? guess.newTitle()
        : texts.get("page.podcast.guess", guess.oldTitle(), guess.newTitle()), "type-body");
    var lines = new VBox(4, titles, Controls.paragraph(guess.rule(), "muted", "type-note"));
    lines.getStyleClass().add("finding");
    HBox.setHgrow(lines, Priority.ALWAYS);
    Button two = Controls.button(texts.get("page.podcast.guess.separate"), () -> separate.accept(guess));
    two.setMinWidth(Region.USE_PREF_SIZE);
    var row = new HBox(12, lines, two);
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }

  private Node finding(FeedDiagnostic found) {
    Integer item = found.item();
    String kind = texts.get("page.podcast.finding." + found.kind().name().toLowerCase(java.util.Locale.ROOT)
        .replace('_', '-'));
    Label what = Controls.paragraph(item == null ? kind : texts.get("page.podcast.finding.in-item", kind, item + 1),
        "type-body");
    Label detail = Controls.paragraph(found.detail(), "muted", "type-note");
    var lines = new VBox(4, what, detail);
    HBox.setHgrow(lines, Priority.ALWAYS);
    lines.getStyleClass().add("finding");
    return lines;
  }

  private Label heading(String key) {
    Label heading = Controls.label(texts.get(key), "section-heading", "type-row");
    VBox.setMargin(heading, new javafx.geometry.Insets(12, 0, 0, 0));
    return heading;
  }

  private static VBox column() {
    var column = new VBox(12);
    column.setMaxWidth(TEXT_WIDTH);
    return column;
  }

  static Node scrolled(Node part) {
    var column = new VBox(part);
    column.setMaxWidth(TEXT_WIDTH);
    var holder = new VBox(column);
    holder.getStyleClass().add("reading");
    var scroll = new ScrollPane(holder);
    scroll.setFitToWidth(true);
    scroll.getStyleClass().add("edge-to-edge");
    return scroll;
  }
}
