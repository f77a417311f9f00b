package halflife.linear.leastsquares;

import halflife.linear.data.Vectors;
import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/**
 * The eigenvectors of a least-squares problem: least squares of minimum norm where it has many
 * solutions, and the leverage of rows under a ridge.
 *
 * <p>With penalized columns scaled by 1/√v and free ones projected out, G = QEQᵀ and b(l2) = Q (E +
 * l2)⁻¹ Qᵀc. Where there are more features than rows the n × n matrix XXᵀ = UEUᵀ is decomposed
 * instead, and Q = XᵀU E^(−½).
 */
public final class Spectrum {
  /** The most rows, or features, whose inner products are decomposed. */
  public static final int MOST = 3000;

  /** The square of a direction below this share of the largest is rounding. */
  public static final double NOTHING = 1e-22;

  /** Below this share of the largest, what rounding does to a direction has to be undone. */
  private static final double LEANING = 1e-6;

  /**
   * Where a value is 0, a component below this share of the largest is rounding for each column.
   */
  private static final double ROUNDING = 1e-15;

  private final LeastSquaresProblem problem;
  private final Penalized penalized;
  private final Directions directions;
  private final double[][] vectors;
  private final double[] projected;
  private final FreePart freePart;

  private Spectrum(LeastSquaresProblem problem) {
    this.problem = problem;
    penalized = Penalized.of(problem);
    double[] roots = penalized.roots();
    freePart = new FreePart(problem, penalized);
    Eigen eigen =
        problem.gram instanceof RowGram rows
            ? fromRows(freePart.residualColumns(rows), roots)
            : ofSymmetric(freePart.scaledGram(roots));
    double[] correlation = penalized.divided(freePart.residualCorrelation());
    double[] values = eigen.values();
    directions = new Directions(values, freePart.rank());
    vectors = eigen.vectors();
    projected = new double[values.length];
    for (int k = 0; k < values.length; k++) {
      projected[k] = Vectors.dot(vectors[k], correlation, correlation.length);
    }
    double most = Arrays.stream(projected).map(Math::abs).max().orElse(0);
    for (int k = 0; k < values.length; k++) {
      boolean rounding = Math.abs(projected[k]) <= ROUNDING * correlation.length * most;
      projected[k] = values[k] == 0 && rounding ? 0 : projected[k];
    }
  }

  public static Spectrum of(LeastSquaresProblem problem) {
    return new Spectrum(problem);
  }

  /**
   * Eigenvalues from the largest down, and their vectors.
   *
   * @param values none below 0
   * @param vectors one array each
   */
  public record Eigen(double[] values, double[][] vectors) {
    /** The number of values above the rank tolerance. */
    public int rank() {
      return new Directions(values, 0).rank();
    }
  }

  /** The decomposition of a symmetric matrix. */
  public static Eigen ofSymmetric(double[][] entries) {
    DMatrixRMaj matrix = new DMatrixRMaj(entries.length, entries.length);
    for (int i = 0; i < entries.length; i++) {
      for (int k = 0; k < entries.length; k++) {
        matrix.set(i, k, entries[i][k]);
      }
    }
    return decompose(matrix);
  }

  private static Eigen fromRows(double[][] columns, double[] roots) {
    int n = columns.length == 0 ? 0 : columns[0].length;
    double[][] outer = new double[n][n];
    for (int j = 0; j < columns.length; j++) {
      double inverse = 1 / (roots[j] * roots[j]);
      for (int i = 0; i < n; i++) {
        Vectors.add(columns[j][i] * inverse, columns[j], outer[i], n);
      }
    }
    return primal(ofSymmetric(outer), columns, roots);
  }

  /**
   * Q = XᵀU E^(−½), for all directions that are more than rounding.
   *
   * <p>XᵀU_k has the length √E_k, and U_k is off by rounding towards the large directions, so where
   * E_k is small Q_k leans on those: it is brought upright, and E_k is the square of what stays.
   */
  private static Eigen primal(Eigen dual, double[][] columns, double[] roots) {
    int p = columns.length;
    int most = dual.values().length;
    double[] values = new double[most];
    double[][] vectors = new double[most][];
    int rank = 0;
    while (rank < most) {
      double value = dual.values()[rank];
      double[] q = new double[p];
      for (int j = 0; j < p; j++) {
        double[] u = dual.vectors()[rank];
        q[j] = Vectors.dot(columns[j], u, u.length) / roots[j];
      }
      if (value < LEANING * dual.values()[0]) {
        for (int k = 0; k < rank; k++) {
          Vectors.add(-Vectors.dot(vectors[k], q, p), vectors[k], q, p);
        }
        value = Math.min(Vectors.dot(q, q, p), values[rank - 1]);
      }
      if (value <= NOTHING * dual.values()[0]) {
        break;
      }
      double length = Math.sqrt(value);
      Arrays.setAll(q, j -> q[j] / length);
      values[rank] = value;
      vectors[rank] = q;
      rank++;
    }
    return new Eigen(Arrays.copyOf(values, rank), Arrays.copyOf(vectors, rank));
  }

  /** Eigenvalues from the largest down, and their vectors. */
  private static Eigen decompose(DMatrixRMaj matrix) {
    int n = matrix.getNumRows();
    if (n == 0) {
      return new Eigen(new double[0], new double[0][]);
    }
    EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(n, true, true);
    if (!eigen.decompose(matrix)) {
      throw new IllegalStateException("the eigendecomposition of " + n + " features failed");
    }
    Integer[] order = new Integer[n];
    Arrays.setAll(order, k -> k);
    Arrays.sort(
        order,
        (a, b) ->
            Double.compare(eigen.getEigenvalue(b).getReal(), eigen.getEigenvalue(a).getReal()));
    double[] values = new double[n];
    double[][] vectors = new double[n][];
    for (int k = 0; k < n; k++) {
      values[k] = Math.max(0, eigen.getEigenvalue(order[k]).getReal());
      vectors[k] = eigen.getEigenVector(order[k]).getData().clone();
    }
    return new Eigen(values, vectors);
  }

  /** The directions, by how much the features vary along them. */
  Directions directions() {
    return directions;
  }

  /** The coefficients at a ridge strength; at 0 those of minimum norm. */
  public double[] coefficients(double l2) {
    double floor = directions.floor(l2);
    double[] values = directions.values();
    double[] scaled = new double[penalized.size()];
    for (int k = 0; k < values.length; k++) {
      if (values[k] > floor) {
        Vectors.add(projected[k] / (values[k] + l2), vectors[k], scaled, scaled.length);
      }
    }
    return freePart.complete(penalized.divided(scaled));
  }

  /** The component of a penalized-coordinate row along each eigenvector, after free columns. */
  public double[] scores(double[] standardizedRow) {
    double[] residual = penalized.divided(freePart.residualRow(standardizedRow));
    double[] scores = new double[vectors.length];
    for (int k = 0; k < scores.length; k++) {
      scores[k] = Vectors.dot(residual, vectors[k], residual.length);
    }
    return scores;
  }

  /** The leverage that free columns alone give a row. */
  public double freeLeverage(double[] standardizedRow) {
    return freePart.leverage(standardizedRow);
  }

  LeastSquaresProblem problem() {
    return problem;
  }
}
