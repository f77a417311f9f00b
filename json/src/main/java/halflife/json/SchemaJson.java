package halflife.json;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Writes records as JSON and reads them back. Fields that a record does not have are passed over;
 * no field may be missing, null, of another kind, or there twice.
 */
public final class SchemaJson {
  /** Jackson's words for a field that an object has twice. */
  private static final Pattern TWICE =
      Pattern.compile("Duplicate (?:f|F)ield '(.*)'", Pattern.DOTALL);

  private final Schema schema;
  private final JsonFactory factory;
  private volatile @Nullable ObjectMapper reader;

  /** Records of a schema. The first reading looks at them, which takes some time: make it once. */
  public SchemaJson(Schema schema) {
    this.schema = schema;
    factory =
        JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .configure(StreamWriteFeature.USE_FAST_DOUBLE_WRITER, schema.shortest())
            .build();
  }

  private ObjectMapper reader() {
    ObjectMapper made = reader;
    if (made == null) {
      made =
          JsonMapper.builder(factory)
              .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
              .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
              .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
              .defaultSetterInfo(JsonSetter.Value.forContentNulls(Nulls.FAIL))
              .annotationIntrospector(new RecordShapes(schema))
              .propertyNamingStrategy(new RecordNames(schema))
              .addModule(Kinds.module(schema))
              .build();
      reader = made;
    }
    return made;
  }

  /** A record as JSON text, a field on each line, ending with a line break. */
  public String write(Record record) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = factory.createGenerator(text)) {
      json.setPrettyPrinter(new DefaultPrettyPrinter());
      new RecordWriter(schema, json).write(record);
    } catch (IOException e) {
      throw new UncheckedIOException("a text is never full", e);
    }
    return text + "\n";
  }

  /** A record as JSON text on one line, without a line break. */
  public String line(Record record) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = factory.createGenerator(text)) {
      new RecordWriter(schema, json).write(record);
    } catch (IOException e) {
      throw new UncheckedIOException("a text is never full", e);
    }
    return text.toString();
  }

  /**
   * The tree of a text.
   *
   * @throws NotJson if it is no JSON, is cut short, or an object has a field twice
   */
  public JsonNode parse(String text) {
    try {
      return reader().readTree(text);
    } catch (JsonProcessingException e) {
      Matcher twice = TWICE.matcher(String.valueOf(e.getOriginalMessage()));
      int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
      throw new NotJson(line, twice.matches() ? Optional.of(twice.group(1)) : Optional.empty(), e);
    }
  }

  /**
   * The record in a tree.
   *
   * @throws WrongField if a field is missing or of another kind
   * @throws IllegalArgumentException if a record refuses what its fields say together
   */
  public <T> T read(JsonNode tree, Class<T> type) {
    try {
      return reader().treeToValue(tree, type);
    } catch (JsonProcessingException e) {
      throw refused(e, tree);
    }
  }

  private IllegalArgumentException refused(JsonProcessingException e, JsonNode root) {
    for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
      if (cause instanceof IllegalArgumentException said && !(cause instanceof WrongField)) {
        return said;
      }
      if (cause instanceof RuntimeException fault && !(cause instanceof WrongField)) {
        throw fault; // of a record itself: no file is to blame
      }
    }
    List<JsonMappingException.Reference> path =
        e instanceof JsonMappingException wrong ? wrong.getPath() : List.of();
    Class<?> type =
        e instanceof MismatchedInputException wrong && wrong.getTargetType() != null
            ? wrong.getTargetType()
            : Object.class;
    StringBuilder name = new StringBuilder();
    JsonNode found = root;
    for (JsonMappingException.Reference step : path) {
      if (step.getFieldName() == null && !found.isArray()) {
        continue; // a list of one item is written without brackets
      }
      if (step.getFieldName() == null) {
        name.append('[').append(step.getIndex()).append(']');
        found = found.path(step.getIndex());
      } else {
        name.append(name.isEmpty() ? "" : ".").append(step.getFieldName());
        found = found.path(step.getFieldName());
      }
    }
    WrongField wrong =
        new WrongField(name.toString(), Kinds.word(type, schema), found.isMissingNode());
    wrong.initCause(e);
    return wrong;
  }
}
