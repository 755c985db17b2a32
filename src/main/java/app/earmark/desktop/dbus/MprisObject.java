package app.earmark.desktop.dbus;

import app.earmark.desktop.MediaCommands;
import app.earmark.desktop.MediaControls;
import app.earmark.desktop.NowPlaying;
import app.earmark.desktop.NowPlaying.Status;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.freedesktop.dbus.DBusPath;
import org.freedesktop.dbus.errors.NotSupported;
import org.freedesktop.dbus.errors.UnknownInterface;
import org.freedesktop.dbus.errors.UnknownProperty;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.interfaces.Properties;
import org.freedesktop.dbus.messages.DBusSignal;
import org.freedesktop.dbus.types.Variant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The player as an object on the bus, by the MPRIS D-Bus Interface Specification 2.2. The bus's threads call it, and
 * whoever shows something; commands go on to the player at once.
 */
public final class MprisObject implements MediaPlayer2, MediaPlayer2Player, Properties, MediaControls {

  static final String PATH = "/org/mpris/MediaPlayer2";

  private static final Logger LOG = LoggerFactory.getLogger(MprisObject.class);
  private static final String NO_TRACK = "/org/mpris/MediaPlayer2/TrackList/NoTrack";
  private static final String TRACK = "/app/earmark/episode/";

  /** What playing on for a moment never amounts to, whatever is trimmed. */
  private static final long JUMP_MS = 2_000;

  /** Sends a signal without waiting. */
  interface Outlet {
    void send(DBusSignal signal);
  }

  private final MediaCommands commands;
  private final Outlet outlet;
  private final double slowest;
  private final double fastest;

  /** Changed by one {@link #show} after the other, under this object's lock; read by any thread. */
  private volatile NowPlaying now = NowPlaying.NOTHING;

  MprisObject(MediaCommands commands, Outlet outlet, double slowest, double fastest) {
    this.commands = commands;
    this.outlet = outlet;
    this.slowest = slowest;
    this.fastest = fastest;
  }

  @Override
  public synchronized void show(NowPlaying next) {
    NowPlaying before = now;
    now = next;
    Map<String, Variant<?>> old = player(before);
    Map<String, Variant<?>> changed = player(next);
    changed.entrySet().removeIf(entry -> entry.getValue().equals(old.get(entry.getKey())));
    try {
      // The position is asked for where it is wanted; it is told only when it jumps.
      if (changed.remove("Position") != null && next.episode() != 0 && next.episode() == before.episode()
          && Math.abs(next.positionMs() - before.positionMs(next.atNanos())) > JUMP_MS) {
        outlet.send(new Seeked(PATH, micros(next.positionMs())));
      }
      if (!changed.isEmpty()) {
        outlet.send(new PropertiesChanged(PATH, MediaPlayer2Player.NAME, changed, List.of()));
      }
    } catch (DBusException e) {
      LOG.warn("The media controls were not told", e);
    }
  }

  private static long micros(long ms) {
    return ms * 1_000;
  }

  private Map<String, Variant<?>> program() {
    Map<String, Variant<?>> all = new LinkedHashMap<>();
    all.put("CanQuit", new Variant<>(true));
    all.put("CanRaise", new Variant<>(true));
    all.put("HasTrackList", new Variant<>(false));
    all.put("Identity", new Variant<>("Earmark"));
    all.put("DesktopEntry", new Variant<>("earmark"));
    all.put("SupportedUriSchemes", new Variant<>(new ArrayList<String>(), "as"));
    all.put("SupportedMimeTypes", new Variant<>(new ArrayList<String>(), "as"));
    return all;
  }

  private Map<String, Variant<?>> player(NowPlaying shown) {
    boolean loaded = shown.episode() != 0;
    Map<String, Variant<?>> all = new LinkedHashMap<>();
    all.put("PlaybackStatus", new Variant<>(switch (shown.status()) {
      case PLAYING -> "Playing";
      case PAUSED -> "Paused";
      case STOPPED -> "Stopped";
    }));
    all.put("Rate", new Variant<>(shown.speed()));
    all.put("Metadata", new Variant<>(metadata(shown), "a{sv}"));
    all.put("Volume", new Variant<>(shown.volume()));
    all.put("Position", new Variant<>(micros(shown.positionMs(System.nanoTime()))));
    all.put("MinimumRate", new Variant<>(slowest));
    all.put("MaximumRate", new Variant<>(fastest));
    all.put("CanGoNext", new Variant<>(shown.hasNext()));
    all.put("CanGoPrevious", new Variant<>(loaded));
    all.put("CanPlay", new Variant<>(loaded || shown.hasNext()));
    all.put("CanPause", new Variant<>(loaded));
    all.put("CanSeek", new Variant<>(loaded && shown.durationMs() != null));
    all.put("CanControl", new Variant<>(true));
    return all;
  }

  private static Map<String, Variant<?>> metadata(NowPlaying shown) {
    Map<String, Variant<?>> metadata = new LinkedHashMap<>();
    metadata.put("mpris:trackid", new Variant<>(track(shown.episode())));
    if (shown.episode() == 0) {
      return metadata;
    }
    if (shown.durationMs() != null) {
      metadata.put("mpris:length", new Variant<>(micros(shown.durationMs())));
    }
    if (shown.picture() != null) {
      // As file:///…, which is how others read it; Java writes one slash.
      metadata.put("mpris:artUrl", new Variant<>(shown.picture().toString().replaceFirst("^file:/(?!/)", "file:///")));
    }
    metadata.put("xesam:title", new Variant<>(shown.title()));
    metadata.put("xesam:album", new Variant<>(shown.podcast()));
    metadata.put("xesam:artist", new Variant<>(List.of(shown.podcast()), "as"));
    metadata.put("xesam:genre", new Variant<>(List.of("Podcast"), "as"));
    if (shown.link() != null) {
      metadata.put("xesam:url", new Variant<>(shown.link()));
    }
    if (shown.published() != null) {
      metadata.put("xesam:contentCreated", new Variant<>(shown.published()));
    }
    return metadata;
  }

  private static DBusPath track(long episode) {
    return new DBusPath(episode == 0 ? NO_TRACK : TRACK + episode);
  }

  @Override
  public Map<String, Variant<?>> GetAll(String interfaceName) {
    return switch (interfaceName) {
      case MediaPlayer2.NAME -> program();
      case MediaPlayer2Player.NAME -> player(now);
      default -> Map.of();
    };
  }

  @Override
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // As dbus-java declares it.
  public <A> A Get(String interfaceName, String property) {
    Variant<?> value = GetAll(interfaceName).get(property);
    if (value == null) {
      throw new UnknownProperty("No property " + property + " in " + interfaceName);
    }
    return (A) value;
  }

  @Override
  public <A> void Set(String interfaceName, String property, A given) {
    Object value = given instanceof Variant<?> variant ? variant.getValue() : given;
    if (!interfaceName.equals(MediaPlayer2Player.NAME)) {
      throw new UnknownInterface("Nothing to be set in " + interfaceName);
    }
    switch (property) {
      case "Rate" -> {
        // By the specification, a rate of 0 is a pause.
        if (value instanceof Number rate && rate.doubleValue() == 0) {
          commands.pause();
        } else if (value instanceof Number rate) {
          commands.setSpeed(rate.doubleValue());
        }
      }
      case "Volume" -> {
        if (value instanceof Number volume) {
          commands.setVolume(Math.max(0, volume.doubleValue()));
        }
      }
      default -> throw new UnknownProperty("Nothing to be set as " + property);
    }
  }

  @Override
  public void raise() {
    commands.raise();
  }

  @Override
  public void quit() {
    commands.quit();
  }

  @Override
  public void next() {
    commands.next();
  }

  @Override
  public void previous() {
    commands.previous();
  }

  @Override
  public void pause() {
    commands.pause();
  }

  @Override
  public void playPause() {
    commands.playOrPause();
  }

  @Override
  public void stop() {
    commands.stop();
  }

  @Override
  public void play() {
    if (now.status() != Status.PLAYING) {
      commands.play();
    }
  }

  @Override
  public void seek(long offset) {
    commands.skip(offset / 1_000);
  }

  /** A place past the ends, or of an episode that is no longer loaded, is not gone to: so says the specification. */
  @Override
  public void setPosition(DBusPath track, long position) {
    NowPlaying present = now;
    Long duration = present.durationMs();
    boolean inside = position >= 0 && (duration == null || position <= micros(duration));
    if (present.episode() != 0 && inside && track(present.episode()).getPath().equals(track.getPath())) {
      commands.seek(present.episode(), position / 1_000);
    }
  }

  @Override
  public void openUri(String uri) {
    throw new NotSupported("Earmark opens no address by this way");
  }

  @Override
  public String getObjectPath() {
    return PATH;
  }
}
