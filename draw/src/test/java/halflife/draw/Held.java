package halflife.draw;

import halflife.core.SplitMix64;
import halflife.evidence.Diagnostics;
import halflife.evidence.Family;
import halflife.evidence.Task;
import java.util.Arrays;

/** Made-up held-out predictions: the same numbers every time. */
public final class Held {
  private Held() {}

  /** Numbers around 150, or counts around 4. */
  public static Diagnostics residuals(Task task, int rows) {
    SplitMix64 random = new SplitMix64(11);
    double[][] predicted = new double[rows][1];
    double[] observed = new double[rows];
    for (int i = 0; i < rows; i++) {
      if (task.family() == Family.POISSON) {
        predicted[i][0] = Math.exp(1 + 0.7 * random.nextGaussian());
        observed[i] =
            Math.max(
                0, Math.rint(predicted[i][0] + Math.sqrt(predicted[i][0]) * random.nextGaussian()));
      } else {
        predicted[i][0] = 150 + 55 * random.nextGaussian();
        observed[i] = predicted[i][0] + 54 * random.nextGaussian();
      }
    }
    return Diagnostics.of(task, predicted, observed, ones(rows));
  }

  /** Probabilities that are a little too sure of themselves. */
  public static Diagnostics classes(Task task, int rows) {
    SplitMix64 random = new SplitMix64(12);
    int count = task.classes().size();
    double[][] predicted = new double[rows][];
    double[] observed = new double[rows];
    for (int i = 0; i < rows; i++) {
      double[] score = new double[count];
      Arrays.setAll(score, k -> Math.exp(1.8 * random.nextGaussian()));
      double total = Arrays.stream(score).sum();
      double draw = random.nextDouble() * Arrays.stream(score).map(Math::sqrt).sum();
      int is = 0;
      while (is < count - 1 && draw > Math.sqrt(score[is])) {
        draw -= Math.sqrt(score[is]);
        is++;
      }
      observed[i] = is;
      double[] shares = Arrays.stream(score).map(s -> s / total).toArray();
      predicted[i] = task.family() == Family.BINOMIAL ? new double[] {shares[1]} : shares;
    }
    return Diagnostics.of(task, predicted, observed, ones(rows));
  }

  private static double[] ones(int rows) {
    double[] out = new double[rows];
    Arrays.fill(out, 1);
    return out;
  }
}
