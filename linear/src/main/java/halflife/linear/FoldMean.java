package halflife.linear;

/**
 * Averages over folds, each as heavy as its rows.
 *
 * @param weights Σw of each fold
 */
record FoldMean(double[] weights) {
  /** Σ w·fold / Σw: glmnet's cvm. */
  double of(double[] perFold) {
    double sum = 0;
    double total = 0;
    for (int k = 0; k < perFold.length; k++) {
      sum += weights[k] * perFold[k];
      total += weights[k];
    }
    return sum / total;
  }

  /** √(Σw(fold − mean)²/Σw/(K−1)): glmnet's cvsd. */
  double standardError(double[] perFold) {
    double mean = of(perFold);
    double[] squares = new double[perFold.length];
    for (int k = 0; k < perFold.length; k++) {
      squares[k] = (perFold[k] - mean) * (perFold[k] - mean);
    }
    return Math.sqrt(of(squares) / (perFold.length - 1));
  }
}
