package halflife.bench;

import halflife.core.Workers;
import halflife.linear.Kkt;
import halflife.linear.data.Design;
import halflife.linear.model.Path;
import halflife.linear.model.Penalty;
import java.util.Arrays;

/** How far from optimal a path is, from the rows: the worst residual over all its λs. */
final class Optimality {
  private final Design design;
  private final Penalty penalty;
  private final Path path;

  /**
   * Judges fits to these rows.
   *
   * @param path Halflife's own, which knows the scale of the target
   */
  Optimality(Design design, Penalty penalty, Path path) {
    this.design = design;
    this.penalty = penalty;
    this.path = path;
  }

  /** Of every stored fit of the path; for the lasso these are its knots. */
  double ours() {
    double[][] coefficients = new double[path.size()][];
    double[] lambdas = new double[path.size()];
    for (int i = 0; i < lambdas.length; i++) {
      lambdas[i] = path.lambda(i);
      coefficients[i] = path.model(i).coefficients();
    }
    return worst(lambdas, coefficients);
  }

  /** Of glmnet's. */
  double theirs(Peer.Fitted fitted) {
    return worst(fitted.lambdas(), fitted.coefficients());
  }

  private double worst(double[] lambdas, double[][] coefficients) {
    double[] residuals = new double[lambdas.length];
    Workers.all()
        .run(
            lambdas.length,
            i ->
                residuals[i] =
                    Kkt.residual(
                        design,
                        penalty,
                        penalty.l1(lambdas[i]),
                        path.l2(lambdas[i]),
                        coefficients[i]));
    return Arrays.stream(residuals).max().orElseThrow();
  }
}
