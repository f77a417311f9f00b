package halflife.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import halflife.core.InputText;
import halflife.evidence.Result;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A result as result.json, and back: what is read equals what was written, bit for bit.
 *
 * <p>Numbers are written in the shortest form that reads back to the same double. The schema is in
 * {@code docs/result-schema.md}.
 */
public final class ResultJson {
  /** The schema that is written and read. */
  public static final String SCHEMA = "halflife-result/1";

  private static final ObjectMapper MAPPER =
      new ObjectMapper(
              JsonFactory.builder()
                  .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private static final Pattern LONE_SURROGATE = Pattern.compile("\\p{Cs}");

  /** What Jackson says of a field that an object has twice. */
  private static final Pattern TWICE =
      Pattern.compile("Duplicate (?:f|F)ield '(.*)'", Pattern.DOTALL);

  private ResultJson() {}

  /** The result as JSON text, ending with a line break. */
  public static String toJson(Result result) {
    try {
      String json = MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(toTree(result));
      return encodable(json) + "\n";
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The result as a tree. */
  public static ObjectNode toTree(Result result) {
    return ResultWriter.tree(result);
  }

  /** Half a character, which a broken name may hold, has no UTF-8: U+FFFD takes its place. */
  static String encodable(String json) {
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
   * @param name what messages call the text, such as the file it comes from
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
      return ResultReader.result(new Fields(root, name, ""));
    } catch (IllegalArgumentException e) {
      String message = String.valueOf(e.getMessage());
      throw message.startsWith(name)
          ? e
          : new IllegalArgumentException(name + ": " + message + "; run the study again", e);
    }
  }

  private static JsonNode parse(String json, String name) {
    try {
      return MAPPER.readTree(json);
    } catch (JsonProcessingException e) {
      int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
      Matcher twice = TWICE.matcher(String.valueOf(e.getOriginalMessage()));
      if (twice.matches()) {
        throw new IllegalArgumentException(
            name
                + " has the field \""
                + twice.group(1)
                + "\" twice (line "
                + line
                + "): it was changed; run the study again",
            e);
      }
      throw new IllegalArgumentException(
          name
              + " is not complete JSON (line "
              + line
              + "): it was cut short or damaged; run the study"
              + " again",
          e);
    }
  }
}
