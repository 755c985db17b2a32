package app.earmark.ui.common;

import app.earmark.util.Message;

/** Says something in passing, without taking the focus. JavaFX thread only. */
public interface Toaster {

  /** Says it for a few seconds. */
  void say(Message message);

  /** Says what was done, and offers for ten seconds to undo it. */
  void offerUndo(Message message, Runnable undo);
}
