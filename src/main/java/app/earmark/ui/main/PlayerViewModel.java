package app.earmark.ui.main;

import app.earmark.model.Chapter;
import app.earmark.model.EpisodeId;
import app.earmark.model.EpisodeRow;
import app.earmark.model.LibraryChange;
import app.earmark.model.PlaybackState;
import app.earmark.model.PlayingChapters;
import app.earmark.model.SoundProfile;
import app.earmark.playback.PlaybackSession;
import app.earmark.playback.SleepTimer;
import app.earmark.service.SoundChoices;
import app.earmark.ui.common.Attachable;
import app.earmark.ui.common.Background;
import app.earmark.ui.common.Formats;
import app.earmark.ui.common.Navigator;
import app.earmark.ui.common.Place;
import app.earmark.ui.common.Reload;
import app.earmark.ui.common.page.LiveState;
import app.earmark.util.Texts;
import java.time.Duration;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** What the player bar and the mini player show and do. JavaFX thread only. */
final class PlayerViewModel extends Attachable {

  private static final double SPEED_STEP = 0.1;
  private static final byte[] NO_WAVE = new byte[0];

  /** How far the two jumps go, in seconds. */
  record Jumps(int back, int forward) {}

  private record Wave(@Nullable EpisodeId episode, Optional<SoundProfile> sound) {}

  private final PlayerServices services;
  private final PlaybackSession session;
  private final Background background;
  private final LiveState live;
  private final Navigator navigator;
  private final Texts texts;
  private final Formats formats;
  private final ReadOnlyObjectWrapper<PlayingBar> bar;
  private final ReadOnlyObjectWrapper<Jumps> jumps = new ReadOnlyObjectWrapper<>(
      this, "jumps", new Jumps(SoundChoices.JUMP_BACK.usual(), SoundChoices.JUMP_FORWARD.usual()));
  private final ReadOnlyObjectWrapper<PlayingChapters> chapters =
      new ReadOnlyObjectWrapper<>(this, "chapters", PlayingChapters.NONE);
  private final ReadOnlyObjectWrapper<byte[]> waveform = new ReadOnlyObjectWrapper<>(this, "waveform", NO_WAVE);
  private final ReadOnlyObjectWrapper<SleepTimer.Setting> sleep =
      new ReadOnlyObjectWrapper<>(this, "sleep", SleepTimer.Setting.OFF);
  private final Reload<Jumps> readJumps;
  private final Reload<Wave> readWave;
  private @Nullable EpisodeId waved;
  private double loudBefore = 1;

  PlayerViewModel(
      PlayerServices services, Background background, LiveState live, Navigator navigator, Texts texts,
      Formats formats) {
    this.services = services;
    this.session = services.playback();
    this.background = background;
    this.live = live;
    this.navigator = navigator;
    this.texts = texts;
    this.formats = formats;
    this.bar = new ReadOnlyObjectWrapper<>(this, "bar", bar(PlaybackState.NOTHING));
    this.readJumps = new Reload<>(background, () -> new Jumps(
        services.preferences().get(SoundChoices.JUMP_BACK), services.preferences().get(SoundChoices.JUMP_FORWARD)),
        jumps::set);
    this.readWave = new Reload<>(background, this::wave, this::show);
  }

  @Override
  protected void onAttach() {
    hold(background.fx().latest(services.chapters().playing(), playing -> {
      chapters.set(playing);
      bar.set(bar(live.playbackProperty().get()));
    }));
    hold(live.playbackProperty(), state -> {
      bar.set(bar(state));
      EpisodeRow row = state.episode();
      if (row != null && !row.id().equals(waved)) {
        waved = row.id();
        waveform.set(NO_WAVE);
        readWave.now();
      }
    });
    hold(background.fx().latest(services.sleep().setting(), sleep::set));
    hold(background.fx().latest(services.preferences().changes(), count -> readJumps.now()));
    hold(background.fx().latest(services.library().changes(), this::onChange));
    hold(readJumps::stop);
    hold(readWave::stop);
  }

  /** An episode is analysed some time after it is there. */
  private void onChange(LibraryChange change) {
    if (waved != null && waveform.get().length == 0 && change.episodes().contains(waved)) {
      readWave.now();
    }
  }

  private Wave wave() {
    EpisodeRow row = session.state().get().episode();
    return row == null ? new Wave(null, Optional.empty())
        : new Wave(row.id(), services.library().sound(row.id()));
  }

  private void show(Wave wave) {
    if (wave.episode != null && wave.episode.equals(waved)) {
      waveform.set(wave.sound.map(SoundProfile::waveform).orElse(NO_WAVE));
    }
  }

  private PlayingBar bar(PlaybackState state) {
    return PlayingBar.of(state, line(state, state.episode()), formats);
  }

  private String line(PlaybackState state, @Nullable EpisodeRow row) {
    if (state.problem() != null) {
      return texts.get(state.problem());
    }
    if (row == null) {
      return "";
    }
    String chapter = row.id().equals(chapters.get().episode()) ? chapterAt(state.positionMs()) : "";
    return chapter.isEmpty() ? row.podcastTitle() : row.podcastTitle() + " · " + chapter;
  }

  private String chapterAt(long positionMs) {
    int index = chapters.get().at(positionMs);
    return index < 0 ? "" : chapters.get().chapters().get(index).title();
  }

  ReadOnlyObjectProperty<PlayingBar> barProperty() {
    return bar.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<Jumps> jumpsProperty() {
    return jumps.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<PlayingChapters> chaptersProperty() {
    return chapters.getReadOnlyProperty();
  }

  /** How loud it is over time, each byte from 0 to 255; empty where nobody knows. */
  ReadOnlyObjectProperty<byte[]> waveformProperty() {
    return waveform.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<SleepTimer.Setting> sleepProperty() {
    return sleep.getReadOnlyProperty();
  }

  /** The picture of what is loaded, and whose initial stands for it. */
  ReadOnlyObjectProperty<PlaybackState> stateProperty() {
    return live.playbackProperty();
  }

  /** The exact time under the pointer, and the chapter there. */
  String timeAt(double share) {
    long at = Math.round(Math.clamp(share, 0, 1) * bar.get().durationMs());
    String chapter = chapterAt(at);
    return chapter.isEmpty() ? formats.clock(at) : formats.clock(at) + "  " + chapter;
  }

  void toggle() {
    if (bar.get().failed()) {
      session.resume();
    } else {
      session.toggle();
    }
  }

  void back() {
    session.skip(-1_000L * jumps.get().back());
  }

  void forward() {
    session.skip(1_000L * jumps.get().forward());
  }

  /** A little, as a wheel turns. */
  void nudge(int steps) {
    session.skip(5_000L * steps);
  }

  void nextEpisode() {
    services.listening().next();
  }

  void nextChapter() {
    services.chapters().next();
  }

  void previousChapter() {
    services.chapters().previous();
  }

  void play(Chapter chapter) {
    services.chapters().play(chapter);
  }

  void skip(Chapter chapter, boolean skipped) {
    EpisodeId episode = chapters.get().episode();
    if (episode != null) {
      background.change(() -> services.chapters().skip(episode, chapter, skipped));
    }
  }

  void seek(double share) {
    session.seek(Math.round(Math.clamp(share, 0, 1) * bar.get().durationMs()));
  }

  void faster() {
    setSpeed(bar.get().speed() + SPEED_STEP);
  }

  void slower() {
    setSpeed(bar.get().speed() - SPEED_STEP);
  }

  private void setSpeed(double speed) {
    session.setSpeed(Math.clamp(speed, PlaybackSession.SLOWEST, PlaybackSession.FASTEST));
  }

  void setVolume(double volume) {
    session.setVolume(Math.clamp(volume, 0, PlaybackSession.LOUDEST));
  }

  /** Silent, or as loud as before. */
  void mute() {
    double now = bar.get().volume();
    if (now > 0) {
      loudBefore = now;
      setVolume(0);
    } else {
      setVolume(loudBefore);
    }
  }

  void sleepIn(Duration time) {
    services.sleep().in(time);
  }

  void sleepAfterEpisode() {
    services.sleep().atEpisodeEnd();
  }

  /** Where it is heard now; nothing where no chapter with an end is. */
  void sleepAfterChapter() {
    PlayingChapters now = chapters.get();
    int index = now.at(bar.get().positionMs());
    Long end = index < 0 ? null : now.chapters().get(index).endMs();
    if (now.episode() != null && end != null) {
      services.sleep().atChapterEnd(now.episode(), end);
    }
  }

  void sleepLater() {
    services.sleep().more();
  }

  void stayAwake() {
    services.sleep().off();
  }

  void openEpisode() {
    EpisodeRow row = live.playbackProperty().get().episode();
    if (row != null) {
      navigator.open(new Place.OneEpisode(row.id()));
    }
  }

  void openPodcast() {
    EpisodeRow row = live.playbackProperty().get().episode();
    if (row != null) {
      navigator.open(new Place.OnePodcast(row.podcast()));
    }
  }

  void openQueue() {
    navigator.open(new Place.UpNextList());
  }
}
