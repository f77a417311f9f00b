package halflife.optim;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The gradients of one step, by path. A path that is not in it has no gradient: nothing happens to
 * that parameter, no decay either. A gradient of zeros still decays.
 *
 * <p>Arrays are read during the step and not changed.
 */
public final class Gradients {
  /**
   * Gradients of some rows of a parameter.
   *
   * @param rows their numbers along the first axis; a row given twice counts with the sum
   * @param values row after row
   */
  record Rows(int[] rows, float[] values) {}

  private final Map<String, float[]> dense = new LinkedHashMap<>();
  private final Map<String, Rows> sparse = new LinkedHashMap<>();

  /** A step's gradients, all of them dense. */
  public static Gradients of(Map<String, float[]> gradients) {
    Gradients all = new Gradients();
    gradients.forEach(all::put);
    return all;
  }

  /**
   * The gradient of a parameter, an entry for each of its weights.
   *
   * @throws IllegalArgumentException if there is one already
   */
  public Gradients put(String path, float[] gradient) {
    refuseSecond(path);
    dense.put(path, gradient);
    return this;
  }

  /**
   * The gradient of a parameter of which only some rows took part, as an embedding's.
   *
   * @param rows their numbers along the first axis; a row given twice counts with the sum
   * @param values row after row, rows.length times the size of a row
   * @throws IllegalArgumentException if there is one already
   */
  public Gradients putRows(String path, int[] rows, float[] values) {
    refuseSecond(path);
    sparse.put(path, new Rows(rows, values));
    return this;
  }

  Map<String, float[]> dense() {
    return dense;
  }

  Map<String, Rows> sparse() {
    return sparse;
  }

  private void refuseSecond(String path) {
    if (dense.containsKey(path) || sparse.containsKey(path)) {
      throw new IllegalArgumentException("there are two gradients of " + path + " in one step");
    }
  }
}
