package halflife.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Everything that may be wrong with one place of a JSON tree. */
public final class Mutations {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private static final List<JsonNode> OTHERS =
      List.of(
          JSON.nullNode(),
          JSON.textNode("x"),
          JSON.textNode(""),
          JSON.textNode("NaN"),
          JSON.textNode("-Infinity"),
          JSON.booleanNode(true),
          JSON.numberNode(-1),
          JSON.numberNode(0),
          JSON.numberNode(0.5),
          JSON.numberNode(Integer.MAX_VALUE),
          JSON.numberNode(Long.MAX_VALUE),
          JSON.numberNode(1e300),
          JSON.objectNode(),
          JSON.arrayNode(),
          JSON.arrayNode().add(1),
          JSON.arrayNode().add(JSON.arrayNode()));

  /** How many mutations of a place there are. */
  public static final int COUNT = OTHERS.size() + 3;

  private static final int[] NONE = {};

  private Mutations() {}

  /**
   * The ways to nodes, by the names of the fields on them; where one item stands for its list, its
   * index is no part of that.
   *
   * @param items from the size of a list to those of its items that are gone to
   */
  public static Map<String, List<Object>> places(JsonNode root, IntFunction<IntStream> items) {
    Map<String, List<Object>> places = new TreeMap<>();
    add(root, "", List.of(), items, places);
    return places;
  }

  private static void add(
      JsonNode node,
      String name,
      List<Object> path,
      IntFunction<IntStream> items,
      Map<String, List<Object>> places) {
    if (!path.isEmpty()) {
      places.putIfAbsent(name, path);
    }
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      add(field.getValue(), name + "." + field.getKey(), and(path, field.getKey()), items, places);
    }
    int[] chosen = node.isArray() && !node.isEmpty() ? items.apply(node.size()).toArray() : NONE;
    for (int at : chosen) {
      String item = chosen.length == 1 ? "[]" : "[" + at + "]";
      add(node.get(at), name + item, and(path, at), items, places);
    }
  }

  private static List<Object> and(List<Object> path, Object step) {
    List<Object> longer = new ArrayList<>(path);
    longer.add(step);
    return List.copyOf(longer);
  }

  /** Says whether there is such a mutation: another node, deleted, shortened, or lengthened. */
  public static boolean mutate(JsonNode root, List<Object> path, int m) {
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
