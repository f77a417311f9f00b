package halflife.linear.glm;

import halflife.core.Workers;
import halflife.evidence.Family;
import halflife.linear.data.Design;
import halflife.linear.data.Standardization;
import halflife.linear.model.Likelihood;
import halflife.linear.model.Penalty;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.IntPredicate;

/**
 * Rows of a design as a likelihood reads them. The training parts of all folds share them: what
 * differs between those is which rows have weight, and with that means and scales.
 *
 * @param members the rows of the design that these are, in this order
 * @param weights their case weights
 * @param standardization the standardization of all of them
 */
record SharedRows(
    Family family,
    int outputs,
    int[] members,
    double[] target,
    double[] weights,
    double[] offsets,
    Standardization standardization) {

  /** The rows of a design that have weight, standardized for a penalty. */
  static SharedRows of(Family family, int outputs, Design design, int[] all, Penalty penalty) {
    int[] members = Arrays.stream(all).filter(i -> design.weights()[i] > 0).toArray();
    int n = members.length;
    double[] weights = new double[n];
    double[] target = new double[n];
    double[] offsets = new double[n];
    for (int i = 0; i < n; i++) {
      weights[i] = design.weights()[members[i]];
      offsets[i] = design.offset(members[i]);
      target[i] = design.target()[members[i]];
    }
    double[] root = new double[n];
    double total = Arrays.stream(weights).sum();
    Arrays.setAll(root, i -> Math.sqrt(weights[i] / total));
    double[] ones = new double[n];
    Arrays.fill(ones, 1);
    Standardization standardization =
        Standardization.of(
            design,
            members,
            root,
            ones,
            penalty.rescaledFactors(design.width()),
            penalty.standardize());
    return new SharedRows(family, outputs, members, target, weights, offsets, standardization);
  }

  /** All of these rows, under the penalty that they were standardized for. */
  LikelihoodProblem problem(Penalty penalty, double tolerance, Workers workers) {
    return problem(shares(i -> true), standardization, penalty, tolerance, workers);
  }

  /**
   * The problem of some of these rows, if the shared values serve them.
   *
   * @param trains says which rows of the design have weight
   */
  Optional<LikelihoodProblem> problem(
      IntPredicate trains, Penalty penalty, double tolerance, Workers workers) {
    if (DualRidge.turns(standardization, penalty)) {
      return Optional.empty();
    }
    double[] shares = shares(trains);
    return standardization
        .weighted(
            shares,
            penalty.rescaledFactors(standardization.scaling().width()),
            penalty.standardize())
        .map(own -> problem(shares, own, penalty, tolerance, workers));
  }

  private LikelihoodProblem problem(
      double[] shares, Standardization own, Penalty penalty, double tolerance, Workers workers) {
    return new LikelihoodProblem(
        family,
        Likelihood.of(family, outputs),
        penalty,
        own,
        DualRidge.of(own, penalty),
        new Observations(target, shares, offsets),
        tolerance,
        workers);
  }

  /** Weights that add up to 1 over the rows that train. */
  private double[] shares(IntPredicate trains) {
    double[] shares = weights.clone();
    double total = 0;
    for (int i = 0; i < shares.length; i++) {
      shares[i] = trains.test(members[i]) ? shares[i] : 0;
      total += shares[i];
    }
    for (int i = 0; i < shares.length; i++) {
      shares[i] /= total;
    }
    return shares;
  }
}
