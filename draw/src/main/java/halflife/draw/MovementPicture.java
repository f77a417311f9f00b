package halflife.draw;

import halflife.core.Numbers;
import halflife.evidence.WeightHistory;
import java.util.ArrayList;
import java.util.List;

/**
 * How much of every step was decay rather than gradient, for each decayed group over epochs.
 *
 * @param groups of the run that is drawn
 */
public record MovementPicture(List<WeightHistory> groups) {
  /** Whether any share of a decayed group was measured. */
  public boolean hasShares() {
    return shares().stream().anyMatch(points -> !points.isEmpty());
  }

  /** The picture at a width, from about 320. */
  public Svg svg(int width) {
    List<WeightHistory> drawn = WeightsPicture.drawn(groups);
    List<List<Point>> shares = shares();
    List<Layer> layers = new ArrayList<>();
    StringBuilder words =
        new StringBuilder("The share of each step's movement that was decay, over epochs.");
    for (int i = 0; i < drawn.size(); i++) {
      List<Point> points = shares.get(i);
      if (!points.isEmpty()) {
        String name = WeightsPicture.name(drawn.get(i));
        layers.add(new Layer.Curve(name, Ink.of(i), points));
        double last = points.get(points.size() - 1).y();
        words.append(" ").append(name).append(" ends at ").append(Numbers.part(last)).append(".");
      }
    }
    return PlotPicture.of(
            "movement",
            "How much of the movement was decay",
            words.toString(),
            Axis.counts("epoch"),
            Axis.linear("share of movement that was decay").within(0, 1),
            layers)
        .svg(width);
  }

  /** For each drawn group its shares over epochs; none for groups that are not decayed. */
  private List<List<Point>> shares() {
    List<List<Point>> out = new ArrayList<>();
    for (WeightHistory group : WeightsPicture.drawn(groups)) {
      List<Point> points = new ArrayList<>();
      for (WeightHistory.Moment m : group.moments()) {
        if (group.decayed() && m.decayShare().isPresent()) {
          points.add(new Point(m.epoch(), m.decayShare().getAsDouble()));
        }
      }
      out.add(points);
    }
    return out;
  }
}
