package app.earmark.ui.storage;

import app.earmark.model.DoomedFile;
import app.earmark.model.KeptFile;
import app.earmark.model.MoveProgress;
import app.earmark.model.StorageOverview;
import app.earmark.ui.common.Controls;
import app.earmark.ui.common.Formats;
import app.earmark.ui.common.Place;
import app.earmark.ui.common.View;
import app.earmark.ui.common.page.PageContext;
import app.earmark.ui.common.preferences.SettingsLine;
import app.earmark.util.Texts;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** The Storage page. */
public final class StorageView extends View {

  private static final double WIDTH = 720;

  /** More rows than these say nothing that their sum does not say. */
  private static final int MOST_ROWS = 200;

  private final StorageViewModel model;
  private final PageContext context;
  private final Texts texts;
  private final Formats formats;
  private final VBox column = new VBox(12);
  private final ScrollPane root;

  public StorageView(StorageViewModel model, PageContext context) {
    this.model = model;
    this.context = context;
    this.texts = context.texts();
    this.formats = context.formats();
    column.setMaxWidth(WIDTH);
    var holder = new VBox(column);
    holder.getStyleClass().add("reading");
    root = Controls.scrolled(holder);
    root.getStyleClass().add("page");
  }

  private Node library(@Nullable Path movesTo) {
    MoveProgress moving = model.movingProperty().get();
    Button move = Controls.button(Feather.FOLDER, texts.get("page.storage.move"), this::chooseFolder);
    move.setDisable(moving != null);
    String below;
    if (moving != null) {
      below = texts.get("page.storage.move.progress", formats.size(moving.copied()), formats.size(moving.total()));
    } else {
      below = movesTo == null ? texts.get("page.storage.move.text")
          : texts.get("page.storage.move.ready", movesTo.toString());
    }
    return group("page.storage.library", List.of(new SettingsLine(words(model.folder().toString(), below), move)));
  }

  private void chooseFolder() {
    context.dialogs().folder(root.getScene().getWindow(), texts.get("page.storage.move")).ifPresent(model::moveTo);
  }

  @Override
  protected void onAttach() {
    hold(model);
    hold(model.overviewProperty(), overview -> show());
    hold(model.pendingProperty(), pending -> show());
    hold(model.movingProperty(), progress -> show());
  }

  private void show() {
    StorageOverview now = model.overviewProperty().get();
    if (now == null) {
      return;
    }
    List<Node> parts = new ArrayList<>();
    parts.add(Controls.paragraph(texts.get("page.storage.summary",
        now.files(), formats.size(now.bytes()), formats.size(now.free())), "type-row"));
    List<DoomedFile> pending = model.pendingProperty().get();
    if (!pending.isEmpty()) {
      parts.add(pending(pending));
    }
    parts.add(cleaning(now));
    List<DoomedFile> next = now.next().stream().filter(doomed -> !pending.contains(doomed)).toList();
    if (!next.isEmpty()) {
      parts.add(group("page.storage.next", next.stream().map(this::line).toList()));
    }
    if (!now.podcasts().isEmpty()) {
      parts.add(group("page.storage.podcasts",
          now.podcasts().stream().limit(MOST_ROWS).map(share -> line(share, now.bytes())).toList()));
    }
    parts.add(library(now.movesTo()));
    column.getChildren().setAll(parts);
  }

  /** What changed rules would delete, before they do. */
  private Node pending(List<DoomedFile> pending) {
    Button delete = Controls.button(Feather.TRASH_2, texts.get("page.storage.pending.delete"), model::agree);
    Button keep = Controls.button(texts.get("page.storage.pending.keep"), model::keepPending);
    keep.getStyleClass().add("accent");
    List<Node> lines = new ArrayList<>();
    lines.add(new SettingsLine(words(
        texts.get("page.storage.pending", pending.size(), formats.size(DoomedFile.bytes(pending))),
        texts.get("page.storage.pending.text")), delete, keep));
    pending.stream().limit(MOST_ROWS).map(this::line).forEach(lines::add);
    return group("page.storage.pending.title", lines);
  }

  private Node cleaning(StorageOverview now) {
    Button restore = Controls.button(texts.get("page.storage.bin.restore"), model::restoreBin);
    Button empty = Controls.button(texts.get("page.storage.bin.empty"), model::emptyBin);
    List.of(restore, empty).forEach(button -> button.setDisable(now.bin().isEmpty()));
    return group("page.storage.cleaning", List.of(
        cleaning("page.storage.played", now.played()),
        cleaning("page.storage.old", now.old()),
        new SettingsLine(words(texts.get("page.storage.bin"),
            texts.get("page.storage.bin.text", now.bin().size(), formats.size(now.binBytes()))), restore, empty)));
  }

  private Node cleaning(String key, List<KeptFile> files) {
    Button delete = Controls.button(texts.get("page.storage.delete"), () -> model.delete(files));
    delete.setAccessibleText(texts.get("page.storage.delete") + ": " + texts.get(key));
    delete.setDisable(files.isEmpty());
    return new SettingsLine(words(texts.get(key),
        texts.get("page.storage.amount", files.size(), formats.size(StorageOverview.bytes(files)))), delete);
  }

  private Node line(DoomedFile doomed) {
    KeptFile file = doomed.file();
    Label size = Controls.label(formats.size(file.bytes()), "muted", "type-body");
    size.setMinWidth(Region.USE_PREF_SIZE);
    return new SettingsLine(words(file.title(), texts.get(switch (doomed.reason()) {
      case NEWER_ONES -> "page.storage.reason.newer";
      case PLAYED -> "page.storage.reason.played";
      case BUDGET -> "page.storage.reason.budget";
    }, file.podcastTitle())), size);
  }

  private Node line(StorageOverview.Share share, long all) {
    var bar = new ProgressBar(all == 0 ? 0 : (double) share.bytes() / all);
    bar.setPrefWidth(120);
    bar.setAccessibleText(formats.size(share.bytes()));
    Button open = Controls.iconButton(Feather.CHEVRON_RIGHT, texts.get("window.action.open-podcast"));
    open.setOnAction(event -> context.navigator().open(new Place.OnePodcast(share.podcast())));
    var controls = new HBox(8, bar, open);
    controls.setAlignment(Pos.CENTER_RIGHT);
    return new SettingsLine(words(share.title(),
        texts.get("page.storage.amount", share.files(), formats.size(share.bytes()))), controls);
  }

  private static VBox words(String title, String below) {
    var words = new VBox(4, Controls.paragraph(title, "type-body"), Controls.paragraph(below, "muted", "type-body"));
    words.setAlignment(Pos.CENTER_LEFT);
    return words;
  }

  private Node group(String heading, List<? extends Node> lines) {
    Label title = Controls.label(texts.get(heading), "section-heading", "type-row", "settings-heading");
    var box = new VBox();
    box.getStyleClass().add("settings-group");
    box.getChildren().setAll(lines);
    var group = new VBox(8, title, box);
    VBox.setMargin(group, new Insets(8, 0, 0, 0));
    return group;
  }

  @Override
  public Node root() {
    return root;
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
