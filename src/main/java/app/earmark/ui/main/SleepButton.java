package app.earmark.ui.main;

import app.earmark.playback.SleepTimer;
import app.earmark.playback.SleepTimer.Kind;
import app.earmark.ui.common.Controls;
import app.earmark.ui.common.Formats;
import app.earmark.util.Texts;
import java.time.Duration;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import org.kordamp.ikonli.feather.Feather;

/** The sleep timer in the player bar: how long it still is, and a menu to set it. JavaFX thread only. */
final class SleepButton {

  private static final List<Integer> MINUTES = List.of(15, 30, 45, 60, 90);
  private static final PseudoClass SET = PseudoClass.getPseudoClass("set");

  private final MenuButton button = new MenuButton();
  private final Texts texts;
  private final Formats formats;
  private final MenuItem chapter;
  private final MenuItem off;

  SleepButton(PlayerViewModel model, Texts texts, Formats formats) {
    this.texts = texts;
    this.formats = formats;
    button.getStyleClass().addAll("flat", "no-arrow", "sleep");
    button.setGraphic(Controls.icon(Feather.MOON));
    button.setTooltip(Controls.tooltip(""));
    for (int minutes : MINUTES) {
      button.getItems().add(item(
          formats.duration(Duration.ofMinutes(minutes).toMillis()), () -> model.sleepIn(Duration.ofMinutes(minutes))));
    }
    chapter = item(texts.get("window.sleep.chapter"), model::sleepAfterChapter);
    off = item(texts.get("window.sleep.off"), model::stayAwake);
    button.getItems().addAll(chapter, item(texts.get("window.sleep.episode"), model::sleepAfterEpisode),
        new SeparatorMenuItem(), item(texts.get("window.sleep.more"), model::sleepLater), off);
    button.setOnShowing(event -> chapter.setDisable(model.chaptersProperty().get().chapters().isEmpty()));
    show(SleepTimer.Setting.OFF);
  }

  private static MenuItem item(String words, Runnable action) {
    var item = new MenuItem(words);
    item.setOnAction(event -> action.run());
    return item;
  }

  MenuButton node() {
    return button;
  }

  void show(SleepTimer.Setting setting) {
    String says = switch (setting.kind()) {
      case OFF -> texts.get("window.sleep");
      // The minute that has begun counts: “1 min” is not yet over.
      case TIME -> texts.get("window.sleep.in", left(setting));
      case CHAPTER -> texts.get("window.sleep.at-chapter");
      case EPISODE -> texts.get("window.sleep.at-episode");
    };
    button.setText(setting.kind() == Kind.TIME ? left(setting) : "");
    button.pseudoClassStateChanged(SET, setting.kind() != Kind.OFF);
    button.setAccessibleText(says);
    button.getTooltip().setText(setting.fading() ? texts.get("window.sleep.fading") : says);
    off.setDisable(setting.kind() == Kind.OFF);
  }

  private String left(SleepTimer.Setting setting) {
    long seconds = setting.left().toSeconds();
    return formats.duration(seconds < 60 ? seconds * 1000 : Math.ceilDiv(seconds, 60) * 60_000);
  }
}
