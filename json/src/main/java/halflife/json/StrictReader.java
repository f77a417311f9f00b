package halflife.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import java.io.IOException;
import java.util.function.Function;
import java.util.function.Predicate;

/** Reads single values, which must be there and of one kind. */
final class StrictReader<T> extends StdDeserializer<T> {
  private static final long serialVersionUID = 1;

  private final transient Predicate<JsonNode> right;
  private final transient Function<JsonNode, T> read;

  StrictReader(Class<T> type, Predicate<JsonNode> right, Function<JsonNode, T> read) {
    super(type);
    this.right = right;
    this.read = read;
  }

  @Override
  public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
    JsonNode node = context.readTree(parser);
    return right.test(node) ? read.apply(node) : getNullValue(context);
  }

  /** Refuses null and a value that is missing: nothing stands for them. */
  @Override
  public T getNullValue(DeserializationContext context) throws JsonMappingException {
    return context.reportInputMismatch(_valueClass, "another kind of value");
  }
}
