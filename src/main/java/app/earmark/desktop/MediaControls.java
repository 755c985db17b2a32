package app.earmark.desktop;

/** The system's media controls: its media keys, its sound menu, its lock screen. Any thread. */
public interface MediaControls {

  /** Tells the system; what did not change is not told again. Does not wait for the system. */
  void show(NowPlaying now);
}
