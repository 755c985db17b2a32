package app.earmark.app;

import static org.assertj.core.api.Assertions.assertThat;

import app.earmark.store.DatabaseThreads;
import app.earmark.store.LibraryOpening;
import app.earmark.store.LibraryStore;
import app.earmark.testing.DirectExecutor;
import app.earmark.ui.testing.Camera;
import app.earmark.util.Message;
import app.earmark.util.Texts;
import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.TimeoutException;
import javafx.application.Application;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.text.Text;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;

/** What is shown in place of the window where the library cannot be opened, in pictures, with nothing cut off. */
@Tag("window")
class NoticeScreensTest {

  @TempDir Path folder;
  private final FxRobot robot = new FxRobot();

  @BeforeEach
  void start() throws TimeoutException {
    FxToolkit.registerPrimaryStage();
  }

  @AfterEach
  void close() {
    robot.interact(() -> java.util.List.copyOf(Window.getWindows()).forEach(Window::hide));
  }

  @ParameterizedTest
  @ValueSource(strings = {"en-light", "de-dark", "ar-XB-light"})
  void theLibraryCannotBeOpened(String variant) throws IOException {
    int dash = variant.lastIndexOf('-');
    Texts texts = new Texts(Locale.forLanguageTag(variant.substring(0, dash)));
    robot.interact(() -> Application.setUserAgentStylesheet(
        (variant.endsWith("dark") ? new PrimerDark() : new PrimerLight()).getUserAgentStylesheet()));
    shoot("not-writable-" + variant, new NoticeOf("start.failed.heading",
        texts.get("library.cannot-write", "/media/listener/A drive with a long name/Podcasts/earmark"), "start.close"),
        texts);
    shoot("newer-library-" + variant, new NoticeOf("start.failed.heading", texts.get(newer()), "start.close"), texts);
    shoot("damaged-library-" + variant, new NoticeOf("start.damaged.heading",
        texts.get("start.damaged", folder.toString()), "start.damaged.mend", "start.damaged.leave"), texts);
    shoot("waiting-" + variant, new NoticeOf("start.waiting.heading", texts.get("start.waiting"), "start.cancel"),
        texts);
  }

  private record NoticeOf(String heading, String sentence, String... buttons) {}

  /** What the store itself says of a library that a later version has made. */
  private Message newer() throws IOException {
    var direct = new DirectExecutor();
    Path library = folder.resolve("library-" + System.nanoTime());
    if (LibraryStore.open(library, new DatabaseThreads(direct, direct)) instanceof LibraryOpening.Opened opened) {
      opened.store().close();
    }
    Path file = library.resolve(LibraryStore.FILE);
    byte[] bytes = Files.readAllBytes(file);
    // SQLite's file format, 1.3: the user version is at offset 60, big-endian.
    bytes[60] = 0x7f;
    Files.write(file, bytes);
    LibraryOpening again = LibraryStore.open(library, new DatabaseThreads(direct, direct));
    assertThat(again).isInstanceOf(LibraryOpening.NewerVersion.class);
    return ((LibraryOpening.NewerVersion) again).message();
  }

  private void shoot(String name, NoticeOf notice, Texts texts) throws IOException {
    robot.interact(() -> {
      var window = new NoticeWindow(texts, notice.heading(), notice.sentence());
      for (String button : notice.buttons()) {
        window.button(button, () -> { });
      }
      window.show();
    });
    Scene scene = Window.getWindows().stream().map(Window::getScene)
        .filter(shown -> shown.lookup(".button") != null).findFirst().orElseThrow();
    robot.interact(() -> scene.getRoot().lookupAll(".text").forEach(NoticeScreensTest::assertWhole));
    Camera.save(name, scene.getRoot(), 1, robot::interact);
    robot.interact(() -> scene.getWindow().hide());
  }

  private static void assertWhole(javafx.scene.Node node) {
    if (node instanceof Text text && text.getParent() instanceof Labeled label && label.getText() != null) {
      assertThat(text.getText().replace("\n", "")).isEqualTo(label.getText().replace("\n", ""));
    }
  }
}
