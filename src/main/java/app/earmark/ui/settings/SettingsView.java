package app.earmark.ui.settings;

import app.earmark.ui.common.Controls;
import app.earmark.ui.common.FileDialogs;
import app.earmark.ui.common.View;
import app.earmark.ui.common.page.PageContext;
import app.earmark.ui.common.preferences.PreferencesPanel;
import app.earmark.ui.common.preferences.SettingsLine;
import app.earmark.util.Message;
import app.earmark.util.Texts;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** The Settings page: the preferences, and what else can be done with the library. */
public final class SettingsView extends View {

  private static final double WIDTH = 720;

  private final SettingsViewModel model;
  private final PreferencesPanel preferences;
  private final Texts texts;
  private final Runnable importList;
  private final Consumer<Path> showInFolder;
  private final TextField search = new TextField();
  private final FileDialogs dialogs;
  private final ScrollPane root;

  /** @param importList leads to where a list of podcasts is read */
  public SettingsView(
      SettingsViewModel model, PreferencesPanel preferences, PageContext context, Runnable importList,
      Optional<Message> missing) {
    this.model = model;
    this.preferences = preferences;
    this.texts = context.texts();
    this.importList = importList;
    this.showInFolder = context.showInFolder();
    this.dialogs = context.dialogs();
    model.soundProblem().ifPresent(problem -> preferences.addGroupFirst("page.settings.sound-problem", List.of(
        lineOf(texts.get("page.settings.sound-problem.title"), texts.get(problem)))));
    library();
    missing.ifPresent(message -> system(texts.get(message)));
    var column = new VBox(preferences.root());
    column.setMaxWidth(WIDTH);
    var holder = new VBox(column);
    holder.getStyleClass().add("reading");
    root = Controls.scrolled(holder);
    root.getStyleClass().add("page");
    search.setPromptText(texts.get("page.settings.search"));
    search.setAccessibleText(texts.get("page.settings.search"));
    search.setPrefColumnCount(16);
    search.textProperty().bindBidirectional(preferences.soughtProperty());
  }

  private void library() {
    Button copy = Controls.iconButton(Feather.COPY, texts.get("page.settings.folder.copy"));
    copy.setOnAction(event -> Controls.copy(model.folder().toString()));
    Button in = Controls.button(texts.get("page.settings.import"), importList);
    var passwords = new CheckBox(texts.get("page.settings.export.passwords"));
    passwords.setMinWidth(Region.USE_PREF_SIZE);
    Button out = Controls.button(texts.get("page.settings.export"), () -> export(passwords.isSelected()));
    preferences.addGroup("page.settings.library", List.of(
        lineOf(texts.get("page.settings.folder"), model.folder().toString(), copy,
            Controls.button(texts.get("window.action.show-in-folder"), () -> showInFolder.accept(model.folder()))),
        line("page.settings.lists", "page.settings.lists.text", passwords, in, out)));
  }

  private void export(boolean withPasswords) {
    dialogs.save(root.getScene().getWindow(), texts.get("page.settings.export"), "Earmark.opml",
        List.of(new FileDialogs.Kind("OPML", "opml"))).ifPresent(file -> model.exportTo(file, withPasswords));
  }

  private PreferencesPanel.Line line(String key, String explanation, Node... controls) {
    return lineOf(texts.get(key), texts.get(explanation), controls);
  }

  private static PreferencesPanel.Line lineOf(String title, String explanation, Node... controls) {
    Label below = Controls.paragraph(explanation, "muted", "type-body");
    var words = new VBox(4, Controls.paragraph(title, "type-body"), below);
    words.setAlignment(Pos.CENTER_LEFT);
    List<String> sought = new ArrayList<>(List.of(title, explanation));
    Stream.of(controls).filter(Button.class::isInstance).map(Button.class::cast).map(Button::getText)
        .filter(text -> !text.isEmpty()).forEach(sought::add);
    return new PreferencesPanel.Line(new SettingsLine(words, controls), List.copyOf(sought));
  }

  /** Media keys, notifications and sleep, where they are out of reach. */
  private void system(String missing) {
    preferences.addGroup("page.settings.system", List.of(
        lineOf(texts.get("page.settings.system.missing"), missing)));
  }

  @Override
  protected void onAttach() {
    hold(preferences);
    hold(search::clear);
  }

  @Override
  public Node root() {
    return root;
  }

  @Override
  public List<Node> tools() {
    return List.of(search);
  }

  @Override
  public void focus() {
    search.requestFocus();
  }

  @Override
  public double scroll() {
    return root.getVvalue();
  }

  @Override
  public void scrollTo(double position) {
    root.setVvalue(position);
  }
}
