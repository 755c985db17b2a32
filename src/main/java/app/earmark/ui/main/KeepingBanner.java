package app.earmark.ui.main;

import app.earmark.model.DoomedFile;
import app.earmark.model.EpisodeId;
import app.earmark.service.Storage;
import app.earmark.ui.common.Background;
import app.earmark.ui.common.Controls;
import app.earmark.ui.common.Formats;
import app.earmark.ui.common.Navigator;
import app.earmark.ui.common.Place;
import app.earmark.ui.common.Toaster;
import app.earmark.ui.common.View;
import app.earmark.util.Message;
import app.earmark.util.Texts;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;

/**
 * Says what a changed rule would delete, and waits for the listener's word; says, with an undo, what the rules have
 * deleted by themselves.
 */
final class KeepingBanner extends View {

  private final Storage storage;
  private final Background background;
  private final Toaster toaster;
  private final Texts texts;
  private final Formats formats;
  private final Label words = Controls.paragraph("", "type-body");
  private final HBox root;

  KeepingBanner(
      Storage storage, Background background, Toaster toaster, Navigator navigator, Texts texts, Formats formats) {
    this.storage = storage;
    this.background = background;
    this.toaster = toaster;
    this.texts = texts;
    this.formats = formats;
    HBox.setHgrow(words, Priority.ALWAYS);
    Button show = Controls.button(texts.get("window.keeping.show"), () -> navigator.open(new Place.DiskSpace()));
    Button delete = Controls.button(texts.get("page.storage.pending.delete"),
        () -> background.run(storage::agree, this::offerUndo));
    Button keep = Controls.button(texts.get("page.storage.pending.keep"), () -> background.run(storage::keepPending));
    List.of(show, delete, keep).forEach(button -> {
      button.getStyleClass().addAll("flat", "accent");
      button.setMinWidth(Region.USE_PREF_SIZE);
    });
    root = new HBox(8, Controls.icon(Feather.TRASH_2), words, show, delete, keep);
    root.setAlignment(Pos.CENTER_LEFT);
    root.getStyleClass().add("banner");
  }

  @Override
  protected void onAttach() {
    hold(background.fx().latest(storage.pending(), pending -> {
      Controls.show(root, !pending.isEmpty());
      words.setText(texts.get("page.storage.pending", pending.size(), formats.size(DoomedFile.bytes(pending))));
    }));
    hold(background.fx().latest(storage.swept(),
        swept -> offerUndo(swept.stream().map(doomed -> doomed.file().episode()).toList())));
  }

  private void offerUndo(List<EpisodeId> deleted) {
    if (!deleted.isEmpty()) {
      toaster.offerUndo(Message.of("window.keeping.swept", deleted.size()),
          () -> background.run(() -> storage.restore(deleted)));
    }
  }

  @Override
  public Node root() {
    return root;
  }
}
