package halflife.optim;

/** The effect of a gradient of some rows on the other rows of its parameter. */
public enum RowDecay {
  /**
   * The same as a gradient that is 0 there: they decay, and momentum moves them on, as in torch
   * with dense gradients of an embedding.
   */
  ALL,
  /** Nothing: rows decay and move only in steps in which they take part. */
  TOUCHED,
  /**
   * Nothing yet: {@link Optimizer#settle(String, int...)} makes up for the decay they have missed,
   * Π(1 − ηλ) over the steps. It is to be called before rows are read for a forward pass; at the
   * latest they catch up when they next take part, before they move. For rules that take the same
   * share of every weight.
   */
  LAZY
}
