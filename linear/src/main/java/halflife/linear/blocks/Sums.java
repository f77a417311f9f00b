package halflife.linear.blocks;

import halflife.linear.data.Vectors;
import java.util.List;

/**
 * The answer to an {@link Inquiry}.
 *
 * @param values sums over rows, laid out as the inquiry says
 * @param most the largest change of a linear predictor, if that was asked for
 */
public record Sums(double[][] values, double most) {
  /** Adds the answers of more rows to those of others, in place, inquiry by inquiry. */
  public static void join(List<Sums> all, List<Sums> more) {
    for (int i = 0; i < all.size(); i++) {
      all.set(i, all.get(i).plus(more.get(i)));
    }
  }

  /** The sums of these rows and others, which are added to these in place. */
  private Sums plus(Sums other) {
    for (int i = 0; i < values.length; i++) {
      Vectors.add(1, other.values[i], values[i], values[i].length);
    }
    return new Sums(values, Math.max(most, other.most));
  }
}
