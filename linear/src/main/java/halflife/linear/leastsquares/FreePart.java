package halflife.linear.leastsquares;

import halflife.linear.data.Vectors;
import java.util.Arrays;

/**
 * The coefficients that are not penalized (factor 0), projected out of those that are.
 *
 * <p>With F free and P penalized, A = G_FF⁻¹ G_FP: the penalized problem has G_PP − G_PF A and c_P
 * − Aᵀ c_F, and b_F = G_FF⁻¹ c_F − A b_P. Free columns that depend on other free ones are given 0.
 */
final class FreePart {
  private static final double DEPENDENT = 1e-12;

  private final LeastSquaresProblem problem;
  private final int[] free;
  private final int[] penalized;
  private final ActiveFactor factor = new ActiveFactor();
  private final double[][] shares;
  private final double[] fit;

  FreePart(LeastSquaresProblem problem, Penalized others) {
    this.problem = problem;
    penalized = others.features();
    int[] candidates = Penalized.free(problem);
    int[] kept = new int[candidates.length];
    int size = 0;
    for (int candidate : candidates) {
      double[] products = products(candidate, kept, size);
      if (factor.add(products, problem.gram.at(candidate, candidate), DEPENDENT)) {
        kept[size++] = candidate;
      }
    }
    free = Arrays.copyOf(kept, size);
    shares = new double[penalized.length][];
    for (int k = 0; k < penalized.length; k++) {
      shares[k] = products(penalized[k], free, size);
      factor.solve(shares[k]);
    }
    fit = new double[size];
    Arrays.setAll(fit, f -> problem.correlation[free[f]]);
    factor.solve(fit);
  }

  private double[] products(int column, int[] with, int size) {
    double[] result = new double[size];
    for (int f = 0; f < size; f++) {
      result[f] = problem.gram.at(column, with[f]);
    }
    return result;
  }

  /** The number of independent free columns. */
  int rank() {
    return free.length;
  }

  /** What is left of the penalized features' Gram matrix, each row and column divided by a root. */
  double[][] scaledGram(double[] roots) {
    double[][] result = new double[penalized.length][penalized.length];
    for (int i = 0; i < penalized.length; i++) {
      double[] towards = products(penalized[i], free, free.length);
      for (int j = 0; j < penalized.length; j++) {
        double left =
            problem.gram.at(penalized[i], penalized[j])
                - Vectors.dot(towards, shares[j], free.length);
        result[i][j] = left / (roots[i] * roots[j]);
      }
    }
    return result;
  }

  double[][] residualColumns(RowGram rows) {
    double[][] result = new double[penalized.length][];
    for (int k = 0; k < penalized.length; k++) {
      result[k] = rows.columns().dense(penalized[k]).clone();
      for (int f = 0; f < free.length; f++) {
        Vectors.add(-shares[k][f], rows.columns().dense(free[f]), result[k], result[k].length);
      }
    }
    return result;
  }

  double[] residualCorrelation() {
    double[] result = new double[penalized.length];
    for (int k = 0; k < penalized.length; k++) {
      result[k] = problem.correlation[penalized[k]];
      for (int f = 0; f < free.length; f++) {
        result[k] -= shares[k][f] * problem.correlation[free[f]];
      }
    }
    return result;
  }

  /** The penalized coordinates of a standardized row, less what its free ones account for. */
  double[] residualRow(double[] row) {
    double[] result = new double[penalized.length];
    for (int k = 0; k < penalized.length; k++) {
      result[k] = row[penalized[k]];
      for (int f = 0; f < free.length; f++) {
        result[k] -= shares[k][f] * row[free[f]];
      }
    }
    return result;
  }

  /** x_Fᵀ G_FF⁻¹ x_F of a standardized row. */
  double leverage(double[] row) {
    double[] x = new double[free.length];
    Arrays.setAll(x, f -> row[free[f]]);
    double[] solved = x.clone();
    factor.solve(solved);
    return Vectors.dot(x, solved, x.length);
  }

  /** All p coefficients, from the penalized ones. */
  double[] complete(double[] penalizedCoefficients) {
    return completed(penalizedCoefficients, fit.clone());
  }

  /** All p values of a move of the penalized ones that the free ones follow. */
  double[] moved(double[] penalizedMove) {
    return completed(penalizedMove, new double[free.length]);
  }

  private double[] completed(double[] ofPenalized, double[] ofFree) {
    double[] result = new double[problem.p];
    for (int k = 0; k < penalized.length; k++) {
      result[penalized[k]] = ofPenalized[k];
      Vectors.add(-ofPenalized[k], shares[k], ofFree, ofFree.length);
    }
    for (int f = 0; f < free.length; f++) {
      result[free[f]] = ofFree[f];
    }
    return result;
  }
}
