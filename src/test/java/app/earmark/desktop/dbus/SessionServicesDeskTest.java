package app.earmark.desktop.dbus;

import static org.assertj.core.api.Assertions.assertThat;

import app.earmark.desktop.Desktop;
import app.earmark.desktop.Notices.Action;
import app.earmark.desktop.Notices.Notice;
import app.earmark.testing.Await;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.connections.impl.DBusConnectionBuilder;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Notifications and sleep, asked of stand-ins for a desktop's services on the desk's D-Bus session. */
@Tag("journey")
class SessionServicesDeskTest {

  private final List<String> asked = new CopyOnWriteArrayList<>();
  private DBusConnection system;
  private Desktop desktop;

  @BeforeEach
  void open() throws DBusException {
    system = DBusConnectionBuilder.forSessionBus().withShared(false).build();
    desktop = BusDesktop.connect(0.5, 3.5);
  }

  @AfterEach
  void close() {
    desktop.close();
    system.disconnect();
  }

  @Test
  void withoutSuchServicesNothingIsDoneAndNothingFails() {
    assertThat(desktop.notices().show(new Notice("a", "New", "One", List.of()))).isFalse();
    assertThat(desktop.sleepBlocker().block("Playing")).isFalse();
    desktop.sleepBlocker().release();
  }

  @Test
  void aNotificationIsShownReplacedAndItsButtonsWork() throws DBusException {
    system.exportObject(Freedesktop.Notifications.PATH, new Notifications());
    system.requestBusName(Freedesktop.Notifications.NAME);
    Action show = new Action("Show", () -> asked.add("shown"));
    Action queue = new Action("Add", () -> asked.add("queued"));

    assertThat(desktop.notices().show(new Notice("new", "2 new episodes", "Rails: a < b", List.of(show, queue))))
        .isTrue();
    assertThat(asked).containsExactly(
        "0 Earmark 2 new episodes / Rails: a &lt; b [default, Show, 0, Show, 1, Add]");
    system.sendMessage(new Freedesktop.Notifications.ActionInvoked(
        Freedesktop.Notifications.PATH, new UInt32(41), "1"));
    Await.until("the second button worked", Duration.ofSeconds(10), () -> asked.contains("queued"));
    system.sendMessage(new Freedesktop.Notifications.ActionInvoked(
        Freedesktop.Notifications.PATH, new UInt32(41), "default"));
    Await.until("a click on it worked", Duration.ofSeconds(10), () -> asked.contains("shown"));

    desktop.notices().show(new Notice("new", "3 new episodes", "", List.of()));
    assertThat(asked.getLast()).isEqualTo("41 Earmark 3 new episodes /  []");
    system.sendMessage(new Freedesktop.Notifications.NotificationClosed(
        Freedesktop.Notifications.PATH, new UInt32(41), new UInt32(2)));
    Await.until("one that is gone is not replaced", Duration.ofSeconds(10), () -> {
      desktop.notices().show(new Notice("new", "1 new episode", "", List.of()));
      return asked.getLast().startsWith("0 ");
    });
  }

  @Test
  void theMachineIsKeptAwakeByWhicheverServiceThereIs() throws DBusException {
    system.exportObject(Freedesktop.ScreenSaver.PATH, new ScreenSaver());
    system.requestBusName(Freedesktop.ScreenSaver.NAME);
    assertThat(desktop.sleepBlocker().block("Playing a podcast")).isTrue();
    assertThat(desktop.sleepBlocker().block("Playing a podcast")).isTrue();
    assertThat(asked).containsExactly("screen Earmark Playing a podcast");
    desktop.sleepBlocker().release();
    assertThat(asked.getLast()).isEqualTo("screen released 9");

    system.exportObject(Freedesktop.PowerManagement.PATH, new PowerManagement());
    system.requestBusName(Freedesktop.PowerManagement.NAME);
    assertThat(desktop.sleepBlocker().block("Playing a podcast")).isTrue();
    assertThat(asked.getLast()).isEqualTo("power Earmark Playing a podcast");
    desktop.sleepBlocker().release();
    assertThat(asked.getLast()).isEqualTo("power released 5");

    system.exportObject("/org/gnome/SessionManager", new GnomeSession());
    system.requestBusName("org.gnome.SessionManager");
    assertThat(desktop.sleepBlocker().block("Playing a podcast")).isTrue();
    assertThat(asked.getLast()).isEqualTo("session Earmark Playing a podcast, flags 4");
    desktop.sleepBlocker().release();
    assertThat(asked.getLast()).isEqualTo("session released 3");
  }

  /** Public, because the bus calls it. */
  public final class Notifications implements Freedesktop.Notifications {

    @Override
    public List<String> capabilities() {
      return List.of("actions", "body", "body-markup");
    }

    @Override
    public UInt32 show(
        String program, UInt32 replaces, String icon, String title, String body, List<String> actions,
        Map<String, Variant<?>> hints, int expireMs) {
      asked.add(replaces + " " + program + " " + title + " / " + body + " " + actions);
      return new UInt32(41);
    }

    @Override
    public String getObjectPath() {
      return Freedesktop.Notifications.PATH;
    }
  }

  /** Public, because the bus calls it. */
  public final class GnomeSession implements Freedesktop.GnomeSession {

    @Override
    public UInt32 inhibit(String program, UInt32 window, String why, UInt32 flags) {
      asked.add("session " + program + " " + why + ", flags " + flags);
      return new UInt32(3);
    }

    @Override
    public void uninhibit(UInt32 cookie) {
      asked.add("session released " + cookie);
    }

    @Override
    public String getObjectPath() {
      return "/org/gnome/SessionManager";
    }
  }

  /** Public, because the bus calls it. */
  public final class ScreenSaver implements Freedesktop.ScreenSaver {

    @Override
    public UInt32 inhibit(String program, String why) {
      asked.add("screen " + program + " " + why);
      return new UInt32(9);
    }

    @Override
    public void uninhibit(UInt32 cookie) {
      asked.add("screen released " + cookie);
    }

    @Override
    public String getObjectPath() {
      return Freedesktop.ScreenSaver.PATH;
    }
  }

  /** Public, because the bus calls it. */
  public final class PowerManagement implements Freedesktop.PowerManagement {

    @Override
    public UInt32 inhibit(String program, String why) {
      asked.add("power " + program + " " + why);
      return new UInt32(5);
    }

    @Override
    public void uninhibit(UInt32 cookie) {
      asked.add("power released " + cookie);
    }

    @Override
    public String getObjectPath() {
      return Freedesktop.PowerManagement.PATH;
    }
  }
}
