package app.earmark.service;

import app.earmark.desktop.Notices;
import app.earmark.desktop.Notices.Action;
import app.earmark.desktop.Notices.Notice;
import app.earmark.model.EpisodeFilter;
import app.earmark.model.EpisodeId;
import app.earmark.model.EpisodeRow;
import app.earmark.model.Podcast;
import app.earmark.model.PodcastId;
import app.earmark.model.Preference;
import app.earmark.model.RefreshOutcome;
import app.earmark.util.Texts;
import java.util.ArrayList;
import java.util.List;

/**
 * Says by the system's notifications what happened while nobody was looking: new episodes, downloads, feeds that fell
 * asleep. Says nothing while the window is in front. Blocks for the database and the system; any thread.
 */
public final class Announcements {

  /** For everything or for one podcast. */
  public static final Preference.Flag NEW_EPISODES = new Preference.Flag("notify.newEpisodes", true);

  public static final Preference.Flag DOWNLOADS = new Preference.Flag("notify.downloads", true);
  public static final Preference.Flag FEED_ASLEEP = new Preference.Flag("notify.feedAsleep", true);

  /** More titles than this are only counted. */
  private static final int TITLES = 4;

  /** What a notification can lead to. Any thread; answers at once. */
  public interface Window {

    boolean isInFront();

    void showNew();

    void showDownloads();

    void showPodcast(PodcastId podcast);

    void play(EpisodeId episode);
  }

  private final Notices notices;
  private final Library library;
  private final UpNext upNext;
  private final Preferences preferences;
  private final Window window;
  private final Texts texts;

  public Announcements(
      Notices notices, Library library, UpNext upNext, Preferences preferences, Window window, Texts texts) {
    this.notices = notices;
    this.library = library;
    this.upNext = upNext;
    this.preferences = preferences;
    this.window = window;
    this.texts = texts;
  }

  /** What came of a refresh that ran by itself. */
  public void refreshed(List<RefreshOutcome> outcomes) {
    if (window.isInFront()) {
      return;
    }
    List<EpisodeRow> fresh = new ArrayList<>();
    int count = 0;
    for (RefreshOutcome outcome : outcomes) {
      if (outcome.added() > 0 && preferences.get(NEW_EPISODES, outcome.podcast())) {
        count += outcome.added();
        fresh.addAll(library.window(
            new EpisodeFilter(outcome.podcast(), EpisodeFilter.Which.UNPLAYED), 0, Math.min(TITLES, outcome.added())));
      }
      if (outcome.fellAsleep() && preferences.get(FEED_ASLEEP)) {
        library.podcast(outcome.podcast()).ifPresent(this::asleep);
      }
    }
    if (count > 0 && !fresh.isEmpty()) {
      arrived(count, fresh);
    }
  }

  private void arrived(int count, List<EpisodeRow> fresh) {
    List<EpisodeId> ids = fresh.stream().map(EpisodeRow::id).toList();
    List<String> lines = new ArrayList<>();
    fresh.stream().limit(TITLES).forEach(row -> lines.add(
        texts.get("desktop.notice.episode", row.podcastTitle(), row.title())));
    if (count > lines.size()) {
      lines.add(texts.get("desktop.notice.more", count - lines.size()));
    }
    List<Action> actions = new ArrayList<>();
    actions.add(new Action(texts.get("desktop.notice.show"), window::showNew));
    if (count == 1) {
      actions.add(new Action(texts.get("desktop.notice.play"), () -> window.play(ids.getFirst())));
    }
    if (count == fresh.size()) {
      actions.add(new Action(texts.get("desktop.notice.queue"), () -> upNext.playLast(ids)));
    }
    notices.show(new Notice("new-episodes", texts.get("desktop.notice.new-episodes", count),
        String.join("\n", lines), actions));
  }

  private void asleep(Podcast podcast) {
    notices.show(new Notice("asleep-" + podcast.id(),
        texts.get("desktop.notice.asleep", podcast.title()), texts.get("desktop.notice.asleep.text"),
        List.of(new Action(texts.get("desktop.notice.show"), () -> window.showPodcast(podcast.id())))));
  }

  /** Everything that was to be downloaded has ended. */
  public void downloadsEnded(int done, int failed) {
    if (window.isInFront() || !preferences.get(DOWNLOADS) || done + failed == 0) {
      return;
    }
    notices.show(new Notice("downloads", texts.get("desktop.notice.downloads", done),
        failed == 0 ? "" : texts.get("desktop.notice.downloads-failed", failed),
        List.of(new Action(texts.get("desktop.notice.show"), window::showDownloads))));
  }
}
