package halflife.draw.result;

import halflife.core.Numbers;
import halflife.draw.Axis;
import halflife.draw.Caption;
import halflife.draw.PanelPicture;
import halflife.draw.Range;
import halflife.draw.svg.Svg;
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
  private static final List<String> NAMES =
      List.of("validation, mean of seeds", "all seeds", "smallest validation loss");

  /** The picture at a width, from about 320. */
  public Svg svg(int width) {
    List<LossCurves> losses = new ArrayList<>();
    List<PanelPicture.Panel> panels = new ArrayList<>();
    for (LearningCurve curve : shown()) {
      LossCurves of = new LossCurves(curve);
      losses.add(of);
      panels.add(
          new PanelPicture.Panel(name(curve), halfLife(curve), of.layers(NAMES, stopped(curve))));
    }
    Axis across = LossCurves.across(epochs());
    Axis up = LossCurves.up(network.run().loss(), losses);
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
    return curve.lambda() == 0 ? "no decay" : curve.lambda() == chosen ? name + ", chosen" : name;
  }

  private String halfLife(LearningCurve curve) {
    String runs = Numbers.significant(network.run().halfLifeRuns(curve.lambda()), 2);
    return curve.lambda() == 0
        ? "never halves"
        : "half-life " + runs + (runs.equals("1") ? " run" : " runs");
  }

  /** Within the run, or before all seeds had their turn. */
  private String stopped(LearningCurve curve) {
    if (!curve.stoppedEarly()) {
      return "";
    }
    int seeds = network.run().seeds().size();
    boolean seedsLeft = curve.seeds().size() < seeds;
    return seedsLeft
        ? "after " + curve.seeds().size() + " of " + seeds + " seeds"
        : "stopped at " + Numbers.significant(curve.end(), 4);
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
