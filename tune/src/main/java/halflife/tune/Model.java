package halflife.tune;

import halflife.evidence.Provenance;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A fitted linear model that can predict, and be made again.
 *
 * @param target the name of what it predicts
 * @param features the names of the columns it reads
 * @param intercept on the original scale
 * @param coefficients one per feature, on the original scale
 * @param alpha the mix of its penalty: 1 is all L1, 0 is all L2
 * @param lambda its λ
 * @param provenance how it was made
 */
public record Model(
    String target,
    List<String> features,
    double intercept,
    List<Double> coefficients,
    double alpha,
    double lambda,
    Provenance provenance) {

  /**
   * Checks the shape.
   *
   * @throws IllegalArgumentException if there is not one finite coefficient per feature
   */
  public Model {
    features = List.copyOf(features);
    coefficients = List.copyOf(coefficients);
    if (features.size() != coefficients.size()) {
      throw new IllegalArgumentException(
          "the model has "
              + features.size()
              + " features, but "
              + coefficients.size()
              + " coefficients; give one of each");
    }
    for (int j = 0; j < coefficients.size(); j++) {
      if (!Double.isFinite(coefficients.get(j))) {
        throw new IllegalArgumentException(
            "the coefficient of '"
                + features.get(j)
                + "' is "
                + coefficients.get(j)
                + ", not finite");
      }
    }
  }

  /**
   * Predicts every row: intercept + Σ coefficient × feature.
   *
   * <p>Columns are found by name, in any order; others are ignored, as are features whose
   * coefficient is 0 (unless the table has no header, because then only their number tells them
   * apart).
   *
   * @return one prediction per row, in the target's unit
   * @throws IllegalArgumentException if a column is missing or is not all finite numbers
   */
  public double[] predict(Table table) {
    double[] predictions = new double[table.rows()];
    Arrays.fill(predictions, intercept);
    for (int j = 0; j < features.size(); j++) {
      double coefficient = coefficients.get(j);
      String name = features.get(j);
      if (coefficient == 0 && table.hasHeader()) {
        continue;
      }
      if (!table.has(name)) {
        throw new IllegalArgumentException(
            table.source().file()
                + " has no column '"
                + name
                + "', which the model needs"
                + Names.hint(name, table.names()));
      }
      double[] column = table.numbers(name);
      for (int i = 0; i < predictions.length; i++) {
        predictions[i] += coefficient * column[i];
      }
    }
    return predictions;
  }

  /** What the study was asked that made this model. */
  public StudyOptions options() {
    return StudyOptions.fromArguments(provenance.arguments());
  }

  /**
   * Where another model differs in a bit of λ, the mix, the intercept or a coefficient.
   *
   * @return a sentence for each; none if the models are the same
   */
  public List<String> differences(Model other) {
    List<String> found = new ArrayList<>();
    if (!target.equals(other.target)) {
      found.add("the target is '" + other.target + "', but was '" + target + "'");
    }
    compare("lambda", lambda, other.lambda, found);
    compare("alpha", alpha, other.alpha, found);
    compare("the intercept", intercept, other.intercept, found);
    if (!features.equals(other.features)) {
      found.add("the features are " + other.features + ", but were " + features);
      return found;
    }
    for (int j = 0; j < features.size(); j++) {
      String what = "the coefficient of '" + features.get(j) + "'";
      compare(what, coefficients.get(j), other.coefficients.get(j), found);
    }
    return found;
  }

  private static void compare(String what, double was, double is, List<String> found) {
    if (Double.doubleToLongBits(was) != Double.doubleToLongBits(is)) {
      found.add(what + " is " + is + ", but was " + was);
    }
  }
}
