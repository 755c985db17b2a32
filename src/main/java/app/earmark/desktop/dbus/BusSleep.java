package app.earmark.desktop.dbus;

import app.earmark.desktop.SleepBlocker;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.exceptions.DBusExecutionException;
import org.freedesktop.dbus.types.UInt32;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the machine awake by whichever service of the session answers first. logind is not asked: its lock is an open
 * file handed over the bus, which the JDK's sockets cannot take. The system lifts the lock when the program dies.
 */
final class BusSleep implements SleepBlocker {

  private static final Logger LOG = LoggerFactory.getLogger(BusSleep.class);
  private static final String PROGRAM = "Earmark";

  private final DBusConnection bus;

  /** Guarded by this: how to lift the lock that is held. */
  private @Nullable Runnable lift;

  BusSleep(DBusConnection bus) {
    this.bus = bus;
  }

  /** Asks one service; gives back how to take it back. */
  private interface Way {
    Runnable block(String why) throws DBusException;
  }

  @Override
  public synchronized boolean block(String why) {
    if (lift != null) {
      return true;
    }
    lift = first(why, this::sessionManager, this::powerManagement, this::screenSaver);
    return lift != null;
  }

  private static @Nullable Runnable first(String why, Way... ways) {
    for (Way way : ways) {
      try {
        return way.block(why);
      } catch (DBusException | DBusExecutionException e) {
        LOG.debug("Does not keep the machine awake: {}", e.toString());
      }
    }
    LOG.info("Nothing here keeps the machine awake");
    return null;
  }

  private Runnable sessionManager(String why) throws DBusException {
    var service = bus.getRemoteObject(
        Freedesktop.GnomeSession.NAME, Freedesktop.GnomeSession.PATH, Freedesktop.GnomeSession.class);
    UInt32 cookie = service.inhibit(PROGRAM, new UInt32(0), why, Freedesktop.GnomeSession.SUSPEND);
    return () -> service.uninhibit(cookie);
  }

  private Runnable powerManagement(String why) throws DBusException {
    var service = bus.getRemoteObject(
        Freedesktop.PowerManagement.NAME, Freedesktop.PowerManagement.PATH, Freedesktop.PowerManagement.class);
    UInt32 cookie = service.inhibit(PROGRAM, why);
    return () -> service.uninhibit(cookie);
  }

  private Runnable screenSaver(String why) throws DBusException {
    var service = bus.getRemoteObject(
        Freedesktop.ScreenSaver.NAME, Freedesktop.ScreenSaver.PATH, Freedesktop.ScreenSaver.class);
    UInt32 cookie = service.inhibit(PROGRAM, why);
    return () -> service.uninhibit(cookie);
  }

  @Override
  public synchronized void release() {
    Runnable held = lift;
    lift = null;
    if (held != null) {
      try {
        held.run();
      } catch (DBusExecutionException e) {
        LOG.debug("The lock was gone already: {}", e.toString());
      }
    }
  }
}
