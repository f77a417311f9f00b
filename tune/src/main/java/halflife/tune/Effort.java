package halflife.tune;

import halflife.evidence.Family;
import halflife.linear.Penalty;
import java.util.List;

/**
 * How often folds are dealt anew, from the size of the work alone, so that it is the same
 * everywhere.
 *
 * @param repeats R, the dealings behind the verdict
 * @param stability the dealings behind the picture of how λ moves
 */
record Effort(int repeats, int stability) {
  private static final double BUDGET = 2e9;

  /** Gradients that the path of a likelihood takes, roughly. */
  private static final double STEPS = 300;

  private static final int MOST_REPEATS = 5;
  private static final int MOST_STABILITY = 20;
  private static final int LEAST_STABILITY = 3;

  /** What is asked for; where nothing is, as much as a few seconds allow. */
  static Effort of(StudyOptions options, Dataset data, int folds, List<Penalty> penalties) {
    if (data.foldLabels().isPresent() || data.order().isPresent()) {
      return new Effort(1, 0);
    }
    double n = data.design().size();
    double p = data.design().width();
    double smaller = Math.min(n, p);
    double path = 0;
    double outputs = data.family() == Family.MULTINOMIAL ? data.classes().size() : 1;
    for (Penalty penalty : penalties) {
      path +=
          data.family() == Family.GAUSSIAN
              ? (penalty.alpha() == 1 ? 2 : 12) * smaller * smaller * p
              : outputs * (STEPS * n * p + n * smaller * smaller * outputs);
    }
    double pass = n * p * smaller;
    double dealing = pass + (folds + 1) * path;
    double repeat = pass + (folds * (folds - 1) / 2.0 + folds) * path;
    int repeats = options.repeats().orElse(within(repeat, 1, MOST_REPEATS));
    return new Effort(repeats, within(dealing, LEAST_STABILITY, MOST_STABILITY));
  }

  private static int within(double cost, int least, int most) {
    return (int) Math.max(least, Math.min(most, Math.floor(BUDGET / cost)));
  }

  /** How many paths that is, for the progress line. */
  int paths(int folds, int penalties) {
    int search = (folds + 1) * penalties;
    int nested = (folds * (folds - 1) / 2 + folds) * penalties;
    return search + repeats * nested + Math.max(0, stability - 1) * folds;
  }
}
