package halflife.bench;

import halflife.optim.Optimizer;
import java.util.Locale;

/**
 * Optimizer steps against the least that memory or arithmetic must do, taking turns in one process.
 *
 * <p>{@code bench/run StepDuel [ROUNDS]}: AdamW and a composed rule on 25 million weights against a
 * loop with the same traffic, on one and on two threads; AdamW on 100,000 weights against a loop
 * written by hand.
 */
public final class StepDuel {
  private static final int WARM_UPS = 12;
  private static final double MILLIS = 1e6;

  private StepDuel() {}

  private interface Contender {
    void run(int step);
  }

  public static void main(String[] arguments) {
    int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 21;
    System.out.println(
        "| weights | threads | step | bound, ms | Halflife, ms | share of the bound |");
    System.out.println("|---|---|---|---|---|---|");
    for (int threads = 1; threads <= 2; threads++) {
      StepLoops loops = new StepLoops(5_000, 5_000, threads);
      Optimizer adamW = loops.adamW();
      Optimizer composed = loops.composed();
      String size = "25,000,000 | " + threads;
      row(size + " | AdamW", rounds, 4, t -> loops.traffic(), t -> loops.step(adamW));
      row(
          size + " | cautious AdamW, max-norm, clipped by norm",
          rounds,
          4,
          t -> loops.trafficAndNorm(),
          t -> loops.step(composed));
    }
    StepLoops small = new StepLoops(1_000, 100, 1);
    Optimizer adamW = small.adamW();
    row("100,000 | 1 | AdamW", rounds, 2_000, small::handFused, t -> small.step(adamW));
  }

  private static void row(String name, int rounds, int steps, Contender bound, Contender ours) {
    Ratios ratios = new Ratios();
    for (int round = -WARM_UPS; round < rounds; round++) {
      double theirTime = time(bound, steps);
      double ourTime = time(ours, steps);
      if (round >= 0) {
        ratios.add(theirTime, ourTime);
      }
    }
    System.out.println(
        String.format(
            Locale.ROOT,
            "| %s | %.3f | %.3f | **%.2f** (%.2f–%.2f) |",
            name,
            ratios.theirMedian(),
            ratios.ourMedian(),
            ratios.median(),
            ratios.lowest(),
            ratios.highest()));
  }

  private static double time(Contender contender, int steps) {
    long start = System.nanoTime();
    for (int t = 1; t <= steps; t++) {
      contender.run(t);
    }
    return (System.nanoTime() - start) / MILLIS / steps;
  }
}
