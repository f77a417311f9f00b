package halflife.lessons;

import static halflife.lessons.LessonBuilder.three;
import static halflife.lessons.LessonBuilder.two;

import halflife.core.Workers;
import halflife.decay.Decay;
import halflife.draw.Axis;
import halflife.draw.Ink;
import halflife.draw.Layer;
import halflife.draw.PlotPicture;
import halflife.lessons.math.Series;
import halflife.net.Activation;
import halflife.net.Candidate;
import halflife.net.Mlp;
import halflife.net.MlpRun;
import halflife.net.NetLoss;
import halflife.net.Samples;
import halflife.net.Sweep;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/** The points of the polynomial, fitted by a network instead. */
final class NetworkCurve {
  static final int UNITS = 32;
  static final int EPOCHS = 2000;
  static final double RATE = 0.01;
  static final double[] LAMBDAS = {0, 0.1, 1, 5};
  private static final long SEED = 1;

  private final double[] x;
  private final double[] y;
  private final double[] seen;
  private final double[] truth;

  /**
   * A task.
   *
   * @param x of the points
   * @param y of the points
   * @param seen where the curve is looked at
   */
  NetworkCurve(double[] x, double[] y, double[] seen, DoubleUnaryOperator truth) {
    this.x = x;
    this.y = y;
    this.seen = seen;
    this.truth = Arrays.stream(seen).map(truth).toArray();
  }

  /**
   * The network at one λ.
   *
   * @param norm the length of all weights
   * @param train root mean squared error on the points
   * @param off root mean squared distance from the truth
   * @param curve where it is looked at
   */
  record Fit(double lambda, double norm, double train, double off, double[] curve) {}

  /** The networks, by λ, all from the same first weights. */
  List<Fit> fits() {
    Mlp mlp = new Mlp(1, List.of(UNITS, UNITS), 1, Activation.TANH, 0);
    float[] target = new float[y.length];
    for (int i = 0; i < y.length; i++) {
      target[i] = (float) y[i];
    }
    List<Candidate> candidates =
        Arrays.stream(LAMBDAS)
            .mapToObj(lambda -> Candidate.of(new Decay.Decoupled(lambda), RATE, SEED))
            .toList();
    List<MlpRun> runs =
        new Sweep(mlp, new NetLoss.SquaredError(), new Samples(rows(x), target), x.length)
            .run(candidates, EPOCHS, Workers.all());
    List<Fit> fits = new ArrayList<>();
    for (int i = 0; i < runs.size(); i++) {
      double[] curve = curve(runs.get(i), seen);
      fits.add(
          new Fit(
              LAMBDAS[i],
              runs.get(i).norm(),
              Series.rmse(y, curve(runs.get(i), x)),
              Series.rmse(truth, curve),
              curve));
    }
    return fits;
  }

  private static float[][] rows(double[] x) {
    float[][] rows = new float[x.length][1];
    for (int i = 0; i < x.length; i++) {
      rows[i][0] = (float) x[i];
    }
    return rows;
  }

  private static double[] curve(MlpRun run, double[] at) {
    float[] z = run.predict(rows(at))[0];
    double[] curve = new double[at.length];
    Arrays.setAll(curve, i -> z[i]);
    return curve;
  }

  /** Tells of the networks. */
  void tell(LessonBuilder t) {
    List<Fit> fits = fits();
    Fit none = fits.get(0);
    Fit best = fits.stream().min((a, b) -> Double.compare(a.off, b.off)).orElseThrow();
    t.say(
        "A network has the same story. Two hidden layers of %s tanh units on the same points, AdamW,"
            + " η = %s, %s epochs from the same first weights:",
        "网络也是一样。同样的点，两个各 %s 个 tanh 单元的隐藏层，AdamW，η = %s，从同样的初始权重训练 %s 个 epoch：",
        Integer.toString(UNITS),
        two(RATE),
        Integer.toString(EPOCHS));
    List<List<String>> rows = new ArrayList<>();
    for (Fit fit : fits) {
      rows.add(
          List.of(
              three(fit.lambda),
              three(fit.norm),
              three(fit.train),
              three(fit.off),
              fit == best ? t.word("← best", "← 最好") : ""));
    }
    t.table(
        List.of(
            "λ", "‖W‖", t.word("training RMSE", "训练 RMSE"), t.word("off the truth", "偏离真相"), ""),
        rows);
    t.say(
        "Small weights, a smooth curve: at λ = %s it is off the truth by %s, without decay by %s.",
        "权重小，曲线就平滑：λ = %s 时偏离真相 %s，没有衰减时偏离 %s。",
        three(best.lambda),
        three(best.off),
        three(none.off));
    t.pictures(picture(t, none, best));
  }

  private PlotPicture picture(LessonBuilder t, Fit none, Fit best) {
    return PlotPicture.of(
        "polynomial-network",
        t.word("Two networks on the same points", "同一批点上的两个网络"),
        t.word(
            "Without decay the network bends towards single points; with it the curve is smooth.",
            "没有衰减，网络向个别点弯曲；有衰减，曲线平滑。"),
        Axis.linear("x"),
        Axis.linear("y").within(-2.2, 2.2),
        List.of(
            new Layer.Curve(t.word("truth", "真相"), Ink.of(2).broken(), Plots.points(seen, truth)),
            new Layer.Curve("λ = 0", Ink.of(1), Plots.points(seen, none.curve)),
            new Layer.Curve("λ = " + three(best.lambda), Ink.of(0), Plots.points(seen, best.curve)),
            new Layer.Dots(
                t.word("training points", "训练点"),
                Ink.of(0),
                Layer.Shape.HOLLOW,
                Plots.points(x, y))));
  }
}
