package halflife.evidence.training;

import java.util.List;

/**
 * The parts of the squared error over λ, from networks that were trained again on resamples of the
 * rows.
 *
 * @param resamples how many there were, each drawn with replacement, so that it holds 63 % of the
 *     rows
 * @param parts by falling λ, that of no decay last
 */
public record Refits(int resamples, List<ErrorParts> parts) {
  /**
   * Copies the list.
   *
   * @throws IllegalArgumentException if it is empty
   */
  public Refits {
    parts = List.copyOf(parts);
    if (parts.isEmpty()) {
      throw new IllegalArgumentException(
          "refits need the parts of the error at one lambda at least");
    }
  }

  /**
   * What no λ gets below: the smallest remainder. It is the noise and the bias that all networks
   * share.
   */
  public double noise() {
    return parts.stream().mapToDouble(ErrorParts::remainder).min().orElseThrow();
  }

  /** The bias² that a λ has more than the one with the least. */
  public double bias2(ErrorParts of) {
    return of.remainder() - noise();
  }
}
