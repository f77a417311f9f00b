package halflife.linear.data;

import halflife.core.Internal;

/**
 * The centred and scaled columns of some rows, each row times its root; sparse ones stay sparse.
 *
 * <p>Column j is root_i (x_ij − mean_j)/scale_j, kept as stored values times a factor less a share
 * of the root. A sparse one stores root·x/scale where x ≠ 0. Folds of the same rows share what is
 * stored and differ in factor and share alone.
 */
@Internal
public final class Columns {
  /** From this number of columns on, sums over rows run along them. */
  private static final int LONG_ROW = 32;

  private static final int ROW_BLOCK = 64;

  /** Squared, about what a loop over whole rows gains by vector instructions. */
  private static final double MOST_FILLED = 0.2;

  private final double[] root;
  private final StoredColumn[] parts;

  /** The stored values row by row, where all are stored and rows are long; otherwise empty. */
  private double[][] byRow = new double[0][];

  public Columns(int p, double[] root) {
    this.root = root;
    parts = new StoredColumn[p];
  }

  /** Keeps a column whose values are already centred, scaled and rooted. */
  public void put(int j, double[] values) {
    parts[j] = new StoredColumn(true, new int[0], values, 1, 0);
  }

  /** Keeps root·x/scale at an index, and mean/scale. */
  public void put(int j, int[] index, double[] values, double centre) {
    parts[j] = new StoredColumn(false, index, values, 1, centre);
  }

  /** Keeps a copy by rows, for many sums over them, where it pays; returns itself. */
  public Columns turned() {
    if (byRow.length == 0 && !sparse() && parts.length >= LONG_ROW) {
      byRow = rows(parts.length);
    }
    return this;
  }

  /**
   * A copy with the columns centred and scaled anew: factor_j · column_j − centre_j · root. The
   * stored values are shared.
   */
  Columns again(double[] factors, double[] centres) {
    Columns result = new Columns(parts.length, root);
    for (int j = 0; j < parts.length; j++) {
      StoredColumn part = parts[j];
      result.parts[j] =
          new StoredColumn(
              part.dense(),
              part.index(),
              part.values(),
              factors[j] * part.factor(),
              factors[j] * part.centre() + centres[j]);
    }
    result.byRow = byRow;
    return result;
  }

  /** The stored values row by row; not a copy where they are kept so. */
  public double[][] storedByRow() {
    return byRow.length > 0 ? byRow : rows(parts.length);
  }

  private double[][] rows(int width) {
    double[][] result = new double[root.length][width];
    for (int from = 0; from < result.length; from += ROW_BLOCK) {
      int to = Math.min(result.length, from + ROW_BLOCK);
      for (int j = 0; j < parts.length; j++) {
        if (parts[j].dense()) {
          double[] values = parts[j].values();
          for (int i = from; i < to; i++) {
            result[i][j] = values[i];
          }
        }
      }
    }
    for (int j = 0; j < parts.length; j++) {
      StoredColumn part = parts[j];
      for (int k = 0; k < part.index().length; k++) {
        result[part.index()[k]][j] = part.values()[k];
      }
    }
    return result;
  }

  /**
   * Turns Σ w z zᵀ of stored values into that of columns, in place; root must be 1.
   *
   * @param gram p × p, of which the part right of the diagonal is read
   * @param sums Σ w x of every column
   * @param total Σ w
   */
  public void centre(double[][] gram, double[] sums, double total) {
    for (int i = 0; i < parts.length; i++) {
      StoredColumn a = parts[i];
      for (int j = i; j < parts.length; j++) {
        StoredColumn b = parts[j];
        // Σ w z_i x_j with z_i = (x_i + centre_i)/factor_i
        gram[i][j] =
            a.factor() * b.factor() * gram[i][j]
                - a.centre() * sums[j]
                - b.centre() * sums[i]
                - a.centre() * b.centre() * total;
        gram[j][i] = gram[i][j];
      }
    }
  }

  public int rows() {
    return root.length;
  }

  public int width() {
    return parts.length;
  }

  /** Whether any column is sparse. */
  public boolean sparse() {
    for (StoredColumn part : parts) {
      if (!part.dense()) {
        return true;
      }
    }
    return false;
  }

  /** Whether so few values are stored that pairs of them are faster than whole rows. */
  public boolean mostlyZero() {
    double stored = 0;
    for (StoredColumn part : parts) {
      stored += part.values().length;
    }
    return stored <= MOST_FILLED * root.length * parts.length;
  }

  /** Column j in full; not a copy where it is stored so. */
  public double[] dense(int j) {
    StoredColumn part = parts[j];
    if (part.dense() && part.factor() == 1 && part.centre() == 0) {
      return part.values();
    }
    double[] values = new double[root.length];
    Vectors.add(-part.centre(), root, values, values.length);
    part.addTo(1, values);
    return values;
  }

  /** Σ root_i r_i, which {@link #dot} needs. */
  public double total(double[] r) {
    return Vectors.dot(root, r, r.length);
  }

  /** The inner product of column j with a vector. */
  public double dot(int j, double[] r, double total) {
    return parts[j].factor() * parts[j].dot(r) - parts[j].centre() * total;
  }

  /** out += Σ c_a column_a over the first {@code size} of these columns. */
  public void add(int[] columns, int size, double[] c, double[] out) {
    double centre = 0;
    for (int a = 0; a < size; a++) {
      centre += c[a] * parts[columns[a]].centre();
      parts[columns[a]].addTo(c[a], out);
    }
    if (centre != 0) {
      Vectors.add(-centre, root, out, out.length);
    }
  }

  /**
   * out += Σ c_a column_a over some rows, which must be all of them if a column is sparse; four
   * dense columns at a time.
   */
  public void add(int[] columns, double[] c, double[] out, int from, int to) {
    double[] times = c.clone();
    double centre = stored(columns, times);
    addStored(columns, times, out, from, to);
    Vectors.add(-centre, root, out, from, to);
  }

  /**
   * Turns coefficients of these columns into those of the stored values, in place.
   *
   * @return the multiple of the root that is to be subtracted
   */
  public double stored(int[] columns, double[] c) {
    double centre = 0;
    for (int a = 0; a < columns.length; a++) {
      centre += c[a] * parts[columns[a]].centre();
      c[a] *= parts[columns[a]].factor();
    }
    return centre;
  }

  /**
   * out += Σ times_a stored_a over some rows; see {@link #add(int[], double[], double[], int,
   * int)}.
   */
  public void addStored(int[] columns, double[] times, double[] out, int from, int to) {
    int a = 0;
    for (; a + 3 < columns.length && allDense(columns, a); a += 4) {
      Vectors.add(
          times,
          a,
          parts[columns[a]].values(),
          parts[columns[a + 1]].values(),
          parts[columns[a + 2]].values(),
          parts[columns[a + 3]].values(),
          out,
          from,
          to);
    }
    for (; a < columns.length; a++) {
      parts[columns[a]].addStored(times[a], out, from, to);
    }
  }

  private boolean allDense(int from) {
    return parts[from].dense()
        && parts[from + 1].dense()
        && parts[from + 2].dense()
        && parts[from + 3].dense();
  }

  private boolean allDense(int[] columns, int from) {
    return parts[columns[from]].dense()
        && parts[columns[from + 1]].dense()
        && parts[columns[from + 2]].dense()
        && parts[columns[from + 3]].dense();
  }

  /**
   * Adds the inner product of every column with a vector, over some rows, to {@code out} from a
   * position on; the rows must be all of them if a column is sparse.
   *
   * @return Σ root_i r_i
   */
  double products(double[] r, int from, int to, double[] out, int position) {
    double[] sums = new double[parts.length];
    double total = addProducts(r, from, to, sums);
    ofColumns(sums, total, out, position);
    return total;
  }

  /**
   * Adds the inner product of what is stored of every column with a vector, over some rows.
   *
   * @return Σ root_i r_i
   */
  public double addProducts(double[] r, int from, int to, double[] sums) {
    double total = 0;
    for (int i = from; i < to; i++) {
      total += root[i] * r[i];
    }
    if (byRow.length > 0) {
      Vectors.addAlongRows(r, byRow, from, to, sums.length, sums);
    } else {
      alongColumns(r, from, to, sums);
    }
    return total;
  }

  /** Adds the inner products of columns, from those of what is stored and Σ root_i r_i. */
  public void ofColumns(double[] sums, double total, double[] out, int position) {
    for (int j = 0; j < parts.length; j++) {
      out[position + j] += parts[j].factor() * sums[j] - parts[j].centre() * total;
    }
  }

  /**
   * Σ w (x − mean)² of every column; root must be 1.
   *
   * @param w row weights, their sum 1
   * @param means Σ w x
   */
  double[] variances(double[] w, double[] means) {
    double[] sums = new double[parts.length];
    for (int j = 0; j < sums.length; j++) {
      StoredColumn part = parts[j];
      sums[j] = part.variance(part.centre() + means[j], w);
    }
    return sums;
  }

  private void alongColumns(double[] r, int from, int to, double[] sums) {
    int j = 0;
    for (; j + 3 < parts.length; j += 4) {
      if (!allDense(j)) {
        break;
      }
      Vectors.dots(
          parts[j].values(),
          parts[j + 1].values(),
          parts[j + 2].values(),
          parts[j + 3].values(),
          r,
          from,
          to,
          sums,
          j);
    }
    for (; j < parts.length; j++) {
      if (parts[j].dense()) {
        for (int i = from; i < to; i++) {
          sums[j] += parts[j].values()[i] * r[i];
        }
      } else {
        sums[j] += parts[j].dot(r);
      }
    }
  }

  /** The inner product of columns i and j. */
  public double inner(int i, int j) {
    StoredColumn a = parts[i];
    StoredColumn b = parts[j];
    double sum = a.factor() * b.factor() * a.inner(b);
    sum -= b.centre() == 0 ? 0 : b.centre() * rooted(a);
    sum -= a.centre() == 0 ? 0 : a.centre() * rooted(b);
    return a.centre() == 0 || b.centre() == 0
        ? sum
        : sum + a.centre() * b.centre() * Vectors.dot(root, root, root.length);
  }

  /** Σ factor · values · root, where some column has a share of the root. */
  private double rooted(StoredColumn part) {
    return part.factor() * part.dot(root);
  }

  /** The inner product of columns i and j under row weights whose sum is {@code total}; root 1. */
  public double inner(int i, int j, double[] w, double total) {
    StoredColumn a = parts[i];
    StoredColumn b = parts[j];
    double sum = a.factor() * b.factor() * a.inner(b, w) + a.centre() * b.centre() * total;
    sum -= b.centre() == 0 ? 0 : b.centre() * a.factor() * a.dot(w);
    sum -= a.centre() == 0 ? 0 : a.centre() * b.factor() * b.dot(w);
    return sum;
  }

  /** out += c w (x + centre · root) of column j, over the rows that it stores: all if dense. */
  public void addWeighted(int j, double c, double[] w, double[] out) {
    parts[j].addWeighted(c, w, out);
  }

  /** The share of the root that column j has subtracted from every row. */
  public double centre(int j) {
    return parts[j].centre();
  }
}
