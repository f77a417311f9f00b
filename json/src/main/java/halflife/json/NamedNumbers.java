package halflife.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Numbers as objects whose fields are names that the data give. */
public final class NamedNumbers {
  private NamedNumbers() {}

  /** A number for each name; without names, the only number. */
  public static JsonNode of(List<String> names, List<Double> values) {
    return names.isEmpty()
        ? JsonNodeFactory.instance.numberNode(values.get(0))
        : of(List.of(), names, values);
  }

  /**
   * A number for each group and name; without groups, for each name.
   *
   * @param values those of group k and name j at k·p + j, of p names
   */
  public static JsonNode of(List<String> groups, List<String> names, List<Double> values) {
    int p = names.size();
    ObjectNode out = JsonNodeFactory.instance.objectNode();
    for (int j = 0; j < p && groups.isEmpty(); j++) {
      out.put(names.get(j), values.get(j));
    }
    for (int k = 0; k < groups.size(); k++) {
      out.set(groups.get(k), of(List.of(), names, values.subList(k * p, (k + 1) * p)));
    }
    return out;
  }
}
