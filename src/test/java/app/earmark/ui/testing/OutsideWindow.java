package app.earmark.ui.testing;

import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.testfx.api.FxRobot;

/** A window that is none of Earmark's, such as a file manager's: things are dragged out of it. */
public final class OutsideWindow implements AutoCloseable {

  private final FxRobot robot;
  private final Label handle = new Label("outside");
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

  @Override
  public void close() {
    robot.interact(stage::hide);
  }
}
