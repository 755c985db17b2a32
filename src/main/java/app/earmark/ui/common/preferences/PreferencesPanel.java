package app.earmark.ui.common.preferences;

import app.earmark.model.Preference;
import app.earmark.ui.common.Controls;
import app.earmark.ui.common.EmptyState;
import app.earmark.ui.common.FxThread;
import app.earmark.ui.common.View;
import app.earmark.ui.common.page.PageContext;
import app.earmark.util.Subscription;
import app.earmark.util.Texts;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import javafx.beans.property.StringProperty;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/**
 * Preferences as groups of lines, each with its control and the way back to what is usual; can be searched. The groups
 * are made one in a frame: all at once they would hold up the JavaFX thread.
 */
public final class PreferencesPanel extends View {

  private static final Duration FRAME = Duration.ofMillis(16);

  private final PreferencesModel model;
  private final Texts texts;
  private final PreferenceControls controls;
  private final VBox groups = new VBox(12);
  private final EmptyState nothing;
  private final Button resetAll;
  private final VBox root;
  private final List<Shown> shown = new ArrayList<>();

  /** Groups that are still to be made. */
  private final Deque<Runnable> waiting = new ArrayDeque<>();

  private final FxThread fx;
  private Subscription making = () -> { };

  /** A line, or a whole group, that is there only while it is sought. */
  private record Shown(Node node, BooleanSupplier sought) {}

  public PreferencesPanel(PreferencesModel model, PageContext context) {
    this.model = model;
    this.texts = context.texts();
    this.fx = context.background().fx();
    this.controls = new PreferenceControls(model, texts);
    this.nothing = new EmptyState(Feather.SEARCH, texts.get("page.settings.nothing"),
        texts.get("page.settings.nothing.text"));
    this.resetAll = Controls.button(Feather.ROTATE_CCW,
        texts.get(model.isOfPodcast() ? "page.settings.reset-all.podcast" : "page.settings.reset-all"),
            model::resetAll);
    resetAll.setMinWidth(Region.USE_PREF_SIZE);
    for (PreferenceGroup group : model.groups()) {
      waiting.add(() -> add("setting.group." + group.name(), group.preferences().stream()
          .map(preference -> new Shown(line(preference), () -> model.isSought(group, preference))).toList()));
    }
    root = new VBox(12, groups, nothing, resetAll);
    VBox.setMargin(resetAll, new Insets(12, 0, 0, 0));
  }

  /** What the listener looks for among the lines. */
  public StringProperty soughtProperty() {
    return model.soughtProperty();
  }

  /** Whether there is anything to choose at all. */
  public boolean isEmpty() {
    return shown.isEmpty() && waiting.isEmpty();
  }

  /** Adds a group of lines that are no preferences; each is sought by its words. */
  public void addGroup(String headingKey, List<Line> lines) {
    waiting.add(group(headingKey, lines));
  }

  /** The same before all others, for what does not work and is to be seen without scrolling. */
  public void addGroupFirst(String headingKey, List<Line> lines) {
    waiting.addFirst(group(headingKey, lines));
  }

  private Runnable group(String headingKey, List<Line> lines) {
    return () -> add(headingKey, lines.stream().map(line -> new Shown(line.node(),
        () -> model.isSought(Stream.concat(Stream.of(texts.get(headingKey)), line.words().stream())))).toList());
  }

  /** A line of its own kind, and the words that it is found by. */
  public record Line(Node node, List<String> words) {}

  private void add(String headingKey, List<Shown> lines) {
    var box = new VBox();
    box.getStyleClass().add("settings-group");
    lines.forEach(line -> box.getChildren().add(line.node()));
    Label heading = Controls.label(texts.get(headingKey), "section-heading", "type-row", "settings-heading");
    var group = new VBox(8, heading, box);
    groups.getChildren().add(group);
    shown.addAll(lines);
    shown.add(new Shown(group, () -> lines.stream().anyMatch(line -> line.sought().getAsBoolean())));
  }

  private Node line(Preference<?> preference) {
    PreferenceControls.Made made = controls.control(preference);
    String title = texts.get("setting." + preference.name());
    Button reset = Controls.iconButton(Feather.ROTATE_CCW,
        texts.get(model.isOfPodcast() ? "page.settings.reset.podcast" : "page.settings.reset", title));
    reset.setOnAction(event -> made.choice().reset());
    // It keeps its room, so that nothing jumps when something is chosen.
    reset.visibleProperty().bind(made.choice().chosenProperty());
    var words = new VBox(4, Controls.paragraph(title, "type-body"));
    if (texts.has("setting." + preference.name() + ".hint")) {
      words.getChildren().add(Controls.paragraph(texts.get("setting." + preference.name() + ".hint"),
          "muted", "type-body"));
    }
    if (model.isOfPodcast()) {
      Label whose = Controls.paragraph("", "muted", "type-note");
      made.choice().chosenProperty().subscribe(own ->
          whose.setText(texts.get(own ? "page.settings.own" : "page.settings.as-for-all")));
      words.getChildren().add(whose);
    }
    words.setAlignment(Pos.CENTER_LEFT);
    return new SettingsLine(words, made.control(), reset);
  }

  private void makeNext() {
    Runnable next = waiting.poll();
    if (next != null) {
      next.run();
      search();
      making = fx.after(FRAME, this::makeNext);
    }
  }

  private void search() {
    shown.forEach(line -> Controls.show(line.node(), line.sought().getAsBoolean()));
    boolean any = groups.getChildren().stream().anyMatch(Node::isManaged);
    Controls.show(nothing, !any && waiting.isEmpty());
    Controls.show(resetAll, any && waiting.isEmpty() && model.soughtProperty().get().isBlank());
  }

  @Override
  protected void onAttach() {
    hold(model);
    hold(model.soughtProperty(), sought -> search());
    makeNext();
    hold(() -> making.close());
    hold(model.anyChosenProperty(), any -> resetAll.setDisable(!any));
  }

  @Override
  public Node root() {
    return root;
  }
}
