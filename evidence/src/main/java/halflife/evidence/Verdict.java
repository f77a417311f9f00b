package halflife.evidence;

/**
 * Does the decay that was chosen help?
 *
 * @param againstNone against the same model without decay (λ = 0)
 * @param againstMean against predicting the training mean, or the class frequencies, for every row
 * @param trainingRows how many rows the fits that are compared were trained on, on average
 */
public record Verdict(Comparison againstNone, Comparison againstMean, int trainingRows) {}
