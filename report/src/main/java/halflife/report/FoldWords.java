package halflife.report;

import halflife.evidence.Result;

/**
 * What a model was fitted again and again for: the folds of a table, or the seeds of networks.
 *
 * @param seeds whether they are seeds
 */
record FoldWords(boolean seeds) {
  /** Those of a result. */
  public static FoldWords of(Result result) {
    return new FoldWords(result.network().isPresent());
  }

  /** {@code fold} or {@code seed}. */
  public String one() {
    return seeds ? "seed" : "fold";
  }

  /** {@code folds} or {@code seeds}. */
  public String many() {
    return one() + "s";
  }
}
