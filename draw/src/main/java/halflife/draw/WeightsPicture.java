package halflife.draw;

import halflife.core.Numbers;
import halflife.evidence.WeightHistory;
import java.util.ArrayList;
import java.util.List;

/**
 * The norm of each group of weights over epochs; the half-lives of decay that have passed run along
 * the upper edge where they are the same for all that decays. Norms without decay are broken lines
 * of the same colours.
 *
 * @param groups of the run that is drawn, at least one
 * @param undecayed the same groups of a run without decay; empty if there is none
 */
public record WeightsPicture(List<WeightHistory> groups, List<WeightHistory> undecayed) {
  private static final double TALL = 290;
  private static final double LOW = 230;
  private static final double NAME = 190;

  /** The groups that are drawn: the first six, decayed ones before others. */
  static List<WeightHistory> drawn(List<WeightHistory> groups) {
    List<WeightHistory> out = new ArrayList<>();
    groups.stream().filter(WeightHistory::decayed).forEach(out::add);
    groups.stream().filter(g -> !g.decayed()).forEach(out::add);
    return out.subList(0, Math.min(Panels.MOST, out.size()));
  }

  /** A group's name as a legend has room for it. */
  static String name(WeightHistory group) {
    return Labels.fit(group.name(), Frame.FONT, NAME);
  }

  /** The picture at a width, from about 320. */
  public Svg svg(int width) {
    List<WeightHistory> drawn = drawn(groups);
    List<WeightHistory> bare = bare();
    Legend legend = new Legend();
    for (int i = 0; i < drawn.size(); i++) {
      legend.add("line", Ink.of(i).line(), name(drawn.get(i)));
    }
    if (!bare.isEmpty()) {
      legend.add("line", Ink.of(0).broken().line(), "the same without decay");
    }
    double top = legend.height(width - 20) + 58;
    Frame frame = new Frame(50, top, width - 14, top + (width < 500 ? LOW : TALL));
    Scale.Linear x = across(frame);
    Scale y = up(frame, bare);
    Svg svg =
        new Svg(
            "norms-" + width,
            width,
            frame.bottom() + 44,
            "Norm of the weights over epochs",
            description());
    legend.draw(svg, 10, 4, width - 20);
    svg.text(8, frame.top() - 12, "strong", "‖θ‖");
    frame.rows(svg, y, false);
    frame.fullColumns(svg, new Scale.Whole(x), "epoch");
    WeightHistory.pace(groups)
        .ifPresent(pace -> frame.above(svg, "half-lives passed", halfLives(pace, x)));
    lines(svg, bare, x, y, true);
    lines(svg, drawn, x, y, false);
    return svg;
  }

  private void lines(Svg svg, List<WeightHistory> some, Scale x, Scale y, boolean broken) {
    List<String> names = drawn(groups).stream().map(WeightHistory::name).toList();
    for (WeightHistory group : some) {
      Ink ink = Ink.of(names.indexOf(group.name()));
      Lines line = new Lines();
      for (WeightHistory.Moment m : group.moments()) {
        if (!(y instanceof Scale.Log) || m.norm() > 0) {
          line.add(x.at(m.epoch()), y.at(m.norm()));
        }
      }
      String style = broken ? ink.broken().pale().line() : ink.line();
      svg.path(line, style, group.name() + (broken ? " without decay" : ""));
    }
  }

  /** Those without decay that have a line to lie beside. */
  private List<WeightHistory> bare() {
    List<String> names = drawn(groups).stream().map(WeightHistory::name).toList();
    return undecayed.stream().filter(g -> names.contains(g.name())).toList();
  }

  private Scale.Linear across(Frame frame) {
    Range range = Range.EMPTY;
    for (WeightHistory group : drawn(groups)) {
      range = range.with(group.moments().get(0).epoch()).with(group.last().epoch());
    }
    return new Scale.Linear(range.low(), range.high(), frame.left() + 8, frame.right() - 10);
  }

  /** Logarithmic, so that every half-life is as far down as the one before. */
  private Scale up(Frame frame, List<WeightHistory> bare) {
    Range range = Range.EMPTY;
    List<WeightHistory> all = new ArrayList<>(drawn(groups));
    all.addAll(bare);
    for (WeightHistory group : all) {
      for (WeightHistory.Moment m : group.moments()) {
        range = range.with(m.norm());
      }
    }
    double low = frame.bottom() - 8;
    double high = frame.top() + 8;
    return range.low() > 0 && range.low() <= range.high()
        ? new Scale.Log(range.low(), range.high(), low, high)
        : new Scale.Linear(0, Math.max(1e-30, range.high()), low, high);
  }

  /** Round numbers of half-lives where they had passed, on straight lines between moments. */
  private List<Scale.Tick> halfLives(WeightHistory pace, Scale.Linear x) {
    List<WeightHistory.Moment> moments = pace.moments();
    double total = pace.last().halfLives();
    double first = moments.get(0).halfLives();
    int most = (int) Math.max(2, (x.to() - x.from()) / 60);
    List<Scale.Tick> out = new ArrayList<>();
    double free = Double.NEGATIVE_INFINITY;
    for (Scale.Tick tick : new Scale.Linear(first, total, 0, 1).ticks(most)) {
      double at = x.at(epoch(moments, tick.value()));
      String label = Numbers.significant(tick.value(), 3);
      double half = Labels.width(label, Frame.FONT) / 2;
      if (at - half >= free) {
        out.add(new Scale.Tick(at, label));
        free = at + half + 8;
      }
    }
    return out;
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

  private String description() {
    StringBuilder out = new StringBuilder("The norm of each group of weights over epochs.");
    for (WeightHistory group : drawn(groups)) {
      out.append(" ")
          .append(name(group))
          .append(" goes from ")
          .append(Numbers.significant(group.moments().get(0).norm(), 3))
          .append(" to ")
          .append(Numbers.significant(group.last().norm(), 3))
          .append(".");
    }
    int hidden = groups.size() - drawn(groups).size();
    out.append(hidden > 0 ? " " + hidden + " more groups are not drawn." : "");
    return out.toString();
  }
}
