package halflife.draw.result;

import halflife.draw.Axis;
import halflife.draw.Caption;
import halflife.draw.Ink;
import halflife.draw.Layer;
import halflife.draw.PanelPicture;
import halflife.draw.Point;
import halflife.draw.svg.Svg;
import halflife.evidence.training.WeightHistogram;
import halflife.evidence.training.WeightHistory;
import java.util.ArrayList;
import java.util.List;

/**
 * The sizes of the weights of each group before training and after it, a panel for each of up to
 * six groups. Heights are shares of the group, each panel to its own highest bin.
 *
 * @param groups of the run that is drawn
 * @param caption its words
 */
public record WeightHistograms(List<WeightHistory> groups, Caption caption) {
  /** Whether any group was counted. */
  public static boolean hasBins(List<WeightHistory> groups) {
    return WeightsPicture.drawn(groups).stream().anyMatch(g -> g.histogram().isPresent());
  }

  /** The picture at a width, from about 320; there must be bins. */
  public Svg svg(int width) {
    List<PanelPicture.Panel> panels = new ArrayList<>();
    for (WeightHistory group : WeightsPicture.drawn(groups)) {
      group
          .histogram()
          .ifPresent(h -> panels.add(new PanelPicture.Panel(group.name(), "", layers(h))));
    }
    Axis size = Axis.linear(caption.language().of("size of a weight", "权重的大小"));
    return new PanelPicture(
            "weights", caption, size, Axis.linear(""), PanelPicture.Shape.OWN, panels)
        .svg(width);
  }

  private List<Layer> layers(WeightHistogram h) {
    return List.of(
        new Layer.Outline(
            caption.language().of("after training", "训练后"), Ink.of(0), steps(h, h.after())),
        new Layer.Curve(
            caption.language().of("before", "训练前"), Ink.of(1).broken(), steps(h, h.before())));
  }

  /** The outline of the bins as shares: level over each, from the ground and back to it. */
  private static List<Point> steps(WeightHistogram h, List<Long> counts) {
    double total = Math.max(1, counts.stream().mapToLong(n -> n).sum());
    double width = (h.high() - h.low()) / counts.size();
    List<Point> out = new ArrayList<>(List.of(new Point(h.low(), 0)));
    for (int i = 0; i < counts.size(); i++) {
      double height = counts.get(i) / total;
      out.add(new Point(h.low() + i * width, height));
      out.add(new Point(h.low() + (i + 1) * width, height));
    }
    out.add(new Point(h.high(), 0));
    return out;
  }
}
