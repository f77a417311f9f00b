package halflife.optim.kernel;

import halflife.core.Guard;
import halflife.decay.DecayStep;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One step of one parameter: the direction's kernel, and then decay. Where something is to be done
 * after the kernel, it goes block by block, so that a block is still in the processor's first
 * cache.
 *
 * @param kernel the direction's step
 * @param coefficients the numbers by which gradients are read and weights moved
 * @param decayStep the effect of decay
 * @param context the values of the schedules
 * @param largest the largest norm of an output unit; +∞ for none
 * @param unit the number of weights of an output unit
 * @param limit gradients are first brought into [−limit, limit]; +∞ for none
 */
public record Update(
    Kernel kernel,
    UpdateCoefficients coefficients,
    DecayStep decayStep,
    StepContext context,
    double largest,
    int unit,
    double limit) {
  /** Floats in a block: those of weights, gradients and two slots fit in 32 KB. */
  public static final int BLOCK = 2048;

  /**
   * Floats of a block that nothing comes after. Blocks and not the whole, because the compiler
   * makes a good loop of a method that is called often, and a poor one of a method that is inside
   * it.
   */
  private static final int LONG = 32_768;

  /**
   * About so many weights that no output unit whose norm matters is cut; {@code Integer.MAX_VALUE}
   * if all must move at once.
   */
  public int wholeUnits(int about) {
    if (kernel.isWhole()) {
      return Integer.MAX_VALUE;
    }
    if (!bounded()) {
      return about;
    }
    return unit * Math.max(1, about / unit);
  }

  /** Work on a part of the weights. */
  public interface Part {
    /** Works on weights {@code from} to {@code to} − 1. */
    void run(int from, int to);
  }

  /**
   * Tasks that go over all weights, none of which cuts an output unit whose norm matters.
   *
   * @param size the number of weights
   * @param about the number of weights in a task, a few more or less
   */
  public List<Runnable> tasks(int size, int about, Part part) {
    List<Runnable> tasks = new ArrayList<>();
    int task = wholeUnits(about);
    int from = 0;
    while (from < size) {
      int start = from;
      int end = size - from > task ? from + task : size;
      tasks.add(() -> part.run(start, end));
      from = end;
    }
    return tasks;
  }

  /**
   * Moves weights {@code from} to {@code to} − 1, whole output units if their norm matters, by
   * gradients that are within the limit.
   */
  public void run(float[] w, float[] g, float[][] state, int from, int to) {
    int step =
        bounded() || kernel.isWhole() ? wholeUnits(BLOCK) : decayStep.isAfterStep() ? BLOCK : LONG;
    int start = from;
    while (start < to) {
      int end = to - start > step ? start + step : to;
      move(w, g, state, start, end);
      if (bounded()) {
        shorten(w, start, end);
      }
      start = end;
    }
  }

  /**
   * Moves weights {@code from} to {@code to} − 1 that lie in memory that is not Java's, whole
   * output units if their norm matters.
   *
   * @param w the weights
   * @param g their gradients, same places
   * @param state the direction's state, an array for each of its slots, same places
   */
  public void run(FloatBuffer w, FloatBuffer g, float[][] state, int from, int to) {
    int size = Math.min(to - from, wholeUnits(BLOCK));
    Gathered block = new Gathered(this, state, size);
    int start = from;
    while (start < to) {
      int part = Math.min(size, to - start);
      block.move(w, g, start, part);
      start += part;
    }
  }

  private boolean bounded() {
    return largest < Double.POSITIVE_INFINITY;
  }

  private void move(float[] w, float[] g, float[][] state, int from, int to) {
    if (!decayStep.isAfterStep() || decayStep.isNothing()) {
      kernel.run(w, g, state, from, to, coefficients);
    } else if (decayStep instanceof DecayStep.Threshold t) {
      kernel.run(w, g, state, from, to, coefficients);
      threshold(w, from, to, (float) t.threshold(), (float) (1 / t.divisor()));
    } else if (decayStep instanceof DecayStep.Power power) {
      float[] before = Arrays.copyOfRange(w, from, to);
      kernel.run(w, g, state, from, to, coefficients);
      divide(w, before, from, power.amount(), power.p());
    } else {
      throw Guard.unknown(decayStep);
    }
  }

  private static void divide(float[] w, float[] before, int from, double amount, double p) {
    for (int i = 0; i < before.length; i++) {
      double size = Math.abs(before[i]);
      if (size > 0) {
        w[from + i] = (float) (w[from + i] / (1 + amount * Math.pow(size, p - 2)));
      }
    }
  }

  private static void threshold(float[] w, int from, int to, float threshold, float keep) {
    for (int i = from; i < to; i++) {
      float moved = w[i];
      float left =
          UpdateCoefficients.positive(moved - threshold)
              - UpdateCoefficients.positive(-moved - threshold);
      w[i] = left * keep;
    }
  }

  private void shorten(float[] w, int from, int to) {
    int units = (to - from) / unit;
    for (int u = 0; u < units; u++) {
      int start = from + u * unit;
      double norm = Math.sqrt(Squares.sum(w, start, start + unit));
      if (norm > largest) {
        scale(w, start, start + unit, (float) (largest / norm));
      }
    }
  }

  private static void scale(float[] w, int from, int to, float factor) {
    for (int i = from; i < to; i++) {
      w[i] *= factor;
    }
  }
}
