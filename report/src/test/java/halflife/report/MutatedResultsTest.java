package halflife.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import halflife.core.SplitMix64;
import halflife.draw.Networks;
import halflife.draw.Results;
import halflife.evidence.Result;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A result.json with one thing changed is shown, or refused in one sentence: never a crash. */
class MutatedResultsTest {
  private static final long SEED = 14;
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final List<JsonNode> OTHERS =
      List.of(
          JSON.nullNode(),
          JSON.textNode("x"),
          JSON.textNode("NaN"),
          JSON.textNode("-Infinity"),
          JSON.booleanNode(true),
          JSON.numberNode(-1),
          JSON.numberNode(0),
          JSON.numberNode(0.5),
          JSON.numberNode(Integer.MAX_VALUE),
          JSON.numberNode(1e300),
          JSON.objectNode(),
          JSON.arrayNode(),
          JSON.arrayNode().add(JSON.arrayNode()));

  private final SplitMix64 random = new SplitMix64(SEED);
  private final Map<String, String> faults = new TreeMap<>();
  private int refused;
  private int shown;

  @Test
  void everyMutationIsShownOrRefusedInOneSentence() throws Exception {
    Set<String> seen = new HashSet<>();
    for (Result result :
        List.of(
            Networks.digits(),
            Results.multinomial(),
            Results.binomial(),
            Results.compared(),
            Results.detailed(),
            Results.counts())) {
      String json = ResultJson.toJson(result);
      Map<String, List<Object>> places = new TreeMap<>();
      places(MAPPER.readTree(json), "", new ArrayList<>(), places);
      for (Map.Entry<String, List<Object>> place : places.entrySet()) {
        for (int m = 0; m < OTHERS.size() + 3; m++) {
          // What an earlier result had too is tried with one mutation more, by chance.
          if (seen.contains(place.getKey()) && random.nextInt(20) > 0) {
            continue;
          }
          JsonNode root = MAPPER.readTree(json);
          if (mutate(root, place.getValue(), m)) {
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
      if (random.nextInt(12) == 0) { // it takes time
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

  /** One path to each kind of node: of the items of a list, one is drawn. */
  private void places(
      JsonNode node, String name, List<Object> path, Map<String, List<Object>> places) {
    if (!path.isEmpty()) {
      places.putIfAbsent(name, List.copyOf(path));
    }
    if (node.isObject()) {
      node.properties()
          .forEach(
              field ->
                  below(
                      field.getValue(), name + "." + field.getKey(), path, field.getKey(), places));
    } else if (node.isArray() && !node.isEmpty()) {
      int at = random.nextInt(node.size());
      below(node.get(at), name + "[]", path, at, places);
    }
  }

  private void below(
      JsonNode node, String name, List<Object> path, Object step, Map<String, List<Object>> all) {
    List<Object> longer = new ArrayList<>(path);
    longer.add(step);
    places(node, name, longer, all);
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
