package app.earmark.ui.testing;

import app.earmark.ui.common.FileDialogs;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import javafx.stage.Window;

/** In place of the system's dialogs, which no test can reach: the listener answers each question with the next file. */
public final class AnsweredDialogs implements FileDialogs {

  private final Deque<Path> answers = new ArrayDeque<>();

  /** To be called before the question is asked. */
  public void answer(Path file) {
    answers.add(file);
  }

  private Optional<Path> next() {
    return Optional.ofNullable(answers.poll());
  }

  @Override
  public Optional<Path> save(Window above, String title, String suggested, List<Kind> kinds) {
    return next();
  }

  @Override
  public List<Path> open(Window above, String title, boolean many, List<Kind> kinds) {
    return next().stream().toList();
  }

  @Override
  public Optional<Path> folder(Window above, String title) {
    return next();
  }
}
