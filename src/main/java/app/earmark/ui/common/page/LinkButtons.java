package app.earmark.ui.common.page;

import app.earmark.model.SupportLink;
import app.earmark.ui.common.Controls;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import org.kordamp.ikonli.feather.Feather;

/** Buttons that lead out of the window; each tells where to. */
public final class LinkButtons {

  private LinkButtons() {}

  /** The address as one for the browser: http and https only. */
  public static Optional<URI> web(String address) {
    try {
      var uri = new URI(address.strip());
      return "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme())
          ? Optional.of(uri) : Optional.empty();
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  /** “Support this show”: one link at once, several in a menu; empty where there is none. */
  public static Optional<ButtonBase> support(List<SupportLink> links, PageContext context) {
    List<SupportLink> usable = links.stream().filter(link -> web(link.url()).isPresent()).toList();
    String words = context.texts().get("window.action.support");
    if (usable.isEmpty()) {
      return Optional.empty();
    }
    if (usable.size() == 1) {
      return Optional.of(link(Feather.HEART, words, usable.getFirst().url(), context));
    }
    var menu = new MenuButton(words, Controls.icon(Feather.HEART));
    for (SupportLink link : usable) {
      var item = new MenuItem(link.label().isBlank() ? link.url() : link.label());
      item.setOnAction(event -> web(link.url()).ifPresent(context.openInBrowser()));
      menu.getItems().add(item);
    }
    return Optional.of(menu);
  }

  public static ButtonBase link(Feather icon, String words, String address, PageContext context) {
    var button = Controls.button(icon, words, () -> web(address).ifPresent(context.openInBrowser()));
    button.setTooltip(Controls.tooltip(address));
    return button;
  }
}
