package app.earmark.desktop;

/** What the system's media controls may ask of the player. Called on any thread; each answers at once. */
public interface MediaCommands {

  void play();

  void pause();

  void playOrPause();

  void stop();

  void next();

  void previous();

  /** Forward or, with a negative number, back. */
  void skip(long deltaMs);

  /** To a place in the episode's own time, if it is still this episode that is loaded. */
  void seek(long episode, long positionMs);

  void setSpeed(double speed);

  void setVolume(double volume);

  /** Brings the window to the front. */
  void raise();

  /** Closes the window and ends the program. */
  void quit();
}
