package app.earmark.desktop;

import java.util.List;

/** The system's notifications. Any thread; waits for the system a few seconds at most. */
public interface Notices {

  /**
   * Says something outside the window.
   *
   * @return false where the system did not take it
   */
  boolean show(Notice notice);

  /**
   * One notification, in plain text.
   *
   * @param key a later notice with the same key takes the place of this one
   * @param actions what the listener may do about it; the first one is also what a click on the notice does
   */
  record Notice(String key, String title, String text, List<Action> actions) {
    public Notice {
      actions = List.copyOf(actions);
    }
  }

  /**
   * A button of a notification.
   *
   * @param run called on any thread; must answer at once
   */
  record Action(String label, Runnable run) {}
}
