package app.earmark.ui.common.page;

import app.earmark.ui.common.Background;
import app.earmark.ui.common.FileDialogs;
import app.earmark.ui.common.Formats;
import app.earmark.ui.common.Navigator;
import app.earmark.ui.common.Toaster;
import app.earmark.ui.common.art.Art;
import app.earmark.util.Texts;
import java.net.URI;
import java.nio.file.Path;
import java.util.function.Consumer;

/** What a page is given by the window, apart from the services that it shows. */
public record PageContext(
    Background background,
    Texts texts,
    Formats formats,
    Navigator navigator,
    Toaster toaster,
    Art art,
    LiveState live,
    EpisodeActions actions,
    PodcastActions podcastActions,
    Appearance appearance,
    Consumer<URI> openInBrowser,
    Consumer<Path> showInFolder,
    FileDialogs dialogs) {}
