package app.earmark.desktop.dbus;

import org.freedesktop.dbus.annotations.DBusInterfaceName;
import org.freedesktop.dbus.annotations.DBusMemberName;
import org.freedesktop.dbus.annotations.DBusProperty;
import org.freedesktop.dbus.annotations.DBusProperty.Access;
import org.freedesktop.dbus.interfaces.DBusInterface;

/** The program itself, by the MPRIS D-Bus Interface Specification 2.2; public because the bus calls it. */
@DBusInterfaceName("org.mpris.MediaPlayer2")
@DBusProperty(name = "CanQuit", type = Boolean.class, access = Access.READ)
@DBusProperty(name = "CanRaise", type = Boolean.class, access = Access.READ)
@DBusProperty(name = "HasTrackList", type = Boolean.class, access = Access.READ)
@DBusProperty(name = "Identity", type = String.class, access = Access.READ)
@DBusProperty(name = "DesktopEntry", type = String.class, access = Access.READ)
@DBusProperty(name = "SupportedUriSchemes", type = String[].class, access = Access.READ)
@DBusProperty(name = "SupportedMimeTypes", type = String[].class, access = Access.READ)
public interface MediaPlayer2 extends DBusInterface {

  String NAME = "org.mpris.MediaPlayer2";

  @DBusMemberName("Raise")
  void raise();

  @DBusMemberName("Quit")
  void quit();
}
