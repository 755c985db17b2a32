package app.earmark.desktop;

import app.earmark.util.Message;
import java.util.Optional;

/** What the system around the window offers. One provider for each platform; {@link #none} where there is none. */
public interface Desktop extends AutoCloseable {

  /** Offers the player to the system's media controls. */
  MediaControls mediaControls(MediaCommands commands);

  Notices notices();

  SleepBlocker sleepBlocker();

  /** Why the system's media controls, notifications and sleep are out of reach; empty where they are not. */
  Optional<Message> missing();

  /** Takes everything back. */
  @Override
  void close();

  /** A desktop that offers nothing, and says why. */
  static Desktop none(Message why) {
    return new Desktop() {
      @Override
      public MediaControls mediaControls(MediaCommands commands) {
        return now -> { };
      }

      @Override
      public Notices notices() {
        return notice -> false;
      }

      @Override
      public SleepBlocker sleepBlocker() {
        return new SleepBlocker() {
          @Override
          public boolean block(String why) {
            return false;
          }

          @Override
          public void release() {}
        };
      }

      @Override
      public Optional<Message> missing() {
        return Optional.of(why);
      }

      @Override
      public void close() {}
    };
  }
}
