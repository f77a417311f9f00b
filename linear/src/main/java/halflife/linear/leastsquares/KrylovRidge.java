package halflife.linear.leastsquares;

import halflife.linear.data.Vectors;
import java.util.Arrays;

/**
 * Ridge at many λs from one tridiagonal matrix, without eigenvectors.
 *
 * <p>With free columns projected out, A = V^(−½) G V^(−½) and r = V^(−½) c, steps of Lanczos from r
 * give AQ = QT + rest, Q with orthonormal columns and T tridiagonal, and for every strength V^(½) b
 * = Q (T + l2)⁻¹ e₁ ‖r‖. What this leaves of the equations is known from T alone and falls with l2,
 * so the basis grows until the smallest strength that is asked for is solved to rounding: a few
 * dozen steps where features are many and not alike, and at most as many as there are features
 * (Golub &amp; Van Loan, <i>Matrix Computations</i>, §10.1; Frommer &amp; Maass 1999, <i>Fast
 * CG-based methods for Tikhonov–Phillips regularization</i>).
 */
final class KrylovRidge {
  /** The share of the right-hand side that the equations may miss. */
  private static final double ROUNDING = 1e-16;

  /** A new direction below this share of A's size is rounding. */
  private static final double NOTHING = 4e-16;

  /**
   * If less than this share of a direction is left, what was taken out has to be taken out again.
   */
  private static final double CANCELLED = 0.7;

  private final LeastSquaresProblem problem;
  private final Penalized penalized;
  private final FreePart freePart;
  private final int[] all;
  private final double length;

  private double[][] basis = new double[16][];
  private double[] diagonal = new double[16];

  /** Entry k couples directions k and k + 1; the last one leads out of the basis. */
  private double[] beside = new double[16];

  private int size;
  private double[] next;
  private double largest;
  private boolean complete;

  KrylovRidge(LeastSquaresProblem problem, Penalized penalized, FreePart freePart) {
    this.problem = problem;
    this.penalized = penalized;
    this.freePart = freePart;
    all = new int[problem.p];
    Arrays.setAll(all, j -> j);
    next = penalized.divided(freePart.residualCorrelation());
    length = Math.sqrt(Vectors.dot(next, next, next.length));
    complete = !(length > 0);
    scaleNext(length);
  }

  private void scaleNext(double by) {
    for (int j = 0; j < next.length; j++) {
      next[j] /= by;
    }
  }

  /** V^(½) b of a strength above 0, turned back into all p coefficients. */
  double[] coefficients(double l2) {
    reach(l2);
    double[] pivots = new double[size];
    double[] y = new double[size];
    for (int k = 0; k < size; k++) {
      double ratio = k == 0 ? 0 : beside[k - 1] / pivots[k - 1];
      pivots[k] = diagonal[k] + l2 - (k == 0 ? 0 : ratio * beside[k - 1]);
      y[k] = k == 0 ? length : -ratio * y[k - 1];
    }
    for (int k = size - 1; k >= 0; k--) {
      double behind = k + 1 < size ? beside[k] * y[k + 1] : 0;
      y[k] = (y[k] - behind) / pivots[k];
    }
    double[] scaled = new double[penalized.size()];
    int k = 0;
    for (; k + 3 < size; k += 4) {
      Vectors.add(
          y, k, basis[k], basis[k + 1], basis[k + 2], basis[k + 3], scaled, 0, scaled.length);
    }
    for (; k < size; k++) {
      Vectors.add(y[k], basis[k], scaled, scaled.length);
    }
    return freePart.complete(penalized.divided(scaled));
  }

  /** Takes as many steps as a strength needs: what is missed is ‖r‖ Π beside / pivot. */
  private synchronized void reach(double l2) {
    double missed = 1;
    double pivot = 1;
    for (int k = 0; missed > ROUNDING; k++) {
      if (k == size) {
        if (complete) {
          return;
        }
        step();
      }
      double before = k == 0 ? 0 : beside[k - 1] * beside[k - 1] / pivot;
      pivot = diagonal[k] + l2 - before;
      missed *= beside[k] / pivot;
    }
  }

  /** Takes the next direction into the basis. */
  private void step() {
    double[] q = next;
    if (size == basis.length) {
      basis = Arrays.copyOf(basis, 2 * size);
      diagonal = Arrays.copyOf(diagonal, 2 * size);
      beside = Arrays.copyOf(beside, 2 * size);
    }
    basis[size] = q;
    next = image(q);
    int n = q.length;
    if (size > 0) {
      Vectors.add(-beside[size - 1], basis[size - 1], next, n);
    }
    diagonal[size] = Vectors.dot(q, next, n);
    Vectors.add(-diagonal[size], q, next, n);
    size++;
    double before = Math.sqrt(Vectors.dot(next, next, n));
    double left = orthogonalized();
    if (left < CANCELLED * before) {
      left = orthogonalized();
    }
    largest = Math.max(largest, Math.abs(diagonal[size - 1]) + left);
    complete = size == n || !(left > NOTHING * largest);
    beside[size - 1] = complete ? 0 : left;
    if (!complete) {
      scaleNext(left);
    }
  }

  /** Takes the basis out of the next direction; returns the length that is left. */
  private double orthogonalized() {
    int n = next.length;
    double[] along = new double[size];
    for (int k = 0; k < size; k++) {
      along[k] = -Vectors.dot(basis[k], next, n);
    }
    int k = 0;
    for (; k + 3 < size; k += 4) {
      Vectors.add(along, k, basis[k], basis[k + 1], basis[k + 2], basis[k + 3], next, 0, n);
    }
    for (; k < size; k++) {
      Vectors.add(along[k], basis[k], next, n);
    }
    return Math.sqrt(Vectors.dot(next, next, n));
  }

  /** A q. */
  private double[] image(double[] q) {
    double[] full = freePart.moved(penalized.divided(q));
    double[] product = new double[problem.p];
    problem.gram.multiply(all, all.length, full, product);
    return penalized.divided(penalized.of(product));
  }
}
