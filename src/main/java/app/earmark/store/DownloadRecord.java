package app.earmark.store;

import app.earmark.model.DownloadState;
import app.earmark.model.EpisodeId;
import org.jspecify.annotations.Nullable;

/**
 * A download as the library keeps it: queued, paused, failed or done. Whether a queued one is running, only the
 * downloads at work know.
 *
 * @param file relative to the library's folder, with slashes: where the episode is or will be; {@code null} while no
 *     place was chosen
 * @param resume {@code null} while nothing has arrived
 * @param attempts how often it was tried without success
 */
public record DownloadRecord(
    EpisodeId episode,
    DownloadState state,
    @Nullable String file,
    @Nullable ResumePointRecord resume,
    int attempts) {}
