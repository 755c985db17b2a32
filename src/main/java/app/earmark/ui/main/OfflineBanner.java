package app.earmark.ui.main;

import app.earmark.ui.common.Controls;
import app.earmark.ui.common.Navigator;
import app.earmark.ui.common.Place;
import app.earmark.ui.common.View;
import app.earmark.util.Texts;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;

/** Says once that there is no network, and leads to what can be played without. */
final class OfflineBanner extends View {

  private final RefreshViewModel model;
  private final HBox root;

  OfflineBanner(RefreshViewModel model, Navigator navigator, Texts texts) {
    this.model = model;
    Label words = Controls.paragraph(texts.get("window.offline"), "type-body");
    words.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(words, Priority.ALWAYS);
    Button show = Controls.button(texts.get("window.offline.show"),
        () -> navigator.open(new Place.DownloadList()));
    show.getStyleClass().addAll("flat", "accent");
    show.setMinWidth(Region.USE_PREF_SIZE);
    Button close = Controls.iconButton(Feather.X, texts.get("window.action.close"));
    close.setOnAction(event -> model.dismissOffline());
    root = new HBox(12, Controls.icon(Feather.WIFI_OFF), words, show, close);
    root.setAlignment(Pos.CENTER_LEFT);
    root.getStyleClass().add("banner");
  }

  @Override
  protected void onAttach() {
    hold(model.offlineProperty(), offline -> Controls.show(root, offline));
  }

  @Override
  public Node root() {
    return root;
  }
}
