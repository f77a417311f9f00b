package halflife.evidence;

/**
 * The mean held-out losses of the two models a decayed one has to beat.
 *
 * @param none without decay
 * @param noneSe its standard error over the folds
 * @param mean predicting the training mean
 * @param meanSe its standard error over the folds
 */
public record Baseline(double none, double noneSe, double mean, double meanSe) {}
