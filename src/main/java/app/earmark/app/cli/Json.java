package app.earmark.app.cli;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Builds the objects that {@code --json} prints: times in ms since 1970 UTC, what is unknown is {@code null}. */
final class Json {

  private final ObjectNode object = JsonNodeFactory.instance.objectNode();

  private Json() {}

  static Json object() {
    return new Json();
  }

  Json put(String name, @Nullable String value) {
    object.put(name, value);
    return this;
  }

  Json put(String name, @Nullable Long value) {
    object.put(name, value);
    return this;
  }

  Json put(String name, @Nullable Integer value) {
    object.put(name, value);
    return this;
  }

  Json put(String name, @Nullable Double value) {
    object.put(name, value);
    return this;
  }

  Json put(String name, @Nullable Boolean value) {
    object.put(name, value);
    return this;
  }

  Json put(String name, @Nullable Instant value) {
    return put(name, value == null ? null : (Long) value.toEpochMilli());
  }

  Json put(String name, Iterable<Json> values) {
    var array = object.putArray(name);
    values.forEach(value -> array.add(value.object));
    return this;
  }

  ObjectNode node() {
    return object;
  }
}
