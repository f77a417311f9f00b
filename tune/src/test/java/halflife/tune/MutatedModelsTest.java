package halflife.tune;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import halflife.core.Workers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A model.json with one thing changed predicts, or is refused in one sentence: never a crash. */
class MutatedModelsTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final List<JsonNode> OTHERS =
      List.of(
          JSON.nullNode(),
          JSON.textNode("x"),
          JSON.textNode("NaN"),
          JSON.textNode(""),
          JSON.booleanNode(true),
          JSON.numberNode(-1),
          JSON.numberNode(0),
          JSON.numberNode(0.5),
          JSON.numberNode(Long.MAX_VALUE),
          JSON.numberNode(1e300),
          JSON.objectNode(),
          JSON.arrayNode(),
          JSON.arrayNode().add(1));

  @TempDir private Path folder;
  private final Map<String, String> faults = new TreeMap<>();
  private int refused;
  private int predicted;

  private Path data() throws IOException {
    StringBuilder text = new StringBuilder("number,gap,word,flag,day,y,two,three,count\n");
    for (int i = 0; i < 60; i++) {
      text.append(i * 7 % 11).append(',');
      text.append(i % 9 == 0 ? "" : String.valueOf(i * 5 % 13)).append(',');
      text.append(List.of("red", "green", "blue").get(i * 5 % 7 % 3)).append(',');
      text.append(i * 3 % 5 < 2 ? "yes" : "no").append(',');
      text.append(java.time.LocalDate.of(2023, 11, 3).plusDays(i * 11L)).append(',');
      text.append(i * 7 % 11 + i * 3 % 4).append(',');
      text.append(i * 7 % 10 > 4 ? "a" : "b").append(',');
      text.append(List.of("p", "q", "r").get(i * 7 % 11 % 3)).append(',');
      text.append(i * 3 % 5).append('\n');
    }
    return Files.writeString(folder.resolve("d.csv"), text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"y", "two", "three", "count"})
  void everyMutationPredictsOrIsRefusedInOneSentence(String target) throws IOException {
    Path data = data();
    String json = ModelJson.toJson(model(data, target));
    Map<String, List<Object>> places = new TreeMap<>();
    places(MAPPER.readTree(json), new ArrayList<>(), places);
    for (Map.Entry<String, List<Object>> place : places.entrySet()) {
      for (int m = 0; m < OTHERS.size() + 3; m++) {
        JsonNode root = MAPPER.readTree(json);
        if (mutate(root, place.getValue(), m)) {
          read(root.toString(), place.getKey() + " #" + m, data);
        }
      }
    }
    assertEquals(Map.of(), faults);
    assertTrue(refused > 300 && predicted > 100, refused + " refused, " + predicted);
  }

  @Test
  void aFieldThatIsThereTwiceIsNamed() throws IOException {
    String json = ModelJson.toJson(model(data(), "y"));
    Path file =
        Files.writeString(folder.resolve("m.json"), json.replaceFirst("\\{", "{\"alpha\":1,"));
    Csv.refused(() -> ModelJson.read(file), "m.json", "the field 'alpha' is there twice");
  }

  private static Model model(Path data, String target) {
    List<String> others = new ArrayList<>(List.of("y", "two", "three", "count"));
    others.remove(target);
    if (!target.equals("y")) {
      others.add("day");
    }
    StudyOptions options =
        StudyOptions.fromArguments(
            List.of(
                "tune",
                data.toString(),
                "--target",
                target,
                "--family",
                target.equals("count") ? "poisson" : "auto",
                "--model",
                "ridge",
                "--repeats",
                "1",
                "--folds",
                "3",
                "--lambdas",
                "0.1,0.01",
                "--exclude",
                String.join(",", others)));
    return Study.run(options, Workers.ONE, Progress.NONE).model();
  }

  private void read(String json, String what, Path data) throws IOException {
    Path file = Files.writeString(folder.resolve("m.json"), json);
    try {
      Model model = ModelJson.read(file);
      Table table = Table.read(data, model.asText());
      Model.Predictions predictions = model.predictions(table);
      model.score(table, predictions);
      model.options();
      model.differences(model);
      predicted++;
    } catch (IllegalArgumentException e) {
      String message = String.valueOf(e.getMessage());
      if (message.lines().count() != 1
          || !message.contains(".json")
              && !message.contains(".csv")
              && !message.contains("recorded argument")
              && !message.contains("--")
              && !message.contains("'")) {
        faults.put(what, message);
      }
      refused++;
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
      String ours = "?";
      for (StackTraceElement at : e.getStackTrace()) {
        ours = ours.equals("?") && at.getClassName().startsWith("halflife") ? at.toString() : ours;
      }
      faults.put(what, e + " in " + ours);
    }
  }

  private static void places(JsonNode node, List<Object> path, Map<String, List<Object>> places) {
    if (!path.isEmpty()) {
      places.putIfAbsent(path.toString(), List.copyOf(path));
    }
    if (node.isObject()) {
      node.properties().forEach(field -> below(field.getValue(), path, field.getKey(), places));
    }
    for (int i = 0; node.isArray() && i < node.size(); i++) {
      below(node.get(i), path, i, places);
    }
  }

  private static void below(
      JsonNode node, List<Object> path, Object step, Map<String, List<Object>> places) {
    List<Object> longer = new ArrayList<>(path);
    longer.add(step);
    places(node, longer, places);
  }

  /** Says whether there is such a mutation: deleted, shortened, lengthened, or another node. */
  private static boolean mutate(JsonNode root, List<Object> path, int m) {
    JsonNode parent = root;
    for (Object step : path.subList(0, path.size() - 1)) {
      parent = step instanceof Integer i ? parent.get(i) : parent.get((String) step);
    }
    Object last = path.get(path.size() - 1);
    JsonNode node = last instanceof Integer i ? parent.get(i) : parent.get((String) last);
    if (m == OTHERS.size()) {
      return (last instanceof Integer i
              ? ((ArrayNode) parent).remove(i)
              : ((ObjectNode) parent).remove((String) last))
          != null;
    }
    if (m > OTHERS.size()) {
      if (!(node instanceof ArrayNode list) || list.isEmpty()) {
        return false;
      }
      if (m == OTHERS.size() + 1) {
        list.remove(list.size() - 1);
      } else {
        list.add(list.get(0).deepCopy());
      }
      return true;
    }
    JsonNode other = OTHERS.get(m).deepCopy();
    if (last instanceof Integer i) {
      ((ArrayNode) parent).set(i, other);
    } else {
      ((ObjectNode) parent).set((String) last, other);
    }
    return true;
  }
}
