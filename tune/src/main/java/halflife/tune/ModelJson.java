package halflife.tune;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import halflife.evidence.Provenance;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A model as JSON: {@code model.json}, schema {@value #SCHEMA}. */
public final class ModelJson {
  /** The name and version of the layout. */
  public static final String SCHEMA = "halflife-model/1";

  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private ModelJson() {}

  /** The text of the file; numbers are written so that reading gives the same bits. */
  public static String toJson(Model model) {
    ObjectNode root = MAPPER.createObjectNode();
    root.put("schema", SCHEMA);
    root.put("target", model.target());
    root.put("alpha", model.alpha());
    root.put("lambda", model.lambda());
    root.put("intercept", model.intercept());
    ObjectNode coefficients = root.putObject("coefficients");
    for (int j = 0; j < model.features().size(); j++) {
      coefficients.put(model.features().get(j), model.coefficients().get(j));
    }
    Provenance made = model.provenance();
    ObjectNode provenance = root.putObject("provenance");
    provenance.put("version", made.version());
    provenance.put("java", made.java());
    made.arguments().forEach(provenance.putArray("arguments")::add);
    provenance.put("data", made.data());
    provenance.put("sha256", made.sha256());
    provenance.put("seed", made.seed());
    try {
      return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree can always be written", e);
    }
  }

  /**
   * Reads a model.
   *
   * @throws IllegalArgumentException if there is no such file or it is no model of this schema
   * @throws UncheckedIOException if it cannot be read
   */
  public static Model read(Path file) {
    if (Files.isDirectory(file)) {
      throw new IllegalArgumentException(file + " is a folder; give the model.json in it");
    }
    try {
      return parse(Files.readString(file), file);
    } catch (NoSuchFileException e) {
      throw new IllegalArgumentException("there is no file " + file + "; check the path", e);
    } catch (JsonProcessingException | java.nio.charset.CharacterCodingException e) {
      throw notModel(file, "it is not JSON", e);
    } catch (IOException e) {
      throw new UncheckedIOException(file + " could not be read: " + e.getMessage(), e);
    }
  }

  private static Model parse(String text, Path file) throws JsonProcessingException {
    JsonNode root = MAPPER.readTree(text);
    String schema = root.path("schema").asText("");
    if (!schema.equals(SCHEMA)) {
      throw notModel(
          file, schema.isEmpty() ? "it names no schema" : "its schema is " + schema, null);
    }
    if (!root.path("coefficients").isObject()) {
      throw notModel(file, "'coefficients' is missing", null);
    }
    List<String> features = new ArrayList<>();
    List<Double> coefficients = new ArrayList<>();
    for (var entry : root.path("coefficients").properties()) {
      features.add(entry.getKey());
      coefficients.add(number(entry.getValue(), entry.getKey(), file));
    }
    JsonNode made = root.path("provenance");
    List<String> arguments = new ArrayList<>();
    made.path("arguments").forEach(argument -> arguments.add(argument.asText()));
    return new Model(
        text(root, "target", file),
        features,
        number(root.path("intercept"), "intercept", file),
        coefficients,
        number(root.path("alpha"), "alpha", file),
        number(root.path("lambda"), "lambda", file),
        new Provenance(
            text(made, "version", file),
            text(made, "java", file),
            arguments,
            text(made, "data", file),
            text(made, "sha256", file),
            made.path("seed").asLong()));
  }

  private static String text(JsonNode node, String name, Path file) {
    JsonNode value = node.path(name);
    if (!value.isTextual()) {
      throw notModel(file, "'" + name + "' is missing or no text", null);
    }
    return value.asText();
  }

  private static double number(JsonNode value, String name, Path file) {
    if (!value.isNumber()) {
      throw notModel(file, "'" + name + "' is missing or no number", null);
    }
    if (!Double.isFinite(value.asDouble())) {
      throw notModel(file, "'" + name + "' is too large", null);
    }
    return value.asDouble();
  }

  private static IllegalArgumentException notModel(
      Path file, String why, @org.jspecify.annotations.Nullable Exception cause) {
    return new IllegalArgumentException(
        file + " is not a Halflife model: " + why + "; give a model.json that tune wrote", cause);
  }
}
