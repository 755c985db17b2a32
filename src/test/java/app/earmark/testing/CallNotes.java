package app.earmark.testing;

import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Stands in for an interface of commands and notes what is asked of it, as “seek 7 125500”. */
public final class CallNotes {

  private CallNotes() {}

  /**
   * An object that only notes.
   *
   * @param type all of its methods answer nothing
   */
  public static <T> T of(Class<T> type, Consumer<String> notes) {
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
      notes.accept(Stream.concat(
          Stream.of(method.getName()),
          Arrays.stream(arguments == null ? new Object[0] : arguments).map(String::valueOf))
          .collect(Collectors.joining(" ")));
      return null;
    }));
  }
}
