package app.earmark.ui.statistics;

import app.earmark.model.ListeningTime;
import app.earmark.model.PodcastListening;
import app.earmark.service.Statistics.Range;
import app.earmark.service.Statistics.Summary;
import app.earmark.ui.common.Controls;
import app.earmark.ui.common.EmptyState;
import app.earmark.ui.common.Place;
import app.earmark.ui.common.Segments;
import app.earmark.ui.common.View;
import app.earmark.ui.common.page.PageContext;
import app.earmark.ui.statistics.StatisticsViewModel.Bar;
import app.earmark.util.Texts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** The Statistics page: what was listened to, what that saved, by week and by podcast. */
public final class StatisticsView extends View {

  private static final double WIDTH = 720;
  private static final double CHART_HEIGHT = 120;
  private static final double LEAST_BAR = 2;

  /** More rows than these say nothing that their sum does not say. */
  private static final int MOST_PODCASTS = 100;

  /** As many weeks are read aloud. */
  private static final int WEEKS_SAID = 12;

  private final StatisticsViewModel model;
  private final PageContext context;
  private final Texts texts;
  private final Node ranges;
  private final VBox column = new VBox(12);
  private final StackPane holder = new StackPane();
  private final ScrollPane scroll;

  public StatisticsView(StatisticsViewModel model, PageContext context) {
    this.model = model;
    this.context = context;
    this.texts = context.texts();
    Map<Range, String> words = new LinkedHashMap<>();
    words.put(Range.WEEK, texts.get("page.statistics.week"));
    words.put(Range.FOUR_WEEKS, texts.get("page.statistics.four-weeks"));
    words.put(Range.YEAR, texts.get("page.statistics.year"));
    words.put(Range.EVERYTHING, texts.get("page.statistics.everything"));
    ranges = Segments.of(words, model.rangeProperty());
    column.setMaxWidth(WIDTH);
    var reading = new VBox(column);
    reading.getStyleClass().add("reading");
    scroll = Controls.scrolled(reading);
    holder.getStyleClass().add("page");
  }

  @Override
  protected void onAttach() {
    hold(model);
    hold(model.summaryProperty(), summary -> summary.ifPresent(this::show));
  }

  private void show(Summary summary) {
    boolean everHeard = !summary.weeks().isEmpty();
    if (!everHeard) {
      holder.getChildren().setAll(new EmptyState(Feather.BAR_CHART_2, texts.get("page.statistics.empty"),
          texts.get("page.statistics.empty.text")));
      return;
    }
    List<Node> parts = new ArrayList<>();
    parts.add(figures(summary.total()));
    List<Bar> bars = StatisticsViewModel.bars(summary);
    if (bars.size() > 1) {
      parts.add(Controls.label(texts.get("page.statistics.by-week"), "section-heading", "type-row"));
      parts.add(chart(bars));
    }
    if (!summary.podcasts().isEmpty()) {
      parts.add(Controls.label(texts.get("page.statistics.by-podcast"), "section-heading", "type-row"));
      long most = summary.podcasts().getFirst().time().heardMs();
      summary.podcasts().stream().limit(MOST_PODCASTS).forEach(podcast -> parts.add(row(podcast, most)));
    }
    parts.add(Controls.paragraph(texts.get("page.statistics.private"), "muted", "type-note"));
    column.getChildren().setAll(parts);
    if (!holder.getChildren().contains(scroll)) {
      holder.getChildren().setAll(scroll);
    }
  }

  private Node figures(ListeningTime total) {
    var figures = new FlowPane(12, 12,
        figure(context.formats().duration(total.listenedMs()), "page.statistics.listened"),
        figure(saved(total.savedBySpeedMs()), "page.statistics.saved-by-speed"),
        figure(saved(total.savedByTrimmingMs()), "page.statistics.saved-by-trimming"));
    figures.setMinHeight(Region.USE_PREF_SIZE);
    return figures;
  }

  /** Whoever slows speech down has not saved, but spent. */
  private String saved(long ms) {
    return ms < 0 ? texts.get("page.statistics.less", context.formats().duration(-ms))
        : context.formats().duration(ms);
  }

  private Node figure(String number, String key) {
    Label shown = Controls.label(number, "type-title");
    shown.setMinWidth(Region.USE_PREF_SIZE);
    var figure = new VBox(4, shown, Controls.label(texts.get(key), "muted", "type-body"));
    figure.getStyleClass().add("statistic");
    figure.setAccessibleRole(AccessibleRole.TEXT);
    figure.setAccessibleText(texts.get(key) + ": " + number);
    return figure;
  }

  private Node chart(List<Bar> bars) {
    long most = Math.max(1, bars.stream().mapToLong(bar -> bar.time().heardMs()).max().orElse(1));
    var row = new HBox(bars.size() > 20 ? 2 : 8);
    row.setAlignment(Pos.BOTTOM_LEFT);
    row.setMinHeight(CHART_HEIGHT);
    row.setMaxHeight(CHART_HEIGHT);
    row.getStyleClass().add("statistic-chart");
    for (Bar bar : bars) {
      var region = new Region();
      region.getStyleClass().add("statistic-bar");
      double height = bar.time().heardMs() == 0 ? 1
          : Math.max(LEAST_BAR, (CHART_HEIGHT - 8) * bar.time().heardMs() / most);
      region.setMinHeight(height);
      region.setMaxHeight(height);
      region.setMinWidth(0);
      region.setMaxWidth(64);
      HBox.setHgrow(region, Priority.ALWAYS);
      region.setPrefWidth(8);
      Tooltip.install(region, Controls.tooltip(words(bar)));
      row.getChildren().add(region);
    }
    row.setFocusTraversable(true);
    row.setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    List<String> said = bars.subList(Math.max(0, bars.size() - WEEKS_SAID), bars.size()).reversed().stream()
        .map(this::words).toList();
    row.setAccessibleText(texts.get("page.statistics.by-week") + ": " + String.join("; ", said));
    var axis = new HBox(Controls.label(day(bars.getFirst()), "muted", "type-note"), Controls.spacer(),
        Controls.label(day(bars.getLast()), "muted", "type-note"));
    Label top = Controls.label(
        texts.get("page.statistics.most", context.formats().duration(most)), "muted", "type-note");
    return new VBox(4, top, row, axis);
  }

  private String words(Bar bar) {
    return texts.get(bar.weeks() == 1 ? "page.statistics.of-week" : "page.statistics.of-weeks", day(bar),
        context.formats().duration(bar.time().heardMs()), bar.weeks());
  }

  private String day(Bar bar) {
    return context.formats().shortDay(bar.begins());
  }

  private Node row(PodcastListening podcast, long most) {
    Button title = Controls.button(podcast.title(),
        () -> context.navigator().open(new Place.OnePodcast(podcast.podcast())));
    title.setMnemonicParsing(false);
    title.getStyleClass().addAll("flat", "statistic-title");
    String time = context.formats().duration(podcast.time().heardMs());
    String episodes = texts.get("page.podcast.episodes", podcast.episodes());
    title.setAccessibleText(podcast.title() + ", " + time + ", " + episodes);
    var bar = new Region();
    bar.getStyleClass().add("statistic-bar");
    bar.setMinHeight(8);
    bar.setMaxHeight(8);
    var track = new StackPane(bar);
    track.getStyleClass().add("statistic-track");
    track.setAlignment(Pos.CENTER_LEFT);
    HBox.setHgrow(track, Priority.ALWAYS);
    double share = most == 0 ? 0 : (double) podcast.time().heardMs() / most;
    bar.maxWidthProperty().bind(track.widthProperty().multiply(share).map(width ->
        Math.max(LEAST_BAR, width.doubleValue())));
    Label amount = Controls.label(time, "type-body");
    // All tracks are of one length, so that the bars can be compared.
    amount.minWidthProperty().bind(context.appearance().atLeast(0, 0, 96));
    amount.setAlignment(Pos.CENTER_RIGHT);
    Label count = Controls.label(episodes, "muted", "type-note");
    count.minWidthProperty().bind(context.appearance().atLeast(0, 0, 96));
    count.setAlignment(Pos.CENTER_RIGHT);
    var numbers = new HBox(12, track, count, amount);
    numbers.setAlignment(Pos.CENTER_LEFT);
    return new VBox(4, title, numbers);
  }

  @Override
  public List<Node> tools() {
    return List.of(ranges);
  }

  @Override
  public Node root() {
    return holder;
  }

  @Override
  public double scroll() {
    return scroll.getVvalue();
  }

  @Override
  public void scrollTo(double position) {
    scroll.setVvalue(position);
  }
}
