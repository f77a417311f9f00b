package halflife.linear.leastsquares;

import halflife.linear.data.Vectors;
import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * The coefficients that may move, with the factor of their Gram matrix and the gradient of every
 * feature's correlation with the target. Both the homotopy and the Newton solver work on this.
 */
public final class ActiveSet {
  private static final double DEPENDENT = 1e-13;

  public final Quadratic problem;
  final int[] index;
  final double[] sign;
  final boolean[] in;
  final boolean[] blocked;

  /** Coefficients b, by feature. */
  public final double[] b;

  /** c − Gb, by feature. */
  public final double[] gradient;

  private final ActiveSystem system;
  private final double[] byPosition;
  private final double[] image;
  private final double tolerance;
  private double ridge;
  private int size;

  public ActiveSet(Quadratic problem) {
    this.problem = problem;
    int p = problem.p();
    index = new int[p];
    sign = new double[p];
    in = new boolean[p];
    blocked = new boolean[p];
    b = new double[p];
    gradient = problem.correlation().clone();
    byPosition = new double[p];
    image = new double[p];
    tolerance = Math.max(DEPENDENT, 4 * problem.maxRank() * Math.ulp(1.0));
    system = new ActiveSystem(this, tolerance);
    for (int j = 0; j < p; j++) {
      blocked[j] = !problem.usable(j);
    }
  }

  public int size() {
    return size;
  }

  double ridge() {
    return ridge;
  }

  /** v of the feature at a position. */
  private double weight(int position) {
    return problem.factors()[index[position]];
  }

  /**
   * Lets a coefficient move.
   *
   * @param direction the sign it will take, or 0 for a free one
   * @return false if its feature depends on those that are in: it is then blocked until one of them
   *     leaves
   */
  public boolean add(int feature, double direction) {
    if (ridge == 0 && size >= problem.maxRank()) {
      blocked[feature] = true;
      return false;
    }
    if (!system.add(feature, direction)) {
      blocked[feature] = true;
      return false;
    }
    index[size] = feature;
    sign[size++] = direction;
    in[feature] = true;
    return true;
  }

  /** Makes the next steps of the homotopy cheap, where many features are in. */
  void sweepIfMany() {
    system.sweepIfMany();
  }

  /** Brings {@link #gradient} up to date from the coefficients, after many sweeps. */
  void refresh() {
    if (!system.hasSweptMuch()) {
      return;
    }
    for (int a = 0; a < size; a++) {
      byPosition[a] = b[index[a]];
    }
    double[] product = image(byPosition);
    for (int j = 0; j < gradient.length; j++) {
      gradient[j] = problem.correlation()[j] - product[j];
    }
  }

  /** Fixes the coefficient at a position at 0; features blocked as dependent may be tried again. */
  void drop(int position) {
    int feature = index[position];
    system.drop(position);
    System.arraycopy(index, position + 1, index, position, size - position - 1);
    System.arraycopy(sign, position + 1, sign, position, size - position - 1);
    size--;
    in[feature] = false;
    b[feature] = 0;
    unblock();
  }

  void unblock() {
    for (int j = 0; j < blocked.length; j++) {
      blocked[j] = !problem.usable(j);
    }
  }

  /**
   * Lets a feature that depends on those that are in take the place of one of them, where it pulls
   * harder than l1 v.
   *
   * <p>Moving it by t and the others by −t (G_AA + ridge V)⁻¹ G_Aj leaves the fit nearly as it is,
   * and the penalty falls at the rate of its violation. So it moves until the first coefficient
   * reaches 0; that one leaves, and the feature is in.
   *
   * @return false if none would reach 0, or the curvature that is left stops the way before
   */
  boolean exchange(int feature, double l1) {
    double direction = Math.signum(gradient[feature]);
    double[] d = new double[size];
    for (int a = 0; a < size; a++) {
      d[a] = -direction * problem.gram().at(index[a], feature);
    }
    system.solve(d);
    int leaving = -1;
    double length = Double.POSITIVE_INFINITY;
    for (int a = 0; a < size; a++) {
      if (sign[a] * d[a] < 0) {
        double reach = -b[index[a]] / d[a];
        boolean tie = leaving >= 0 && reach == length && Math.abs(d[a]) > Math.abs(d[leaving]);
        if (reach < length || tie) {
          length = reach;
          leaving = a;
        }
      }
    }
    if (leaving < 0 || length > reach(feature, direction, d, l1)) {
      blocked[feature] = true;
      return false;
    }
    move(d, length);
    b[feature] = direction * length;
    move(feature, b[feature]);
    drop(leaving);
    if (!add(feature, direction)) {
      clear(feature);
      return false;
    }
    return true;
  }

  /** The distance that a dependent feature may move until the rest of its curvature stops it. */
  private double reach(int feature, double direction, double[] d, double l1) {
    double v = problem.factors()[feature];
    double curvature = problem.gram().at(feature, feature) + ridge * v;
    double rounding = tolerance * curvature;
    for (int a = 0; a < size; a++) {
      curvature += direction * d[a] * problem.gram().at(index[a], feature);
    }
    return curvature > rounding ? (pull(feature) - l1 * v) / curvature : Double.POSITIVE_INFINITY;
  }

  /**
   * Moves the coefficients that are in along a direction and brings {@link #gradient} up to date.
   */
  private void move(double[] direction, double length) {
    step(length, direction, image(direction));
  }

  /** Sets b of a feature that cannot stay in to 0 and brings {@link #gradient} up to date. */
  private void clear(int feature) {
    move(feature, -b[feature]);
    b[feature] = 0;
  }

  /** Brings {@link #gradient} up to date after a change of one coefficient. */
  private void move(int feature, double change) {
    problem.gram().multiply(new int[] {feature}, 1, new double[] {change}, image);
    Vectors.add(-1, image, gradient, gradient.length);
  }

  /**
   * The blocked feature that violates |gradient| ≤ l1 v most, or −1 if none does by more than this.
   *
   * @param of the features to look at
   */
  int worstBlocked(double l1, double slack, IntPredicate of) {
    return worst(l1, slack, j -> blocked[j] && of.test(j));
  }

  /** Changes the ridge on the diagonal; drops what turns out to be dependent. */
  public void ridge(double value) {
    if (value == ridge) {
      return;
    }
    ridge = value;
    int[] old = Arrays.copyOf(index, size);
    double[] signs = Arrays.copyOf(sign, size);
    size = 0;
    for (int feature : old) {
      in[feature] = false;
    }
    addAll(old, signs);
    for (int feature : old) {
      if (!in[feature]) {
        clear(feature);
      }
    }
  }

  /** Lets the first coefficients of a set move, as if they were added one by one. */
  private void addAll(int[] features, double[] directions) {
    if (ridge == 0 && features.length > problem.maxRank()) {
      system.clear();
      for (int a = 0; a < features.length; a++) {
        add(features[a], directions[a]);
      }
      return;
    }
    boolean[] added = system.start(features);
    for (int a = 0; a < added.length; a++) {
      if (added[a]) {
        index[size] = features[a];
        sign[size++] = directions[a];
      }
      in[features[a]] = added[a];
      blocked[features[a]] |= !added[a];
    }
  }

  /** The change of b, by position, as l1 falls by one: (G + ridge V)⁻¹ V s. */
  double[] direction() {
    return system.direction();
  }

  /** {@link #image} of the {@link #direction}. */
  double[] directionImage(double[] direction) {
    return system.directionImage(image) ? image : image(direction);
  }

  /** The correction at this l1, by position: (G + ridge V)⁻¹ (gradient − ridge V b − l1 V s). */
  double[] correction(double l1) {
    double[] d = new double[size];
    for (int a = 0; a < size; a++) {
      d[a] = gradient[index[a]] - weight(a) * (ridge * b[index[a]] + l1 * sign[a]);
    }
    system.solve(d);
    return d;
  }

  /** The largest |gradient − ridge V b − l1 V s| over the active set. */
  double drift(double l1) {
    double worst = 0;
    for (int a = 0; a < size; a++) {
      double miss = gradient[index[a]] - weight(a) * (ridge * b[index[a]] + l1 * sign[a]);
      worst = Math.max(worst, Math.abs(miss));
    }
    return worst;
  }

  /**
   * G d: the change of {@link #gradient} along a direction; the array is reused by the next call.
   */
  double[] image(double[] direction) {
    problem.gram().multiply(index, size, direction, image);
    return image;
  }

  /** b += t d and gradient −= t G d. */
  void step(double t, double[] direction, double[] change) {
    for (int a = 0; a < size; a++) {
      b[index[a]] += t * direction[a];
    }
    Vectors.add(-t, change, gradient, gradient.length);
  }

  /**
   * Removes rounding: solves for the active coefficients at this l1. One that stands at 0, because
   * it has just entered, is kept from taking the wrong sign.
   */
  void correct(double l1) {
    double[] d = correction(l1);
    step(1, d, image(d));
    for (int a = 0; a < size; a++) {
      if (b[index[a]] * sign[a] < 0) {
        b[index[a]] = 0;
      }
    }
  }

  /** Whether every feature that may take part is in. */
  boolean isFull() {
    return IntStream.range(0, problem.p()).allMatch(j -> in[j] || !problem.usable(j));
  }

  /** The distance of the active columns from dependence; see {@link ActiveFactor#conditioning}. */
  double conditioning() {
    return system.conditioning();
  }

  /** Lets every feature with factor 0 move, and fits them. */
  void admitFree() {
    admit(j -> problem.factors()[j] == 0);
  }

  /** Admits every feature that may take part, whatever its sign will be. */
  void admitAll() {
    admit(problem::usable);
  }

  private void admit(IntPredicate which) {
    int before = size;
    int[] fresh = IntStream.range(0, problem.p()).filter(j -> which.test(j) && !in[j]).toArray();
    if (size == 0) {
      addAll(fresh, new double[fresh.length]);
    } else {
      for (int j : fresh) {
        add(j, 0);
      }
    }
    if (size > before) {
      correct(0);
    }
  }

  /** The strength of the pull on coefficient j away from 0, in a direction it may take. */
  double pull(int j) {
    return problem.nonNegative() ? Math.max(gradient[j], 0) : Math.abs(gradient[j]);
  }

  /** max |gradient| / v over penalized features: the l1 at which the first of them would enter. */
  double entryStrength() {
    double max = 0;
    for (int j = 0; j < problem.p(); j++) {
      if (problem.factors()[j] > 0 && problem.usable(j)) {
        max = Math.max(max, pull(j) / problem.factors()[j]);
      }
    }
    return max;
  }

  /**
   * The penalized feature outside the set that violates |gradient| ≤ l1 v most, or −1 if none does.
   */
  int worstOutside(double l1, double slack) {
    return worst(l1, slack, j -> !blocked[j]);
  }

  private int worst(double l1, double slack, IntPredicate of) {
    int worst = -1;
    double most = slack;
    for (int j = 0; j < problem.p(); j++) {
      if (!in[j] && problem.usable(j) && problem.factors()[j] > 0 && of.test(j)) {
        double excess = pull(j) - l1 * problem.factors()[j];
        if (excess > most) {
          most = excess;
          worst = j;
        }
      }
    }
    return worst;
  }
}
