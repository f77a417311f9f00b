package halflife.report.json;

import com.fasterxml.jackson.databind.JsonNode;
import halflife.core.InputText;
import halflife.core.Internal;
import halflife.evidence.Choice;
import halflife.evidence.Diagnostics;
import halflife.evidence.Family;
import halflife.evidence.LossSurface;
import halflife.evidence.Measure;
import halflife.evidence.Network;
import halflife.evidence.Outcome;
import halflife.evidence.Result;
import halflife.evidence.SampleSizeCurve;
import halflife.evidence.note.CellDoubt;
import halflife.evidence.note.Note;
import halflife.evidence.note.NumberStyle;
import halflife.evidence.note.TargetReading;
import halflife.evidence.training.WeightHistory;
import halflife.json.NotJson;
import halflife.json.Schema;
import halflife.json.SchemaJson;
import halflife.json.WrongField;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A result as result.json, and back: what is read equals what was written, bit for bit.
 *
 * <p>Numbers are written in the shortest form that reads back to the same double. The schema is in
 * {@code docs/result-schema.md}; {@link ResultFile} has its fields.
 */
public final class ResultJson {
  /** The schema that is written and read. */
  public static final String SCHEMA = "halflife-result/1";

  private static final SchemaJson JSON =
      new SchemaJson(
          new Schema(
              Map.ofEntries(
                  Map.entry("Strength.oneSe", "1se"),
                  Map.entry("Choice.oneSe", "1se"),
                  Map.entry("Choice.oneSeCost", "1se_cost"),
                  Map.entry("Stability.oneSe", "1se"),
                  Map.entry("Baseline.mean", "mean_predictor"),
                  Map.entry("Baseline.meanSe", "mean_predictor_se"),
                  Map.entry("TestScore.mean", "mean_predictor"),
                  Map.entry("PathPoint.intercepts", "intercept"),
                  Map.entry("ClassCurve.name", "class"),
                  Map.entry("TrainingRun.peakLearningRate", "learning_rate_peak"),
                  Map.entry("TrainingRun.meanLearningRate", "learning_rate_mean")),
              Map.of(
                  LossSurface.class,
                  List.of("first", "second", "l1", "l2", "factors", "free", "chosen", "path"),
                  WeightHistory.Moment.class,
                  List.of("epoch", "norm", "halfLives")),
              Set.of("ResultFile.task", "ResultFile.details", "Rival.comparison"),
              Set.of("PathPoint.intercepts"),
              List.of(
                  new Schema.Stand<>(Family.class, String.class, Family::word, Family::of),
                  new Schema.Stand<>(Measure.class, String.class, Measure::word, Measure::of),
                  new Schema.Stand<>(Outcome.class, String.class, Outcome::word, Outcome::of),
                  new Schema.Stand<>(
                      Choice.Rule.class, String.class, Choice.Rule::word, Choice.Rule::of),
                  word(CellDoubt.Kind.class),
                  word(NumberStyle.Kind.class),
                  word(TargetReading.TwoClasses.Why.class),
                  new Schema.Stand<>(
                      SampleSizeCurve.class,
                      SampleSizeCurve.Point[].class,
                      worth -> worth.points().toArray(new SampleSizeCurve.Point[0]),
                      points -> new SampleSizeCurve(List.of(points))),
                  new Schema.Stand<>(
                      Network.class, NetworkFile.class, NetworkFile::of, NetworkFile::network)),
              List.of(
                  Schema.Variant.named(Note.class),
                  new Schema.Variant<>(
                      Diagnostics.class,
                      node ->
                          node.has("curves")
                              ? Diagnostics.Classes.class
                              : Diagnostics.Residuals.class)),
              false,
              true));

  private static final Pattern LONE_SURROGATE = Pattern.compile("\\p{Cs}");

  private ResultJson() {}

  /** An enumeration that is written as its names, in lower case. */
  private static <T extends Enum<T>> Schema.Stand<T, String> word(Class<T> type) {
    return new Schema.Stand<>(
        type,
        String.class,
        value -> value.name().toLowerCase(Locale.ROOT),
        word -> Enum.valueOf(type, word.toUpperCase(Locale.ROOT)));
  }

  /** The result as JSON text, ending with a line break. */
  public static String toJson(Result result) {
    return encodable(JSON.write(ResultFile.of(result)));
  }

  /** Half a character, which a broken name may hold, has no UTF-8: U+FFFD takes its place. */
  @Internal
  public static String encodable(String json) {
    return LONE_SURROGATE.matcher(json).replaceAll("\uFFFD");
  }

  /** Writes the result to a file in UTF-8. */
  public static void write(Result result, Path file) throws IOException {
    Files.writeString(file, toJson(result), StandardCharsets.UTF_8);
  }

  /**
   * Reads a result.
   *
   * @throws IllegalArgumentException if the file does not exist, is cut short or no JSON, has
   *     another schema, lacks a field or has one twice; the message names the file and what is
   *     wrong
   * @throws UncheckedIOException if reading fails half-way
   */
  public static Result read(Path file) {
    return of(InputText.read(file, "result.json"), file.toString());
  }

  /**
   * The result in a JSON text.
   *
   * @param name the text's name in messages, such as the file it comes from
   * @throws IllegalArgumentException as {@link #read}
   */
  public static Result of(String json, String name) {
    JsonNode root = parse(json, name);
    JsonNode schema = root.path("schema");
    if (!schema.isTextual()) {
      throw new IllegalArgumentException(
          name + " is not a result of Halflife: it has no \"schema\"; give a result.json");
    }
    if (!schema.textValue().equals(SCHEMA)) {
      throw new IllegalArgumentException(
          name
              + " has the schema \""
              + schema.textValue()
              + "\", but this version reads \""
              + SCHEMA
              + "\"; run the study again with this version, or use the version that wrote it");
    }
    try {
      return JSON.read(root, ResultFile.class).result(name);
    } catch (WrongField e) {
      throw new IllegalArgumentException(
          name
              + (e.isMissing() ? " has no \"" : " has something else than " + e.kind() + " as \"")
              + e.path()
              + "\", so it is not a whole result; run the study again",
          e);
    } catch (IllegalArgumentException e) {
      String message = String.valueOf(e.getMessage());
      String advice = message.contains(";") ? "" : "; run the study again";
      throw message.startsWith(name)
          ? e
          : new IllegalArgumentException(name + ": " + message + advice, e);
    }
  }

  private static JsonNode parse(String json, String name) {
    try {
      return JSON.parse(json);
    } catch (NotJson e) {
      String what =
          e.twice()
              .map(
                  f -> " has the field \"" + f + "\" twice (line " + e.line() + "): it was changed")
              .orElse(" is not complete JSON (line " + e.line() + "): it was cut short or damaged");
      throw new IllegalArgumentException(name + what + "; run the study again", e);
    }
  }
}
