package app.earmark.ui.podcast;

import app.earmark.model.Person;
import app.earmark.model.Podcast;
import app.earmark.ui.common.Controls;
import app.earmark.ui.common.notes.NotesView;
import app.earmark.ui.common.page.NotesViews;
import app.earmark.ui.common.page.PageContext;
import app.earmark.ui.common.page.Chips;
import app.earmark.ui.podcast.PodcastViewModel.Details;
import app.earmark.util.Texts;
import java.util.List;
import javafx.scene.Node;

/** What a podcast says of itself: a part of its page that scrolls. */
final class AboutPart {

  private final PageContext context;
  private final Texts texts;

  AboutPart(PageContext context) {
    this.context = context;
    this.texts = context.texts();
  }

  Node about(Details details) {
    Podcast podcast = details.podcast();
    var column = new ReadingColumn(texts);
    if (details.description().isEmpty()) {
      column.getChildren().add(Controls.paragraph(texts.get("page.podcast.no-description"), "muted", "type-body"));
    } else {
      NotesView notes = NotesViews.of(context, moment -> { });
      notes.show(details.description(), false);
      column.getChildren().add(notes);
    }
    if (!podcast.extras().people().isEmpty()) {
      column.heading("page.podcast.people");
      column.getChildren().add(Chips.of(podcast.extras().people().stream().map(AboutPart::person).toList()));
    }
    if (!podcast.categories().isEmpty()) {
      column.heading("page.podcast.categories");
      column.getChildren().add(Chips.of(podcast.categories()));
    }
    return column.scrolled();
  }

  private static String person(Person person) {
    return person.role() == null || person.role().isBlank() ? person.name() : person.name() + " · " + person.role();
  }
}
