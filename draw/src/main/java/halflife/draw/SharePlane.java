package halflife.draw;

import halflife.core.Numbers;
import halflife.evidence.ClassCurve;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/** A square from 0 to 1 both ways with a diagonal, and a legend beside it or above it. */
final class SharePlane {
  private static final double LARGEST = 400;
  private static final double BESIDE = 600;

  final Svg svg;
  final Scale.Linear x;
  final Scale.Linear y;

  SharePlane(int width, String id, String title, String description, Legend legend, String[] axes) {
    boolean beside = width >= BESIDE;
    double top = 30 + (beside ? 0 : legend.height(width - 20));
    double side = Math.min(LARGEST, width - 60);
    Frame frame = new Frame(44, top, 44 + side, top + side);
    svg = new Svg(id + "-" + width, width, frame.bottom() + 44, title, description);
    if (beside) {
      legend.draw(svg, frame.right() + 24, top, width - frame.right() - 34);
    } else {
      legend.draw(svg, 10, 4, width - 20);
    }
    x = new Scale.Linear(0, 1, frame.left(), frame.right());
    y = new Scale.Linear(0, 1, frame.bottom(), frame.top());
    frame.rows(svg, y, false);
    for (Scale.Tick tick : x.ticks(6)) {
      svg.line(x.at(tick.value()), frame.top(), x.at(tick.value()), frame.bottom(), "grid");
    }
    svg.text(8, top - 10, "strong", axes[1]);
    frame.columns(svg, x, axes[0]);
    svg.line(x.at(0), y.at(0), x.at(1), y.at(1), "level");
  }

  /** The indexes of the curves to draw: all, or those of the so many most common classes. */
  static List<Integer> drawn(List<ClassCurve> curves, List<List<Double>> confusion, int most) {
    Function<Integer, Double> size = k -> confusion.get(k).stream().mapToDouble(v -> v).sum();
    return curves.size() <= most
        ? IntStream.range(0, curves.size()).boxed().toList()
        : IntStream.range(0, curves.size())
            .boxed()
            .sorted(Comparator.comparing(k -> -size.apply(k)))
            .limit(most)
            .sorted()
            .toList();
  }

  /** Says that some classes are left out, where some are. */
  static String leftOut(int classes, int most) {
    return classes <= most
        ? ""
        : " The " + most + " most common of " + Numbers.count(classes) + " classes are drawn.";
  }
}
