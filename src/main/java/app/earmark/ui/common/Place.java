package app.earmark.ui.common;

import app.earmark.model.EpisodeId;
import app.earmark.model.PodcastId;
import org.jspecify.annotations.Nullable;

/** Something that the window can show, as it stands in the history. */
public sealed interface Place {

  /** All unplayed episodes, newest first. */
  record NewEpisodes() implements Place {}

  /** What the listener has queued. */
  record UpNextList() implements Place {}

  /** What was played last. */
  record Heard() implements Place {}

  /** How much was listened to. */
  record Statistics() implements Place {}

  record DownloadList() implements Place {}

  /** What the downloads take of the disk. */
  record DiskSpace() implements Place {}

  /** The search. */
  record Find() implements Place {}

  /** The moments that the listener marked. */
  record EarmarkList() implements Place {}

  /** A search that was kept. */
  record OneSmartList(long id) implements Place {}

  /** All subscriptions as a grid. */
  record PodcastGrid() implements Place {}

  /** The podcasts of one of the listener's folders. */
  record OneFolder(String name) implements Place {}

  /** The search in the directories. */
  record Discover() implements Place {}

  /** A look into a podcast that is not subscribed to, by its feed's address. */
  record Preview(String feedUrl) implements Place {}

  record OnePodcast(PodcastId id) implements Place {}

  record OneEpisode(EpisodeId id) implements Place {}

  record Preferences() implements Place {}

  /** A word for each place that is still the same after a restart; {@link #parse} reads it. */
  default String word() {
    return switch (this) {
      case NewEpisodes _ -> "new";
      case UpNextList _ -> "upnext";
      case Heard _ -> "history";
      case Statistics _ -> "statistics";
      case Find _ -> "search";
      case EarmarkList _ -> "earmarks";
      case OneSmartList place -> "list:" + place.id();
      case DownloadList _ -> "downloads";
      case DiskSpace _ -> "storage";
      case PodcastGrid _ -> "podcasts";
      case OneFolder place -> "folder:" + place.name();
      case Discover _ -> "discover";
      case Preview place -> "preview:" + place.feedUrl();
      case OnePodcast place -> "podcast:" + place.id();
      case OneEpisode place -> "episode:" + place.id();
      case Preferences _ -> "settings";
    };
  }

  /** The place of a word; New where the word is missing or not understood. */
  static Place parse(@Nullable String word) {
    String[] parts = (word == null ? "" : word).split(":", 2);
    long id = parts.length == 2 && parts[1].matches("\\d{1,18}") ? Long.parseLong(parts[1]) : -1;
    return switch (parts[0]) {
      case "upnext" -> new UpNextList();
      case "history" -> new Heard();
      case "statistics" -> new Statistics();
      case "search" -> new Find();
      case "earmarks" -> new EarmarkList();
      case "list" -> id < 0 ? new NewEpisodes() : new OneSmartList(id);
      case "downloads" -> new DownloadList();
      case "storage" -> new DiskSpace();
      case "podcasts" -> new PodcastGrid();
      case "folder" -> parts.length < 2 ? new PodcastGrid() : new OneFolder(parts[1]);
      case "discover" -> new Discover();
      case "preview" -> parts.length < 2 ? new Discover() : new Preview(parts[1]);
      case "podcast" -> id < 0 ? new NewEpisodes() : new OnePodcast(new PodcastId(id));
      case "episode" -> id < 0 ? new NewEpisodes() : new OneEpisode(new EpisodeId(id));
      case "settings" -> new Preferences();
      default -> new NewEpisodes();
    };
  }
}
