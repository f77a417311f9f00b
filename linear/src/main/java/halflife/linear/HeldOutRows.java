package halflife.linear;

/** Held-out rows kept as rows: a path is scored in O(n · non-zeros) per λ. */
record HeldOutRows(Design design, int[] members) implements HeldOut {
  @Override
  public double weight() {
    double sum = 0;
    for (int i : members) {
      sum += design.weights()[i];
    }
    return sum;
  }

  private double[] residuals(LinearModel model) {
    double[] residuals = new double[members.length];
    for (int i = 0; i < members.length; i++) {
      residuals[i] = design.target()[members[i]] - model.predict(design.rows()[members[i]]);
    }
    return residuals;
  }

  private double mean(double[] a, double[] b, double weight) {
    double sum = 0;
    for (int i = 0; i < members.length; i++) {
      sum += design.weights()[members[i]] * a[i] * b[i];
    }
    return sum / weight;
  }

  @Override
  public double error(LinearModel model) {
    double[] residuals = residuals(model);
    return mean(residuals, residuals, weight());
  }

  @Override
  public PathError score(Path path) {
    double weight = weight();
    double[] squares = new double[path.size()];
    double[] cross = new double[path.isPiecewiseLinear() ? path.size() - 1 : 0];
    double[] before = new double[0];
    for (int i = 0; i < squares.length; i++) {
      double[] residuals = residuals(path.model(i));
      squares[i] = mean(residuals, residuals, weight);
      if (i > 0 && i <= cross.length) {
        cross[i - 1] = mean(before, residuals, weight);
      }
      before = residuals;
    }
    return new PathError(path.lambdas(), squares, cross);
  }
}
