package halflife.optim.checkpoint;

import halflife.core.Numbers;
import halflife.decay.Parameter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The difference between two sets of named arrays.
 *
 * @param missing names that were expected and are not there
 * @param extra names that are there and were not expected
 * @param resized names of arrays of another shape, with both
 */
public record Difference(List<String> missing, List<String> extra, List<Resized> resized) {
  private static final int LISTED = 8;

  /** An array of another shape than was expected. */
  public record Resized(String name, List<Integer> expected, List<Integer> found) {
    /** Its name and both shapes, in words. */
    @Override
    public String toString() {
      return name
          + " ("
          + Numbers.shape(expected)
          + " expected, "
          + Numbers.shape(found)
          + " found)";
    }
  }

  /** Compares expected arrays with found ones: the shape of each by its name. */
  public static Difference of(
      Map<String, List<Integer>> expected, Map<String, List<Integer>> found) {
    List<String> missing = new ArrayList<>();
    List<Resized> resized = new ArrayList<>();
    expected.forEach(
        (name, shape) -> {
          List<Integer> other = found.get(name);
          if (other == null) {
            missing.add(name);
          } else if (!other.equals(shape)) {
            resized.add(new Resized(name, shape, other));
          }
        });
    List<String> extra = found.keySet().stream().filter(n -> !expected.containsKey(n)).toList();
    return new Difference(List.copyOf(missing), extra, List.copyOf(resized));
  }

  /** Compares parameters with arrays for them, which have a length but no shape. */
  public static Difference of(List<Parameter> parameters, Map<String, float[]> arrays) {
    Map<String, List<Integer>> expected = new LinkedHashMap<>();
    parameters.forEach(p -> expected.put(p.path(), List.of(p.size())));
    Map<String, List<Integer>> found = new LinkedHashMap<>();
    arrays.forEach((path, array) -> found.put(path, List.of(array.length)));
    return of(expected, found);
  }

  /** Whether there is none. */
  public boolean isEmpty() {
    return missing.isEmpty() && extra.isEmpty() && resized.isEmpty();
  }

  /** Whether an array of this name is missing or of another shape. */
  public boolean isAbout(String name) {
    return missing.contains(name) || resized.stream().anyMatch(r -> r.name.equals(name));
  }

  /**
   * Refuses a difference that is not empty.
   *
   * @param what the beginning of a sentence, which says what is not as it should be
   * @throws IllegalArgumentException with the difference in words, if there is one
   */
  public void refuse(String what) {
    if (!isEmpty()) {
      throw new IllegalArgumentException(what + ": " + this);
    }
  }

  /** This difference together with another, of other arrays. */
  public Difference and(Difference other) {
    return new Difference(
        Stream.concat(missing.stream(), other.missing.stream()).toList(),
        Stream.concat(extra.stream(), other.extra.stream()).toList(),
        Stream.concat(resized.stream(), other.resized.stream()).toList());
  }

  /**
   * The difference in words: missing a, b; not expected c; of another size d (64×20 expected, 32×20
   * found).
   */
  @Override
  public String toString() {
    List<String> parts = new ArrayList<>();
    add(parts, "missing ", missing);
    add(parts, "not expected ", extra);
    add(parts, "of another size ", resized.stream().map(Resized::toString).toList());
    return parts.isEmpty() ? "no difference" : String.join("; ", parts);
  }

  private static void add(List<String> parts, String what, List<String> names) {
    if (!names.isEmpty()) {
      String listed = String.join(", ", names.subList(0, Math.min(LISTED, names.size())));
      int rest = names.size() - LISTED;
      parts.add(what + listed + (rest > 0 ? " and " + Numbers.count(rest) + " more" : ""));
    }
  }
}
