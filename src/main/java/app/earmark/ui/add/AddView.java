package app.earmark.ui.add;

import app.earmark.model.FeedCandidate;
import app.earmark.ui.add.AddViewModel.Step;
import app.earmark.ui.common.Controls;
import app.earmark.ui.common.FileDialogs;
import app.earmark.ui.common.FxThread;
import app.earmark.ui.common.SignInFields;
import app.earmark.ui.common.View;
import app.earmark.util.Texts;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** The card over the page in which an address is pasted. */
public final class AddView extends View {

  private static final double CANDIDATE_HEIGHT = 56;

  private final AddViewModel model;
  private final Texts texts;
  private final FxThread fx;
  private final VBox root = new VBox(12);
  private final TextField address = new TextField();
  private final Button subscribe;
  private final Button cancel;
  private final ProgressBar progress = new ProgressBar(ProgressBar.INDETERMINATE_PROGRESS);
  private final Label problem = Controls.paragraph("", "problem-text", "type-body");
  private final HBox problemLine;
  private final SignInFields signIn;
  private final Label choose;
  private final ListView<FeedCandidate> candidates = new ListView<>();
  private final ImportResults results;
  private final HBox fromFiles;
  private final TakingIn takingIn;
  private final FileDialogs dialogs;

  public AddView(AddViewModel model, TakingIn takingIn, FileDialogs dialogs, Texts texts, FxThread fx) {
    this.model = model;
    this.takingIn = takingIn;
    this.dialogs = dialogs;
    this.texts = texts;
    this.fx = fx;
    subscribe = Controls.button(texts.get("page.add.subscribe"), this::submit);
    subscribe.getStyleClass().add("accent");
    subscribe.setMinWidth(Region.USE_PREF_SIZE);
    cancel = Controls.button(texts.get("page.add.cancel"), model::cancel);
    cancel.setMinWidth(Region.USE_PREF_SIZE);
    signIn = new SignInFields(texts, this::submit);
    results = new ImportResults(texts, model.imported(), model::retry, model::retry);
    choose = Controls.paragraph(texts.get("page.add.choose"), "type-body");
    problemLine = new HBox(8, Controls.icon(Feather.ALERT_CIRCLE), problem);
    problemLine.getStyleClass().add("problem");
    problemLine.setAlignment(Pos.TOP_LEFT);
    HBox.setHgrow(problem, Priority.ALWAYS);
    Button importList = Controls.button(Feather.UPLOAD, texts.get("page.add.import"), this::chooseFile);
    Button ownFiles = Controls.button(Feather.HARD_DRIVE, texts.get("page.add.own-files"), this::chooseOwnFiles);
    List.of(importList, ownFiles).forEach(button -> button.getStyleClass().add("flat"));
    fromFiles = new HBox(8, importList, ownFiles);
    build();
  }

  /** Asks for a file with a list of podcasts. */
  public void chooseFile() {
    dialogs.open(root.getScene().getWindow(), texts.get("page.add.import"), false, List.of(
        new FileDialogs.Kind("OPML", "opml"), new FileDialogs.Kind("XML", "xml"),
        new FileDialogs.Kind(texts.get("page.add.any-file"), "*"))).forEach(model::importList);
  }

  /** Asks for sound files of the listener's own. */
  public void chooseOwnFiles() {
    List<Path> chosen =
        dialogs.open(root.getScene().getWindow(), texts.get("page.add.own-files"), true, List.of());
    if (!chosen.isEmpty()) {
      model.close();
      takingIn.take(chosen);
    }
  }

  private void build() {
    root.getStyleClass().add("card");
    root.setAccessibleRole(AccessibleRole.DIALOG);
    root.setAccessibleText(texts.get("page.add.title"));
    root.setMaxSize(520, Region.USE_PREF_SIZE);
    Button close = Controls.iconButton(Feather.X, texts.get("window.action.close"));
    close.setOnAction(event -> model.close());
    var head = new HBox(Controls.label(texts.get("page.add.title"), "type-title"), Controls.spacer(), close);
    head.setAlignment(Pos.CENTER_LEFT);
    address.setPromptText(texts.get("page.add.prompt"));
    address.setAccessibleText(texts.get("page.add.prompt"));
    address.textProperty().bindBidirectional(model.addressProperty());
    signIn.userProperty().bindBidirectional(model.userProperty());
    signIn.passwordProperty().bindBidirectional(model.passwordProperty());
    address.setOnAction(event -> submit());
    HBox.setHgrow(address, Priority.ALWAYS);
    var line = new HBox(8, address, cancel, subscribe);
    line.setAlignment(Pos.CENTER_LEFT);
    progress.setMaxWidth(Double.MAX_VALUE);
    progress.getStyleClass().add("thin");
    progress.setAccessibleText(texts.get("page.add.asking"));
    candidates.getStyleClass().addAll("candidates", "bordered");
    candidates.setFixedCellSize(CANDIDATE_HEIGHT);
    candidates.setAccessibleText(texts.get("page.add.choose"));
    candidates.setCellFactory(view -> new CandidateCell());
    candidates.setOnMouseClicked(event -> {
      if (event.getClickCount() == 2) {
        submit();
      }
    });
    candidates.setOnKeyPressed(event -> {
      if (event.getCode() == KeyCode.ENTER) {
        submit();
        event.consume();
      }
    });
    root.getChildren().addAll(head, Controls.paragraph(texts.get("page.add.text"), "muted", "type-body"), line,
        progress, problemLine, signIn, choose, candidates, results, fromFiles);
    // A filter: lists and fields would keep Escape for themselves.
    root.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
      if (event.getCode() == KeyCode.ESCAPE) {
        model.close();
        event.consume();
      }
    });
  }

  /** Subscribes to the feed that is chosen where there are several, otherwise asks the address. */
  private void submit() {
    FeedCandidate chosen = candidates.getSelectionModel().getSelectedItem();
    if (model.stepProperty().get() instanceof Step.Choosing && chosen != null) {
      model.choose(chosen);
    } else {
      model.submit();
    }
  }

  @Override
  protected void onAttach() {
    hold(model);
    hold(model.openProperty(), open -> {
      Controls.show(root, open);
      if (open) {
        focus();
      }
    });
    hold(model.stepProperty(), this::show);
  }

  private void show(Step step) {
    boolean asking = step instanceof Step.Asking || step instanceof Step.Importing;
    Controls.show(progress, asking);
    Controls.show(cancel, asking);
    Controls.show(subscribe, !asking);
    address.setDisable(asking);
    Controls.show(problemLine, step instanceof Step.Failed || step instanceof Step.SigningIn);
    Controls.show(signIn, step instanceof Step.SigningIn);
    Controls.show(choose, step instanceof Step.Choosing);
    Controls.show(candidates, step instanceof Step.Choosing);
    Controls.show(results, step instanceof Step.Importing || step instanceof Step.Imported);
    Controls.show(fromFiles, !asking && !(step instanceof Step.Choosing));
    switch (step) {
      case Step.Failed failed -> {
        problem.setText(texts.get(failed.problem()));
        focus();
      }
      case Step.SigningIn signingIn -> {
        problem.setText(texts.get(signingIn.problem()));
        fx.later(signIn::focus);
      }
      case Step.Choosing choosing -> choose(choosing.candidates());
      case Step.Asking _ -> {
        progress.setProgress(ProgressBar.INDETERMINATE_PROGRESS);
        cancel.requestFocus();
      }
      case Step.Importing importing -> {
        results.show(importing);
        progress.setProgress(importing.total() == 0 ? ProgressBar.INDETERMINATE_PROGRESS
            : (double) importing.done() / importing.total());
        if (importing.done() == 0) {
          cancel.requestFocus();
        }
      }
      case Step.Imported imported -> results.show(imported);
      case Step.Typing _ -> { }
    }
  }

  private void choose(List<FeedCandidate> found) {
    candidates.getItems().setAll(found);
    candidates.setPrefHeight(Math.min(4, found.size()) * CANDIDATE_HEIGHT + 2);
    candidates.getSelectionModel().selectFirst();
    fx.later(candidates::requestFocus);
  }

  @Override
  public void focus() {
    fx.later(() -> {
      address.requestFocus();
      address.selectAll();
    });
  }

  @Override
  public Node root() {
    return root;
  }

  private static final class CandidateCell extends ListCell<FeedCandidate> {
    private final Label title = Controls.label("", "type-body");
    private final Label where = Controls.label("", "muted", "type-note");
    private final VBox lines = new VBox(4, title, where);

    CandidateCell() {
      lines.setAlignment(Pos.CENTER_LEFT);
      setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable FeedCandidate candidate, boolean empty) {
      super.updateItem(candidate, empty);
      if (candidate == null || empty) {
        setGraphic(null);
        return;
      }
      title.setText(candidate.title() == null || candidate.title().isBlank() ? host(candidate) : candidate.title());
      where.setText(candidate.url());
      setGraphic(lines);
    }

    private static String host(FeedCandidate candidate) {
      try {
        String host = URI.create(candidate.url()).getHost();
        return host == null ? candidate.url() : host;
      } catch (IllegalArgumentException e) {
        return candidate.url();
      }
    }
  }
}
