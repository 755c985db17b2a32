package app.earmark.ui.common;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.FileChooser.ExtensionFilter;
import javafx.stage.Window;

/** The dialogs of the system. */
public final class SystemFileDialogs implements FileDialogs {

  @Override
  public Optional<Path> save(Window above, String title, String suggested, List<Kind> kinds) {
    FileChooser chooser = chooser(title, kinds);
    chooser.setInitialFileName(suggested);
    File chosen = chooser.showSaveDialog(above);
    ExtensionFilter filter = chooser.getSelectedExtensionFilter();
    return Optional.ofNullable(chosen).map(File::toPath).map(file -> filter == null ? file
        : kinds.stream().filter(kind -> kind.words().equals(filter.getDescription())).findFirst()
            .map(kind -> named(file, kind, kinds)).orElse(file));
  }

  /** GTK's dialog leaves the name as it was suggested when another kind is chosen. */
  static Path named(Path file, Kind chosen, List<Kind> kinds) {
    String name = String.valueOf(file.getFileName());
    if (chosen.ending().equals("*") || hasEnding(name, chosen)) {
      return file;
    }
    String bare = kinds.stream().filter(kind -> hasEnding(name, kind)).findFirst()
        .map(kind -> name.substring(0, name.length() - kind.ending().length() - 1)).orElse(name);
    return file.resolveSibling(bare + "." + chosen.ending());
  }

  private static boolean hasEnding(String name, Kind kind) {
    return name.toLowerCase(Locale.ROOT).endsWith("." + kind.ending());
  }

  @Override
  public List<Path> open(Window above, String title, boolean many, List<Kind> kinds) {
    FileChooser chooser = chooser(title, kinds);
    List<File> chosen = many ? chooser.showOpenMultipleDialog(above)
        : Optional.ofNullable(chooser.showOpenDialog(above)).map(List::of).orElse(null);
    return chosen == null ? List.of() : chosen.stream().map(File::toPath).toList();
  }

  @Override
  public Optional<Path> folder(Window above, String title) {
    var chooser = new DirectoryChooser();
    chooser.setTitle(title);
    return Optional.ofNullable(chooser.showDialog(above)).map(File::toPath);
  }

  private static FileChooser chooser(String title, List<Kind> kinds) {
    var chooser = new FileChooser();
    chooser.setTitle(title);
    kinds.forEach(kind -> chooser.getExtensionFilters().add(
        new ExtensionFilter(kind.words(), kind.ending().equals("*") ? "*" : "*." + kind.ending())));
    return chooser;
  }
}
