package halflife.optim;

/** What a gradient of some rows does to the other rows of its parameter. */
public enum RowDecay {
  /**
   * The same as a gradient that is 0 there: they decay, and momentum moves them on. What torch does
   * with dense gradients of an embedding.
   */
  ALL,
  /** Nothing: rows decay and move only in steps in which they take part. */
  TOUCHED,
  /**
   * Nothing yet: what decay they have missed, Π(1 − ηλ) over the steps, is made up for at {@link
   * Optimizer#settle(String, int...)}, to be called before rows are read for a forward pass, and at
   * the latest when they next take part, before they move. For rules that take the same share of
   * every weight.
   */
  LAZY
}
