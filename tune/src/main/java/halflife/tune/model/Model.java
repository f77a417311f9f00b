package halflife.tune.model;

import halflife.core.Internal;
import halflife.evidence.Family;
import halflife.evidence.PathPoint;
import halflife.evidence.PredictionInterval;
import halflife.evidence.Provenance;
import halflife.linear.data.Feature;
import halflife.linear.model.LinearModel;
import halflife.tune.data.Dataset;
import halflife.tune.data.Offsets;
import halflife.tune.encode.ColumnEncoder;
import halflife.tune.encode.Encoded;
import halflife.tune.encode.Encoder;
import halflife.tune.encode.Encoding;
import halflife.tune.encode.FeatureBuilder;
import halflife.tune.options.StudyOptions;
import halflife.tune.table.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * A fitted linear model that can predict, and be made again.
 *
 * @param target the name of what it predicts
 * @param family the kind of target
 * @param classes the classes in the order of their index; none for numbers and counts
 * @param encoder makes features of the columns it reads
 * @param offset the column that is added to the linear predictor
 * @param fit its λ, one intercept or one per class, and its coefficients
 * @param alpha the mix of its penalty: 1 is all L1, 0 is all L2
 * @param interval the interval around a predicted number, where that is known
 * @param provenance the origin of the model
 */
public record Model(
    String target,
    Family family,
    List<String> classes,
    @Internal Encoder encoder,
    Optional<String> offset,
    PathPoint fit,
    double alpha,
    Optional<PredictionInterval> interval,
    Provenance provenance) {

  /** The intercepts on the original scale: one, or one per class of a multinomial model. */
  public List<Double> intercepts() {
    return fit.intercepts();
  }

  /** The coefficients on the original scale: that of output k and feature j at k·p + j. */
  public List<Double> coefficients() {
    return fit.coefficients();
  }

  /** λ of its penalty. */
  public double lambda() {
    return fit.lambda();
  }

  /**
   * The predictions of a model for the rows of a table.
   *
   * @param responses for each output one number per row: the expected value or count; the
   *     probability of the second of two classes; or the probability of each class
   * @param notes the values that the training rows did not have, a sentence each
   */
  public record Predictions(List<double[]> responses, List<String> notes) {}

  /**
   * Checks the shape.
   *
   * @throws IllegalArgumentException if there is not one intercept per output and one finite
   *     coefficient per output and feature
   */
  public Model {
    classes = List.copyOf(classes);
    List<Double> coefficients = fit.coefficients();
    List<String> terms = terms(family, classes, encoder);
    int outputs = family == Family.MULTINOMIAL ? classes.size() : 1;
    if (terms.size() != coefficients.size() || fit.intercepts().size() != outputs) {
      throw new IllegalArgumentException(
          "the model has "
              + terms.size()
              + " features, but "
              + coefficients.size()
              + " coefficients, and "
              + outputs
              + " outputs, but "
              + fit.intercepts().size()
              + " intercepts; give one of each");
    }
    for (int j = 0; j < coefficients.size(); j++) {
      if (!Double.isFinite(coefficients.get(j))) {
        throw new IllegalArgumentException(
            "the coefficient of '" + terms.get(j) + "' is " + coefficients.get(j) + ", not finite");
      }
    }
  }

  /** The fit of a data set at one λ. */
  @Internal
  public static Model of(
      Dataset data,
      PathPoint fit,
      double alpha,
      Optional<PredictionInterval> interval,
      Provenance made) {
    return new Model(
        data.target(),
        data.family(),
        data.classes(),
        data.encoder(),
        data.options().table().offset(),
        fit,
        alpha,
        interval,
        made);
  }

  /** The names of the features, in the order of the coefficients. */
  public List<String> features() {
    return encoder.features();
  }

  /** The intercept of the first output: the only one, unless there are more than two classes. */
  public double intercept() {
    return fit.intercepts().get(0);
  }

  /** The columns that have to be read as text, for {@link Table#read}. */
  public Set<String> asText() {
    return encoder.texts();
  }

  /**
   * Predicts every row of a number, a count, or the probability of the second of two classes.
   *
   * @return one prediction per row
   * @throws IllegalArgumentException as {@link #predictions}, or if there are more than two classes
   */
  public double[] predict(Table table) {
    if (family == Family.MULTINOMIAL) {
      throw new IllegalArgumentException(
          "the model has " + classes.size() + " classes; ask for predictions, a number for each");
    }
    return predictions(table).responses().get(0);
  }

  /**
   * Predicts every row: the linear predictor intercept + Σ coefficient × feature + offset, through
   * the inverse link of the family.
   *
   * <p>Columns are found by name, in any order; others are ignored, as are columns of which every
   * coefficient is 0 (unless the table has no header, because then only their number tells them
   * apart).
   *
   * @param table a table in which the columns of {@link #asText} were read as text
   * @throws IllegalArgumentException if a column is missing or holds something else, or an offset
   *     makes an expected count too large for a number
   */
  public Predictions predictions(Table table) {
    double[][] eta = new double[fit.intercepts().size()][table.rows()];
    double[] offsets = offset.map(table::numbers).orElseGet(() -> new double[table.rows()]);
    for (int k = 0; k < eta.length; k++) {
      double intercept = fit.intercepts().get(k);
      Arrays.setAll(eta[k], i -> intercept + offsets[i]);
    }
    List<String> notes = new ArrayList<>();
    int p = encoder.features().size();
    int from = 0;
    for (Encoding column : encoder.columns()) {
      int width = column.features().size();
      if (isUsed(from, width, p) || !table.hasHeader()) {
        FeatureBuilder features = new FeatureBuilder();
        new ColumnEncoder(table, features).encode(column);
        Encoded encoded = features.end();
        notes.addAll(encoded.notes());
        for (int j = 0; j < width; j++) {
          for (int k = 0; k < eta.length; k++) {
            add(eta[k], encoded.features().get(j), fit.coefficients().get(k * p + from + j));
          }
        }
      }
      from += width;
    }
    if (family == Family.POISSON && offset.isPresent()) {
      Offsets.check(table, offset.get(), offsets, eta[0]);
    }
    respond(eta);
    return new Predictions(List.of(eta), List.copyOf(notes));
  }

  /**
   * The score of these predictions of a table, if it has the target.
   *
   * @throws IllegalArgumentException if it has, but no row has a value of it, or one has a value
   *     that is none of the model's; or a weight is missing or negative
   */
  public Optional<Score> score(Table table, Predictions predictions) {
    return Score.of(this, table, predictions.responses());
  }

  private boolean isUsed(int from, int width, int p) {
    return IntStream.range(0, fit.intercepts().size())
        .flatMap(k -> IntStream.range(k * p + from, k * p + from + width))
        .anyMatch(j -> fit.coefficients().get(j) != 0);
  }

  private static void add(double[] eta, Feature feature, double coefficient) {
    if (coefficient == 0) {
      return;
    }
    if (feature instanceof Feature.Sparse sparse) {
      for (int s = 0; s < sparse.index().length; s++) {
        eta[sparse.index()[s]] += coefficient * sparse.values()[s];
      }
    } else {
      double[] values = feature.stored();
      for (int i = 0; i < eta.length; i++) {
        eta[i] += coefficient * values[i];
      }
    }
  }

  /** The inverse link, the one place for which is in the linear model. */
  private void respond(double[][] eta) {
    double[] none = {};
    for (int i = 0; family != Family.GAUSSIAN && i < eta[0].length; i++) {
      double[] row = new double[eta.length];
      for (int k = 0; k < row.length; k++) {
        row[k] = eta[k][i];
      }
      double[] response = new LinearModel(family, row, none, none).responses(none);
      for (int k = 0; k < row.length; k++) {
        eta[k][i] = response[k];
      }
    }
  }

  /** The options of the study that made this model. */
  public StudyOptions options() {
    return StudyOptions.fromArguments(provenance.arguments());
  }

  /**
   * The differences from another model, down to a bit of λ, the mix, an intercept or a coefficient.
   *
   * @return a sentence for each; none if the models are the same
   */
  public List<String> differences(Model other) {
    List<String> found = new ArrayList<>();
    if (!target.equals(other.target)) {
      found.add("the target is '" + other.target + "', but was '" + target + "'");
    }
    if (family != other.family) {
      found.add("the family is " + other.family.word() + ", but was " + family.word());
    }
    compare("lambda", lambda(), other.lambda(), found);
    compare("alpha", alpha, other.alpha, found);
    if (!classes.equals(other.classes) || fit.intercepts().size() != other.intercepts().size()) {
      found.add("the classes are " + other.classes + ", but were " + classes);
      return found;
    }
    for (int k = 0; k < fit.intercepts().size(); k++) {
      String what = fit.intercepts().size() == 1 ? "" : " of '" + classes.get(k) + "'";
      compare("the intercept" + what, fit.intercepts().get(k), other.intercepts().get(k), found);
    }
    if (!features().equals(other.features())) {
      found.add("the features are " + other.features() + ", but were " + features());
      return found;
    }
    if (!encoder.equals(other.encoder)) {
      found.add("a level or a mean of the columns differs");
    }
    List<String> terms = terms(family, classes, encoder);
    for (int j = 0; j < terms.size(); j++) {
      String what = "the coefficient of '" + terms.get(j) + "'";
      compare(what, fit.coefficients().get(j), other.coefficients().get(j), found);
    }
    return found;
  }

  private static List<String> terms(Family family, List<String> classes, Encoder encoder) {
    List<String> features = encoder.features();
    return family == Family.MULTINOMIAL
        ? classes.stream().flatMap(c -> features.stream().map(f -> f + " → " + c)).toList()
        : features;
  }

  private static void compare(String what, double was, double is, List<String> found) {
    if (Double.doubleToLongBits(was) != Double.doubleToLongBits(is)) {
      found.add(what + " is " + is + ", but was " + was);
    }
  }
}
