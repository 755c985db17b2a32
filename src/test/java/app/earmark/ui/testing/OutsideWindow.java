package app.earmark.ui.testing;

import java.io.File;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.testfx.api.FxRobot;

/**
 * A window that is none of Earmark's, such as a file manager's: things are dragged out of it
 * and into it.
 */
public final class OutsideWindow implements AutoCloseable {

  private final FxRobot robot;
  private final Label handle = new Label("outside");
  private volatile List<File> received = List.of();
  private volatile boolean mayMove;
  private Stage stage;
  private volatile Consumer<ClipboardContent> offered = content -> { };

  private OutsideWindow(FxRobot robot) {
    this.robot = robot;
  }

  public static OutsideWindow open(FxRobot robot, double x, double y) {
    var window = new OutsideWindow(robot);
    robot.interact(() -> window.make(x, y));
    return window;
  }

  private void make(double x, double y) {
    handle.setMinSize(160, 160);
    handle.setOnDragDetected(event -> {
      var content = new ClipboardContent();
      offered.accept(content);
      handle.startDragAndDrop(TransferMode.COPY).setContent(content);
      event.consume();
    });
    handle.setOnDragOver(event -> {
      mayMove = event.getDragboard().getTransferModes().contains(TransferMode.MOVE);
      if (event.getDragboard().hasFiles()) {
        event.acceptTransferModes(TransferMode.COPY);
      }
      event.consume();
    });
    handle.setOnDragDropped(event -> {
      received = List.copyOf(event.getDragboard().getFiles());
      event.setDropCompleted(true);
      event.consume();
    });
    stage = new Stage();
    stage.setScene(new Scene(new StackPane(handle), 200, 200));
    stage.setX(x);
    stage.setY(y);
    stage.show();
  }

  public Node handle() {
    return handle;
  }

  /** What is dragged out of it next. */
  public void offer(Consumer<ClipboardContent> content) {
    offered = content;
  }

  /** The files that were dropped on it last. */
  public List<File> received() {
    return received;
  }

  /** Whether it could have taken them away from where they were. */
  public boolean mayMove() {
    return mayMove;
  }

  @Override
  public void close() {
    robot.interact(stage::hide);
  }
}
