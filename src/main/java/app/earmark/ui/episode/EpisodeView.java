package app.earmark.ui.episode;

import app.earmark.model.Episode;
import app.earmark.model.EpisodeRow;
import app.earmark.model.Person;
import app.earmark.model.PlayState;
import app.earmark.service.Transcripts;
import app.earmark.ui.common.Controls;
import app.earmark.ui.common.EmptyState;
import app.earmark.ui.common.Place;
import app.earmark.ui.common.View;
import app.earmark.ui.common.art.ArtView;
import app.earmark.ui.common.chapters.ChapterList;
import app.earmark.ui.common.notes.Block;
import app.earmark.ui.common.notes.NotesView;
import app.earmark.ui.common.page.Chips;
import app.earmark.ui.common.page.LinkButtons;
import app.earmark.ui.common.page.NotesViews;
import app.earmark.ui.common.page.PageContext;
import app.earmark.ui.episode.EpisodeViewModel.Details;
import app.earmark.util.Texts;
import java.util.List;
import java.util.StringJoiner;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** The page of one episode. */
public final class EpisodeView extends View {

  private static final double TEXT_WIDTH = 720;

  private final EpisodeViewModel model;
  private final PageContext context;
  private final Texts texts;
  private final ArtView art;
  private final Label title = Controls.paragraph("", "type-display");
  private final Hyperlink podcast = new Hyperlink();
  private final Label facts = Controls.paragraph("", "muted", "type-body");
  private final EpisodeButtons buttons;
  private final NotesView notes;
  private final VBox extras = new VBox(12);
  private final ChapterList chapters;
  private final VBox chapterPart;
  private final TranscriptPart transcript;
  private final ScrollPane scroll;
  private final StackPane root = new StackPane();
  private List<Block> shownNotes = List.of();

  public EpisodeView(EpisodeViewModel model, Transcripts transcripts, PageContext context) {
    this.model = model;
    this.context = context;
    this.texts = context.texts();
    this.art = new ArtView(context.art(), 128);
    this.buttons = new EpisodeButtons(context);
    this.notes = NotesViews.of(context, model::seek);
    this.transcript = new TranscriptPart(model.id(), transcripts, context, model::seek);
    Controls.show(transcript.root(), false);
    podcast.getStyleClass().addAll("type-row", "plain-link");
    podcast.setOnAction(event -> model.row().ifPresent(row ->
        context.navigator().open(new Place.OnePodcast(row.podcast()))));
    var text = new VBox(4, title, podcast, facts, buttons.node());
    VBox.setMargin(buttons.node(), new Insets(12, 0, 0, 0));
    HBox.setHgrow(text, Priority.ALWAYS);
    text.setMinWidth(0);
    var head = new HBox(20, art, text);
    this.chapters = new ChapterList(texts, context.formats(), chapter -> model.seek(chapter.startMs()), model::skip,
        link -> LinkButtons.web(link).ifPresent(context.openInBrowser()));
    chapterPart = new VBox(8, Controls.label(texts.get("window.chapters"), "section-heading", "type-row"),
        chapters.node());
    chapterPart.setMaxWidth(TEXT_WIDTH);
    var column = new VBox(24, head, transcript.root(), notes, chapterPart, extras);
    column.setMaxWidth(TEXT_WIDTH + 148);
    notes.setMaxWidth(TEXT_WIDTH);
    var holder = new VBox(column);
    holder.getStyleClass().add("reading");
    scroll = Controls.scrolled(holder);
    root.getStyleClass().add("page");
  }

  @Override
  protected void onAttach() {
    hold(model);
    hold(transcript);
    hold(model.detailsProperty(), details -> details.ifPresent(this::show));
    hold(model.chaptersProperty(), now -> {
      chapters.show(now);
      Controls.show(chapterPart, !now.chapters().isEmpty());
      showLive();
    });
    hold(model.goneProperty(), gone -> {
      if (gone) {
        root.getChildren().setAll(new EmptyState(Feather.FILE_MINUS, texts.get("page.episode.gone"),
            texts.get("page.episode.gone.text")));
      }
    });
    hold(context.live().downloadsProperty(), snapshot -> showLive());
    hold(context.live().playbackProperty(), state -> showLive());
  }

  private void show(Details details) {
    Episode episode = details.episode();
    EpisodeRow row = details.row();
    art.show(row.imageUrl(), row.podcastTitle());
    title.setText(row.title());
    podcast.setText(row.podcastTitle());
    facts.setText(facts(episode));
    Controls.show(transcript.root(), Transcripts.best(episode).isPresent());
    showLive();
    if (!details.notes().equals(shownNotes) || notes.getChildren().isEmpty()) {
      shownNotes = details.notes();
      notes.show(shownNotes, details.pictures());
    }
    showExtras(episode, details.notes().isEmpty());
    root.getChildren().setAll(scroll);
  }

  private void showLive() {
    model.detailsProperty().get().ifPresent(details -> {
      buttons.show(details.episode());
      chapters.at(context.live().isLoaded(details.row()) ? context.live().position(details.row()) : -1);
    });
  }

  private String facts(Episode episode) {
    EpisodeRow row = episode.row();
    var facts = new StringJoiner(" · ");
    if (row.published() != null) {
      facts.add(context.formats().fullDay(row.published()));
    }
    if (row.durationMs() != null && row.durationMs() > 0) {
      facts.add(context.formats().duration(row.durationMs()));
    }
    if (episode.season() != null && episode.number() != null) {
      facts.add(texts.get("page.episode.season-number", episode.season(), episode.number()));
    } else if (episode.number() != null) {
      facts.add(texts.get("page.episode.number", episode.number()));
    }
    if (Boolean.TRUE.equals(episode.explicit())) {
      facts.add(texts.get("page.episode.explicit"));
    }
    if (row.playState() == PlayState.PLAYED) {
      facts.add(texts.get("window.row.played"));
    }
    if (row.withdrawn()) {
      facts.add(texts.get("page.episode.withdrawn"));
    }
    return facts.toString();
  }

  private void showExtras(Episode episode, boolean noNotes) {
    extras.getChildren().clear();
    if (noNotes) {
      extras.getChildren().add(Controls.paragraph(texts.get(
          EpisodeButtons.isOwnFile(episode) ? "page.own-files.about" : "page.episode.no-notes"), "muted", "type-body"));
    }
    if (!episode.extras().people().isEmpty()) {
      extras.getChildren().addAll(
          Controls.label(texts.get("page.podcast.people"), "section-heading", "type-row"),
          Chips.of(episode.extras().people().stream().map(Person::name).toList()));
    }
    if (!episode.tags().isEmpty()) {
      extras.getChildren().addAll(
          Controls.label(texts.get("page.episode.tags"), "section-heading", "type-row"),
          Chips.of(episode.tags()));
    }
  }

  @Override
  public Node root() {
    return root;
  }

  @Override
  public List<EpisodeRow> chosen() {
    return model.row().stream().toList();
  }

  @Override
  public void focus() {
    buttons.focus();
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
