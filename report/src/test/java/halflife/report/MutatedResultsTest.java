package halflife.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import halflife.core.SplitMix64;
import halflife.draw.Networks;
import halflife.draw.Results;
import halflife.evidence.Result;
import halflife.json.Mutations;
import halflife.report.json.ResultJson;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A result.json with one thing changed is shown, or refused in one sentence: never a crash. */
class MutatedResultsTest {
  private static final long SEED = 14;
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private final SplitMix64 random = new SplitMix64(SEED);
  private final Map<String, String> faults = new TreeMap<>();
  private int refused;
  private int shown;

  @Test
  void everyMutationIsShownOrRefusedInOneSentence() throws Exception {
    Set<String> seen = new HashSet<>();
    for (Result result :
        // Small ones first: what they share with larger ones is tried where it takes less time.
        List.of(
            Results.counts(),
            Results.detailed(),
            Results.compared(),
            Results.binomial(),
            Results.multinomial(),
            Networks.digits())) {
      JsonNode tree = MAPPER.readTree(ResultJson.toJson(result));
      Map<String, List<Object>> places =
          Mutations.places(tree, size -> IntStream.of(random.nextInt(size)));
      for (Map.Entry<String, List<Object>> place : places.entrySet()) {
        for (int m = 0; m < Mutations.COUNT; m++) {
          // What an earlier result had too is tried with one mutation more, by chance.
          if (seen.contains(place.getKey()) && random.nextInt(20) > 0) {
            continue;
          }
          JsonNode root = tree.deepCopy();
          if (Mutations.mutate(root, place.getValue(), m)) {
            read(root.toString(), result.task().family() + " " + place.getKey() + " #" + m);
          }
        }
      }
      seen.addAll(places.keySet());
    }
    assertEquals(Map.of(), faults, "seed " + SEED);
    assertTrue(refused > 500 && shown > 10, refused + " refused, " + shown + " shown");
  }

  private void read(String json, String what) {
    try {
      Result result = ResultJson.of(json, "r.json");
      if (random.nextInt(40) == 0) { // it takes time
        new HtmlReport(result).html();
        new TerminalView(result).text();
        shown++;
      }
    } catch (IllegalArgumentException e) {
      String message = String.valueOf(e.getMessage());
      if (!message.startsWith("r.json") || message.lines().count() != 1) {
        faults.put(what, message + " at " + e.getStackTrace()[0]);
      }
      refused++;
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
      StackTraceElement[] at = e.getStackTrace();
      String ours = at.length == 0 ? "?" : String.valueOf(at[0]);
      for (int i = at.length - 1; i >= 0; i--) {
        ours = at[i].getClassName().startsWith("halflife") ? at[i].toString() : ours;
      }
      faults.put(what, e + " in " + ours);
    }
  }

  @Test
  void aResultWithoutAPathIsShown() throws Exception {
    ObjectNode root = (ObjectNode) MAPPER.readTree(ResultJson.toJson(Results.detailed()));
    root.putArray("path");
    Result result = ResultJson.of(root.toString(), "r.json");
    assertTrue(new HtmlReport(result).html().contains("Coefficients"));
  }

  @Test
  void aFieldThatIsThereTwiceIsNamed() {
    String json = ResultJson.toJson(Results.counts());
    String twice = json.replaceFirst("\\{", "{\"rows\" : 7, ");
    String message =
        assertThrows(IllegalArgumentException.class, () -> ResultJson.of(twice, "r.json"))
            .getMessage();
    assertTrue(message.startsWith("r.json has the field \"rows\" twice"), message);
  }

  @Test
  void curvesOfUnequalListsAreNamed() throws Exception {
    JsonNode root = MAPPER.readTree(ResultJson.toJson(Results.binomial()));
    ((ArrayNode) root.get("diagnostics").get("curves").get(0).get("true_positive")).remove(0);
    String message =
        assertThrows(IllegalArgumentException.class, () -> ResultJson.of(root.toString(), "r.json"))
            .getMessage();
    assertTrue(message.startsWith("r.json: \"diagnostics.curves[0].false_positive\" is"), message);
  }
}
