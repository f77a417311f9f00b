package halflife.lessons;

import static halflife.lessons.LessonBuilder.three;

import halflife.draw.Axis;
import halflife.draw.Ink;
import halflife.draw.Layer;
import halflife.draw.PlotPicture;
import halflife.draw.Point;
import halflife.lessons.math.Prox;
import halflife.lessons.math.Series;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * One weight under the loss ½(w − z)² and the penalty (λ/p)|w|ᵖ: for p = 1 their sum has a kink at
 * 0 and is lowest there while λ is at least z.
 */
final class KinkPicture {
  /** Where the loss alone is lowest. */
  private static final double Z = 0.4;

  private static final double HIGH = 0.5;

  private KinkPicture() {}

  static PlotPicture of(LessonBuilder t, String id, double p, double lambda) {
    double[] w = Series.evenly(-0.6, 1, 161); // 0 is one of them
    DoubleUnaryOperator loss = v -> (v - Z) * (v - Z) / 2;
    DoubleUnaryOperator penalty = v -> lambda / p * StrictMath.pow(Math.abs(v), p);
    DoubleUnaryOperator total = v -> loss.applyAsDouble(v) + penalty.applyAsDouble(v);
    double lowest = new Prox(p, lambda).of(Z);
    String title =
        lowest == 0
            ? t.words("p = %s: one weight, lowest at exactly 0", "p = %s：一个权重，最低点恰好在 0", three(p))
            : t.words(
                "p = %s: one weight, lowest at %s", "p = %s：一个权重，最低点在 %s", three(p), three(lowest));
    return PlotPicture.of(
        "norms-kink-" + id,
        title,
        title
            + t.words(". The loss alone is lowest at %s. ", "。只看损失，最低点在 %s。", three(Z))
            + (p <= 1
                ? t.word("The penalty has a kink at 0.", "惩罚在 0 处有一个尖角。")
                : t.word("The penalty is flat at 0.", "惩罚在 0 处是平的。")),
        Axis.linear("w").within(-0.6, 1),
        Axis.linear(t.word("loss", "损失")).within(0, HIGH),
        List.of(
            new Layer.Curve(t.word("loss", "损失"), Ink.of(0), Plots.points(w, loss)),
            new Layer.Curve(t.word("penalty", "惩罚"), Ink.of(1).broken(), Plots.points(w, penalty)),
            new Layer.Curve(t.word("total", "总和"), Ink.of(2), Plots.points(w, total)),
            new Layer.Dots(
                t.word("lowest point", "最低点"),
                Ink.of(2),
                Layer.Shape.DIAMOND,
                List.of(new Point(lowest, total.applyAsDouble(lowest))))));
  }
}
