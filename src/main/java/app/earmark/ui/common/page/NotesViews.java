package app.earmark.ui.common.page;

import app.earmark.model.Preference;
import app.earmark.ui.common.notes.NotesView;
import app.earmark.util.Texts;
import java.util.function.LongConsumer;
import javafx.scene.image.ImageView;

/** Show notes as every page shows them: links go to the browser, pictures come only when asked for. */
public final class NotesViews {

  private static final int WIDEST_PICTURE = 640;

  /** Whether pictures of show notes are fetched unasked: that tells their host who reads, and when. */
  public static final Preference.Flag PICTURES = new Preference.Flag("notes.pictures", false);

  private NotesViews() {}

  public static NotesView of(PageContext context, LongConsumer seek) {
    Texts texts = context.texts();
    var words = new NotesView.Words(texts.get("window.notes.show-picture"), texts.get("window.notes.seek"),
        texts.get("window.notes.copy"), texts.get("window.notes.select-all"));
    return new NotesView(words, context.openInBrowser(), seek, (url, then) ->
        context.art().loadWhole(url, WIDEST_PICTURE, image -> {
          var view = new ImageView(image);
          view.setPreserveRatio(true);
          view.setFitWidth(Math.min(WIDEST_PICTURE, image.getWidth()));
          then.accept(view);
        }));
  }
}
