package halflife.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import halflife.evidence.Result;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
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
              JsonFactory.builder().enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER).build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private static final Pattern LONE_SURROGATE = Pattern.compile("\\p{Cs}");

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
   *     another schema or lacks a field, is a folder or may not be read; the message names the file
   *     and what is wrong
   * @throws UncheckedIOException if reading fails half-way
   */
  public static Result read(Path file) {
    if (Files.isDirectory(file)) {
      throw new IllegalArgumentException(file + " is a folder; give the result.json in it");
    }
    try {
      return of(Files.readString(file, StandardCharsets.UTF_8), file.toString());
    } catch (NoSuchFileException e) {
      throw new IllegalArgumentException("there is no file " + file + "; give a result.json", e);
    } catch (AccessDeniedException e) {
      throw new IllegalArgumentException(
          file + " may not be read by you; change its permissions or copy it", e);
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException(
          file + " cannot be read as UTF-8 text; give a result.json that this program wrote", e);
    } catch (IOException e) {
      throw new UncheckedIOException(file + " could not be read: " + e.getMessage(), e);
    }
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
    return ResultReader.result(new Fields(root, name, ""));
  }

  private static JsonNode parse(String json, String name) {
    try {
      return MAPPER.readTree(json);
    } catch (JsonProcessingException e) {
      int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
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
