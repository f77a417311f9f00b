package halflife.draw;

import java.util.ArrayList;
import java.util.List;

/**
 * Dots that step aside, up or down, where they would cover each other, each with words that appear
 * when it is pointed at.
 *
 * @param ink their colour
 * @param points their places
 * @param words one for each point
 */
public record Swarm(Ink ink, List<Point> points, List<String> words) implements Layer {
  private static final double APART = 9;
  private static final int MOST_ASIDE = 6;

  /** Copies the lists. */
  public Swarm {
    points = List.copyOf(points);
    words = List.copyOf(words);
  }

  @Override
  public void finish(Canvas on) {
    List<double[]> placed = new ArrayList<>();
    for (int i = 0; i < points.size(); i++) {
      double x = on.x().at(points.get(i).x());
      int level = 0;
      while (level < MOST_ASIDE && taken(placed, x, level)) {
        level++;
      }
      placed.add(new double[] {x, level});
      double aside = (level % 2 == 0 ? 1 : -1) * ((level + 1) / 2) * APART;
      on.svg().open("g").open("title").words(words.get(i)).close();
      on.svg().circle(x, on.y().at(points.get(i).y()) + aside, 5, "seed " + ink.dot(false)).close();
    }
  }

  private static boolean taken(List<double[]> placed, double x, int level) {
    return placed.stream().anyMatch(p -> p[1] == level && Math.abs(p[0] - x) < APART);
  }
}
