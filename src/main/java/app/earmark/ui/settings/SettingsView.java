package app.earmark.ui.settings;

import app.earmark.model.SoundSettings.Trimming;
import app.earmark.ui.common.Controls;
import app.earmark.ui.common.Segments;
import app.earmark.ui.common.View;
import app.earmark.ui.common.page.Appearance;
import app.earmark.ui.common.page.PageContext;
import app.earmark.util.Texts;
import java.io.File;
import java.util.LinkedHashMap;
import java.util.Map;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** The Settings page. */
public final class SettingsView extends View {

  private static final double WIDTH = 720;

  private final SettingsViewModel model;
  private final Texts texts;
  private final Runnable importList;
  private final ObjectProperty<Double> scale;
  private final ScrollPane root;

  /** @param importList leads to where a list of podcasts is read */
  public SettingsView(SettingsViewModel model, PageContext context, Runnable importList) {
    this.model = model;
    this.texts = context.texts();
    this.importList = importList;
    this.scale = model.appearance().textScaleProperty().asObject();
    var column = new VBox(12, appearance(), sound(), library());
    column.setMaxWidth(WIDTH);
    var holder = new VBox(column);
    holder.getStyleClass().add("reading");
    root = new ScrollPane(holder);
    root.setFitToWidth(true);
    root.getStyleClass().addAll("edge-to-edge", "page");
  }

  private Node appearance() {
    Map<Appearance.Theme, String> themes = new LinkedHashMap<>();
    themes.put(Appearance.Theme.SYSTEM, texts.get("page.settings.theme.system"));
    themes.put(Appearance.Theme.LIGHT, texts.get("page.settings.theme.light"));
    themes.put(Appearance.Theme.DARK, texts.get("page.settings.theme.dark"));
    Map<Double, String> scales = new LinkedHashMap<>();
    Appearance.TEXT_SCALES.forEach(value ->
        scales.put(value, texts.get("page.settings.text-size.percent", Math.round(value * 100))));
    return group("page.settings.appearance",
        line("page.settings.theme", null, Segments.of(themes, model.appearance().themeProperty())),
        line("page.settings.text-size", null, Segments.of(scales, scale)));
  }

  private Node sound() {
    Map<Trimming, String> trimmings = new LinkedHashMap<>();
    trimmings.put(Trimming.OFF, texts.get("page.settings.trimming.off"));
    trimmings.put(Trimming.GENTLE, texts.get("page.settings.trimming.gentle"));
    trimmings.put(Trimming.STRONG, texts.get("page.settings.trimming.strong"));
    return group("page.settings.sound",
        line("page.settings.trimming", "page.settings.trimming.text",
            Segments.of(trimmings, model.trimmingProperty())),
        line("page.settings.levelled", "page.settings.levelled.text",
            check("page.settings.levelled", model.levelledProperty())),
        line("page.settings.mono", "page.settings.mono.text", check("page.settings.mono", model.monoProperty())));
  }

  private Node library() {
    Button copy = Controls.iconButton(Feather.COPY, texts.get("page.settings.folder.copy"));
    copy.setOnAction(event -> Controls.copy(model.folder().toString()));
    Button in = Controls.button(texts.get("page.settings.import"), importList);
    Button out = Controls.button(texts.get("page.settings.export"), this::export);
    Label where = Controls.paragraph(model.folder().toString(), "muted", "type-body");
    var buttons = new HBox(8, in, out);
    buttons.setAlignment(Pos.CENTER_RIGHT);
    return group("page.settings.library",
        lineOf(words(texts.get("page.settings.folder"), where), copy),
        line("page.settings.lists", "page.settings.lists.text", buttons));
  }

  private void export() {
    var chooser = new FileChooser();
    chooser.setTitle(texts.get("page.settings.export"));
    chooser.setInitialFileName("Earmark.opml");
    chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter("OPML", "*.opml"));
    File chosen = chooser.showSaveDialog(root.getScene().getWindow());
    if (chosen != null) {
      model.exportTo(chosen.toPath());
    }
  }

  private CheckBox check(String key, BooleanProperty property) {
    var box = new CheckBox();
    box.setAccessibleText(texts.get(key));
    box.selectedProperty().bindBidirectional(property);
    return box;
  }

  private Node group(String key, Node... lines) {
    var box = new VBox(lines);
    box.getStyleClass().add("settings-group");
    Label heading = Controls.label(texts.get(key), "section-heading", "type-row");
    heading.getStyleClass().add("settings-heading");
    return new VBox(8, heading, box);
  }

  private Node line(String key, @Nullable String explanation, Node control) {
    return explanation == null ? lineOf(words(texts.get(key)), control)
        : lineOf(words(texts.get(key), Controls.paragraph(texts.get(explanation), "muted", "type-body")), control);
  }

  private static VBox words(String title, Node... below) {
    var words = new VBox(4, Controls.paragraph(title, "type-body"));
    words.getChildren().addAll(below);
    words.setAlignment(Pos.CENTER_LEFT);
    words.setMinWidth(0);
    HBox.setHgrow(words, Priority.ALWAYS);
    return words;
  }

  private static Node lineOf(VBox words, Node control) {
    var line = new HBox(20, words, control);
    line.setAlignment(Pos.CENTER_LEFT);
    line.getStyleClass().add("settings-line");
    return line;
  }

  @Override
  protected void onAttach() {
    hold(model);
  }

  @Override
  public Node root() {
    return root;
  }
}
