package halflife.draw.result;

import halflife.core.Numbers;
import halflife.draw.Axis;
import halflife.draw.Caption;
import halflife.draw.PanelPicture;
import halflife.draw.Range;
import halflife.draw.svg.Svg;
import halflife.draw.text.Language;
import halflife.evidence.Network;
import halflife.evidence.training.LearningCurve;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/**
 * Training and validation loss over epochs, a panel for each of up to six λs on common axes: mean
 * of the seeds, the range of the seeds, and the epoch with the smallest validation loss.
 *
 * @param network the training of the networks
 * @param chosen the λ that was chosen
 * @param caption its words
 */
public record LearningCurves(Network network, double chosen, Caption caption) {
  /** The picture at a width, from about 320. */
  public Svg svg(int width) {
    Language language = caption.language();
    List<String> names =
        List.of(
            language.of("validation, mean of seeds", "验证，种子均值"),
            language.of("all seeds", "全部种子"),
            language.of("smallest validation loss", "验证损失最小"));
    List<LossCurves> losses = new ArrayList<>();
    List<PanelPicture.Panel> panels = new ArrayList<>();
    for (LearningCurve curve : shown()) {
      LossCurves of = new LossCurves(curve, language);
      losses.add(of);
      panels.add(
          new PanelPicture.Panel(name(curve), halfLife(curve), of.layers(names, stopped(curve))));
    }
    Axis across = LossCurves.across(epochs(), language);
    Axis up = LossCurves.up(Terms.stored(network.run().loss(), language), losses, language);
    return new PanelPicture("learning", caption, across, up, PanelPicture.Shape.COMMON, panels)
        .svg(width);
  }

  /**
   * The curves that are drawn, from little decay to much: no decay, the chosen λ with its
   * neighbours, the largest, and those furthest from all of them.
   */
  public List<LearningCurve> shown() {
    List<LearningCurve> rising = new ArrayList<>(network.curves());
    rising.sort(Comparator.comparingDouble(LearningCurve::lambda));
    int count = rising.size();
    TreeSet<Integer> picked = new TreeSet<>();
    picked.add(0);
    picked.add(count - 1);
    for (int i = 0; i < count; i++) {
      if (rising.get(i).lambda() == chosen) {
        picked.addAll(List.of(Math.max(0, i - 1), i, Math.min(count - 1, i + 1)));
      }
    }
    while (picked.size() < Math.min(PanelPicture.MOST, count)) {
      picked.add(furthest(picked, count));
    }
    return picked.stream().map(rising::get).toList();
  }

  /** The place with the most places between it and the nearest picked one. */
  private static int furthest(TreeSet<Integer> picked, int count) {
    int best = 0;
    int most = 0;
    for (int i = 0; i < count; i++) {
      Integer below = picked.floor(i);
      Integer above = picked.ceiling(i);
      int distance = Math.min(below == null ? count : i - below, above == null ? count : above - i);
      if (distance > most) {
        most = distance;
        best = i;
      }
    }
    return best;
  }

  /** The name of a panel. */
  public String name(LearningCurve curve) {
    String name = "λ = " + Numbers.significant(curve.lambda(), 3);
    if (curve.lambda() == 0) {
      return caption.language().of("no decay", "不衰减");
    }
    return curve.lambda() == chosen ? name + caption.language().of(", chosen", "，选定") : name;
  }

  private String halfLife(LearningCurve curve) {
    String runs = Numbers.significant(network.run().halfLifeRuns(curve.lambda()), 2);
    Language language = caption.language();
    if (curve.lambda() == 0) {
      return language.of("never halves", "从不减半");
    }
    return runs.equals("1")
        ? language.of("half-life 1 run", "半衰期等于全程")
        : language.words("half-life %s runs", "半衰期为全程的 %s 倍", runs);
  }

  /** Within the run, or before all seeds had their turn. */
  private String stopped(LearningCurve curve) {
    if (!curve.stoppedEarly()) {
      return "";
    }
    int seeds = network.run().seeds().size();
    boolean seedsLeft = curve.seeds().size() < seeds;
    Language language = caption.language();
    return seedsLeft
        ? language.words("after %s of %s seeds", "只跑 %s/%s 个种子", curve.seeds().size(), seeds)
        : language.words("stopped at %s", "停于 %s", Numbers.significant(curve.end(), 4));
  }

  /** The epochs of all curves, so that the axis does not depend on which are drawn. */
  private Range epochs() {
    Range range = new Range(Double.POSITIVE_INFINITY, network.run().epochs());
    for (LearningCurve c : network.curves()) {
      range = range.with(c.epochs().get(0)).with(c.end());
    }
    return range;
  }
}
