package halflife.draw.result;

import halflife.core.Numbers;
import halflife.draw.Caption;
import halflife.draw.svg.Frame;
import halflife.draw.svg.Labels;
import halflife.draw.svg.ShortNames;
import halflife.draw.svg.Svg;
import halflife.evidence.Diagnostics;
import halflife.evidence.Result;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The confusion of classes: rows are the observed classes, columns the most probable ones; the
 * darker a cell, the larger its share of the row.
 *
 * @param result the result of a study
 * @param classes its diagnostics
 * @param caption its words
 */
public record ConfusionPicture(Result result, Diagnostics.Classes classes, Caption caption) {
  /** The largest number of classes that are shown: the most common ones. */
  public static final int MOST = 20;

  private static final double DARKEST = 0.55;
  private static final double NAMES = 150;

  /** The picture at a width, from about 320. */
  public Svg svg(int width) {
    List<Integer> shown = classes.mostCommon(MOST);
    int count = shown.size();
    double names = Math.max(width < 500 ? 80 : 106, names(shown) + 12);
    names = Math.min(width < 500 ? 92 : NAMES, names);
    double cell = Math.min(96, (width - names - 62) / count);
    double height = Math.max(18, Math.min(44, cell * 0.8));
    Frame frame = new Frame(names, 56, names + cell * count, 56 + height * count);
    Svg svg =
        new Svg(
            "confusion-" + width,
            width,
            frame.bottom() + 34,
            caption.title(),
            caption.description());
    boolean named = shown.stream().allMatch(k -> fits(name(k), cell));
    svg.text(frame.left(), 16, "strong", word("most probable class", "最可能的类别"));
    svg.text(8, frame.top() - 8, "strong", word("observed", "实际类别"));
    svg.text(frame.right() + 10, frame.top() - 8, "soft", word("found", "找到"));
    svg.text(
        8,
        frame.bottom() + 18,
        "soft",
        width < 500 ? word("right", "正确") : word("of these right", "其中正确"));
    List<String> rows = rows(shown, named, frame.left() - 16);
    int stride = named ? 1 : (int) Math.ceil((Labels.width("" + count, Frame.FONT) + 2) / cell);
    for (int i = 0; i < count; i++) {
      double x = frame.left() + (i + 0.5) * cell;
      double y = frame.top() + (i + 0.5) * height + 4;
      String head = named ? name(shown.get(i)) : "" + (i + 1);
      svg.text(x, frame.top() - 8, "mid", i % stride == 0 ? head : "");
      svg.text(frame.left() - 8, y, "end", rows.get(i), name(shown.get(i)));
      svg.text(frame.right() + 10, y, "soft", share(classes.recall(shown.get(i))));
      if (cell >= 40) {
        svg.text(x, frame.bottom() + 18, "soft mid", share(classes.precision(shown.get(i))));
      }
      for (int j = 0; j < count; j++) {
        cell(svg, frame, new double[] {cell, height}, shown, i, j);
      }
    }
    return svg;
  }

  /** The names of the rows, each after its number where columns have no room for names. */
  private List<String> rows(List<Integer> shown, boolean named, double room) {
    double numbers = named ? 0 : Labels.width(shown.size() + " ", Frame.FONT);
    List<String> names =
        ShortNames.of(shown.stream().map(this::name).toList(), Frame.FONT, room - numbers);
    return IntStream.range(0, shown.size())
        .mapToObj(i -> named ? names.get(i) : (i + 1) + " " + names.get(i))
        .toList();
  }

  private void cell(Svg svg, Frame frame, double[] size, List<Integer> shown, int row, int column) {
    List<Double> counts = classes.confusion().get(shown.get(row));
    double all = counts.stream().mapToDouble(v -> v).sum();
    double count = counts.get(shown.get(column));
    double share = all > 0 ? count / all : 0;
    double x = frame.left() + column * size[0];
    double y = frame.top() + row * size[1];
    double opacity = Math.round(share * DARKEST * 1000) / 1000.0;
    svg.open(
        "rect",
        "class",
        "cell",
        "x",
        at(x),
        "y",
        at(y),
        "width",
        at(size[0]),
        "height",
        at(size[1]),
        "fill-opacity",
        Double.toString(opacity));
    String words =
        caption
            .language()
            .words("%s taken for %s", "%s 被认作 %s", name(shown.get(row)), name(shown.get(column)));
    svg.open("title").words(words + ": " + amount(count) + ", " + share(share)).close().close();
    String amount = amount(count);
    boolean two = size[1] >= 36 && fits("100 %", size[0]) && count > 0;
    if (fits(amount, size[0]) && count > 0) {
      svg.text(x + size[0] / 2, y + size[1] / 2 + (two ? -3 : 4), "mid strong", amount);
    }
    if (two) {
      svg.text(x + size[0] / 2, y + size[1] / 2 + 13, "mid", share(share));
    }
  }

  private double names(List<Integer> shown) {
    return shown.stream()
        .mapToDouble(k -> Labels.width("20 " + name(k), Frame.FONT))
        .max()
        .orElse(0);
  }

  private static boolean fits(String text, double cell) {
    return Labels.width(text, Frame.FONT) <= cell - 6;
  }

  private String name(int of) {
    return Labels.fit(result.classes().get(of), 1, 40);
  }

  private String word(String english, String chinese) {
    return caption.language().of(english, chinese);
  }

  private static String at(double place) {
    return Numbers.coordinate(place);
  }

  private static String amount(double count) {
    return count == Math.rint(count) ? Numbers.count((long) count) : Numbers.significant(count, 3);
  }

  /** A share in whole percents, a dash where there is none. */
  public static String share(double share) {
    return Double.isFinite(share) ? Math.round(share * 100) + "\u00A0%" : "–";
  }
}
