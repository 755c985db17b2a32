package app.earmark.model;

/** How far the listener is with an episode. */
public enum PlayState {
  UNPLAYED,
  STARTED,
  PLAYED
}
