package halflife.bench;

import halflife.core.SplitMix64;
import halflife.core.Workers;
import halflife.decay.Decay;
import halflife.decay.DecayPlan;
import halflife.decay.DecayRules;
import halflife.decay.Parameter;
import halflife.optim.Adam;
import halflife.optim.Clip;
import halflife.optim.Gradients;
import halflife.optim.Optimizer;
import halflife.optim.Settings;
import java.util.List;
import java.util.Map;

/** Loops over the arrays of an AdamW step, and optimizers that take that step. */
final class StepLoops {
  private static final String PATH = "layer.weight";
  private static final int TASK = 1 << 15;
  private static final int SCRATCH = 4096;
  private static final double RATE = 1e-3;
  private static final double LAMBDA = 0.1;

  private final int rows;
  private final int columns;
  private final Workers workers;
  private final float[] w;
  private final float[] g;
  private final float[] m;
  private final float[] v;
  private final Gradients gradients;

  /** Arrays of rows × columns. */
  StepLoops(int rows, int columns, int threads) {
    this.rows = rows;
    this.columns = columns;
    workers = new Workers(threads);
    w = new float[rows * columns];
    g = new float[w.length];
    m = new float[w.length];
    v = new float[w.length];
    SplitMix64 random = new SplitMix64(1);
    for (int i = 0; i < w.length; i++) {
      w[i] = (float) (random.nextDouble() - 0.5);
      g[i] = (float) (random.nextDouble() - 0.5);
    }
    gradients = new Gradients().put(PATH, g);
  }

  Optimizer adamW() {
    return optimizer(DecayRules.standard(new Decay.Decoupled(LAMBDA)), Clip.NONE);
  }

  /** Cautious decay, rows no longer than a norm, gradients clipped by the norm of all. */
  Optimizer composed() {
    DecayRules rules = DecayRules.standard(new Decay.Cautious(LAMBDA));
    return optimizer(rules.withMaxNorm(Math.sqrt(columns)), Clip.byNorm(1));
  }

  private Optimizer optimizer(DecayRules rules, Clip clip) {
    DecayPlan plan = rules.plan(List.of(Parameter.of(PATH, rows, columns)));
    return new Optimizer(
        Settings.of(new Adam(), RATE).withClip(clip), plan, Map.of(PATH, w), workers);
  }

  void step(Optimizer optimizer) {
    optimizer.step(gradients);
  }

  /** Reads and writes what AdamW must read and write, with little arithmetic. */
  void traffic() {
    tasks(this::traffic);
  }

  /** The same, and gradients read once before, as their norm asks for. */
  void trafficAndNorm() {
    tasks(this::read);
    tasks(this::traffic);
  }

  private interface Part {
    void run(int from, int to);
  }

  private void tasks(Part part) {
    int count = (w.length + TASK - 1) / TASK;
    workers.run(count, t -> part.run(t * TASK, Math.min(w.length, (t + 1) * TASK)));
  }

  private void traffic(int from, int to) {
    for (int i = from; i < to; i++) {
      float gradient = g[i];
      float mean = 0.9f * m[i] + 0.1f * gradient;
      float square = 0.999f * v[i] + 0.001f * gradient;
      m[i] = mean;
      v[i] = square;
      w[i] = w[i] - 1e-6f * (mean + square);
    }
  }

  private void read(int from, int to) {
    float[] scratch = new float[SCRATCH];
    for (int at = from; at < to; at += SCRATCH) {
      System.arraycopy(g, at, scratch, 0, Math.min(SCRATCH, to - at));
    }
  }

  /** AdamW as one writes it by hand for one array: one loop, nothing else. */
  void handFused(int step) {
    fused(
        w,
        g,
        m,
        v,
        (float) (1 - RATE * LAMBDA),
        (float) (RATE / (1 - Math.pow(0.9, step))),
        (float) (1 / Math.sqrt(1 - Math.pow(0.999, step))));
  }

  private static void fused(
      float[] w, float[] g, float[] m, float[] v, float keep, float size, float root) {
    for (int i = 0; i < w.length; i++) {
      float gradient = g[i];
      float mean = 0.9f * m[i] + 0.1f * gradient;
      float square = 0.999f * v[i] + 0.001f * gradient * gradient;
      m[i] = mean;
      v[i] = square;
      w[i] = keep * w[i] - size * mean / (root * (float) Math.sqrt(square) + 1e-8f);
    }
  }
}
