package app.earmark.desktop.dbus;

import java.util.List;
import java.util.Map;
import org.freedesktop.dbus.annotations.DBusInterfaceName;
import org.freedesktop.dbus.annotations.DBusMemberName;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.interfaces.DBusInterface;
import org.freedesktop.dbus.messages.DBusSignal;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;

/** Services of the desktop that Earmark calls. Public because the bus's proxies are made of them. */
public final class Freedesktop {

  private Freedesktop() {}

  /** By the Desktop Notifications Specification 1.2. */
  @DBusInterfaceName("org.freedesktop.Notifications")
  public interface Notifications extends DBusInterface {

    String NAME = "org.freedesktop.Notifications";
    String PATH = "/org/freedesktop/Notifications";

    @DBusMemberName("GetCapabilities")
    List<String> capabilities();

    /** Not called {@code notify}: dbus-java's proxies take that for the method of every object, and call nothing. */
    @DBusMemberName("Notify")
    UInt32 show(
        String program, UInt32 replaces, String icon, String title, String body, List<String> actions,
        Map<String, Variant<?>> hints, int expireMs);

    /** The listener chose an action of a notification. */
    class ActionInvoked extends DBusSignal {
      private final UInt32 number;
      private final String action;

      public ActionInvoked(String path, UInt32 number, String action) throws DBusException {
        super(path, number, action);
        this.number = number;
        this.action = action;
      }

      public long number() {
        return number.longValue();
      }

      public String action() {
        return action;
      }
    }

    /** A notification is gone. */
    class NotificationClosed extends DBusSignal {
      private final UInt32 number;

      public NotificationClosed(String path, UInt32 number, UInt32 reason) throws DBusException {
        super(path, number, reason);
        this.number = number;
      }

      public long number() {
        return number.longValue();
      }
    }
  }

  /** GNOME and what follows it: knows the difference between a dark screen and a machine that sleeps. */
  @DBusInterfaceName("org.gnome.SessionManager")
  public interface GnomeSession extends DBusInterface {

    String NAME = "org.gnome.SessionManager";
    String PATH = "/org/gnome/SessionManager";

    /** Flag of {@link #inhibit}: the machine must not be suspended because nobody touches it. */
    UInt32 SUSPEND = new UInt32(4);

    @DBusMemberName("Inhibit")
    UInt32 inhibit(String program, UInt32 window, String why, UInt32 flags);

    @DBusMemberName("Uninhibit")
    void uninhibit(UInt32 cookie);
  }

  /** KDE, Xfce, MATE: keeps the machine from sleeping, the screen may go dark. */
  @DBusInterfaceName("org.freedesktop.PowerManagement.Inhibit")
  public interface PowerManagement extends DBusInterface {

    String NAME = "org.freedesktop.PowerManagement";
    String PATH = "/org/freedesktop/PowerManagement/Inhibit";

    @DBusMemberName("Inhibit")
    UInt32 inhibit(String program, String why);

    @DBusMemberName("UnInhibit")
    void uninhibit(UInt32 cookie);
  }

  /** What nearly every desktop knows; it keeps the screen bright, too. */
  @DBusInterfaceName("org.freedesktop.ScreenSaver")
  public interface ScreenSaver extends DBusInterface {

    String NAME = "org.freedesktop.ScreenSaver";
    String PATH = "/org/freedesktop/ScreenSaver";

    @DBusMemberName("Inhibit")
    UInt32 inhibit(String program, String why);

    @DBusMemberName("UnInhibit")
    void uninhibit(UInt32 cookie);
  }
}
