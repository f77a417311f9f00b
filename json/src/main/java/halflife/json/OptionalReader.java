package halflife.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.deser.ContextualDeserializer;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.type.TypeFactory;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads a value that may be missing, but not null. */
@SuppressWarnings(
    "rawtypes") // a module takes the deserializer of a class, and this one has parameters
final class OptionalReader extends StdDeserializer<Optional> implements ContextualDeserializer {
  private static final long serialVersionUID = 1;

  private final JavaType type;

  OptionalReader() {
    this(TypeFactory.unknownType());
  }

  private OptionalReader(JavaType type) {
    super(Optional.class);
    this.type = type;
  }

  @Override
  public JsonDeserializer<?> createContextual(
      DeserializationContext context, @Nullable BeanProperty property) {
    return new OptionalReader(context.getContextualType().containedType(0));
  }

  @Override
  public Optional<?> deserialize(JsonParser parser, DeserializationContext context)
      throws IOException {
    return Optional.of(context.readValue(parser, type));
  }

  @Override
  public Optional<?> getAbsentValue(DeserializationContext context) {
    return Optional.empty();
  }

  @Override
  public Optional<?> getNullValue(DeserializationContext context) throws JsonMappingException {
    return context.reportInputMismatch(type, "null");
  }
}
