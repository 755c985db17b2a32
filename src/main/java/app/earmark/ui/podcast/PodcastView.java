package app.earmark.ui.podcast;

import app.earmark.model.EpisodeRow;
import app.earmark.ui.common.EmptyState;
import app.earmark.ui.common.Segments;
import app.earmark.ui.common.View;
import app.earmark.ui.common.page.PageContext;
import app.earmark.ui.common.rows.EpisodeList;
import app.earmark.ui.common.rows.RowStyle;
import app.earmark.ui.podcast.PodcastViewModel.Part;
import app.earmark.util.Texts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** The page of one podcast. */
public final class PodcastView extends View {

  private final PodcastViewModel model;
  private final PageContext context;
  private final PodcastHeader header;
  private final AboutPart parts;
  private final EpisodeList list;
  private final StackPane body = new StackPane();
  private final VBox page;
  private final StackPane root = new StackPane();

  public PodcastView(PodcastViewModel model, PageContext context) {
    this.model = model;
    this.context = context;
    Texts texts = context.texts();
    this.header = new PodcastHeader(model, context);
    this.parts = new AboutPart(context, model::separate);
    this.list = new EpisodeList(context, model.rows(),
        new RowStyle(RowStyle.Group.NONE, false, true, false), texts.get("page.podcast.part.episodes"));
    Map<Part, String> words = new LinkedHashMap<>();
    words.put(Part.EPISODES, texts.get("page.podcast.part.episodes"));
    words.put(Part.ABOUT, texts.get("page.podcast.part.about"));
    words.put(Part.HEALTH, texts.get("page.podcast.part.health"));
    HBox segments = Segments.of(words, model.partProperty());
    segments.getStyleClass().add("page-parts");
    segments.setMaxWidth(Region.USE_PREF_SIZE);
    VBox.setMargin(segments, new Insets(0, 0, 12, 20));
    VBox.setVgrow(body, Priority.ALWAYS);
    page = new VBox(header.node(), segments, body);
    root.getStyleClass().add("page");
    root.heightProperty().addListener((property, before, height) -> header.fit(height.doubleValue()));
  }

  @Override
  protected void onAttach() {
    hold(model);
    hold(list);
    hold(model.detailsProperty(), details -> show());
    hold(model.partProperty(), part -> show());
    hold(model.goneProperty(), gone -> show());
  }

  private void show() {
    if (model.goneProperty().get()) {
      root.getChildren().setAll(new EmptyState(Feather.RADIO, context.texts().get("page.podcast.gone"),
          context.texts().get("page.podcast.gone.text")));
      return;
    }
    model.detailsProperty().get().ifPresent(details -> {
      header.show(details.podcast());
      if (!root.getChildren().contains(page)) {
        root.getChildren().setAll(page);
      }
      body.getChildren().setAll(switch (model.partProperty().get()) {
        case EPISODES -> list.node();
        case ABOUT -> parts.about(details);
        case HEALTH -> parts.health(details);
      });
    });
  }

  @Override
  public Node root() {
    return root;
  }

  @Override
  public List<EpisodeRow> chosen() {
    return model.partProperty().get() == Part.EPISODES ? list.chosen() : List.of();
  }

  @Override
  public void withChosen(Consumer<List<EpisodeRow>> action) {
    if (model.partProperty().get() == Part.EPISODES) {
      list.withChosen(action);
    }
  }

  @Override
  public void focus() {
    list.focus();
  }

  @Override
  public double scroll() {
    return list.scroll();
  }

  @Override
  public void scrollTo(double position) {
    list.scrollTo(position);
  }
}
