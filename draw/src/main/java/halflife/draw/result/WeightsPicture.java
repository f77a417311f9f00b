package halflife.draw.result;

import halflife.core.Numbers;
import halflife.draw.Axis;
import halflife.draw.Caption;
import halflife.draw.Guide;
import halflife.draw.Ink;
import halflife.draw.Layer;
import halflife.draw.PanelPicture;
import halflife.draw.PlotPicture;
import halflife.draw.Point;
import halflife.draw.svg.Frame;
import halflife.draw.svg.Labels;
import halflife.draw.svg.Scale;
import halflife.draw.svg.Svg;
import halflife.draw.text.Language;
import halflife.evidence.training.WeightHistory;
import java.util.ArrayList;
import java.util.List;

/**
 * The norm of each group of weights over epochs; the half-lives of decay that have passed run along
 * the upper edge where they are the same for all that decays. Norms without decay are broken lines
 * of the same colours.
 *
 * @param groups of the run that is drawn, at least one
 * @param undecayed the same groups of a run without decay; empty if there is none
 * @param caption its words
 */
public record WeightsPicture(
    List<WeightHistory> groups, List<WeightHistory> undecayed, Caption caption) {
  private static final double NAME = 190;
  private static final int MOST_HALF_LIVES = 8;

  /** The groups that are drawn: the first six, decayed ones before others. */
  public static List<WeightHistory> drawn(List<WeightHistory> groups) {
    List<WeightHistory> out = new ArrayList<>();
    groups.stream().filter(WeightHistory::decayed).forEach(out::add);
    groups.stream().filter(g -> !g.decayed()).forEach(out::add);
    return out.subList(0, Math.min(PanelPicture.MOST, out.size()));
  }

  /** A group's name as a legend has room for it. */
  public static String name(WeightHistory group) {
    return Labels.fit(group.name(), Frame.FONT, NAME);
  }

  /** The picture at a width, from about 320. */
  public Svg svg(int width) {
    Language language = caption.language();
    List<Layer> layers = new ArrayList<>();
    WeightHistory.pace(groups)
        .ifPresent(
            pace ->
                layers.add(
                    new Guide.UpperAxis(
                        language.of("half-lives passed", "已过的半衰期数"), halfLives(pace))));
    List<WeightHistory> drawn = drawn(groups);
    for (int i = 0; i < drawn.size(); i++) {
      layers.add(
          new Layer.Curve(name(drawn.get(i)), drawn.get(i).name(), Ink.of(i), norms(drawn.get(i))));
    }
    List<String> names = drawn.stream().map(WeightHistory::name).toList();
    List<Layer.Curve> bare = new ArrayList<>();
    for (WeightHistory group : undecayed) {
      int i = names.indexOf(group.name());
      if (i >= 0) {
        String name = bare.isEmpty() ? language.of("the same without decay", "同样的权重，不衰减") : "";
        String hover = language.words("%s without decay", "%s，不衰减", group.name());
        bare.add(new Layer.Curve(name, hover, Ink.of(i).broken().pale(), norms(group)));
      }
    }
    layers.addAll(bare);
    // Logarithmic, so that every half-life is as far down as the one before.
    boolean positive =
        layers.stream()
            .flatMap(layer -> layer.extent().stream())
            .mapToDouble(Point::y)
            .filter(Double::isFinite)
            .allMatch(y -> y > 0);
    Axis norm = positive ? Axis.log("‖θ‖") : Axis.linear("‖θ‖");
    Axis epoch = Axis.counts(language.of("epoch", "轮"));
    return PlotPicture.of("norms", caption, epoch, norm, layers).svg(width);
  }

  private static List<Point> norms(WeightHistory group) {
    return group.moments().stream().map(m -> new Point(m.epoch(), m.norm())).toList();
  }

  /** Round numbers of half-lives where they had passed, on straight lines between moments. */
  private static List<Scale.Tick> halfLives(WeightHistory pace) {
    double first = pace.moments().get(0).halfLives();
    return new Scale.Linear(first, pace.last().halfLives(), 0, 1)
        .ticks(MOST_HALF_LIVES).stream()
            .map(
                t ->
                    new Scale.Tick(
                        epoch(pace.moments(), t.value()), Numbers.significant(t.value(), 3)))
            .toList();
  }

  private static double epoch(List<WeightHistory.Moment> moments, double halfLives) {
    for (int i = 1; i < moments.size(); i++) {
      WeightHistory.Moment before = moments.get(i - 1);
      WeightHistory.Moment here = moments.get(i);
      if (here.halfLives() >= halfLives && here.halfLives() > before.halfLives()) {
        double share = (halfLives - before.halfLives()) / (here.halfLives() - before.halfLives());
        return before.epoch() + Math.max(0, share) * (here.epoch() - before.epoch());
      }
    }
    return moments.get(moments.size() - 1).epoch();
  }
}
