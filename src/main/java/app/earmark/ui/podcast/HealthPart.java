package app.earmark.ui.podcast;

import app.earmark.model.FeedDiagnostic;
import app.earmark.model.Merge;
import app.earmark.model.Podcast;
import app.earmark.model.PodcastHealth;
import app.earmark.model.SignIn;
import app.earmark.service.FindingWords;
import app.earmark.ui.common.Controls;
import app.earmark.ui.common.SignInFields;
import app.earmark.ui.common.page.PageContext;
import app.earmark.ui.podcast.PodcastViewModel.Details;
import app.earmark.util.Texts;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** How a podcast's feed does, and what can be done about it: a part of its page that scrolls. */
final class HealthPart {

  private static final int SHOWN_FINDINGS = 200;
  private static final int SHOWN_GUESSES = 50;

  private final PodcastViewModel model;
  private final PageContext context;
  private final Texts texts;
  private final FindingWords words;

  HealthPart(PodcastViewModel model, PageContext context) {
    this.model = model;
    this.context = context;
    this.texts = context.texts();
    this.words = new FindingWords(texts);
  }

  Node health(Details details) {
    var column = new ReadingColumn(texts);
    state(column, details.podcast());
    moved(column, details);
    signIn(column, details);
    newAddress(column, details);
    findings(column, details.diagnostics());
    guesses(column, details.guesses());
    return column.scrolled();
  }

  private void state(ReadingColumn column, Podcast podcast) {
    PodcastHealth health = podcast.health();
    var state = new HBox(8, Controls.icon(health.problem() == null ? Feather.CHECK_CIRCLE : Feather.ALERT_CIRCLE),
        Controls.paragraph(health.problem() == null ? texts.get("page.podcast.health.good")
            : texts.get(health.problem()), "type-row"));
    state.getStyleClass().add(health.problem() == null ? "healthy" : "problem");
    state.setAlignment(Pos.CENTER_LEFT);
    column.getChildren().add(state);
    if (health.state() == PodcastHealth.State.ASLEEP) {
      column.getChildren().add(Controls.paragraph(texts.get("page.podcast.health.asleep"), "type-body"));
    }
    column.muted(podcast.lastRefreshed() == null
        ? texts.get("page.podcast.health.never")
        : texts.get("page.podcast.health.last", context.formats().fullDay(podcast.lastRefreshed())));
    column.heading("page.podcast.health.address");
    column.getChildren().add(Controls.paragraph(podcast.feedUrl(), "type-body", "address"));
  }

  private void moved(ReadingColumn column, Details details) {
    details.movedOnto().ifPresent(other -> {
      column.heading("page.podcast.moved-onto");
      Button unite = Controls.button(texts.get("page.podcast.moved-onto.unite"), () -> model.unite(other));
      unite.setMinWidth(Region.USE_PREF_SIZE);
      column.getChildren().add(offer(texts.get("page.podcast.moved-onto.text", other.title()), "", unite));
    });
  }

  /** Offered where the feed is not found any more. */
  private void newAddress(ReadingColumn column, Details details) {
    Podcast podcast = details.podcast();
    if (podcast.health().problem() == null || details.asksForSignIn()) {
      return;
    }
    column.heading("page.podcast.new-address");
    Optional<PodcastViewModel.Search> search = model.searchProperty().get();
    Button look = Controls.button(Feather.SEARCH, texts.get("page.podcast.new-address.look"),
        model::lookForNewAddress);
    look.setDisable(search.map(PodcastViewModel.Search::running).orElse(false));
    column.getChildren().add(look);
    if (search.isEmpty()) {
      column.muted(texts.get("page.podcast.new-address.text"));
    } else if (search.get().running()) {
      column.muted(texts.get("page.podcast.new-address.looking"));
    } else if (search.get().found().isEmpty()) {
      column.muted(texts.get("page.podcast.new-address.none"));
    } else {
      search.get().found().forEach(candidate -> {
        Button use = Controls.button(texts.get("page.podcast.new-address.use"), () -> model.moveTo(candidate));
        use.setMinWidth(Region.USE_PREF_SIZE);
        String title = candidate.title() == null || candidate.title().isBlank() ? podcast.title() : candidate.title();
        column.getChildren().add(offer(title, candidate.url(), use));
      });
    }
  }

  private static Node offer(String what, String detail, Button action) {
    Node words = detail.isEmpty() ? Controls.paragraph(what, "type-body") : lines(what, detail);
    HBox.setHgrow(words, Priority.ALWAYS);
    var row = new HBox(12, words, action);
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }

  /** Shown where the podcast is private or seems to be. */
  private void signIn(ReadingColumn column, Details details) {
    if (details.user().isEmpty() && !details.asksForSignIn()) {
      return;
    }
    column.heading("page.podcast.sign-in");
    details.user().ifPresent(user -> column.muted(texts.get("page.podcast.sign-in.as", user)));
    SignInFields[] fields = new SignInFields[1];
    Runnable save = () -> model.signIn(
        new SignIn(fields[0].userProperty().get(), fields[0].passwordProperty().get()));
    fields[0] = new SignInFields(texts, save);
    fields[0].userProperty().set(details.user().orElse(""));
    Button keep = Controls.button(texts.get("page.podcast.sign-in.save"), save);
    keep.setMinWidth(Region.USE_PREF_SIZE);
    keep.disableProperty().bind(fields[0].passwordProperty().isEmpty());
    HBox.setHgrow(fields[0], Priority.ALWAYS);
    var row = new HBox(8, fields[0], keep);
    if (details.user().isPresent()) {
      Button forget = Controls.button(texts.get("page.podcast.sign-in.forget"), model::forgetSignIn);
      forget.setMinWidth(Region.USE_PREF_SIZE);
      forget.getStyleClass().add("flat");
      row.getChildren().add(forget);
    }
    column.getChildren().add(row);
  }

  private void findings(ReadingColumn column, List<FeedDiagnostic> findings) {
    column.heading("page.podcast.health.found");
    if (findings.isEmpty()) {
      column.muted(texts.get("page.podcast.health.nothing"));
    }
    findings.stream().limit(SHOWN_FINDINGS).forEach(found -> column.getChildren().add(finding(found)));
    if (findings.size() > SHOWN_FINDINGS) {
      column.muted(texts.get("page.podcast.health.more", findings.size() - SHOWN_FINDINGS));
    }
  }

  private Node finding(FeedDiagnostic found) {
    Integer item = found.item();
    String kind = texts.get("page.podcast.finding." + found.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'));
    return lines(item == null ? kind : texts.get("page.podcast.finding.in-item", kind, item + 1),
        words.of(found));
  }

  private void guesses(ReadingColumn column, List<Merge> guesses) {
    if (guesses.isEmpty()) {
      return;
    }
    column.heading("page.podcast.guesses");
    column.muted(texts.get("page.podcast.guesses.text"));
    guesses.stream().limit(SHOWN_GUESSES).forEach(guess -> {
      String titles = guess.oldTitle().equals(guess.newTitle()) ? guess.newTitle()
          : texts.get("page.podcast.guess", guess.oldTitle(), guess.newTitle());
      Button two = Controls.button(texts.get("page.podcast.guess.separate"), () -> model.separate(guess));
      two.setMinWidth(Region.USE_PREF_SIZE);
      column.getChildren().add(offer(titles, why(guess), two));
    });
  }

  /** The rule in the listener's words; one that an earlier version had stays as it wrote it. */
  private String why(Merge guess) {
    String key = "page.podcast.guess." + guess.rule().toLowerCase(Locale.ROOT).replaceAll("[^a-z]+", "-");
    return texts.has(key) ? texts.get(key) : guess.rule();
  }

  private static Node lines(String what, String detail) {
    Label first = Controls.paragraph(what, "type-body");
    var lines = new VBox(4, first, Controls.paragraph(detail, "muted", "type-note"));
    HBox.setHgrow(lines, Priority.ALWAYS);
    lines.getStyleClass().add("finding");
    return lines;
  }
}
