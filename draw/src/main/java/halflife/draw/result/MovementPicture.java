package halflife.draw.result;

import halflife.draw.Axis;
import halflife.draw.Caption;
import halflife.draw.Ink;
import halflife.draw.Layer;
import halflife.draw.PlotPicture;
import halflife.draw.Point;
import halflife.draw.svg.Svg;
import halflife.draw.text.Language;
import halflife.evidence.training.WeightHistory;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * The share of decay, rather than gradient, in every step, for each decayed group over epochs.
 *
 * @param groups of the run that is drawn
 * @param caption its words
 */
public record MovementPicture(List<WeightHistory> groups, Caption caption) {
  /** Whether any share of a decayed group was measured. */
  public static boolean hasShares(List<WeightHistory> groups) {
    return WeightsPicture.drawn(groups).stream().anyMatch(g -> lastShare(g).isPresent());
  }

  /** The last share of a group that was measured; none for one that is not decayed. */
  public static OptionalDouble lastShare(WeightHistory group) {
    List<Point> shares = shares(group);
    return shares.isEmpty()
        ? OptionalDouble.empty()
        : OptionalDouble.of(shares.get(shares.size() - 1).y());
  }

  /** The picture at a width, from about 320. */
  public Svg svg(int width) {
    List<Layer> layers = new ArrayList<>();
    List<WeightHistory> drawn = WeightsPicture.drawn(groups);
    for (int i = 0; i < drawn.size(); i++) {
      List<Point> shares = shares(drawn.get(i));
      if (!shares.isEmpty()) {
        layers.add(new Layer.Curve(WeightsPicture.name(drawn.get(i)), Ink.of(i), shares));
      }
    }
    Language language = caption.language();
    Axis epoch = Axis.counts(language.of("epoch", "轮"));
    Axis share =
        Axis.linear(language.of("share of movement that was decay", "移动中衰减所占的份额")).within(0, 1);
    return PlotPicture.of("movement", caption, epoch, share, layers).svg(width);
  }

  private static List<Point> shares(WeightHistory group) {
    return group.moments().stream()
        .filter(m -> group.decayed() && m.decayShare().isPresent())
        .map(m -> new Point(m.epoch(), m.decayShare().getAsDouble()))
        .toList();
  }
}
