package halflife.evidence;

/**
 * The picks of the same search when the rows are dealt to the folds with another seed.
 *
 * @param seed the seed of the folds
 * @param min λ_min
 * @param oneSe λ_1se
 * @param score the shown score at λ_min
 */
public record Stability(long seed, double min, double oneSe, double score) {}
