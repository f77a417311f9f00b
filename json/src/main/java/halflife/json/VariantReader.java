package halflife.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import java.io.IOException;
import java.util.function.Function;

/** Reads an object as the record that its fields tell. */
final class VariantReader<T> extends StdDeserializer<T> {
  private static final long serialVersionUID = 1;

  private final transient Function<JsonNode, Class<? extends T>> which;

  VariantReader(Class<T> type, Function<JsonNode, Class<? extends T>> which) {
    super(type);
    this.which = which;
  }

  @Override
  public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
    JsonNode node = context.readTree(parser);
    return context.readTreeAsValue(node, which.apply(node));
  }
}
