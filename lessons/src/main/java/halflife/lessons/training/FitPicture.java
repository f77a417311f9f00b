package halflife.lessons.training;

import halflife.core.Numbers;
import halflife.core.Words;
import halflife.draw.Axis;
import halflife.draw.Contour;
import halflife.draw.Ink;
import halflife.draw.Layer;
import halflife.draw.PlotPicture;
import halflife.draw.Point;
import halflife.draw.Range;
import halflife.draw.text.Language;
import halflife.net.Samples;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;

/** What a network has learned, over the first feature or over the plane of the first two. */
final class FitPicture {
  private static final int FINE = 160;
  private static final int GRID = 32;

  /** More rows than that are not drawn. */
  private static final int MOST_DOTS = 300;

  private final TrainingRun run;
  private final TrainingTask task;
  private final Language language;
  private final String id;

  FitPicture(TrainingRun run, Language language, String id) {
    this.run = run;
    task = run.task();
    this.language = language;
    this.id = id;
  }

  PlotPicture picture() {
    return task.isOfClasses() && task.inputs() > 1 ? plane() : line();
  }

  private PlotPicture line() {
    Range range = range(0);
    List<Double> xs = range.grid(FINE);
    float[][] rows = new float[xs.size()][task.inputs()];
    for (int i = 0; i < rows.length; i++) {
      rows[i][0] = task.scalings().get(0).in(xs.get(i));
    }
    float[] outputs = run.outputs(rows);
    List<Point> fit = new ArrayList<>();
    for (int i = 0; i < rows.length; i++) {
      fit.add(new Point(xs.get(i), value(outputs[i])));
    }
    String x = language.of(task.features().get(0));
    String y =
        task.isOfClasses()
            ? language.words("probability of %s", "%s 的概率", task.classes().get(1))
            : language.of(task.target());
    List<Layer> layers = new ArrayList<>();
    layers.add(
        new Layer.Dots(
            language.of("training", "训练"),
            Ink.of(0).pale(),
            Layer.Shape.ROUND,
            dots(task.training())));
    layers.add(
        new Layer.Dots(
            language.of("validation", "验证"),
            Ink.of(0).pale(),
            Layer.Shape.HOLLOW,
            dots(task.validation())));
    layers.add(new Layer.Curve(language.of("network", "网络"), Ink.of(1), fit));
    return PlotPicture.of(
        id,
        language.of("What the network has learned", "网络学到的函数"),
        language.words(
            "The network's %s over %s after %s steps%s, and the rows.",
            "%3$s 步之后，网络在 %2$s 上给出的 %1$s%4$s，以及各行数据。", y, x, Numbers.count(run.steps()), others(1)),
        Axis.linear(x),
        Axis.linear(y),
        layers);
  }

  /** What is said of features that have no axis. */
  private Words others(int shown) {
    return task.inputs() > shown
        ? new Words(", other features at their mean", "（其余特征取均值）")
        : Words.NONE;
  }

  private PlotPicture plane() {
    Range across = range(0);
    Range up = range(1);
    List<List<Double>> heights = new ArrayList<>();
    float[] values = values(across, up, GRID + 1);
    for (int i = 0; i <= GRID; i++) {
      List<Double> row = new ArrayList<>();
      for (int j = 0; j <= GRID; j++) {
        row.add((double) values[i * (GRID + 1) + j]);
      }
      heights.add(row);
    }
    List<Double> xs = across.grid(GRID);
    List<Double> ys = up.grid(GRID);
    String one = language.of(task.classes().get(1));
    List<Layer> layers = new ArrayList<>();
    layers.add(
        new Contour(
            language.words("%s at 0.25 and 0.75", "%s 的概率为 0.25 和 0.75", one),
            Ink.SOFT.broken(),
            xs,
            ys,
            heights,
            List.of(0.25, 0.75)));
    layers.add(
        new Contour(
            language.of("border, 0.5", "决策边界，0.5"), Ink.TEXT, xs, ys, heights, List.of(0.5)));
    for (int c = 0; c < 2; c++) {
      layers.add(classDots(c, true));
      layers.add(classDots(c, false));
    }
    PlotPicture picture =
        PlotPicture.of(
            id,
            language.of("Where the network draws the border", "网络的决策边界"),
            language.words(
                "The probability of %s over %s and %s after %s steps%s, with lines at 0.25, 0.5 and"
                    + " 0.75, and the rows.",
                "%4$s 步之后，%1$s 在 %2$s 与 %3$s 平面上的概率%5$s，等高线为 0.25、0.5 和 0.75，以及各行数据。",
                one,
                task.features().get(0),
                task.features().get(1),
                Numbers.count(run.steps()),
                others(2)),
            Axis.linear(language.of(task.features().get(0))).within(across.low(), across.high()),
            Axis.linear(language.of(task.features().get(1))).within(up.low(), up.high()),
            layers);
    return task.scalings().get(0).equals(Scaling.NONE) ? picture.inEqualUnits() : picture;
  }

  private Layer classDots(int of, boolean training) {
    Samples rows = training ? task.training() : task.validation();
    String name = language.of(task.classes().get(of));
    return new Layer.Dots(
        training
            ? language.words("%s, training", "%s，训练", name)
            : language.words("%s, validation", "%s，验证", name),
        Ink.of(of).pale(),
        training ? Layer.Shape.ROUND : Layer.Shape.HOLLOW,
        places(rows, r -> rows.target()[r] == of));
  }

  private List<Point> places(Samples rows, IntPredicate shown) {
    List<Point> points = new ArrayList<>();
    for (int r = 0; r < Math.min(MOST_DOTS, rows.size()); r++) {
      if (shown.test(r)) {
        float[] row = rows.rows()[r];
        points.add(
            new Point(task.scalings().get(0).out(row[0]), task.scalings().get(1).out(row[1])));
      }
    }
    return points;
  }

  private List<Point> dots(Samples rows) {
    List<Point> points = new ArrayList<>();
    for (int r = 0; r < Math.min(MOST_DOTS, rows.size()); r++) {
      double x = task.scalings().get(0).out(rows.rows()[r][0]);
      points.add(new Point(x, task.targets().out(rows.target()[r])));
    }
    return points;
  }

  /** The values of a feature, and a little more. */
  private Range range(int feature) {
    Range range = Range.EMPTY;
    for (Samples rows : List.of(task.training(), task.validation())) {
      for (float[] row : rows.rows()) {
        range = range.with(task.scalings().get(feature).out(row[feature]));
      }
    }
    return range.high() > range.low()
        ? range.padded(0.05)
        : new Range(range.low() - 1, range.high() + 1);
  }

  /** An output as it is shown: a probability, or the target. */
  private double value(float output) {
    return task.isOfClasses() ? 1 / (1 + StrictMath.exp(-output)) : task.targets().out(output);
  }

  Optional<Surface> surface(int side) {
    if (task.inputs() < 2) {
      return Optional.empty();
    }
    Range across = range(0);
    Range up = range(1);
    return Optional.of(
        new Surface(
            across.low(), across.high(), up.low(), up.high(), side, values(across, up, side)));
  }

  private float[] values(Range across, Range up, int side) {
    float[][] rows = new float[side * side][task.inputs()];
    for (int i = 0; i < side; i++) {
      float y = task.scalings().get(1).in(up.low() + i * (up.high() - up.low()) / (side - 1));
      for (int j = 0; j < side; j++) {
        double x = across.low() + j * (across.high() - across.low()) / (side - 1);
        rows[i * side + j][0] = task.scalings().get(0).in(x);
        rows[i * side + j][1] = y;
      }
    }
    float[] outputs = run.outputs(rows);
    for (int i = 0; i < outputs.length; i++) {
      outputs[i] = (float) value(outputs[i]);
    }
    return outputs;
  }
}
