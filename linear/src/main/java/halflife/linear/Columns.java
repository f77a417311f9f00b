package halflife.linear;

/**
 * The centred and scaled columns of some rows, each row times its root; sparse ones stay sparse.
 *
 * <p>Column j is root_i (x_ij − mean_j)/scale_j. A sparse one keeps root·x/scale where x ≠ 0 and
 * mean/scale once.
 */
final class Columns {
  /** One column: dense values, or values at an index and the share of the root to subtract. */
  private record Part(int[] index, double[] values, double centre) {
    boolean dense() {
      return index.length == 0;
    }
  }

  private final double[] root;
  private final Part[] parts;

  Columns(int p, double[] root) {
    this.root = root;
    parts = new Part[p];
  }

  /** Keeps a column whose values are already centred, scaled and rooted. */
  void put(int j, double[] values) {
    parts[j] = new Part(new int[0], values, 0);
  }

  /** Keeps root·x/scale at an index, and mean/scale. */
  void put(int j, int[] index, double[] values, double centre) {
    parts[j] =
        index.length == 0
            ? new Part(index, new double[root.length], 0)
            : new Part(index, values, centre);
  }

  int rows() {
    return root.length;
  }

  int width() {
    return parts.length;
  }

  /** Whether any column is sparse. */
  boolean sparse() {
    for (Part part : parts) {
      if (!part.dense()) {
        return true;
      }
    }
    return false;
  }

  /** Column j in full; not a copy where it is dense. */
  double[] dense(int j) {
    Part part = parts[j];
    if (part.dense()) {
      return part.values;
    }
    double[] values = new double[root.length];
    Vectors.add(-part.centre, root, values, values.length);
    for (int k = 0; k < part.index.length; k++) {
      values[part.index[k]] += part.values[k];
    }
    return values;
  }

  /** Σ root_i r_i, which {@link #dot} needs. */
  double total(double[] r) {
    return Vectors.dot(root, r, r.length);
  }

  /** The inner product of column j with a vector. */
  double dot(int j, double[] r, double total) {
    Part part = parts[j];
    if (part.dense()) {
      return Vectors.dot(part.values, r, r.length);
    }
    double sum = 0;
    for (int k = 0; k < part.index.length; k++) {
      sum += part.values[k] * r[part.index[k]];
    }
    return sum - part.centre * total;
  }

  /** out += Σ c_a column_a over the first {@code size} of these columns. */
  void add(int[] columns, int size, double[] c, double[] out) {
    double centre = 0;
    for (int a = 0; a < size; a++) {
      Part part = parts[columns[a]];
      if (part.dense()) {
        Vectors.add(c[a], part.values, out, out.length);
      } else {
        centre += c[a] * part.centre;
        for (int k = 0; k < part.index.length; k++) {
          out[part.index[k]] += c[a] * part.values[k];
        }
      }
    }
    if (centre != 0) {
      Vectors.add(-centre, root, out, out.length);
    }
  }

  /**
   * out += Σ c_a column_a over some rows, which must be all of them if a column is sparse; four
   * dense columns at a time.
   */
  void add(int[] columns, double[] c, double[] out, int from, int to) {
    int a = 0;
    for (; a + 3 < columns.length && allDense(columns, a); a += 4) {
      Vectors.add(
          c,
          a,
          parts[columns[a]].values,
          parts[columns[a + 1]].values,
          parts[columns[a + 2]].values,
          parts[columns[a + 3]].values,
          out,
          from,
          to);
    }
    double centre = 0;
    for (; a < columns.length; a++) {
      Part part = parts[columns[a]];
      if (part.dense()) {
        for (int i = from; i < to; i++) {
          out[i] += c[a] * part.values[i];
        }
      } else {
        centre += c[a] * part.centre;
        for (int k = 0; k < part.index.length; k++) {
          out[part.index[k]] += c[a] * part.values[k];
        }
      }
    }
    if (centre != 0) {
      Vectors.add(-centre, root, out, out.length);
    }
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
    double total = 0;
    for (int i = from; i < to; i++) {
      total += root[i] * r[i];
    }
    int j = 0;
    while (j < parts.length) {
      if (j + 3 < parts.length
          && parts[j].dense()
          && parts[j + 1].dense()
          && parts[j + 2].dense()
          && parts[j + 3].dense()) {
        Vectors.dots(
            parts[j].values,
            parts[j + 1].values,
            parts[j + 2].values,
            parts[j + 3].values,
            r,
            from,
            to,
            out,
            position + j);
        j += 4;
      } else {
        Part part = parts[j];
        if (part.dense()) {
          double sum = 0;
          for (int i = from; i < to; i++) {
            sum += part.values[i] * r[i];
          }
          out[position + j] += sum;
        } else {
          out[position + j] += dot(j, r, total);
        }
        j++;
      }
    }
    return total;
  }

  /** The inner product of columns i and j. */
  double inner(int i, int j) {
    Part a = parts[i];
    Part b = parts[j];
    if (a.dense() && b.dense()) {
      return Vectors.dot(a.values, b.values, root.length);
    }
    if (a.dense() || b.dense()) {
      double[] full = a.dense() ? a.values : b.values;
      return dot(a.dense() ? j : i, full, total(full));
    }
    double sum = 0;
    int k = 0;
    int l = 0;
    while (k < a.index.length && l < b.index.length) {
      int step = a.index[k] - b.index[l];
      if (step == 0) {
        sum += a.values[k] * b.values[l];
      }
      k += step <= 0 ? 1 : 0;
      l += step >= 0 ? 1 : 0;
    }
    return sum
        - b.centre * rooted(a)
        - a.centre * rooted(b)
        + a.centre * b.centre * Vectors.dot(root, root, root.length);
  }

  /** The inner product of columns i and j under row weights whose sum is {@code total}. */
  double inner(int i, int j, double[] w, double total) {
    Part a = parts[i];
    Part b = parts[j];
    double sum = 0;
    if (a.dense() && b.dense()) {
      for (int r = 0; r < w.length; r++) {
        sum += w[r] * a.values[r] * b.values[r];
      }
      return sum;
    }
    if (a.dense() || b.dense()) {
      double[] full = a.dense() ? a.values : b.values;
      Part thin = a.dense() ? b : a;
      for (int k = 0; k < thin.index.length; k++) {
        sum += w[thin.index[k]] * thin.values[k] * full[thin.index[k]];
      }
      return sum - thin.centre * Vectors.dot(w, full, w.length);
    }
    int k = 0;
    int l = 0;
    while (k < a.index.length && l < b.index.length) {
      int step = a.index[k] - b.index[l];
      if (step == 0) {
        sum += w[a.index[k]] * a.values[k] * b.values[l];
      }
      k += step <= 0 ? 1 : 0;
      l += step >= 0 ? 1 : 0;
    }
    return sum - b.centre * dot(i, w, 0) - a.centre * dot(j, w, 0) + a.centre * b.centre * total;
  }

  /** out += c w x over the values that column j stores: all of a dense one. */
  void addWeighted(int j, double c, double[] w, double[] out) {
    Part part = parts[j];
    if (part.dense()) {
      for (int i = 0; i < out.length; i++) {
        out[i] += c * w[i] * part.values[i];
      }
    } else {
      for (int k = 0; k < part.index.length; k++) {
        out[part.index[k]] += c * w[part.index[k]] * part.values[k];
      }
    }
  }

  /** What a sparse column has subtracted from every row; 0 for a dense one. */
  double centre(int j) {
    return parts[j].centre;
  }

  private double rooted(Part part) {
    double sum = 0;
    for (int k = 0; k < part.index.length; k++) {
      sum += root[part.index[k]] * part.values[k];
    }
    return sum;
  }
}
