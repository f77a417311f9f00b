package halflife.evidence;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The area under the ROC curve: the probability that a positive row is ranked above a negative one,
 * a tie counting half (Mann &amp; Whitney 1947).
 */
public final class Auc {
  private Auc() {}

  /**
   * AUC = Σ w<sub>i</sub>w<sub>j</sub>([s<sub>i</sub> &gt; s<sub>j</sub>] + ½[s<sub>i</sub> =
   * s<sub>j</sub>]) / (W₊W₋) over positive rows i and negative rows j.
   *
   * @param scores one per row, larger for more likely positive
   * @param positive whether each row is positive
   * @param weights one per row, not negative
   * @return the area, from 0 to 1; not a number where no weight is on one of the two sides
   */
  public static double of(double[] scores, boolean[] positive, double[] weights) {
    List<Step> steps = steps(scores, positive, weights);
    double above = 0;
    double area = 0;
    double negatives = 0;
    for (Step step : steps) {
      area += step.negative * (above + step.positive / 2);
      above += step.positive;
      negatives += step.negative;
    }
    return above > 0 && negatives > 0 ? area / (above * negatives) : Double.NaN;
  }

  /**
   * Rows of one score.
   *
   * @param score their score
   * @param positive the weight of the positive ones
   * @param negative the weight of the others
   */
  record Step(double score, double positive, double negative) {}

  /** Rows by falling score, those of equal score together. */
  static List<Step> steps(double[] scores, boolean[] positive, double[] weights) {
    int[] order =
        IntStream.range(0, scores.length)
            .boxed()
            .sorted(Comparator.comparingDouble((Integer i) -> -scores[i]))
            .mapToInt(i -> i)
            .toArray();
    List<Step> out = new ArrayList<>();
    for (int from = 0; from < order.length; ) {
      double score = scores[order[from]];
      double up = 0;
      double down = 0;
      int i = from;
      // The first row is always taken, so that a score that is not a number ends.
      do {
        double w = weights[order[i]];
        up += positive[order[i]] ? w : 0;
        down += positive[order[i]] ? 0 : w;
        i++;
      } while (i < order.length && scores[order[i]] == score);
      out.add(new Step(score, up, down));
      from = i;
    }
    return out;
  }
}
