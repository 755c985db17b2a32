package app.earmark.util;

import java.util.List;

/**
 * Something to be said to the listener, not yet in any language: a key of the resource bundle and what goes into it.
 * {@link Texts} makes a sentence of it.
 */
public record Message(String key, List<Object> arguments) {

  public static Message of(String key, Object... arguments) {
    return new Message(key, List.of(arguments));
  }
}
