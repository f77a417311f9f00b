package halflife.evidence;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** Predictions of rows that took no part in the fit that made them, beside the observations. */
public sealed interface Diagnostics {
  /** The largest number of points that {@link Residuals} keeps. */
  int MOST_POINTS = 2000;

  /**
   * Numbers and counts: each prediction beside what was observed.
   *
   * @param rows the number of rows; where they are more than {@link #MOST_POINTS}, the points are
   *     those at even steps of the prediction and those furthest from it
   * @param predicted the mean, by rising prediction
   * @param observed the value
   */
  record Residuals(int rows, List<Double> predicted, List<Double> observed) implements Diagnostics {
    public Residuals {
      predicted = List.copyOf(predicted);
      observed = List.copyOf(observed);
    }
  }

  /**
   * Classes: whether probabilities tell them apart, and whether they are right on average.
   *
   * @param rows the number of rows
   * @param curves one for each class, for binomial that of the positive one only
   * @param confusion the weight of rows of class i whose most probable class is j, at [i][j]
   */
  record Classes(int rows, List<ClassCurve> curves, List<List<Double>> confusion)
      implements Diagnostics {
    public Classes {
      curves = List.copyOf(curves);
      confusion = confusion.stream().map(List::copyOf).toList();
    }

    /** The indexes of so many classes that have the most rows, in their own order. */
    public List<Integer> mostCommon(int most) {
      return IntStream.range(0, confusion.size())
          .boxed()
          .sorted(
              Comparator.comparingDouble(k -> -confusion.get(k).stream().mapToDouble(v -> v).sum()))
          .limit(most)
          .sorted()
          .toList();
    }

    /** The curves, of more than so many classes those of the {@link #mostCommon}. */
    public List<ClassCurve> curves(int most) {
      return curves.size() <= most
          ? curves
          : mostCommon(most).stream().filter(k -> k < curves.size()).map(curves::get).toList();
    }

    /** The share of the rows of a class that are found; not a number if it has none. */
    public double recall(int of) {
      double all = confusion.get(of).stream().mapToDouble(v -> v).sum();
      return confusion.get(of).get(of) / all;
    }

    /** The share of the rows said to be of a class that are; not a number if none are said to. */
    public double precision(int of) {
      double all = confusion.stream().mapToDouble(row -> row.get(of)).sum();
      return confusion.get(of).get(of) / all;
    }
  }

  /**
   * The diagnostics of held-out predictions; a row of weight 0 is absent.
   *
   * @param task the target and its score
   * @param predicted rows × outputs: the mean, or probabilities; for binomial one column, that of
   *     the positive class
   * @param observed per row: the value, or the index of the class
   * @param weights per row, not negative
   * @throws IllegalArgumentException if no row has a weight, or there are not as many of each
   */
  static Diagnostics of(Task task, double[][] predicted, double[] observed, double[] weights) {
    int rows = observed.length;
    boolean some = Arrays.stream(weights).anyMatch(w -> w > 0);
    if (!some || predicted.length != rows || weights.length != rows) {
      throw new IllegalArgumentException(
          "diagnostics need as many predictions and weights as observations, at least one of weight"
              + " above 0, but there are "
              + predicted.length
              + ", "
              + weights.length
              + " and "
              + rows);
    }
    int[] kept = IntStream.range(0, rows).filter(i -> weights[i] > 0).toArray();
    double[][] p = Arrays.stream(kept).mapToObj(i -> predicted[i]).toArray(double[][]::new);
    double[] y = Arrays.stream(kept).mapToDouble(i -> observed[i]).toArray();
    double[] w = Arrays.stream(kept).mapToDouble(i -> weights[i]).toArray();
    return task.family().hasClasses() ? classes(task, p, y, w) : residuals(p, y);
  }

  private static Residuals residuals(double[][] predicted, double[] observed) {
    int rows = observed.length;
    int[] order =
        IntStream.range(0, rows)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> predicted[i][0]))
            .mapToInt(i -> i)
            .toArray();
    TreeSet<Integer> kept = new TreeSet<>();
    if (rows <= MOST_POINTS) {
      IntStream.range(0, rows).forEach(kept::add);
    } else {
      int far = MOST_POINTS / 20;
      IntStream.range(0, rows)
          .boxed()
          .sorted(
              Comparator.comparingDouble(
                  k -> -Math.abs(observed[order[k]] - predicted[order[k]][0])))
          .limit(far)
          .forEach(kept::add);
      int even = MOST_POINTS - far;
      IntStream.range(0, even)
          .forEach(i -> kept.add((int) Math.round(i * (rows - 1.0) / (even - 1))));
    }
    List<Double> x = new ArrayList<>();
    List<Double> y = new ArrayList<>();
    for (int k : kept) {
      x.add(predicted[order[k]][0]);
      y.add(observed[order[k]]);
    }
    return new Residuals(rows, x, y);
  }

  private static Classes classes(
      Task task, double[][] predicted, double[] observed, double[] weights) {
    int count = task.classes().size();
    boolean binomial = task.family() == Family.BINOMIAL;
    double[][] confusion = new double[count][count];
    for (int i = 0; i < observed.length; i++) {
      confusion[(int) observed[i]][mostProbable(predicted[i], binomial)] += weights[i];
    }
    List<ClassCurve> curves = new ArrayList<>();
    List<String> names = task.curveClasses();
    for (int k = 0; k < names.size(); k++) {
      int output = k;
      int member = binomial ? 1 : k;
      double[] probability = Arrays.stream(predicted).mapToDouble(row -> row[output]).toArray();
      boolean[] is = new boolean[observed.length];
      for (int i = 0; i < is.length; i++) {
        is[i] = observed[i] == member;
      }
      int most = names.size() > 4 ? 100 : 400;
      curves.add(ClassCurve.of(names.get(k), probability, is, weights, most));
    }
    List<List<Double>> table = new ArrayList<>();
    for (double[] row : confusion) {
      table.add(Arrays.stream(row).boxed().toList());
    }
    return new Classes(observed.length, curves, table);
  }

  /** The most probable class; of several the first, as glmnet's {@code class} does. */
  private static int mostProbable(double[] probabilities, boolean binomial) {
    if (binomial) {
      return probabilities[0] > 0.5 ? 1 : 0;
    }
    int best = 0;
    for (int k = 1; k < probabilities.length; k++) {
      best = probabilities[k] > probabilities[best] ? k : best;
    }
    return best;
  }
}
