package app.earmark.feed.xml;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

/**
 * Finds the {@link Name} for bytes of the document without making a string each time: a feed has a few dozen names,
 * written a hundred thousand times. For one thread.
 */
final class Names {

  /** Beyond this many a document is not a feed but a flood; names are then made anew each time. */
  private static final int LIMIT = 4096;

  private byte[][] keys = new byte[256][];
  private Name[] names = new Name[256];
  private int count;

  Name get(byte[] document, int start, int end) {
    int slot = slot(keys, document, start, end);
    byte[] key = keys[slot];
    if (key != null) {
      return names[slot];
    }
    Name name = Name.of(new String(document, start, end - start, UTF_8));
    if (count < LIMIT) {
      keys[slot] = Arrays.copyOfRange(document, start, end);
      names[slot] = name;
      if (++count * 2 > keys.length) {
        grow();
      }
    }
    return name;
  }

  private static int slot(byte[][] keys, byte[] document, int start, int end) {
    int hash = 0;
    for (int i = start; i < end; i++) {
      hash = hash * 31 + document[i];
    }
    int slot = (hash ^ hash >>> 15) & keys.length - 1;
    while (keys[slot] != null && !Arrays.equals(keys[slot], 0, keys[slot].length, document, start, end)) {
      slot = slot + 1 & keys.length - 1;
    }
    return slot;
  }

  private void grow() {
    byte[][] oldKeys = keys;
    Name[] oldNames = names;
    keys = new byte[oldKeys.length * 2][];
    names = new Name[keys.length];
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldKeys[i] != null) {
        int slot = slot(keys, oldKeys[i], 0, oldKeys[i].length);
        keys[slot] = oldKeys[i];
        names[slot] = oldNames[i];
      }
    }
  }
}
