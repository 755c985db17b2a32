package app.earmark.playback;

import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** Brings what becomes of a sound to the session's thread, and only while it is the sound that is open. */
final class DeckEvents {

  private final Executor thread;
  private final Deck deck;

  /**
   * Counts the opened sounds: an event of an earlier one is not for the one that is open now. Session's thread only.
   */
  private int opened;

  DeckEvents(Executor thread, Deck deck) {
    this.thread = thread;
    this.deck = deck;
  }

  /** For the sound that is about to be opened; those before are heard no more. */
  Sound.Listener next() {
    int number = ++opened;
    return new Sound.Listener() {

      private void whileOpen(Runnable task) {
        thread.execute(() -> {
          if (deck.isOpen() && number == opened) {
            task.run();
          }
        });
      }

      @Override
      public void ready(@Nullable Long durationMs) {
        whileOpen(() -> deck.becomeReady(durationMs));
      }

      @Override
      public void waiting(boolean waits) {
        whileOpen(() -> deck.awaitBytes(waits));
      }

      @Override
      public void ended() {
        whileOpen(deck::end);
      }

      @Override
      public void failed(SoundProblem problem) {
        whileOpen(() -> deck.fail(problem));
      }
    };
  }
}
