package halflife.linear.leastsquares;

import java.util.Arrays;

/**
 * The eigenvalues of a symmetric matrix, without its eigenvectors: Householder reflections make it
 * tridiagonal, and the implicit QL method with Wilkinson's shift takes the values from that (Golub
 * &amp; Van Loan, <i>Matrix Computations</i>, §8.3).
 *
 * <p>A reflection takes v wᵀ + w vᵀ out of the matrix, and the next one asks for the product of
 * what is left with its own v. Both are done in one pass over the rows, of which two are looked at
 * together, in loops that the compiler vectorizes.
 */
final class TridiagonalForm {
  private static final int MOST_TURNS = 60;

  /**
   * Values that are rounding themselves, as where rows are fewer than features, may not settle to
   * their own digits; after so many turns those of the largest have to do.
   */
  private static final int USUAL_TURNS = 30;

  private final double[][] rows;
  private final int n;
  private final double[] diagonal;

  /** Entry k couples k and k + 1. */
  private final double[] beside;

  private TridiagonalForm(double[][] rows) {
    this.rows = rows;
    n = rows.length;
    diagonal = new double[n];
    beside = new double[n];
    reduce();
  }

  /**
   * The eigenvalues, falling.
   *
   * @param rows the whole of a symmetric matrix; it is used up
   */
  static double[] eigenvalues(double[][] rows) {
    TridiagonalForm form = new TridiagonalForm(rows);
    form.diagonalize();
    double[] rising = form.diagonal;
    Arrays.sort(rising);
    double[] falling = new double[rising.length];
    Arrays.setAll(falling, k -> rising[rising.length - 1 - k]);
    return falling;
  }

  private void reduce() {
    double[] v = new double[n];
    double[] w = new double[n];
    double[] nextV = new double[n];
    double[] product = new double[n];
    for (int k = 0; k < n; k++) {
      double[] row = rows[k];
      takeOut(row, v, w, v[k], w[k], k);
      diagonal[k] = row[k];
      if (k + 1 == n) {
        return;
      }
      double scale = reflection(row, k, nextV);
      Arrays.fill(product, 0);
      takeOutAndMultiply(k + 1, v, w, nextV, product);
      double[] spare = v;
      v = nextV;
      nextV = spare;
      double half = 0;
      for (int j = k + 1; j < n; j++) {
        half += product[j] * v[j];
      }
      half *= scale * scale / 2;
      for (int j = k + 1; j < n; j++) {
        w[j] = scale * product[j] - half * v[j];
      }
    }
  }

  /**
   * Writes the v of the reflection I − scale v vᵀ that leaves row k nothing behind entry k + 1, and
   * that entry; returns its scale.
   */
  private double reflection(double[] row, int k, double[] v) {
    double largest = 0;
    for (int j = k + 1; j < n; j++) {
      largest = Math.max(largest, Math.abs(row[j]));
    }
    double rest = 0;
    for (int j = k + 1; j < n; j++) {
      v[j] = largest > 0 ? row[j] / largest : 0;
      rest += j == k + 1 ? 0 : v[j] * v[j];
    }
    double first = v[k + 1];
    if (rest == 0) {
      beside[k] = row[k + 1];
      Arrays.fill(v, k + 1, n, 0);
      return 0;
    }
    double length = Math.sqrt(first * first + rest);
    beside[k] = -Math.copySign(length, first) * largest;
    v[k + 1] = first + Math.copySign(length, first);
    return 2 / (v[k + 1] * v[k + 1] + rest);
  }

  private void takeOut(double[] row, double[] v, double[] w, double vi, double wi, int from) {
    for (int j = from; j < n; j++) {
      row[j] -= vi * w[j] + wi * v[j];
    }
  }

  /** Takes v wᵀ + w vᵀ out of the rows from one on, and adds their product with x. */
  private void takeOutAndMultiply(int from, double[] v, double[] w, double[] x, double[] product) {
    int i = from;
    for (; i + 1 < n; i += 2) {
      two(
          rows[i],
          rows[i + 1],
          v,
          w,
          v[i],
          w[i],
          v[i + 1],
          w[i + 1],
          x[i],
          x[i + 1],
          product,
          from);
    }
    if (i < n) {
      takeOut(rows[i], v, w, v[i], w[i], from);
      for (int j = from; j < n; j++) {
        product[j] += x[i] * rows[i][j];
      }
    }
  }

  private void two(
      double[] a,
      double[] b,
      double[] v,
      double[] w,
      double va,
      double wa,
      double vb,
      double wb,
      double xa,
      double xb,
      double[] product,
      int from) {
    for (int j = from; j < n; j++) {
      double aj = a[j] - (va * w[j] + wa * v[j]);
      double bj = b[j] - (vb * w[j] + wb * v[j]);
      a[j] = aj;
      b[j] = bj;
      product[j] += xa * aj + xb * bj;
    }
  }

  /** Turns the off-diagonal to 0, value after value from the top. */
  private void diagonalize() {
    double largest = 0;
    for (int i = 0; i < n; i++) {
      largest = Math.max(largest, Math.abs(diagonal[i]) + Math.abs(beside[i]));
    }
    for (int top = 0; top < n; top++) {
      for (int turn = 0; ; turn++) {
        int end = endOfBlock(top, turn < USUAL_TURNS ? 0 : largest);
        if (end == top) {
          break;
        }
        if (turn == MOST_TURNS) {
          throw new IllegalStateException("the eigenvalues of " + n + " features were not found");
        }
        turn(top, end);
      }
    }
  }

  /**
   * The last value that hangs together with one.
   *
   * @param least rounding is taken to be that of numbers of this size at least
   */
  private int endOfBlock(int top, double least) {
    int end = top;
    while (end + 1 < n) {
      double size = Math.max(least, Math.abs(diagonal[end]) + Math.abs(diagonal[end + 1]));
      if (Math.abs(beside[end]) <= Math.ulp(size) / 2) {
        break;
      }
      end++;
    }
    return end;
  }

  /** One implicit QL turn of the block from top to end. */
  private void turn(int top, int end) {
    double g = (diagonal[top + 1] - diagonal[top]) / (2 * beside[top]);
    double r = Math.sqrt(g * g + 1);
    g = diagonal[end] - diagonal[top] + beside[top] / (g + Math.copySign(r, g));
    double sine = 1;
    double cosine = 1;
    double moved = 0;
    for (int i = end - 1; i >= top; i--) {
      double f = sine * beside[i];
      double b = cosine * beside[i];
      r = Math.hypot(f, g);
      beside[i + 1] = r;
      if (r == 0) {
        diagonal[i + 1] -= moved;
        beside[end] = 0;
        return;
      }
      sine = f / r;
      cosine = g / r;
      g = diagonal[i + 1] - moved;
      r = (diagonal[i] - g) * sine + 2 * cosine * b;
      moved = sine * r;
      diagonal[i + 1] = g + moved;
      g = cosine * r - b;
    }
    diagonal[top] -= moved;
    beside[top] = g;
    beside[end] = 0;
  }
}
