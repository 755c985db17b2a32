package app.earmark.ui.common.art;

import app.earmark.util.Subscription;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/** The square picture of a podcast or an episode; until it is there, or where there is none, an initial. */
public final class ArtView extends StackPane {

  /** Pseudo-classes, not style classes: a cell that gets another row changes them, and those are looked up less. */
  private static final List<PseudoClass> TONES =
      Stream.of("tone-0", "tone-1", "tone-2", "tone-3").map(PseudoClass::getPseudoClass).toList();

  private final Art art;
  private final double size;
  private final int radius;
  private final ImageView picture = new ImageView();
  private final Label initial = new Label();
  private @Nullable String shown;
  private Subscription loading = () -> { };

  /** @param size of a side, in the window's units */
  public ArtView(Art art, double size) {
    this.art = art;
    this.size = size;
    this.radius = size >= 96 ? 8 : size >= 40 ? 6 : 4;
    getStyleClass().add("art");
    setMinSize(size, size);
    setPrefSize(size, size);
    setMaxSize(size, size);
    picture.setFitWidth(size);
    picture.setFitHeight(size);
    picture.setAccessibleRole(AccessibleRole.NODE);
    initial.getStyleClass().add("art-initial");
    initial.setStyle("-fx-font-size: " + Math.round(size * 0.42) + "px; -fx-background-radius: " + radius + "px;");
    initial.setMinSize(size, size);
    initial.setMaxSize(size, size);
    initial.setAccessibleText("");
    getChildren().addAll(initial, picture);
  }

  /** @param title whose initial is drawn */
  public void show(@Nullable String url, String title) {
    drawInitial(title);
    if (Objects.equals(url, shown) && picture.getImage() != null) {
      return;
    }
    shown = url;
    loading.close();
    set(null);
    if (url == null) {
      return;
    }
    double scale = getScene() == null || getScene().getWindow() == null ? 1
        : Math.max(1, getScene().getWindow().getOutputScaleX());
    int pixels = (int) Math.ceil(size * scale);
    int corner = (int) Math.round(radius * scale);
    art.kept(url, pixels, corner).ifPresentOrElse(this::set,
        () -> loading = art.load(url, pixels, corner, this::set));
  }

  /** Lets go of what is being loaded. */
  public void clear() {
    loading.close();
    shown = null;
    set(null);
  }

  private void set(@Nullable Image image) {
    picture.setImage(image);
    initial.setVisible(image == null);
  }

  private void drawInitial(String title) {
    int first = title.codePoints().filter(Character::isLetterOrDigit).findFirst().orElse('♪');
    initial.setText(Character.toString(first).toUpperCase(Locale.ROOT));
    int tone = Math.floorMod(title.hashCode(), TONES.size());
    for (int i = 0; i < TONES.size(); i++) {
      initial.pseudoClassStateChanged(TONES.get(i), i == tone);
    }
  }
}
