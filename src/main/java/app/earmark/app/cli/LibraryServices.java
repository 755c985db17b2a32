package app.earmark.app.cli;

import app.earmark.playback.PlaybackSession;
import app.earmark.service.Discovery;
import app.earmark.service.Doctor;
import app.earmark.service.Downloads;
import app.earmark.service.FeedCare;
import app.earmark.service.Finding;
import app.earmark.service.Library;
import app.earmark.service.OpmlTransfer;
import app.earmark.service.Refresh;
import app.earmark.service.Rules;
import app.earmark.service.Storage;
import app.earmark.service.Subscriptions;
import java.util.concurrent.CompletableFuture;

/**
 * What commands need of an open library.
 *
 * @param player that of the window; never completed in a process without one
 */
public record LibraryServices(
    Library library,
    Subscriptions subscriptions,
    Refresh refresh,
    Downloads downloads,
    Rules rules,
    Storage storage,
    OpmlTransfer opml,
    Discovery discovery,
    Finding finding,
    FeedCare feedCare,
    Doctor doctor,
    CompletableFuture<PlaybackSession> player) {

  /** Whether there is a window, which obeys the rules by itself. */
  boolean haveWindow() {
    return player.isDone();
  }
}
