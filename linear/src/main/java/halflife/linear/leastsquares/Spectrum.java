package halflife.linear.leastsquares;

import halflife.linear.data.Vectors;
import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/**
 * Ridge at every λ from one eigendecomposition.
 *
 * <p>With penalized columns scaled by 1/√v and free ones projected out, G = QEQᵀ and b(l2) = Q (E +
 * l2)⁻¹ Qᵀc. Where there are more features than rows the n × n matrix XXᵀ = UEUᵀ is decomposed
 * instead, and Q = XᵀU E^(−½).
 */
public final class Spectrum {
  /** The most rows, or features, whose inner products are decomposed. */
  public static final int MOST = 3000;

  /** Eigenvalues below this share of the largest count as 0: the rank tolerance at λ = 0. */
  static final double RANK_TOLERANCE = 1e-12;

  /** The square of a direction below this share of the largest is rounding. */
  public static final double NOTHING = 1e-22;

  /** Below this share of the largest, what rounding does to a direction has to be undone. */
  private static final double LEANING = 1e-6;

  /**
   * Where a value is 0, a component below this share of the largest is rounding for each column.
   */
  private static final double ROUNDING = 1e-15;

  private final LeastSquaresProblem problem;
  private final int[] penalized;
  private final int[] free;
  private final double[] roots;
  private final double[] values;
  private final double[][] vectors;
  private final double[] projected;
  private final FreePart freePart;

  private Spectrum(LeastSquaresProblem problem) {
    this.problem = problem;
    penalized = select(problem, true);
    free = select(problem, false);
    roots = new double[penalized.length];
    Arrays.setAll(roots, k -> Math.sqrt(problem.scaling.factors()[penalized[k]]));
    freePart = new FreePart(problem, free, penalized);
    Eigen eigen =
        problem.gram instanceof RowGram rows
            ? fromRows(freePart.residualColumns(rows), roots)
            : fromGram(freePart.residualGram(), roots);
    double[] correlation = freePart.residualCorrelation();
    values = eigen.values();
    vectors = eigen.vectors();
    projected = new double[values.length];
    for (int k = 0; k < values.length; k++) {
      double sum = 0;
      for (int j = 0; j < penalized.length; j++) {
        sum += vectors[k][j] * correlation[j] / roots[j];
      }
      projected[k] = sum;
    }
    double most = Arrays.stream(projected).map(Math::abs).max().orElse(0);
    for (int k = 0; k < values.length; k++) {
      boolean rounding = Math.abs(projected[k]) <= ROUNDING * penalized.length * most;
      projected[k] = values[k] == 0 && rounding ? 0 : projected[k];
    }
  }

  public static Spectrum of(LeastSquaresProblem problem) {
    return new Spectrum(problem);
  }

  private static int[] select(LeastSquaresProblem problem, boolean penalized) {
    int[] all = new int[problem.p];
    int size = 0;
    for (int j = 0; j < problem.p; j++) {
      if (problem.usable(j) && problem.scaling.factors()[j] > 0 == penalized) {
        all[size++] = j;
      }
    }
    return Arrays.copyOf(all, size);
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
      int rank = 0;
      while (rank < values.length && values[rank] > RANK_TOLERANCE * values[0]) {
        rank++;
      }
      return rank;
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

  private static Eigen fromGram(double[][] gram, double[] roots) {
    int n = roots.length;
    DMatrixRMaj matrix = new DMatrixRMaj(n, n);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        matrix.set(i, j, gram[i][j] / (roots[i] * roots[j]));
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

  /** The eigenvalues, from the largest down. */
  public double[] values() {
    return values;
  }

  /** The number of eigenvalues above the rank tolerance. */
  public int rank() {
    return new Eigen(values, vectors).rank();
  }

  /** Effective degrees of freedom: free coefficients + Σ e/(e + l2), the intercept not counted. */
  public double degrees(double l2) {
    double floor = floor(l2);
    double sum = freePart.rank();
    for (double e : values) {
      sum += e > floor ? e / (e + l2) : 0;
    }
    return sum;
  }

  /**
   * The largest eigenvalue that counts as nothing: without decay, those within the rank tolerance
   * are no directions. With it all are, those as well whose own value is lost in rounding: two
   * columns that are equal to ten digits differ in a direction that the target may have a part in.
   */
  private double floor(double l2) {
    return l2 > 0 || values.length == 0 ? -1 : RANK_TOLERANCE * values[0];
  }

  /** The coefficients at a ridge strength; at 0 those of minimum norm. */
  public double[] coefficients(double l2) {
    double floor = floor(l2);
    double[] scaled = new double[penalized.length];
    for (int k = 0; k < values.length; k++) {
      if (values[k] > floor) {
        Vectors.add(projected[k] / (values[k] + l2), vectors[k], scaled, scaled.length);
      }
    }
    for (int j = 0; j < scaled.length; j++) {
      scaled[j] /= roots[j];
    }
    return freePart.complete(scaled);
  }

  /** The component of a penalized-coordinate row along each eigenvector, after free columns. */
  public double[] scores(double[] standardizedRow) {
    double[] residual = freePart.residualRow(standardizedRow);
    double[] scores = new double[values.length];
    for (int k = 0; k < scores.length; k++) {
      double sum = 0;
      for (int j = 0; j < residual.length; j++) {
        sum += residual[j] / roots[j] * vectors[k][j];
      }
      scores[k] = sum;
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
