package app.earmark.ui.common;

import app.earmark.util.Message;
import app.earmark.util.Subscription;

/** Says something in passing, without taking the focus. JavaFX thread only. */
public interface Toaster {

  /** Says it for a few seconds. */
  void say(Message message);

  /** Says what was done, and offers for ten seconds to undo it. */
  void offerUndo(Message message, Runnable undo);

  /**
   * Says what is being done where that takes more than a moment, and offers to stop it.
   *
   * @param stop asks for it; what is done ends soon, and whoever does it says so by closing what is returned
   */
  Subscription during(Message message, Runnable stop);
}
