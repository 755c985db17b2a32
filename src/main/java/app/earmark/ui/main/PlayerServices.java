package app.earmark.ui.main;

import app.earmark.playback.PlaybackSession;
import app.earmark.playback.SleepTimer;
import app.earmark.service.ChapterPlay;
import app.earmark.service.Library;
import app.earmark.service.Listening;
import app.earmark.service.Preferences;

/** What the player bar, its panels and the mini player need of the services. */
record PlayerServices(
    PlaybackSession playback, Listening listening, ChapterPlay chapters, SleepTimer sleep, Preferences preferences,
    Library library) {

  static PlayerServices of(UiServices services) {
    return new PlayerServices(services.playback(), services.listening(), services.chapterPlay(), services.sleep(),
        services.preferences(), services.library());
  }
}
