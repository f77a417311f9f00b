package halflife.draw;

import halflife.core.Numbers;
import halflife.evidence.WeightHistogram;
import halflife.evidence.WeightHistory;
import java.util.List;

/**
 * How large the weights of each group were before training and after it, a panel for each of up to
 * six groups. Heights are shares of the group, each panel to its own highest bin.
 *
 * @param groups of the run that is drawn
 */
public record WeightHistograms(List<WeightHistory> groups) {
  private static final double NAME = 26;
  private static final double TALL = 130;
  private static final double LOW = 100;

  /** Every group has a range of its own, so there are values under every panel. */
  private static final double VALUES = 12;

  /** Whether any group was counted. */
  public boolean hasBins() {
    return !counted().isEmpty();
  }

  private List<WeightHistory> counted() {
    return WeightsPicture.drawn(groups).stream().filter(g -> g.histogram().isPresent()).toList();
  }

  /** The picture at a width, from about 320; there must be bins. */
  public Svg svg(int width) {
    List<WeightHistory> drawn = counted();
    Legend legend =
        new Legend()
            .add("area", Ink.of(0).fill() + " " + Ink.of(0).line(), "after training")
            .add("line", Ink.of(1).broken().line(), "before");
    double top = legend.height(width - 20) + 8;
    double height = width < 500 ? LOW : TALL;
    Panels panels = Panels.of(drawn.size(), width, 14, top, NAME, height, VALUES);
    Svg svg =
        new Svg(
            "weights-" + width,
            width,
            panels.bottom() + Panels.BELOW,
            "Weights before and after training",
            description(drawn));
    legend.draw(svg, 10, 4, width - 20);
    for (int i = 0; i < drawn.size(); i++) {
      Frame frame = panels.frames().get(i);
      drawn.get(i).histogram().ifPresent(h -> panel(svg, frame, h));
      String name = Labels.fit(drawn.get(i).name(), Frame.FONT, frame.width());
      svg.text(frame.left(), frame.top() - 8, "strong", name);
    }
    svg.text(width / 2.0, panels.bottom() + 36, "mid", "size of a weight");
    return svg;
  }

  private static void panel(Svg svg, Frame frame, WeightHistogram h) {
    Scale.Linear x = new Scale.Linear(h.low(), h.high(), frame.left() + 2, frame.right() - 2);
    double highest = Math.max(highest(h.before()), highest(h.after()));
    Scale.Linear y = new Scale.Linear(0, highest, frame.bottom(), frame.top() + 4);
    for (Scale.Tick tick : x.ticks(frame.width() < 180 ? 3 : 5)) {
      double at = x.at(tick.value());
      svg.line(at, frame.top(), at, frame.bottom(), "grid");
      svg.line(at, frame.bottom(), at, frame.bottom() + 5, "axis");
      double half = Labels.width(tick.label(), Frame.FONT) / 2;
      double middle = Math.max(frame.left() + half - 8, Math.min(frame.right() - half + 8, at));
      svg.text(middle, frame.bottom() + 18, "soft mid", tick.label());
    }
    svg.area(steps(h, h.after(), x, y), Ink.of(0).fill());
    svg.path(steps(h, h.after(), x, y), Ink.of(0).line(), "after training");
    svg.path(steps(h, h.before(), x, y), Ink.of(1).broken().line(), "before training");
    svg.line(frame.left(), frame.bottom(), frame.right(), frame.bottom(), "axis");
  }

  private static long total(List<Long> counts) {
    return Math.max(1, counts.stream().mapToLong(n -> n).sum());
  }

  private static double highest(List<Long> counts) {
    return counts.stream().mapToLong(n -> n).max().orElse(0) / (double) total(counts);
  }

  /** The outline of the bins: level over each, from the ground and back to it. */
  private static Lines steps(WeightHistogram h, List<Long> counts, Scale x, Scale y) {
    Lines out = new Lines().add(x.at(h.low()), y.at(0));
    double width = (h.high() - h.low()) / counts.size();
    for (int i = 0; i < counts.size(); i++) {
      double height = y.at(counts.get(i) / (double) total(counts));
      out.add(x.at(h.low() + i * width), height).add(x.at(h.low() + (i + 1) * width), height);
    }
    return out.add(x.at(h.high()), y.at(0));
  }

  private static String description(List<WeightHistory> drawn) {
    StringBuilder out = new StringBuilder("How many weights have which size.");
    for (WeightHistory group : drawn) {
      group
          .histogram()
          .ifPresent(
              h ->
                  out.append(" Of ")
                      .append(WeightsPicture.name(group))
                      .append(" the middle third of the range holds ")
                      .append(Numbers.part(middle(h.before())))
                      .append(" before training and ")
                      .append(Numbers.part(middle(h.after())))
                      .append(" after it."));
    }
    return out.toString();
  }

  private static double middle(List<Long> counts) {
    int third = counts.size() / 3;
    return counts.subList(third, counts.size() - third).stream().mapToLong(n -> n).sum()
        / (double) total(counts);
  }
}
