package app.earmark.ui.add;

import app.earmark.model.AddResult;
import app.earmark.service.OpmlTransfer;
import app.earmark.ui.add.AddViewModel.Step;
import app.earmark.ui.common.Background;
import app.earmark.util.Message;
import app.earmark.util.Subscription;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.IntPredicate;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/**
 * Subscribing to all of a list (OPML): what came of each line, and trying again what could not be had. What was added
 * stays when it is cancelled; each podcast is added whole or not at all. JavaFX thread only.
 */
final class ListImport {

  private final OpmlTransfer opml;
  private final Background background;
  private final Consumer<Step> tell;
  private final ObservableList<OpmlTransfer.Line> lines = FXCollections.observableArrayList();
  private byte[] list = {};
  private int done;
  private int total;
  /** Tells the present run from one that was cancelled and whose last lines arrive late. */
  private int run;

  ListImport(OpmlTransfer opml, Background background, Consumer<Step> tell) {
    this.opml = opml;
    this.background = background;
    this.tell = tell;
  }

  /** While it goes on, the latest first; afterwards what failed first, then in the order of the list. */
  ObservableList<OpmlTransfer.Line> lines() {
    return lines;
  }

  /** Reads the whole of a file. Closing what is returned cancels. */
  Subscription start(Path file) {
    lines.clear();
    return start(() -> Files.readAllBytes(file), place -> true, file.getFileName().toString());
  }

  /** Tries some lines of the same list again; each takes the place of the one before. */
  Subscription retry(List<OpmlTransfer.Line> failed) {
    Set<Integer> places = new HashSet<>(failed.stream().map(OpmlTransfer.Line::place).toList());
    byte[] known = list;
    return start(() -> known, places::contains, "");
  }

  private Subscription start(Callable<byte[]> source, IntPredicate wanted, String name) {
    int mine = ++run;
    done = 0;
    total = 0;
    tell.accept(new Step.Importing(0, 0));
    Step noList = new Step.Failed(Message.of("page.add.no-list", name));
    Subscription reading = background.run(() -> {
      byte[] bytes = source.call();
      return opml.read(bytes, wanted, count -> background.fx().run(() -> begin(mine, bytes, count)),
          line -> background.fx().run(() -> add(mine, line)));
    }, read -> tell.accept(read.isPresent() ? ended() : noList), error -> tell.accept(noList));
    return () -> {
      boolean going = mine == run;
      run++;
      reading.close();
      if (going) {
        tell.accept(ended());
      }
    };
  }

  private void begin(int mine, byte[] bytes, int count) {
    if (mine == run) {
      list = bytes;
      total = count;
      tell.accept(new Step.Importing(done, total));
    }
  }

  private void add(int mine, OpmlTransfer.Line line) {
    if (mine == run) {
      lines.removeIf(old -> old.place() == line.place());
      lines.addFirst(line);
      done++;
      tell.accept(new Step.Importing(done, total));
    }
  }

  /** How it stands, whether or not it came to the end. */
  private Step ended() {
    run++;
    lines.sort(Comparator.comparing(OpmlTransfer.Line::isThere).thenComparingInt(OpmlTransfer.Line::place));
    int added = (int) lines.stream().filter(line -> line.result() instanceof AddResult.Added).count();
    int there = (int) lines.stream().filter(OpmlTransfer.Line::isThere).count();
    return new Step.Imported(added, there - added, lines.size() - there, total - done);
  }
}
