package app.earmark.ui.main;

import app.earmark.model.EpisodeRow;
import app.earmark.model.PlaybackState;
import app.earmark.model.PodcastId;
import app.earmark.model.Preference;
import app.earmark.model.SoundSettings;
import app.earmark.playback.PlaybackSession;
import app.earmark.service.Preferences;
import app.earmark.service.SoundChoices;
import app.earmark.ui.common.Attachable;
import app.earmark.ui.common.Background;
import app.earmark.ui.common.Reload;
import app.earmark.ui.common.page.LiveState;
import java.util.List;
import java.util.Objects;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** How it sounds, for all podcasts or for the one that plays. JavaFX thread only. */
final class SoundPanelModel extends Attachable {

  private static final List<Preference<?>> OWN = List.of(SoundChoices.SPEED, SoundChoices.TRIMMING,
      SoundChoices.LEVELLED, SoundChoices.VOLUME, SoundChoices.MONO, SoundChoices.BALANCE);

  /**
   * The panel at one moment.
   *
   * @param forOne whether what is changed holds for this podcast alone
   * @param savedMs by speed and trimming since the episode was loaded; negative where it was slowed down
   */
  record Panel(
      @Nullable PodcastId podcast, String podcastTitle, boolean forOne, double speed, double volume,
      SoundSettings sound, long savedMs) {}

  private final PlaybackSession session;
  private final Preferences preferences;
  private final Background background;
  private final LiveState live;
  private final Reload<Boolean> scope;
  private final ReadOnlyObjectWrapper<Panel> panel = new ReadOnlyObjectWrapper<>(this, "panel",
      new Panel(null, "", false, 1, 1, SoundSettings.PLAIN, 0));

  SoundPanelModel(PlayerServices services, Background background, LiveState live) {
    this.session = services.playback();
    this.preferences = services.preferences();
    this.background = background;
    this.live = live;
    this.scope = new Reload<>(background, this::hasOwn, forOne -> show(panel.get().savedMs, forOne));
  }

  @Override
  protected void onAttach() {
    hold(live.playbackProperty(), state -> {
      boolean another = !Objects.equals(podcast(state), panel.get().podcast);
      show(panel.get().savedMs, panel.get().forOne && !another);
      if (another) {
        scope.now();
      }
    });
    hold(background.fx().latest(session.settings(), settings -> show(panel.get().savedMs, panel.get().forOne)));
    hold(background.fx().latest(session.saved(), saved -> show(saved, panel.get().forOne)));
    hold(background.fx().latest(preferences.changes(), count -> scope.now()));
    hold(scope::stop);
  }

  private static @Nullable PodcastId podcast(PlaybackState state) {
    EpisodeRow row = state.episode();
    return row == null ? null : row.podcast();
  }

  private boolean hasOwn() {
    PodcastId podcast = podcast(session.state().get());
    return podcast != null && OWN.stream().anyMatch(choice -> preferences.own(choice, podcast).isPresent());
  }

  private void show(long saved, boolean forOne) {
    PlaybackState state = live.playbackProperty().get();
    EpisodeRow row = state.episode();
    panel.set(new Panel(podcast(state), row == null ? "" : row.podcastTitle(), forOne, state.speed(), state.volume(),
        session.settings().get(), saved));
  }

  ReadOnlyObjectProperty<Panel> panelProperty() {
    return panel.getReadOnlyProperty();
  }

  /** What is heard now becomes this podcast's own, or it sounds like all the others again. */
  void setForOne(boolean forOne) {
    Panel now = panel.get();
    PodcastId podcast = now.podcast;
    if (podcast == null || forOne == now.forOne) {
      return;
    }
    background.change(() -> {
      if (forOne) {
        preferences.set(SoundChoices.SPEED, podcast, now.speed);
        preferences.set(SoundChoices.TRIMMING, podcast, now.sound.trimming());
        preferences.set(SoundChoices.LEVELLED, podcast, now.sound.levelled());
        preferences.set(SoundChoices.VOLUME, podcast, now.volume);
        preferences.set(SoundChoices.MONO, podcast, now.sound.mono());
        preferences.set(SoundChoices.BALANCE, podcast, now.sound.balance());
      } else {
        OWN.forEach(choice -> preferences.reset(choice, podcast));
        session.obeyChoices();
      }
    });
  }

  void setSpeed(double speed) {
    session.setSpeed(Math.clamp(speed, PlaybackSession.SLOWEST, PlaybackSession.FASTEST));
  }

  void setVolume(double volume) {
    session.setVolume(Math.clamp(volume, 0, PlaybackSession.LOUDEST));
  }

  void setTrimming(SoundSettings.Trimming trimming) {
    SoundSettings now = session.settings().get();
    session.setSettings(new SoundSettings(trimming, now.levelled(), now.mono(), now.balance()));
  }

  void setLevelled(boolean levelled) {
    SoundSettings now = session.settings().get();
    session.setSettings(new SoundSettings(now.trimming(), levelled, now.mono(), now.balance()));
  }

  void setMono(boolean mono) {
    SoundSettings now = session.settings().get();
    session.setSettings(new SoundSettings(now.trimming(), now.levelled(), mono, now.balance()));
  }

  void setBalance(double balance) {
    SoundSettings now = session.settings().get();
    session.setSettings(new SoundSettings(now.trimming(), now.levelled(), now.mono(), balance));
  }
}
