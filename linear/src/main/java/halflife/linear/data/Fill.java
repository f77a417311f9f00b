package halflife.linear.data;

/**
 * A feature with missing values: every fit puts the weighted mean of its own training rows there.
 *
 * <p>With m the indicator, c the placeholder and μ that mean, the filled column is x + (μ − c)m: a
 * linear map of two stored columns, so that sums over rows need not be taken again for another set
 * of training rows.
 *
 * @param value the feature that has missing values
 * @param missing the feature that is 1 where the value is missing and 0 elsewhere
 * @param placeholder the value that the feature holds there; any number will do, one near the mean
 *     keeps most digits
 */
public record Fill(int value, int missing, double placeholder) {}
