package halflife.evidence;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The ROC curve and the calibration of one class: its probability as a test of its rows against all
 * others.
 *
 * @param name the class
 * @param auc the area under its ROC curve
 * @param falsePositive the rising share of other rows above a falling threshold, from 0 to 1
 * @param truePositive the share of its own rows above the same threshold
 * @param calibration predicted against observed, by rising prediction
 */
public record ClassCurve(
    String name,
    double auc,
    List<Double> falsePositive,
    List<Double> truePositive,
    List<Bin> calibration) {
  private static final int BINS = 10;
  private static final double Z = 1.959963984540054;

  public ClassCurve {
    falsePositive = List.copyOf(falsePositive);
    truePositive = List.copyOf(truePositive);
    calibration = List.copyOf(calibration);
  }

  /**
   * Rows of about the same predicted probability.
   *
   * @param predicted their mean predicted probability
   * @param observed the share of them in the class
   * @param rows the number of rows
   * @param low the lower end of the 95 % interval of the share (Wilson 1927)
   * @param high the upper end
   */
  public record Bin(double predicted, double observed, int rows, double low, double high) {}

  /**
   * The curve of held-out probabilities of rows of weight above 0; the ROC curve is thinned to so
   * many points.
   */
  static ClassCurve of(
      String name, double[] probability, boolean[] member, double[] weights, int most) {
    List<Double> across = new ArrayList<>(List.of(0.0));
    List<Double> up = new ArrayList<>(List.of(0.0));
    List<Auc.Step> steps = Auc.steps(probability, member, weights);
    double positives = steps.stream().mapToDouble(Auc.Step::positive).sum();
    double negatives = steps.stream().mapToDouble(Auc.Step::negative).sum();
    double below = 0;
    double above = 0;
    double written = 0;
    for (int i = 0; i < steps.size(); i++) {
      below += steps.get(i).negative() / negatives;
      above += steps.get(i).positive() / positives;
      boolean far = below + above - written >= 2.0 / most;
      if (i == steps.size() - 1) {
        across.add(1.0);
        up.add(1.0);
      } else if (far) {
        across.add(below);
        up.add(above);
        written = below + above;
      }
    }
    return new ClassCurve(
        name, Auc.of(probability, member, weights), across, up, bins(probability, member, weights));
  }

  /** Ten bins of equal weight; rows of equal probability are never parted. */
  private static List<Bin> bins(double[] probability, boolean[] member, double[] weights) {
    List<Integer> order = new ArrayList<>();
    double total = 0;
    for (int i = 0; i < probability.length; i++) {
      order.add(i);
      total += weights[i];
    }
    order.sort(Comparator.comparingDouble(i -> probability[i]));
    List<Bin> out = new ArrayList<>();
    int from = 0;
    double seen = 0;
    for (int i = 0; i < order.size(); i++) {
      seen += weights[order.get(i)];
      boolean last = i == order.size() - 1;
      boolean full = seen >= total * (out.size() + 1) / BINS * (1 - 1e-12);
      if (last || full && probability[order.get(i)] < probability[order.get(i + 1)]) {
        out.add(bin(order.subList(from, i + 1), probability, member, weights));
        from = i + 1;
      }
    }
    return out;
  }

  /** Unequal weights count as fewer rows, (Σw)²/Σw². */
  private static Bin bin(
      List<Integer> rows, double[] probability, boolean[] member, double[] weights) {
    double sum = 0;
    double squares = 0;
    double predicted = 0;
    double observed = 0;
    for (int i : rows) {
      double w = weights[i];
      sum += w;
      squares += w * w;
      predicted += w * probability[i];
      observed += member[i] ? w : 0;
    }
    double n = sum * sum / squares;
    double share = observed / sum;
    double middle = (share + Z * Z / (2 * n)) / (1 + Z * Z / n);
    double half = Z / (1 + Z * Z / n) * Math.sqrt(share * (1 - share) / n + Z * Z / (4 * n * n));
    return new Bin(
        predicted / sum,
        share,
        rows.size(),
        Math.max(0, middle - half),
        Math.min(1, middle + half));
  }
}
