package halflife.decay;

import halflife.core.Guard;
import java.util.ArrayList;
import java.util.List;

/**
 * An array of weights in a model.
 *
 * @param path its place in the model, the words separated by points or slashes, as in {@code
 *     encoder.0.attention.weight}
 * @param shape its axes, the output units first; empty for a single number
 * @param role its purpose
 * @param frozen whether training leaves it as it is
 */
public record Parameter(String path, List<Integer> shape, Role role, boolean frozen) {
  /**
   * Checks the path and the axes.
   *
   * @throws IllegalArgumentException if the path is empty, an axis is not above 0, or it has more
   *     than 2³¹ − 1 numbers
   */
  public Parameter {
    if (path.isBlank()) {
      throw new IllegalArgumentException("a parameter has no path; name it, as in dense.weight");
    }
    shape = List.copyOf(shape);
    double size = 1;
    for (int axis : shape) {
      size *= Guard.positive("an axis of " + path, axis);
    }
    if (size > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          path + " has " + (long) size + " numbers, but one array holds at most 2147483647");
    }
  }

  /**
   * A parameter that is trained, its role guessed from its path ({@link Role#guess}).
   *
   * @param shape its axes, the output units first
   */
  public static Parameter of(String path, int... shape) {
    List<Integer> axes = new ArrayList<>();
    for (int axis : shape) {
      axes.add(axis);
    }
    return new Parameter(path, axes, Role.guess(path, axes.size()), false);
  }

  /** A copy with another role. */
  public Parameter withRole(Role other) {
    return new Parameter(path, shape, other, frozen);
  }

  /** A copy that training leaves as it is. */
  public Parameter freeze() {
    return new Parameter(path, shape, role, true);
  }

  /**
   * Whether it decays unless you know better ({@link DecayRules#standard}): it is neither a bias
   * nor of a normalization, and has at least two axes.
   */
  public boolean isWeight() {
    return role != Role.BIAS && role != Role.NORM && rank() > 1;
  }

  /** The number of axes. */
  public int rank() {
    return shape.size();
  }

  /** The number of weights. */
  public int size() {
    int size = 1;
    for (int length : shape) {
      size *= length;
    }
    return size;
  }

  /** The length of the first axis; 1 for a single number. */
  public int rows() {
    return rank() == 0 ? 1 : shape.get(0);
  }

  /** The number of weights of one output unit: all of them where the rank is at most 1. */
  public int unit() {
    return rank() <= 1 ? size() : size() / shape.get(0);
  }
}
