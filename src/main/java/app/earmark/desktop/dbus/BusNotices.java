package app.earmark.desktop.dbus;

import app.earmark.desktop.Notices;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.exceptions.DBusExecutionException;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The notifications of the desktop, with buttons where it has them. */
final class BusNotices implements Notices {

  private static final Logger LOG = LoggerFactory.getLogger(BusNotices.class);
  private static final String DEFAULT = "default";

  private final DBusConnection bus;

  /** Guarded by this, as is the one below: what is shown, by the number that the desktop gave it. */
  private final Map<Long, Notice> shown = new HashMap<>();

  private final Map<String, Long> numbers = new HashMap<>();

  BusNotices(DBusConnection bus) throws DBusException {
    this.bus = bus;
    bus.addSigHandler(Freedesktop.Notifications.ActionInvoked.class,
        signal -> act(signal.number(), signal.action()));
    bus.addSigHandler(Freedesktop.Notifications.NotificationClosed.class, signal -> forget(signal.number()));
  }

  @Override
  public boolean show(Notice notice) {
    try {
      var service = bus.getRemoteObject(
          Freedesktop.Notifications.NAME, Freedesktop.Notifications.PATH, Freedesktop.Notifications.class);
      List<String> can = service.capabilities();
      List<String> actions = new ArrayList<>();
      if (can.contains("actions")) {
        for (int i = 0; i < notice.actions().size(); i++) {
          String label = notice.actions().get(i).label();
          if (i == 0) {
            actions.addAll(List.of(DEFAULT, label));
          }
          actions.addAll(List.of(Integer.toString(i), label));
        }
      }
      String body = can.contains("body-markup") ? escaped(notice.text()) : notice.text();
      Map<String, Variant<?>> hints = Map.of(
          "desktop-entry", new Variant<>("earmark"), "category", new Variant<>("transfer.complete"));
      synchronized (this) {
        UInt32 replaced = new UInt32(numbers.getOrDefault(notice.key(), 0L));
        long number = service.show("Earmark", replaced, "earmark", notice.title(), body, actions, hints, -1)
            .longValue();
        numbers.put(notice.key(), number);
        shown.put(number, notice);
      }
      return true;
    } catch (DBusException | DBusExecutionException e) {
      LOG.info("No notification could be shown: {}", e.toString());
      return false;
    }
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  private void act(long number, String action) {
    Notice notice;
    synchronized (this) {
      notice = shown.get(number);
    }
    if (notice == null || notice.actions().isEmpty()) {
      return;
    }
    int index = action.equals(DEFAULT) ? 0 : action.matches("\\d{1,3}") ? Integer.parseInt(action) : -1;
    if (index >= 0 && index < notice.actions().size()) {
      notice.actions().get(index).run().run();
    }
  }

  private synchronized void forget(long number) {
    Notice notice = shown.remove(number);
    if (notice != null) {
      numbers.remove(notice.key(), number);
    }
  }
}
