package halflife.tune;

import halflife.core.SplitMix64;
import halflife.core.Workers;
import halflife.evidence.Choice;
import halflife.evidence.Family;
import halflife.evidence.Measure;
import halflife.evidence.SampleSizeCurve;
import halflife.linear.HoldoutTrial;
import halflife.linear.data.Design;
import halflife.linear.data.Folds;
import halflife.linear.model.Penalty;
import halflife.tune.data.FoldAssignment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * The gain from decay on training sets of several sizes, found by drawing such sets from the table.
 *
 * <p>For each of 20, 50, 100, 200, 500, … rows up to half of the table R = 10 training sets are
 * drawn. Penalty and λ are chosen by 5-fold cross-validation inside each, and the chosen fit and
 * the one without decay are scored on rows left out, at most 2,000 and a quarter of the table. The
 * correlation of two draws of one table is taken to be (max(m, n_test)/N)²: what is linear in a row
 * is nearly the same for both fits, and of what is quadratic the mean over all draws of m rows of N
 * keeps (m/N)² of one draw's variance (Hoeffding 1948, <i>A class of statistics with asymptotically
 * normal distribution</i>). In simulations such intervals hold the truth in 91 to 100 % of tables.
 * (Nadeau &amp; Bengio's n_test/(n_test + n_train) is for draws that use up the table; here it
 * would be three times too wide.)
 */
final class SampleSizeCurves {
  private static final int DRAWS = 10;
  private static final int FEW_DRAWS = 5;
  private static final int FOLDS = 5;
  private static final int SMALLEST = 20;
  private static final int MOST_TESTED = 2000;

  /** The largest share of the table to test on. */
  private static final double TESTED = 0.25;

  /** The number of rows of a class with which 5 folds leave it in every training part. */
  private static final int LEAST_OF_CLASS = 3;

  /**
   * The cost of one row of a likelihood on one path, in multiplications, as measured: in all, per
   * feature, and per pair of features.
   */
  private static final double EXPONENTIALS = 5e4;

  private static final double GRADIENTS = 3000;
  private static final double METRICS = 40;

  private final Design design;
  private final Family family;
  private final Measure measure;
  private final List<Penalty> penalties;
  private final Choice.Rule rule;
  private final long seed;

  /** The rows that weigh anything, by class; a count of 0 is one class, the others one. */
  private final int[][] strata;

  private final int rows;

  private SampleSizeCurves(
      Design design,
      Family family,
      Measure measure,
      List<Penalty> penalties,
      Choice.Rule rule,
      long seed) {
    this.design = design;
    this.family = family;
    this.measure = measure;
    this.penalties = penalties;
    this.rule = rule;
    this.seed = seed;
    List<List<Integer>> classes = new ArrayList<>();
    int used = 0;
    for (int i = 0; i < design.size(); i++) {
      int stratum = stratum(i);
      while (classes.size() <= stratum) {
        classes.add(new ArrayList<>());
      }
      if (design.weights()[i] > 0) {
        classes.get(stratum).add(i);
        used++;
      }
    }
    rows = used;
    strata =
        classes.stream()
            .map(members -> members.stream().mapToInt(i -> i).toArray())
            .toArray(int[][]::new);
  }

  private int stratum(int row) {
    double y = design.target()[row];
    return switch (family) {
      case GAUSSIAN -> 0;
      case POISSON -> y > 0 ? 1 : 0;
      case BINOMIAL, MULTINOMIAL -> (int) y;
    };
  }

  /**
   * The ratios by training-set size.
   *
   * @param penalties those to choose from; the first says what is penalized without decay
   * @param exchangeable whether any row may be drawn without another: neither groups nor an order
   *     in time
   * @param budget the most multiplications this may take; where all sizes with 10 draws take more,
   *     there are 5 draws, or only the smaller sizes
   * @return empty if rows are not exchangeable, or the table or the budget does not have room for
   *     two sizes; a size is left out where some draw's score is infinite
   */
  static Optional<SampleSizeCurve> of(
      Design design,
      Family family,
      Measure measure,
      List<Penalty> penalties,
      Choice.Rule rule,
      boolean exchangeable,
      long seed,
      Workers workers,
      double budget) {
    return exchangeable
        ? new SampleSizeCurves(design, family, measure, penalties, rule, seed)
            .within(budget, workers)
        : Optional.empty();
  }

  private Optional<SampleSizeCurve> within(double budget, Workers workers) {
    List<Integer> possible = sizes();
    int many = affordable(possible, budget / DRAWS);
    int more = affordable(possible, budget / FEW_DRAWS);
    int draws = more > many ? FEW_DRAWS : DRAWS;
    List<Integer> sizes = possible.subList(0, Math.max(many, more));
    if (sizes.size() < 2) {
      return Optional.empty();
    }
    double[][] chosen = new double[sizes.size()][draws];
    double[][] none = new double[sizes.size()][draws];
    // the longest first, so that no thread is left with one at the end
    workers.run(
        sizes.size() * draws,
        task -> {
          int s = sizes.size() - 1 - task / draws;
          HoldoutTrial trial = trial(sizes.get(s), task % draws);
          chosen[s][task % draws] = trial.chosen();
          none[s][task % draws] = trial.none();
        });
    List<SampleSizeCurve.Point> points = new ArrayList<>();
    for (int s = 0; s < chosen.length; s++) {
      if (DoubleStream.concat(Arrays.stream(chosen[s]), Arrays.stream(none[s]))
          .allMatch(Double::isFinite)) {
        double share = Math.max(sizes.get(s), tested()) / (double) rows;
        points.add(
            SampleSizeCurve.Point.of(measure, sizes.get(s), chosen[s], none[s], share * share));
      }
    }
    return points.size() < 2 ? Optional.empty() : Optional.of(new SampleSizeCurve(points));
  }

  /** 20, 50, 100, 200, … up to half of the rows, each class having rows enough in all. */
  private List<Integer> sizes() {
    List<Integer> sizes = new ArrayList<>();
    int size = SMALLEST;
    while (size <= rows / 2) {
      int[] train = shares(size);
      int[] test = shares(tested());
      if (IntStream.range(0, strata.length)
          .allMatch(c -> least(c) == 0 || train[c] >= least(c) && test[c] > 0)) {
        sizes.add(size);
      }
      size = String.valueOf(size).startsWith("2") ? size / 2 * 5 : size * 2;
    }
    return sizes;
  }

  /** The number of training rows that a stratum needs; of counts only those above 0 need any. */
  private int least(int stratum) {
    return switch (family) {
      case GAUSSIAN -> 0;
      case POISSON -> stratum == 0 ? 0 : LEAST_OF_CLASS;
      // the area under the curve compares rows of both classes in each fold
      case BINOMIAL, MULTINOMIAL -> measure == Measure.AUC ? FOLDS : LEAST_OF_CLASS;
    };
  }

  /**
   * The number of rows of each class in a training set, to the nearest; the largest takes the rest.
   */
  private int[] shares(int size) {
    int[] shares = new int[strata.length];
    int largest = 0;
    int left = size;
    for (int c = 0; c < shares.length; c++) {
      shares[c] = (int) Math.round((double) size * strata[c].length / rows);
      left -= shares[c];
      largest = strata[c].length > strata[largest].length ? c : largest;
    }
    shares[largest] += left;
    return shares;
  }

  private int tested() {
    return (int) Math.min(MOST_TESTED, TESTED * rows);
  }

  private int affordable(List<Integer> sizes, double budget) {
    double cost = 0;
    int count = 0;
    while (count < sizes.size() && cost + cost(sizes.get(count)) <= budget) {
      cost += cost(sizes.get(count++));
    }
    return count;
  }

  /** The multiplications of one draw, roughly. */
  private double cost(double size) {
    double p = design.width();
    double smaller = Math.min(size, p);
    double outputs = family == Family.MULTINOMIAL ? strata.length : 1;
    double path = 0;
    for (Penalty penalty : penalties) {
      path +=
          family == Family.GAUSSIAN
              ? (penalty.alpha() == 1 ? 2 : 12) * smaller * smaller * p
              : outputs * size * (EXPONENTIALS + p * (GRADIENTS + METRICS * outputs * smaller));
    }
    return size * p * smaller + (FOLDS + 1) * path;
  }

  /** Runs one draw; its rows depend on the seed, the size and the draw alone. */
  private HoldoutTrial trial(int size, int draw) {
    SplitMix64 random = SplitMix64.stream(seed, ((long) size << 20) + draw);
    int[] train = shares(size);
    int[] test = shares(tested());
    int[] learned = new int[size];
    int[] heldOut = new int[tested()];
    int learnedSize = 0;
    int heldOutSize = 0;
    for (int c = 0; c < strata.length; c++) {
      int[] order = strata[c].clone();
      random.shuffle(order);
      System.arraycopy(order, 0, learned, learnedSize, train[c]);
      System.arraycopy(order, train[c], heldOut, heldOutSize, test[c]);
      learnedSize += train[c];
      heldOutSize += test[c];
    }
    double[] classOf = Arrays.stream(learned).mapToDouble(this::stratum).toArray();
    Folds folds = FoldAssignment.byClass(classOf, FOLDS, random.nextLong());
    return HoldoutTrial.of(
        family,
        measure,
        design.pick(learned),
        folds.fold(),
        folds.count(),
        design.pick(heldOut),
        penalties,
        rule);
  }
}
