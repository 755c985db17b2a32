package app.earmark.ui.podcast;

import app.earmark.model.PodcastId;
import app.earmark.ui.common.Controls;
import app.earmark.ui.common.EmptyState;
import app.earmark.ui.common.Segments;
import app.earmark.ui.common.page.PageContext;
import app.earmark.ui.common.preferences.PreferencesPanel;
import app.earmark.ui.common.rows.EpisodeList;
import app.earmark.ui.common.rows.EpisodeListPage;
import app.earmark.ui.common.rows.RowStyle;
import app.earmark.ui.podcast.PodcastViewModel.Part;
import app.earmark.util.Texts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** The page of one podcast. */
public final class PodcastView extends EpisodeListPage {

  private final PodcastViewModel model;
  private final PageContext context;
  private final PodcastHeader header;
  private final AboutPart about;
  private final HealthPart health;
  private final PreferencesPanel settings;
  private final StackPane body = new StackPane();
  private final VBox page;
  private final Node settingsPart;
  private final HBox segments;

  public PodcastView(PodcastViewModel model, PreferencesPanel settings, PageContext context) {
    super(new EpisodeList(context, model.rows(),
        new RowStyle(RowStyle.Group.NONE, false, true, false), context.texts().get("page.podcast.part.episodes")));
    this.settings = settings;
    this.model = model;
    this.context = context;
    Texts texts = context.texts();
    this.header = new PodcastHeader(model, context);
    this.about = new AboutPart(model, context);
    this.health = new HealthPart(model, context);
    Map<Part, String> words = new LinkedHashMap<>();
    words.put(Part.EPISODES, texts.get("page.podcast.part.episodes"));
    words.put(Part.ABOUT, texts.get("page.podcast.part.about"));
    if (!settings.isEmpty()) {
      words.put(Part.SETTINGS, texts.get("page.podcast.part.settings"));
    }
    words.put(Part.HEALTH, texts.get("page.podcast.part.health"));
    segments = Segments.of(words, model.partProperty());
    segments.getStyleClass().add("page-parts");
    segments.setMaxWidth(Region.USE_PREF_SIZE);
    VBox.setMargin(segments, new Insets(0, 0, 12, 20));
    VBox.setVgrow(body, Priority.ALWAYS);
    var choices = new ReadingColumn(texts);
    choices.getChildren().add(settings.root());
    settingsPart = choices.scrolled();
    page = new VBox(header.node(), segments, body);
    root().heightProperty().addListener((property, before, height) -> header.fit(height.doubleValue()));
  }

  @Override
  protected void onAttach() {
    super.onAttach();
    hold(model);
    hold(settings);
    hold(model.detailsProperty(), details -> show());
    hold(model.partProperty(), part -> show());
    hold(model.searchProperty(), search -> show());
    hold(model.goneProperty(), gone -> show());
  }

  private void show() {
    if (model.goneProperty().get()) {
      showInstead(new EmptyState(Feather.RADIO, context.texts().get("page.podcast.gone"),
          context.texts().get("page.podcast.gone.text")));
      return;
    }
    model.detailsProperty().get().ifPresent(details -> {
      header.show(details.podcast(), details.folders());
      // The last of them is the feed's, and files of one's own have none.
      Controls.show(segments.getChildren().getLast(), !details.podcast().isOwnFiles());
      showInstead(page);
      // The focus was asked for before there was anything to have it.
      boolean first = body.getChildren().isEmpty();
      Node part = switch (model.partProperty().get()) {
        case EPISODES -> list().node();
        case ABOUT -> about.about(details);
        case SETTINGS -> settingsPart;
        case HEALTH -> health.health(details);
      };
      if (!body.getChildren().contains(part)) {
        body.getChildren().setAll(part);
      }
      if (first) {
        context.background().fx().later(this::focus);
      }
    });
  }

  @Override
  public List<PodcastId> chosenPodcasts() {
    return model.detailsProperty().get().map(details -> List.of(details.podcast().id())).orElse(List.of());
  }

  @Override
  protected boolean isListShown() {
    return model.partProperty().get() == Part.EPISODES;
  }
}
