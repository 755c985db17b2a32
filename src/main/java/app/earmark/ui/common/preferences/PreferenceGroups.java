package app.earmark.ui.common.preferences;

import app.earmark.model.Preference;
import app.earmark.service.Announcements;
import app.earmark.service.AutomaticDownloads;
import app.earmark.service.DesktopLink;
import app.earmark.service.Directories;
import app.earmark.service.DownloadPreferences;
import app.earmark.service.Retention;
import app.earmark.service.SoundChoices;
import app.earmark.service.Tidying;
import app.earmark.service.UpNext;
import app.earmark.ui.common.page.Appearance;
import app.earmark.ui.common.page.NotesViews;
import java.util.List;
import java.util.stream.Stream;

/**
 * The one list of what may be chosen, in the order in which it is shown. Whoever declares a preference adds it here: to
 * {@link #FOR_ALL}, and to {@link #FOR_ONE} as well where a podcast may differ.
 */
public final class PreferenceGroups {

  /** The Settings page. Empty groups are left out. */
  public static final List<PreferenceGroup> FOR_ALL = List.of(
      PreferenceGroup.of("appearance", Appearance.LANGUAGE, Appearance.THEME, Appearance.TEXT_SIZE),
      PreferenceGroup.of("listening", UpNext.GOES_ON, UpNext.THEN, UpNext.DOWNLOADS_AHEAD,
          DesktopLink.STAYS_AWAKE),
      PreferenceGroup.of("sound", SoundChoices.SPEED, SoundChoices.TRIMMING, SoundChoices.LEVELLED, SoundChoices.MONO,
          SoundChoices.BALANCE, SoundChoices.JUMP_BACK, SoundChoices.JUMP_FORWARD),
      new PreferenceGroup("downloads", concat(AutomaticDownloads.PREFERENCES, DownloadPreferences.PREFERENCES)),
      new PreferenceGroup("storage", Retention.PREFERENCES),
      PreferenceGroup.of("refresh", Tidying.WITHDRAWN),
      PreferenceGroup.of("discover", Directories.COUNTRY, Directories.PODCAST_INDEX_KEY,
          Directories.PODCAST_INDEX_SECRET, Directories.APPLE_ADDRESS, Directories.FYYD_ADDRESS,
          Directories.PODCAST_INDEX_ADDRESS),
      PreferenceGroup.of("notifications", Announcements.NEW_EPISODES, Announcements.DOWNLOADS,
          Announcements.FEED_ASLEEP),
      PreferenceGroup.of("privacy", NotesViews.PICTURES));

  /** The settings of one podcast. */
  public static final List<PreferenceGroup> FOR_ONE = List.of(
      PreferenceGroup.of("listening", UpNext.THEN),
      PreferenceGroup.of("sound", SoundChoices.SPEED, SoundChoices.TRIMMING, SoundChoices.LEVELLED, SoundChoices.VOLUME,
          SoundChoices.MONO, SoundChoices.BALANCE, SoundChoices.SKIP_INTRO, SoundChoices.SKIP_OUTRO),
      new PreferenceGroup("downloads", AutomaticDownloads.PREFERENCES),
      new PreferenceGroup("storage", Retention.OF_ONE),
      PreferenceGroup.of("refresh"),
      PreferenceGroup.of("notifications", Announcements.NEW_EPISODES),
      PreferenceGroup.of("privacy", NotesViews.PICTURES));

  private PreferenceGroups() {}

  private static List<Preference<?>> concat(List<Preference<?>> first, List<Preference<?>> second) {
    return Stream.concat(first.stream(), second.stream()).toList();
  }
}
