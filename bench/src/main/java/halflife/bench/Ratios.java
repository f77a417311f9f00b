package halflife.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Times of two contenders that took turns. */
final class Ratios {
  private final List<Double> theirs = new ArrayList<>();
  private final List<Double> ours = new ArrayList<>();

  /** Those of rounds that are over. */
  static Ratios of(List<Double> theirs, List<Double> ours) {
    Ratios ratios = new Ratios();
    ratios.theirs.addAll(theirs);
    ratios.ours.addAll(ours);
    return ratios;
  }

  void add(double theirSeconds, double ourSeconds) {
    theirs.add(theirSeconds);
    ours.add(ourSeconds);
  }

  double theirMedian() {
    return median(theirs);
  }

  double ourMedian() {
    return median(ours);
  }

  /** The median of each round's theirs/ours: above 1 where Halflife is faster. */
  double median() {
    return median(perRound());
  }

  /** What a share of the rounds' ratios are below. */
  double quantile(double share) {
    double[] sorted = perRound();
    Arrays.sort(sorted);
    return sorted[(int) (share * sorted.length)];
  }

  double lowest() {
    return Arrays.stream(perRound()).min().orElseThrow();
  }

  double highest() {
    return Arrays.stream(perRound()).max().orElseThrow();
  }

  private double[] perRound() {
    double[] ratios = new double[ours.size()];
    Arrays.setAll(ratios, i -> theirs.get(i) / ours.get(i));
    return ratios;
  }

  static double median(List<Double> values) {
    return median(values.stream().mapToDouble(v -> v).toArray());
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int half = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  }
}
