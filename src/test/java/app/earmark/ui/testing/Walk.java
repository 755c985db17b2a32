package app.earmark.ui.testing;

import app.earmark.model.EpisodeRow;
import app.earmark.model.ListeningTime;
import app.earmark.store.ListeningStore.Part;
import app.earmark.ui.common.Place;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.layout.Pane;

/** A walk through every page that the window has, over the library of {@link Samples}. */
public final class Walk {

  private final WindowBench bench;
  private final List<Place> places;

  private Walk(WindowBench bench, List<Place> places) {
    this.bench = bench;
    this.places = places;
  }

  /** Fills the library; call it before the window is shown. */
  public static Walk over(WindowBench bench) {
    Samples.fill(bench.store, UiBench.NOW);
    EpisodeRow episode = bench.row("Personal networking isn’t optional anymore");
    bench.onDisk(episode);
    bench.library.savePosition(bench.row("Archive: Your career is your business").id(), 400_000);
    bench.upNext.playLast(List.of(bench.row("Slow roads").id(), bench.row("Emulsions").id()));
    bench.library.folders().add(List.of(episode.podcast()), "Work/Talks");
    bench.library.folders().add(List.of(bench.row("Slow roads").podcast()), "Ways");
    bench.store.listening().add(Map.of(new Part(LocalDate.of(2026, 11, 20), episode.id()),
        new ListeningTime(3_600_000, 600_000, 60_000)));
    List<Place> places = new ArrayList<>();
    for (Class<?> kind : Place.class.getPermittedSubclasses()) {
      places.add(place(kind.asSubclass(Place.class), episode));
    }
    return new Walk(bench, List.copyOf(places));
  }

  /** A place of each kind, whoever adds one: what it asks for is taken from the samples. */
  private static Place place(Class<? extends Place> kind, EpisodeRow episode) {
    var constructor = kind.getDeclaredConstructors()[0];
    Object[] arguments = Arrays.stream(constructor.getParameterTypes())
        .map(type -> type.equals(episode.id().getClass()) ? episode.id()
            : type.equals(episode.podcast().getClass()) ? episode.podcast()
            : type.equals(String.class) ? word(kind) : type.equals(long.class) ? (Object) 1L : null)
        .toArray();
    try {
      return (Place) constructor.newInstance(arguments);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError("Say here what " + kind + " is made of", e);
    }
  }

  private static String word(Class<? extends Place> kind) {
    return kind.equals(Place.OneFolder.class) ? "Work" : "http://localhost:1/feed";
  }

  public List<Place> places() {
    return places;
  }

  /** Opens the place and returns its page when it has been laid out. */
  public Node open(Place place) {
    bench.robot.interact(() -> bench.window().open(place));
    bench.settle();
    bench.until("the page is there", () -> page() != null && page().getLayoutBounds().getWidth() > 0);
    bench.settle();
    return page();
  }

  private Node page() {
    var holder = (Pane) bench.scene().lookup(".page-holder");
    return holder == null || holder.getChildren().isEmpty() ? null : holder.getChildren().getFirst();
  }

  /** All nodes that can be seen, the scene's root included. */
  public static List<Node> shown(Node root) {
    List<Node> nodes = new ArrayList<>();
    collect(root, nodes);
    return nodes;
  }

  private static void collect(Node node, List<Node> nodes) {
    if (!node.isVisible()) {
      return;
    }
    nodes.add(node);
    if (node instanceof Parent parent) {
      parent.getChildrenUnmodifiable().forEach(child -> collect(child, nodes));
    }
  }
}
