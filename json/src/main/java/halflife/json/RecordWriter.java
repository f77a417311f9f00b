package halflife.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * Writes records component by component. Databind could as well, but it inspects every record
 * before it writes one, which takes longer than a small study has to spare.
 */
final class RecordWriter {
  private final Schema schema;
  private final JsonGenerator json;
  private final Map<Class<?>, List<Part>> known = new HashMap<>();

  RecordWriter(Schema schema, JsonGenerator json) {
    this.schema = schema;
    this.json = json;
  }

  /** A component of a record and the field that it is written as. */
  private record Part(String name, Field field, boolean inlined, boolean single) {
    Object of(Object record) {
      try {
        return field.get(record);
      } catch (IllegalAccessException e) {
        throw new IllegalStateException(field + " can always be read", e);
      }
    }
  }

  private List<Part> parts(Class<?> type) {
    List<Part> parts = known.get(type);
    if (parts == null) {
      parts = find(type);
      known.put(type, parts);
    }
    return parts;
  }

  /** Fields are read in place of accessors, for each of which Java would generate a class. */
  private List<Part> find(Class<?> type) {
    List<String> first = schema.orders().getOrDefault(type, List.of());
    List<RecordComponent> components = new ArrayList<>(Arrays.asList(type.getRecordComponents()));
    components.sort(
        Comparator.comparingInt(
            c -> first.contains(c.getName()) ? first.indexOf(c.getName()) : first.size()));
    List<Part> parts = new ArrayList<>();
    for (RecordComponent component : components) {
      try {
        Field field = type.getDeclaredField(component.getName());
        field.setAccessible(true);
        String full = Schema.full(type, component.getName());
        parts.add(
            new Part(
                schema.name(type, component.getName()),
                field,
                schema.inlined().contains(full),
                schema.singles().contains(full)));
      } catch (NoSuchFieldException e) {
        throw new IllegalStateException("every component of a record has a field", e);
      }
    }
    return parts;
  }

  void write(Record record) throws IOException {
    json.writeStartObject();
    Optional<String> kind = schema.kind(record.getClass());
    if (kind.isPresent()) {
      json.writeStringField(Schema.KIND, kind.get());
    }
    fields(record);
    json.writeEndObject();
  }

  private void fields(Object record) throws IOException {
    for (Part part : parts(record.getClass())) {
      Optional<?> there = unlessEmpty(part.of(record));
      if (there.isEmpty()) {
        continue;
      }
      Object value = there.get();
      if (part.inlined()) {
        fields(value);
      } else {
        json.writeFieldName(part.name());
        value(part.single() && value instanceof List<?> l && l.size() == 1 ? l.get(0) : value);
      }
    }
  }

  /** The content of an optional, or a value that is no optional. */
  private static Optional<?> unlessEmpty(Object value) {
    if (value instanceof OptionalDouble d) {
      return d.isPresent() ? Optional.of(d.getAsDouble()) : Optional.empty();
    }
    if (value instanceof OptionalLong l) {
      return l.isPresent() ? Optional.of(l.getAsLong()) : Optional.empty();
    }
    return value instanceof Optional<?> o ? o : Optional.of(value);
  }

  private void value(Object value) throws IOException {
    if (value instanceof Double d) {
      json.writeNumber(d);
    } else if (value instanceof String s) {
      json.writeString(s);
    } else if (value instanceof Integer i) {
      json.writeNumber(i);
    } else if (value instanceof Long l) {
      json.writeNumber(l);
    } else if (value instanceof Boolean b) {
      json.writeBoolean(b);
    } else if (value instanceof List<?> list) {
      array(list);
    } else if (value instanceof Object[] array) {
      array(Arrays.asList(array));
    } else if (value instanceof Map<?, ?> map) {
      json.writeStartObject();
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        json.writeFieldName(entry.getKey().toString());
        value(entry.getValue());
      }
      json.writeEndObject();
    } else if (value instanceof JsonNode node) {
      tree(node);
    } else {
      other(value);
    }
  }

  /** Writes the tree that {@link NamedNumbers} makes. */
  private void tree(JsonNode node) throws IOException {
    if (node.isNumber()) {
      json.writeNumber(node.doubleValue());
      return;
    }
    if (!node.isObject()) {
      throw new IllegalArgumentException(node.getNodeType() + " is neither number nor object");
    }
    json.writeStartObject();
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      json.writeFieldName(field.getKey());
      tree(field.getValue());
    }
    json.writeEndObject();
  }

  private void array(List<?> values) throws IOException {
    json.writeStartArray();
    for (Object value : values) {
      value(value);
    }
    json.writeEndArray();
  }

  private void other(Object value) throws IOException {
    for (Schema.Stand<?, ?> stand : schema.stands()) {
      if (stand.type().isInstance(value)) {
        value(written(stand, value));
        return;
      }
    }
    if (!(value instanceof Record record)) {
      throw new IllegalArgumentException(
          "a value of " + value.getClass().getName() + " has no form in JSON; give it a stand");
    }
    write(record);
  }

  private static <T, W> W written(Schema.Stand<T, W> stand, Object value) {
    return stand.write().apply(stand.type().cast(value));
  }
}
