package halflife.tune;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import halflife.core.Workers;
import halflife.json.Mutations;
import halflife.tune.model.Model;
import halflife.tune.model.ModelJson;
import halflife.tune.options.StudyOptions;
import halflife.tune.table.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A model.json with one thing changed predicts, or is refused in one sentence: never a crash. */
class MutatedModelsTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();
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
    Map<String, List<Object>> places =
        Mutations.places(MAPPER.readTree(json), size -> IntStream.range(0, size));
    for (Map.Entry<String, List<Object>> place : places.entrySet()) {
      for (int m = 0; m < Mutations.COUNT; m++) {
        JsonNode root = MAPPER.readTree(json);
        if (Mutations.mutate(root, place.getValue(), m)) {
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
}
