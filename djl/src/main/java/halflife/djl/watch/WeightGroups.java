package halflife.djl.watch;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingLong;

import halflife.core.Internal;
import halflife.decay.DecayPlan;
import halflife.decay.Decision;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * The trained parameters of a plan in a few groups, so that a table of them can be read.
 *
 * @param byPath the group of each parameter, in the order of the plan
 * @param decayed the groups in which something decays
 * @param sizes the number of weights in each group
 */
@Internal
public record WeightGroups(
    Map<String, String> byPath, Set<String> decayed, Map<String, Long> sizes) {
  /** Groups in a table, at most. */
  static final int MOST = 12;

  /** Fewer are not worth having, if more can be had. */
  private static final int FEWEST = 4;

  /** All that does not decay, where nobody names groups. */
  static final String NOT_DECAYED = "not decayed";

  /** The group of the rest when there are too many groups. */
  static final String OTHERS = "others";

  /**
   * One group for each parameter that decays, and one for all others. Where these are too many,
   * parameters whose paths begin alike are together: as few of the first words of a path count as
   * needed. Where that leaves almost none, such as the whole of a net of many equal blocks,
   * neighbours are together.
   */
  public static WeightGroups of(DecayPlan plan) {
    List<String> paths =
        trained(plan).stream().filter(WeightGroups::decays).map(WeightGroups::path).toList();
    int words = paths.stream().mapToInt(path -> path.split("[./]").length).max().orElse(1);
    while (words > 1
        && beginnings(paths, words).size() >= MOST
        && beginnings(paths, words - 1).size() >= FEWEST) {
      words--;
    }
    int count = words;
    Map<String, String> bundles = bundles(beginnings(paths, words));
    Map<String, String> byPath = new LinkedHashMap<>();
    for (Decision decision : trained(plan)) {
      String path = path(decision);
      String name = bundles.getOrDefault(beginning(path, count), NOT_DECAYED);
      byPath.put(path, decays(decision) ? name : NOT_DECAYED);
    }
    return fewer(plan, byPath);
  }

  /** Neighbours together, as evenly as can be, where there are too many. */
  private static Map<String, String> bundles(List<String> names) {
    int most = MOST - 1;
    int count = Math.min(most, names.size());
    Map<String, String> bundles = new LinkedHashMap<>();
    for (int b = 0; b < count; b++) {
      int from = names.size() * b / count;
      int to = names.size() * (b + 1) / count;
      String first = names.get(from);
      String name = to - from == 1 ? first : first + " to " + names.get(to - 1);
      names.subList(from, to).forEach(one -> bundles.put(one, name));
    }
    return bundles;
  }

  /**
   * The groups as somebody names them; where these are too many, the smallest are together.
   *
   * @param name the group of a path
   */
  public static WeightGroups of(DecayPlan plan, UnaryOperator<String> name) {
    Map<String, String> byPath = new LinkedHashMap<>();
    trained(plan).forEach(d -> byPath.put(path(d), name.apply(path(d))));
    return fewer(plan, byPath);
  }

  /** The names in the order in which they are shown: groups in which something decays first. */
  List<String> names() {
    List<String> names = new ArrayList<>(byPath.values().stream().distinct().toList());
    names.sort((a, b) -> Boolean.compare(decayed.contains(b), decayed.contains(a)));
    return names;
  }

  private static WeightGroups fewer(DecayPlan plan, Map<String, String> byPath) {
    Map<String, Long> sizes = sizes(plan, byPath);
    if (sizes.size() > MOST) {
      Set<String> kept = new HashSet<>();
      sizes.keySet().stream()
          .filter(name -> !name.equals(OTHERS))
          .sorted((a, b) -> Long.compare(sizes.getOrDefault(b, 0L), sizes.getOrDefault(a, 0L)))
          .limit(MOST - 1)
          .forEach(kept::add);
      byPath.replaceAll((path, name) -> kept.contains(name) ? name : OTHERS);
    }
    Set<String> decayed = new HashSet<>();
    for (Decision decision : trained(plan)) {
      if (decays(decision)) {
        decayed.add(byPath.getOrDefault(path(decision), OTHERS));
      }
    }
    return new WeightGroups(byPath, decayed, sizes(plan, byPath));
  }

  private static Map<String, Long> sizes(DecayPlan plan, Map<String, String> byPath) {
    return trained(plan).stream()
        .collect(
            groupingBy(
                decision -> byPath.getOrDefault(path(decision), OTHERS),
                LinkedHashMap::new,
                summingLong(decision -> decision.parameter().size())));
  }

  private static List<Decision> trained(DecayPlan plan) {
    return plan.decisions().stream().filter(d -> !d.parameter().frozen()).toList();
  }

  private static boolean decays(Decision decision) {
    return decision.decay().decays();
  }

  private static String path(Decision decision) {
    return decision.parameter().path();
  }

  private static List<String> beginnings(List<String> paths, int words) {
    return paths.stream().map(path -> beginning(path, words)).distinct().toList();
  }

  private static String beginning(String path, int words) {
    int end = 0;
    for (int word = 0; word < words && end < path.length(); word++) {
      end += word == 0 ? 0 : 1;
      while (end < path.length() && path.charAt(end) != '.' && path.charAt(end) != '/') {
        end++;
      }
    }
    return path.substring(0, end);
  }
}
