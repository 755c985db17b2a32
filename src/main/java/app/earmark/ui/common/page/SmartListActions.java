package app.earmark.ui.common.page;

import app.earmark.model.search.SmartList;
import app.earmark.service.SmartLists;
import app.earmark.ui.common.Background;
import app.earmark.ui.common.Navigator;
import app.earmark.ui.common.Place;
import app.earmark.ui.common.Toaster;
import app.earmark.util.Message;

/** What the listener can do with a smart list, from its page or from the sidebar. JavaFX thread only. */
public final class SmartListActions {

  private final SmartLists lists;
  private final Background background;
  private final Navigator navigator;
  private final Toaster toaster;

  public SmartListActions(SmartLists lists, Background background, Navigator navigator, Toaster toaster) {
    this.lists = lists;
    this.background = background;
    this.navigator = navigator;
    this.toaster = toaster;
  }

  /** Deletes it and leaves its page, with an undo that opens it again. */
  public void delete(SmartList list) {
    background.change(() -> {
      lists.delete(list);
      return true;
    }, done -> {
      navigator.open(new Place.NewEpisodes());
      toaster.offerUndo(Message.of("window.toast.smart-list-deleted", list.name()), () -> background.change(() -> {
        lists.put(list);
        return true;
      }, back -> navigator.open(new Place.OneSmartList(list.id()))));
    });
  }
}
