package app.earmark.ui.inbox;

import app.earmark.model.EpisodeFilter.Which;
import app.earmark.ui.common.Controls;
import app.earmark.ui.common.EmptyState;
import app.earmark.ui.common.Segments;
import app.earmark.ui.common.page.PageContext;
import app.earmark.ui.common.rows.EpisodeList;
import app.earmark.ui.common.rows.EpisodeListPage;
import app.earmark.ui.common.rows.RowStyle;
import app.earmark.util.Texts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.Button;
import org.kordamp.ikonli.feather.Feather;

/** The New page. */
public final class InboxView extends EpisodeListPage {

  private final InboxViewModel model;
  private final Texts texts;
  private final EmptyState welcome;
  private final NarrowingPart narrowing;
  private final List<Node> tools;

  public InboxView(InboxViewModel model, PageContext context, Runnable addByAddress, Runnable importList,
      Runnable discover) {
    super(new EpisodeList(context, model.rows(),
        new RowStyle(RowStyle.Group.DAY, true, false, false), context.texts().get("page.new.title")));
    this.model = model;
    this.texts = context.texts();
    Button add = Controls.button(Feather.PLUS, texts.get("page.new.welcome.add"), addByAddress);
    Button find = Controls.button(Feather.COMPASS, texts.get("page.new.welcome.discover"), discover);
    find.getStyleClass().add("accent");
    Button opml = Controls.button(Feather.UPLOAD, texts.get("page.add.import"), importList);
    this.welcome = new EmptyState(Feather.HEADPHONES, texts.get("page.new.welcome.title"),
        texts.get("page.new.welcome.text"), find, add, opml);
    Map<Which, String> filters = new LinkedHashMap<>();
    filters.put(Which.UNPLAYED, texts.get("page.new.filter.unplayed"));
    filters.put(Which.STARTED, texts.get("page.new.filter.started"));
    filters.put(Which.DOWNLOADED, texts.get("page.new.filter.downloaded"));
    filters.put(Which.ALL, texts.get("page.new.filter.all"));
    this.narrowing = new NarrowingPart(model, texts);
    setHead(narrowing.chosen());
    this.tools = List.of(Segments.of(filters, model.filterProperty()), narrowing.menu());
  }

  @Override
  protected void onAttach() {
    super.onAttach();
    hold(model);
    hold(model.lengthProperty(), length -> show());
    hold(model.folderProperty(), folder -> show());
    hold(model.foldersProperty(), folders -> show());
    hold(model.showingProperty(), showing -> show());
    hold(model.filterProperty(), filter -> show());
  }

  private void show() {
    tools.forEach(tool -> tool.setVisible(model.showingProperty().get() != InboxViewModel.Showing.WELCOME));
    narrowing.show();
    switch (model.showingProperty().get()) {
      case NOTHING -> showInstead();
      case WELCOME -> showInstead(welcome);
      case EMPTY -> showInstead(empty(model.filterProperty().get()));
      case ROWS -> showList();
    }
  }

  private EmptyState empty(Which filter) {
    if (narrowing.isNarrowed()) {
      return new EmptyState(Feather.FILTER, texts.get("page.new.empty.narrowed"),
          texts.get("page.new.empty.narrowed.text"),
          Controls.button(texts.get("page.new.empty.narrowed.all"), narrowing::showAll));
    }
    return switch (filter) {
      case UNPLAYED -> new EmptyState(Feather.COFFEE, texts.get("page.new.empty.unplayed"),
          texts.get("page.new.empty.unplayed.text"));
      case STARTED -> new EmptyState(Feather.PLAY_CIRCLE, texts.get("page.new.empty.started"),
          texts.get("page.new.empty.started.text"));
      case DOWNLOADED -> new EmptyState(Feather.DOWNLOAD, texts.get("page.new.empty.downloaded"),
          texts.get("page.new.empty.downloaded.text"));
      case ALL -> new EmptyState(Feather.INBOX, texts.get("page.new.empty.all"), texts.get("page.new.empty.all.text"));
    };
  }

  @Override
  public List<Node> tools() {
    return tools;
  }
}
