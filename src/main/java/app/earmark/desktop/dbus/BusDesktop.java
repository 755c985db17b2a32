package app.earmark.desktop.dbus;

import app.earmark.desktop.Desktop;
import app.earmark.desktop.MediaCommands;
import app.earmark.desktop.MediaControls;
import app.earmark.desktop.Notices;
import app.earmark.desktop.SleepBlocker;
import app.earmark.util.Message;
import java.util.Optional;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.connections.impl.DBusConnectionBuilder;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.exceptions.DBusExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The desktop of Linux and its kin, reached over the D-Bus session.
 *
 * <p>Threads: dbus-java makes its own to read, send and call, and can be given no others; they end with {@link #close},
 * and the program does not wait for them.
 */
public final class BusDesktop implements Desktop {

  private static final Logger LOG = LoggerFactory.getLogger(BusDesktop.class);

  private final DBusConnection bus;
  private final Notices notices;
  private final BusSleep sleep;
  private final double slowest;
  private final double fastest;

  private BusDesktop(DBusConnection bus, double slowest, double fastest) throws DBusException {
    this.bus = bus;
    this.slowest = slowest;
    this.fastest = fastest;
    this.notices = new BusNotices(bus);
    this.sleep = new BusSleep(bus);
  }

  /**
   * Connects, which takes a moment. Where there is no session bus, a desktop that offers nothing.
   *
   * @param slowest the speeds that the player can do, for the system's controls
   */
  public static Desktop connect(double slowest, double fastest) {
    String address = System.getenv("DBUS_SESSION_BUS_ADDRESS");
    if (address == null || address.isBlank()) {
      // Not looked for elsewhere: without a session dbus-java would read files of another one, or start a bus.
      return Desktop.none(Message.of("desktop.missing.no-bus"));
    }
    DBusConnection bus = null;
    try {
      bus = DBusConnectionBuilder.forAddress(address).withShared(false).build();
      return new BusDesktop(bus, slowest, fastest);
    } catch (DBusException | RuntimeException e) {
      LOG.info("The D-Bus session cannot be reached: {}", e.toString());
      if (bus != null) {
        bus.disconnect();
      }
      return Desktop.none(Message.of("desktop.missing.no-bus"));
    }
  }

  @Override
  public MediaControls mediaControls(MediaCommands commands) {
    var player = new MprisObject(commands, bus::sendMessage, slowest, fastest);
    try {
      bus.exportObject(MprisObject.PATH, player);
      try {
        bus.requestBusName(MediaPlayer2.NAME + ".earmark");
      } catch (DBusException e) {
        // Another library is open: players that run twice add a word of their own, as the specification says.
        bus.requestBusName(MediaPlayer2.NAME + ".earmark.instance" + ProcessHandle.current().pid());
      }
      return player;
    } catch (DBusException | DBusExecutionException e) {
      LOG.info("The system's media controls cannot be had: {}", e.toString());
      return now -> { };
    }
  }

  @Override
  public Notices notices() {
    return notices;
  }

  @Override
  public SleepBlocker sleepBlocker() {
    return sleep;
  }

  @Override
  public Optional<Message> missing() {
    return Optional.empty();
  }

  @Override
  public void close() {
    sleep.release();
    bus.disconnect();
  }
}
