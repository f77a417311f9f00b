package halflife.tune.model;

import com.fasterxml.jackson.databind.JsonNode;
import halflife.core.InputText;
import halflife.evidence.Family;
import halflife.json.Schema;
import halflife.json.SchemaJson;
import halflife.tune.table.NumberForm;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A model as JSON: {@code model.json}, schema {@value #SCHEMA}; {@link ModelFile} has its fields,
 * and {@link NetworkModelFile} those of a network, whose weights are in {@value #WEIGHTS} beside.
 */
public final class ModelJson {
  /** The name and version of the layout. */
  public static final String SCHEMA = "halflife-model/1";

  /** The name of the file of a network's weights, beside model.json. */
  public static final String WEIGHTS = "weights.safetensors";

  public static final SchemaJson JSON =
      new SchemaJson(
          new Schema(
              Map.of(),
              Map.of(),
              Set.of(),
              Set.of(),
              List.of(new Schema.Stand<>(Family.class, String.class, Family::word, Family::of)),
              List.of(new Schema.Variant<>(ColumnFile.class, ColumnFile::kind)),
              true,
              false));

  private ModelJson() {}

  /** The field of the form of numbers; none for plain ones. */
  static Optional<String> written(NumberForm form) {
    return Optional.of(form).filter(f -> !f.equals(NumberForm.PLAIN)).map(NumberForm::word);
  }

  /** The text of the file; numbers are written so that reading gives the same bits. */
  public static String toJson(Model model) {
    return JSON.write(
        model.fit() instanceof NetworkFit network
            ? NetworkModelFile.of(model, network)
            : ModelFile.of(model));
  }

  /**
   * Reads a model.
   *
   * @throws IllegalArgumentException if there is no such file or it is no model of this schema
   * @throws UncheckedIOException if it cannot be read
   */
  public static Model read(Path file) {
    return of(InputText.read(file, "model.json"), file);
  }

  /**
   * The model of a text.
   *
   * @param name what errors call it
   * @throws IllegalArgumentException if it is no model of this schema, or one of a network
   */
  public static Model of(String text, String name) {
    return of(text, Path.of(name));
  }

  private static Model of(String text, Path file) {
    try {
      JsonNode root = JSON.parse(text);
      String schema = root.path("schema").asText("");
      if (!schema.equals(SCHEMA)) {
        throw new IllegalArgumentException(
            schema.isEmpty() ? "it names no schema" : "its schema is " + schema);
      }
      return root.has("network")
          ? JSON.read(root, NetworkModelFile.class).model(file)
          : JSON.read(root, ModelFile.class).model();
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          file
              + " is not a Halflife model: "
              + e.getMessage()
              + "; give a model.json that tune wrote",
          e);
    }
  }
}
