package halflife.evidence;

/**
 * The λ a rule picks from a {@link Curve}, and what the other rule would have picked.
 *
 * @param rule the rule that was asked for
 * @param min the largest λ that attains the smallest mean error
 * @param oneSe the largest λ whose mean error is within one standard error of the smallest: the
 *     simplest model that is hardly worse (Breiman et al. 1984; glmnet's {@code lambda.1se})
 * @param oneSeCost the cost of the simpler model: its compared score over the smallest one, minus 1
 * @param atEdge whether the minimum lies at an end of the searched range, so that the best λ may be
 *     outside it
 * @param noneIsBest whether λ = 0 had a smaller mean error than every λ above 0
 */
public record Choice(
    Rule rule, double min, double oneSe, double oneSeCost, boolean atEdge, boolean noneIsBest) {

  /** A model with less than this share of the most complex one's terms has nothing to lose. */
  private static final double EMPTY = 0.02;

  /** The rules that pick a λ from a curve. */
  public enum Rule {
    /** The λ with the smallest mean error. */
    MIN("min"),
    /** The largest λ within one standard error of the smallest mean error. */
    ONE_SE("1se");

    private final String word;

    Rule(String word) {
      this.word = word;
    }

    /** The word used on the command line and in files. */
    public String word() {
      return word;
    }

    /**
     * The rule of this word.
     *
     * @throws IllegalArgumentException if the word is neither {@code min} nor {@code 1se}
     */
    public static Rule of(String word) {
      for (Rule rule : values()) {
        if (rule.word.equals(word)) {
          return rule;
        }
      }
      throw new IllegalArgumentException("unknown rule '" + word + "' to choose λ; use min or 1se");
    }
  }

  /**
   * Applies both rules to a curve.
   *
   * <p>min = argmin mean; 1se = max{λ : mean(λ) ≤ mean(min) + se(min)}, with a relative tolerance
   * of 1e-12 on the right-hand side, so that a λ computed to lie exactly on the bound counts.
   *
   * @param measure the form in which {@link #oneSeCost} is expressed
   */
  public static Choice of(Curve curve, Rule rule, Measure measure) {
    CurvePoint best = curve.minimum();
    double bound = best.mean() + best.se();
    CurvePoint simple =
        curve.points().stream()
            .filter(p -> FoldMean.within(p.mean(), bound))
            .findFirst()
            .orElse(best);
    double smallest = measure.compared(best.mean());
    double cost = smallest > 0 ? measure.compared(simple.mean()) / smallest - 1 : 0;
    return new Choice(
        rule,
        best.lambda(),
        simple.lambda(),
        cost,
        atEdge(curve, best),
        curve.none().mean() < best.mean());
  }

  /**
   * Whether the choice is at an end; at the upper one only while there is still something to
   * shrink.
   */
  private static boolean atEdge(Curve curve, CurvePoint best) {
    int last = curve.points().size() - 1;
    if (last == 0) {
      return false;
    }
    double most = curve.points().get(last).complexity();
    boolean atTop = best == curve.points().get(0) && best.complexity() > EMPTY * most;
    return atTop || best == curve.points().get(last);
  }

  /** The λ that {@link #rule} picks. */
  public double chosen() {
    return rule == Rule.MIN ? min : oneSe;
  }
}
