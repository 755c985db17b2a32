package app.earmark.store;

import app.earmark.model.EpisodeId;
import app.earmark.util.Message;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Lists and small records as JSON in a column; what is empty is kept as NULL. Thread-safe. */
final class Json {

  /** Thread-safe and without state; what a later version adds is skipped. */
  private static final JsonMapper MAPPER =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  private Json() {}

  static @Nullable String list(List<?> values) {
    return values.isEmpty() ? null : MAPPER.writeValueAsString(values);
  }

  static <T> List<T> list(@Nullable String json, TypeReference<List<T>> type) {
    return json == null ? List.of() : MAPPER.readValue(json, type);
  }

  static List<String> strings(@Nullable String json) {
    return list(json, new TypeReference<>() {});
  }

  static <T> @Nullable String record(T value, T empty) {
    return value.equals(empty) ? null : MAPPER.writeValueAsString(value);
  }

  static <T> T record(@Nullable String json, Class<T> type, T empty) {
    return json == null ? empty : MAPPER.readValue(json, type);
  }

  static <T> T record(@Nullable String json, TypeReference<T> type, T empty) {
    return json == null ? empty : MAPPER.readValue(json, type);
  }

  /** For {@code json_each}: a list of any length in one parameter. */
  static String ids(Collection<EpisodeId> ids) {
    return numbers(ids.stream().map(EpisodeId::value).toList());
  }

  /** The same for numbers of anything else. */
  static String numbers(Collection<Long> numbers) {
    return numbers.stream().map(String::valueOf).collect(Collectors.joining(",", "[", "]"));
  }

  static @Nullable Message message(@Nullable String key, @Nullable String arguments) {
    return key == null ? null : new Message(key, list(arguments, new TypeReference<>() {}));
  }
}
