package halflife.evidence;

/**
 * Does the decay that was chosen help?
 *
 * @param againstNone against the same model without decay (λ = 0)
 * @param againstMean against predicting the training mean, or the class frequencies, for every row
 */
public record Verdict(Comparison againstNone, Comparison againstMean) {}
