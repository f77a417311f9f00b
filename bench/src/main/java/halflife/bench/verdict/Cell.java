package halflife.bench.verdict;

import halflife.evidence.Choice;
import halflife.evidence.Family;
import halflife.linear.model.Penalty;
import java.util.List;

/**
 * One way to draw data, and one way to choose λ: a row of the table.
 *
 * @param signal variance of the linear predictor; for numbers, as a share of the noise's
 * @param sparse how many coefficients are not 0
 * @param rho correlation of any two features
 * @param noise how the target differs from what is expected
 * @param shape how rows hang together
 * @param repeats R, the dealings of each data set
 */
public record Cell(
    String name,
    Family family,
    int rows,
    int features,
    double signal,
    int sparse,
    double rho,
    Noise noise,
    Shape shape,
    List<Penalty> penalties,
    Choice.Rule rule,
    int repeats) {

  /** How the target differs from what is expected. */
  public enum Noise {
    /** As the family has it: normal with variance 1, Bernoulli, multinomial, Poisson. */
    USUAL,
    /** Of numbers: Student's t with 3 degrees of freedom, scaled to variance 1. */
    HEAVY,
    /** Of counts: the expectation is multiplied by an exponential variable, so Var = μ + μ². */
    OVERDISPERSED,
    /** Of classes: none, the most probable one is observed, so that a plane separates them. */
    SEPARABLE
  }

  /** How rows hang together. */
  public sealed interface Shape {
    /** They do not. */
    record Independent() implements Shape {}

    /**
     * Whole groups, dealt together, that share half the variance of each feature and a part of the
     * target.
     *
     * @param size rows per group
     */
    record Groups(int size) implements Shape {}

    /**
     * A series, dealt as blocks of time: each feature, and a part of the target that no feature
     * tells, is an autoregression of first order.
     *
     * @param persistence correlation of a row with the next
     */
    record Series(double persistence) implements Shape {}
  }

  Cell with(String newName, List<Penalty> newPenalties, Choice.Rule newRule) {
    return new Cell(
        newName,
        family,
        rows,
        features,
        signal,
        sparse,
        rho,
        noise,
        shape,
        newPenalties,
        newRule,
        repeats);
  }

  boolean inOrder() {
    return shape instanceof Shape.Series;
  }

  /** Rows per group, 1 for none. */
  int group() {
    return shape instanceof Shape.Groups groups ? groups.size() : 1;
  }
}
