package halflife.linear;

import java.util.List;

/**
 * The metrics that one path took, for the paths of nearly the same rows: those of a fold's rest
 * differ from those of all rows by little more than chance, and what is left costs a step or two.
 *
 * @param taken by falling λ
 */
record Guide(List<Taken> taken) {
  /** No metrics. */
  static final Guide NONE = new Guide(List.of());

  /** Beyond this many entries a metric is too large to keep. */
  static final int MOST_ENTRIES = 1200;

  /**
   * A metric and the λ whose fit it was taken near.
   *
   * @param lambda the λ
   * @param metric the curvature there
   */
  record Taken(double lambda, DenseMetric metric) {}

  Guide {
    taken = List.copyOf(taken);
  }

  /** The metric taken nearest to a λ, on a logarithmic scale; −1 if there is none. */
  int nearest(double lambda) {
    int best = -1;
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < taken.size(); i++) {
      double distance = Math.abs(Math.log(taken.get(i).lambda() / lambda));
      if (distance < least) {
        least = distance;
        best = i;
      }
    }
    return best;
  }
}
