package halflife.linear.data;

import halflife.core.Internal;

/** Rows that {@link Moments} are taken of, however they are kept. */
@Internal
public interface MomentRows {
  /** N. */
  int size();

  /** p. */
  int width();

  /** The target of row i less its offset. */
  double response(int i);

  /** The weight of row i, at least 0. */
  double weight(int i);

  /**
   * The rows from one up to another: p values each, which are not to be changed.
   *
   * @param room rows of p values that may be used for it and written over; there may be too few
   */
  double[][] rows(int from, int to, double[][] room);
}
