package app.earmark.playback;

import app.earmark.util.Message;

/** Why a file cannot be heard, with one sentence for the listener; {@code detail} is for the log alone. */
public sealed interface SoundProblem {

  /** Nothing is where the file was. */
  record FileGone() implements SoundProblem {}

  /** The file is damaged, empty, or in a format that cannot be played here. */
  record NotPlayable(String detail) implements SoundProblem {}

  /** The sound cannot be prepared on the disk, most likely because it is full. */
  record NoRoom(String detail) implements SoundProblem {}

  /** It can be heard once it is on the disk as a whole. */
  record NotYet() implements SoundProblem {}

  /** The download that it was heard from has ended before the end. */
  record CutOff(String detail) implements SoundProblem {}

  default Message message() {
    return switch (this) {
      case FileGone _ -> Message.of("player.problem.file-gone");
      case NotPlayable _ -> Message.of("player.problem.not-playable");
      case NotYet _ -> Message.of("player.problem.not-downloaded");
      case CutOff _ -> Message.of("player.problem.cut-off");
      case NoRoom _ -> Message.of("player.problem.no-room");
    };
  }
}
