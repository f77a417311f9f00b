package halflife.evidence;

/**
 * Whether the chosen decay helps.
 *
 * @param againstNone against the same model without decay (λ = 0)
 * @param againstMean against predicting the training mean, or the class frequencies, for every row
 * @param trainingRows the average number of rows that the compared fits were trained on
 */
public record Verdict(Comparison againstNone, Comparison againstMean, int trainingRows) {}
