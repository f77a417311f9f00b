package halflife.draw;

import halflife.core.Numbers;
import halflife.evidence.CurvePoint;
import halflife.evidence.Result;
import halflife.evidence.Stability;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * The λs that the same search picks when the rows are dealt to the folds anew.
 *
 * @param result what was found; it has at least one {@link Stability}
 */
public record StabilityPicture(Result result) {
  private static final double ROW = 64;
  private static final double LITTLE = 0.01;

  /** The picture at a width, from about 320. */
  public Svg svg(int width) {
    Frame frame = new Frame(64, 30, width - 16, 30 + 2 * ROW);
    List<Double> lambdas = new ArrayList<>();
    for (Stability s : result.stability()) {
      lambdas.add(s.min());
      lambdas.add(s.oneSe());
    }
    lambdas.add(result.lambda());
    LambdaAxis axis = LambdaAxis.of(atLeastADecade(lambdas), frame.left(), frame.right(), false);
    Svg svg =
        new Svg(
            "stability-" + width,
            width,
            frame.bottom() + 44,
            "λ over " + result.stability().size() + (network() ? " seeds" : " fold seeds"),
            sentence(),
            axis.attributes());
    for (Scale.Tick tick : axis.ticks()) {
      svg.line(axis.at(tick.value()), frame.top(), axis.at(tick.value()), frame.bottom(), "grid");
    }
    frame.lambda(svg, axis);
    double x = axis.at(result.lambda());
    svg.line(x, frame.top(), x, frame.bottom(), "chosen");
    String chosen = "λ = " + Numbers.significant(result.lambda(), 3) + ", chosen";
    double half = Labels.width(chosen, Frame.FONT) / 2;
    double middle = Math.max(frame.left() + half, Math.min(frame.right() - half, x));
    svg.text(middle, frame.top() - 8, "strong mid", chosen);
    row(svg, axis, frame.top() + ROW / 2, "λ_min", "seed", Stability::min);
    row(svg, axis, frame.top() + 3 * ROW / 2, "λ_1se", "seed one", Stability::oneSe);
    return svg;
  }

  /** What the picture says, in one sentence. */
  public String sentence() {
    double low = extreme(Stability::min, true);
    double high = extreme(Stability::min, false);
    String seed = network() ? "seed" : "fold seed";
    String seeds = result.stability().size() == 1 ? "one other " + seed : "other " + seed + "s";
    String where =
        "Over " + (result.stability().size() > 1 ? result.stability().size() + " " : "") + seeds;
    if (low == high) {
      return where
          + " λ_min is the same, "
          + Numbers.significant(low, 3)
          + ": the choice is steady.";
    }
    double factor = high / low;
    String moves =
        where
            + " λ_min lies between "
            + Numbers.significant(low, 2)
            + " and "
            + Numbers.significant(high, 2)
            + ", a factor of "
            + Numbers.significant(factor, 2);
    double cost = cost(low, high);
    if (factor < 3) {
      return moves + ": the choice is steady.";
    }
    TaskWords words = new TaskWords(result.task());
    String any =
        "any λ between them has "
            + words.aLoss()
            + " within "
            + Numbers.percent(cost)
            + " of the smallest";
    return cost < LITTLE
        ? moves + "; but " + any + ", so which of them is chosen matters little."
        : moves
            + ", and "
            + words.theLoss()
            + " between them rises by up to "
            + Numbers.percent(cost)
            + (network()
                ? ": the choice hangs on the seeds."
                : ": the choice hangs on how the rows fall into folds.");
  }

  private boolean network() {
    return result.network().isPresent();
  }

  /** How much the curve rises above its minimum between two λs, as a share of the shown error. */
  private double cost(double low, double high) {
    double best = result.measure().compared(result.search().curve().minimum().mean());
    double worst = best;
    for (CurvePoint p : result.search().curve().points()) {
      if (p.lambda() >= low && p.lambda() <= high) {
        worst = Math.max(worst, result.measure().compared(p.mean()));
      }
    }
    return best > 0 ? worst / best - 1 : 0;
  }

  private double extreme(ToDoubleFunction<Stability> value, boolean smallest) {
    var values = result.stability().stream().mapToDouble(value);
    return (smallest ? values.min() : values.max()).orElse(0);
  }

  /** Tight around the values, but wide enough not to make a mountain of a molehill. */
  private static List<Double> atLeastADecade(List<Double> lambdas) {
    double low = lambdas.stream().filter(v -> v > 0).min(Double::compare).orElse(1.0);
    double high = lambdas.stream().filter(v -> v > 0).max(Double::compare).orElse(1.0);
    double widen = Math.max(1.15, Math.sqrt(10 / (high / low)));
    return List.of(low / widen, high * widen);
  }

  private void row(
      Svg svg,
      LambdaAxis axis,
      double y,
      String name,
      String style,
      ToDoubleFunction<Stability> lambda) {
    svg.text(axis.left() - 10, y + 4, "end math", name);
    svg.line(axis.left(), y, axis.scale().to(), y, "grid");
    List<double[]> placed = new ArrayList<>();
    for (Stability s : result.stability()) {
      double x = axis.at(lambda.applyAsDouble(s));
      int level = 0;
      while (level < 6 && taken(placed, x, level)) {
        level++;
      }
      placed.add(new double[] {x, level});
      double side = (level % 2 == 0 ? 1 : -1) * ((level + 1) / 2) * 9.0;
      svg.open("g").open("title");
      svg.words("seed " + s.seed() + ": " + Numbers.significant(lambda.applyAsDouble(s), 3))
          .close();
      svg.circle(x, y + side, 5, style).close();
    }
  }

  private static boolean taken(List<double[]> placed, double x, int level) {
    return placed.stream().anyMatch(p -> p[1] == level && Math.abs(p[0] - x) < 9);
  }
}
