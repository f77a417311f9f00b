package halflife.lessons;

import halflife.core.Numbers;
import halflife.draw.Contour;
import halflife.draw.Layer;
import halflife.draw.PlotPicture;
import halflife.draw.Point;
import halflife.draw.text.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** The numbers of a picture as a table: one row for each place, one column for each line. */
final class PictureData {
  private static final int MOST_ROWS = 60;
  private static final int MOST_OF_A_FAN = 8;
  private static final int BITS = 40;

  private final TreeMap<Double, TreeMap<Integer, Double>> cells = new TreeMap<>();
  private final List<String> head = new ArrayList<>();

  private PictureData(PlotPicture picture, Language language) {
    head.add(picture.across().label());
    for (Layer layer : picture.layers()) {
      add(layer, language);
    }
  }

  /** The table; of more than 60 places evenly chosen ones. */
  static Block.Table of(PlotPicture picture, Language language) {
    return new PictureData(picture, language).table();
  }

  private void add(Layer layer, Language language) {
    if (layer instanceof Layer.Band v) {
      column(v.name(), v.upper());
    } else if (layer instanceof Layer.Fan v) {
      for (int k = 0; k < Math.min(MOST_OF_A_FAN, v.curves().size()); k++) {
        column(v.name() + " " + (k + 1), v.curves().get(k));
      }
    } else if (layer instanceof Layer.Level v) {
      cells.values().forEach(row -> row.put(head.size(), v.y()));
      head.add(v.name());
    } else if (layer instanceof Contour v) {
      // A line of equal height is told by its height; its places say nothing more.
      String levels = String.join(", ", v.levels().stream().map(LessonBuilder::three).toList());
      head.set(
          0, head.get(0) + language.of(" (contours at ", "（等高线：") + levels + language.of(")", "）"));
    } else if (!layer.points().isEmpty()) {
      column(layer.name(), layer.points());
    }
  }

  private void column(String name, List<Point> points) {
    for (Point p : points) {
      cells.computeIfAbsent(place(p.x()), x -> new TreeMap<>()).putIfAbsent(head.size(), p.y());
    }
    head.add(name);
  }

  /** The place to 40 bits: lines that were computed in other ways meet at the same one. */
  private static double place(double x) {
    int exponent = Math.getExponent(x);
    return Math.scalb(Math.rint(Math.scalb(x, BITS - exponent)), exponent - BITS);
  }

  private Block.Table table() {
    List<Double> places = new ArrayList<>(cells.keySet());
    TreeSet<Integer> kept = new TreeSet<>();
    int rows = Math.min(MOST_ROWS, places.size());
    for (int k = 0; k < rows; k++) {
      kept.add(rows == 1 ? 0 : (int) Math.round(k * (places.size() - 1.0) / (rows - 1)));
    }
    List<List<String>> out = new ArrayList<>();
    for (int k : kept) {
      double place = places.get(k);
      List<String> row = new ArrayList<>(List.of(Numbers.significant(place, 4)));
      for (int j = 1; j < head.size(); j++) {
        row.add(
            Optional.ofNullable(cells.get(place))
                .map(r -> r.get(row.size()))
                .map(y -> Numbers.significant(y, 4))
                .orElse(""));
      }
      out.add(row);
    }
    return new Block.Table(head, out);
  }
}
