package app.earmark.ui.main;

import app.earmark.playback.PlaybackSession;
import app.earmark.playback.SleepTimer;
import app.earmark.service.ChapterPlay;
import app.earmark.service.Chapters;
import app.earmark.service.Discovery;
import app.earmark.service.Downloads;
import app.earmark.service.FeedCare;
import app.earmark.service.Finding;
import app.earmark.service.Library;
import app.earmark.service.Listening;
import app.earmark.service.ListeningHistory;
import app.earmark.service.OpmlTransfer;
import app.earmark.service.OwnFiles;
import app.earmark.service.Preferences;
import app.earmark.service.Refresh;
import app.earmark.service.Statistics;
import app.earmark.service.Storage;
import app.earmark.service.Subscriptions;
import app.earmark.service.UpNext;
import app.earmark.ui.common.ArtworkSource;
import app.earmark.ui.common.FileDialogs;
import app.earmark.ui.common.WindowMemory;
import app.earmark.util.Message;
import app.earmark.util.Observable;
import app.earmark.util.Texts;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * All that the window needs of the rest of the house.
 *
 * @param desktopMissing why media keys, notifications and sleep are out of reach; empty where they are not
 * @param clock in the listener's time zone
 * @param background runs what blocks, each task on a thread of its own
 * @param openInBrowser opens web, mail and phone addresses in their programs; any thread
 * @param showInFolder shows a file among its neighbours, in the listener's own program; blocks; false where it cannot
 */
public record UiServices(
    Preferences preferences,
    Library library,
    Subscriptions subscriptions,
    Refresh refresh,
    Downloads downloads,
    Storage storage,
    OpmlTransfer opml,
    OwnFiles ownFiles,
    Discovery discovery,
    FeedCare feedCare,
    Chapters chapters,
    Finding finding,
    PlaybackSession playback,
    UpNext upNext,
    ListeningHistory listeningHistory,
    Statistics statistics,
    Listening listening,
    SleepTimer sleep,
    ChapterPlay chapterPlay,
    Observable<Optional<Message>> desktopMissing,
    Texts texts,
    Clock clock,
    Executor background,
    ArtworkSource artwork,
    WindowMemory memory,
    Consumer<URI> openInBrowser,
    Predicate<Path> showInFolder,
    FileDialogs dialogs) {}
