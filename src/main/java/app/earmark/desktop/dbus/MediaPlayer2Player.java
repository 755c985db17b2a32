package app.earmark.desktop.dbus;

import java.util.Map;
import org.freedesktop.dbus.DBusPath;
import org.freedesktop.dbus.annotations.DBusInterfaceName;
import org.freedesktop.dbus.annotations.DBusMemberName;
import org.freedesktop.dbus.annotations.DBusProperty;
import org.freedesktop.dbus.annotations.DBusProperty.Access;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.interfaces.DBusInterface;
import org.freedesktop.dbus.messages.DBusSignal;

/** What plays, by the MPRIS D-Bus Interface Specification 2.2; times in µs. Public because the bus calls it. */
@DBusInterfaceName("org.mpris.MediaPlayer2.Player")
@DBusProperty(name = "PlaybackStatus", type = String.class, access = Access.READ)
@DBusProperty(name = "Rate", type = Double.class, access = Access.READ_WRITE)
@DBusProperty(name = "Metadata", type = Map.class, access = Access.READ)
@DBusProperty(name = "Volume", type = Double.class, access = Access.READ_WRITE)
@DBusProperty(name = "Position", type = Long.class, access = Access.READ)
@DBusProperty(name = "MinimumRate", type = Double.class, access = Access.READ)
@DBusProperty(name = "MaximumRate", type = Double.class, access = Access.READ)
@DBusProperty(name = "CanGoNext", type = Boolean.class, access = Access.READ)
@DBusProperty(name = "CanGoPrevious", type = Boolean.class, access = Access.READ)
@DBusProperty(name = "CanPlay", type = Boolean.class, access = Access.READ)
@DBusProperty(name = "CanPause", type = Boolean.class, access = Access.READ)
@DBusProperty(name = "CanSeek", type = Boolean.class, access = Access.READ)
@DBusProperty(name = "CanControl", type = Boolean.class, access = Access.READ)
public interface MediaPlayer2Player extends DBusInterface {

  String NAME = "org.mpris.MediaPlayer2.Player";

  @DBusMemberName("Next")
  void next();

  @DBusMemberName("Previous")
  void previous();

  @DBusMemberName("Pause")
  void pause();

  @DBusMemberName("PlayPause")
  void playPause();

  @DBusMemberName("Stop")
  void stop();

  @DBusMemberName("Play")
  void play();

  @DBusMemberName("Seek")
  void seek(long offset);

  @DBusMemberName("SetPosition")
  void setPosition(DBusPath track, long position);

  @DBusMemberName("OpenUri")
  void openUri(String uri);

  /** The position is another one than playing on would have led to. */
  class Seeked extends DBusSignal {

    public Seeked(String path, long position) throws DBusException {
      super(path, position);
    }
  }
}
