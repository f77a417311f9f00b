package halflife.tune;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import halflife.evidence.Family;
import halflife.evidence.PredictionInterval;
import halflife.evidence.Provenance;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
    root.put("family", model.family().word());
    model.classes().forEach(root.putArray("classes")::add);
    root.put("alpha", model.alpha());
    root.put("lambda", model.lambda());
    model
        .interval()
        .ifPresent(
            interval -> {
              ObjectNode node = root.putObject("interval");
              node.put("level", interval.level());
              node.put("half_width", interval.halfWidth());
              node.put("rows", interval.rows());
            });
    model.offset().ifPresent(column -> root.put("offset", column));
    if (model.family() == Family.MULTINOMIAL) {
      ObjectNode intercepts = root.putObject("intercept");
      ObjectNode all = root.putObject("coefficients");
      for (int k = 0; k < model.classes().size(); k++) {
        intercepts.put(model.classes().get(k), model.intercepts().get(k));
        coefficients(model, k, all.putObject(model.classes().get(k)));
      }
    } else {
      root.put("intercept", model.intercepts().get(0));
      coefficients(model, 0, root.putObject("coefficients"));
    }
    EncoderJson.write(model.encoder(), root.putArray("columns"));
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

  private static void coefficients(Model model, int output, ObjectNode node) {
    List<String> features = model.features();
    for (int j = 0; j < features.size(); j++) {
      node.put(features.get(j), model.coefficients().get(output * features.size() + j));
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
    } catch (java.nio.file.AccessDeniedException e) {
      throw new IllegalArgumentException(
          file + " may not be read by you; change its permissions or copy it", e);
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
    try {
      return model(root, file);
    } catch (NotModel e) {
      throw e;
    } catch (IllegalArgumentException e) {
      throw notModel(file, String.valueOf(e.getMessage()), e);
    }
  }

  private static Model model(JsonNode root, Path file) {
    Family family = Family.of(text(root, "family", file));
    List<String> classes = texts(root.path("classes"));
    Encoder encoder = EncoderJson.read(root.path("columns"));
    List<Double> intercepts = new ArrayList<>();
    List<Double> coefficients = new ArrayList<>();
    if (family == Family.MULTINOMIAL) {
      for (String name : classes) {
        intercepts.add(number(root.path("intercept").path(name), "intercept", file));
        coefficients.addAll(coefficients(root.path("coefficients").path(name), encoder, file));
      }
    } else {
      intercepts.add(number(root.path("intercept"), "intercept", file));
      coefficients.addAll(coefficients(root.path("coefficients"), encoder, file));
    }
    JsonNode made = root.path("provenance");
    return new Model(
        text(root, "target", file),
        family,
        classes,
        encoder,
        root.has("offset") ? Optional.of(text(root, "offset", file)) : Optional.empty(),
        intercepts,
        coefficients,
        number(root.path("alpha"), "alpha", file),
        number(root.path("lambda"), "lambda", file),
        interval(root.path("interval"), file),
        new Provenance(
            text(made, "version", file),
            text(made, "java", file),
            texts(made.path("arguments")),
            text(made, "data", file),
            text(made, "sha256", file),
            made.path("seed").asLong()));
  }

  private static List<String> texts(JsonNode list) {
    List<String> texts = new ArrayList<>();
    list.forEach(text -> texts.add(text.asText()));
    return texts;
  }

  /** One number for each feature, in the encoder's order. */
  private static List<Double> coefficients(JsonNode node, Encoder encoder, Path file) {
    List<String> features = encoder.features();
    List<Double> coefficients = new ArrayList<>();
    for (String name : features) {
      coefficients.add(number(node.path(name), name, file));
    }
    if (node.size() != features.size()) {
      throw notModel(
          file,
          "it has " + node.size() + " coefficients, but its columns make " + features.size(),
          null);
    }
    return coefficients;
  }

  private static Optional<PredictionInterval> interval(JsonNode node, Path file) {
    return node.isMissingNode()
        ? Optional.empty()
        : Optional.of(
            new PredictionInterval(
                number(node.path("level"), "interval level", file),
                number(node.path("half_width"), "interval half_width", file),
                node.path("rows").asInt()));
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

  private static NotModel notModel(
      Path file, String why, @org.jspecify.annotations.Nullable Exception cause) {
    return new NotModel(
        file + " is not a Halflife model: " + why + "; give a model.json that tune wrote", cause);
  }

  /** A refusal that already names the file. */
  private static final class NotModel extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    NotModel(String message, @org.jspecify.annotations.Nullable Exception cause) {
      super(message, cause);
    }
  }
}
