package halflife.evidence;

/**
 * Shown scores on rows that took no part in anything before.
 *
 * @param rows the number of rows
 * @param chosen the chosen model
 * @param none the model without decay
 * @param mean the mean predictor
 */
public record TestScore(int rows, double chosen, double none, double mean) {}
