package halflife.lessons.training;

import halflife.core.Numbers;
import halflife.decay.Parameter;
import halflife.draw.Axis;
import halflife.draw.Ink;
import halflife.draw.Layer;
import halflife.draw.PlotPicture;
import halflife.draw.Point;
import halflife.draw.text.Language;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The weights of a run's layers, as bars and as histograms.
 *
 * @param beside the runs whose pictures stand beside it, itself among them
 * @param id the beginning of the pictures' ids
 */
record WeightPictures(
    TrainingRun run, Collection<TrainingRun> beside, Language language, String id) {
  /** The most weights that have a bar. */
  static final int MOST_BARS = 60;

  /** Odd, so that one has 0 in its middle. */
  private static final int BINS = 25;

  /** The weights of a layer, those of the largest size first. */
  PlotPicture bars(int layer) {
    float[] weights = weights(run, layer, run.weights());
    double most =
        beside.stream().mapToDouble(r -> largest(weights(r, layer, r.weights()))).max().orElse(0);
    List<Point> points = new ArrayList<>();
    List<Float> largest = new ArrayList<>();
    for (float w : weights) {
      largest.add(w);
    }
    largest.sort((a, b) -> Float.compare(Math.abs(b), Math.abs(a)));
    int shown = Math.min(MOST_BARS, largest.size());
    for (int i = 0; i < shown; i++) {
      points.add(new Point(i + 1, largest.get(i)));
    }
    return PlotPicture.of(
        id + "-bars-" + (layer + 1),
        language.words("Weights of layer %s", "第 %s 层的权重", layer + 1),
        language.words(
            "The %s largest of %s weights of layer %s, by size; the largest is %s.",
            "第 %3$s 层共 %2$s 个权重，这里是按绝对值排列的前 %1$s 个；最大的为 %4$s。",
            shown,
            weights.length,
            layer + 1,
            three(largest.get(0))),
        Axis.counts(word("rank by size", "按绝对值的名次")),
        RunPictures.alike(beside, Axis.linear(word("weight", "权重")), -most, most),
        List.of(new Layer.Bars(word("weight", "权重"), Ink.of(0), points)));
  }

  /** How many weights of a layer have which value, now and before the first step. */
  PlotPicture histogram(int layer) {
    float[] now = weights(run, layer, run.weights());
    float[] first = weights(run, layer, run.initial());
    double most = beside.stream().mapToDouble(r -> largest(r, layer)).max().orElse(0);
    most = most > 0 ? most : 1;
    return PlotPicture.of(
        id + "-histogram-" + (layer + 1),
        language.words("Values of the weights of layer %s", "第 %s 层权重的取值", layer + 1),
        language.words(
            "Shares of the %s weights of layer %s in %s bins from −%s to %s; ‖W‖ is %s, at the"
                + " start it was %s.",
            "第 %2$s 层的 %1$s 个权重落在 %3$s 个区间（从 −%4$s 到 %5$s）的比例；‖W‖ 为 %6$s，开始时为 %7$s。",
            now.length,
            layer + 1,
            BINS,
            three(most),
            three(most),
            three(StepWatch.norm(now)),
            three(StepWatch.norm(first))),
        Axis.linear(word("value of a weight", "权重的值")),
        RunPictures.alike(
            beside, Axis.linear(word("share of the weights", "权重的比例")), 0, highest(layer, most)),
        List.of(
            new Layer.Outline(word("now", "现在"), Ink.of(0), steps(now, most)),
            new Layer.Curve(word("at the start", "开始时"), Ink.of(1).broken(), steps(first, most))));
  }

  /** The outline of the bins: level over each, from the ground and back to it. */
  private static List<Point> steps(float[] weights, double most) {
    double width = 2 * most / BINS;
    int[] counts = new int[BINS];
    for (float w : weights) {
      counts[(int) Math.min(BINS - 1, Math.max(0, Math.floor((w + most) / width)))]++;
    }
    List<Point> out = new ArrayList<>(List.of(new Point(-most, 0)));
    for (int i = 0; i < BINS; i++) {
      double share = (double) counts[i] / Math.max(1, weights.length);
      out.add(new Point(-most + i * width, share));
      out.add(new Point(-most + (i + 1) * width, share));
    }
    out.add(new Point(most, 0));
    return out;
  }

  /** The largest share of a bin, now or at the start. */
  private double highest(int layer, double most) {
    return beside.stream()
        .flatMap(r -> Stream.of(weights(r, layer, r.weights()), weights(r, layer, r.initial())))
        .flatMap(weights -> steps(weights, most).stream())
        .mapToDouble(Point::y)
        .max()
        .orElse(0);
  }

  private static double largest(float[] weights) {
    double most = 0;
    for (float w : weights) {
      most = Math.max(most, Math.abs(w));
    }
    return most;
  }

  /** The largest weight of a layer, now or at the start. */
  private static double largest(TrainingRun run, int layer) {
    return Math.max(
        largest(weights(run, layer, run.weights())), largest(weights(run, layer, run.initial())));
  }

  /** The weights of a layer; none where a run has fewer layers. */
  private static float[] weights(TrainingRun run, int layer, Map<String, float[]> of) {
    return run.mlp().parameters().stream()
        .filter(Parameter::isWeight)
        .skip(layer)
        .findFirst()
        .map(parameter -> of.getOrDefault(parameter.path(), new float[0]))
        .orElse(new float[0]);
  }

  private static String three(double value) {
    return Numbers.significant(value, 3);
  }

  private String word(String english, String chinese) {
    return language.of(english, chinese);
  }
}
