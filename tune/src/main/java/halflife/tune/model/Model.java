package halflife.tune.model;

import halflife.core.Internal;
import halflife.core.Words;
import halflife.evidence.Family;
import halflife.evidence.PredictionInterval;
import halflife.evidence.Provenance;
import halflife.linear.model.LinearModel;
import halflife.tune.data.Dataset;
import halflife.tune.data.Offsets;
import halflife.tune.encode.Encoder;
import halflife.tune.encode.Encoding;
import halflife.tune.options.StudyOptions;
import halflife.tune.table.NumberForm;
import halflife.tune.table.ReadAs;
import halflife.tune.table.Table;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A fitted model that can predict, and be made again.
 *
 * @param target the name of what it predicts
 * @param family the kind of target
 * @param classes the classes in the order of their index; none for numbers and counts
 * @param encoder makes features of the columns it reads
 * @param offset the column that is added to the linear predictor
 * @param fit the linear predictor or the network
 * @param interval the interval around a predicted number, where that is known
 * @param provenance the origin of the model
 * @param written the form in which the target's numbers are written
 */
public record Model(
    String target,
    Family family,
    List<String> classes,
    @Internal Encoder encoder,
    Optional<String> offset,
    Fit fit,
    Optional<PredictionInterval> interval,
    Provenance provenance,
    @Internal NumberForm written) {

  /**
   * The fit of a linear model.
   *
   * @throws IllegalArgumentException if the model is a network
   */
  public LinearFit linear() {
    if (fit instanceof LinearFit linear) {
      return linear;
    }
    throw new IllegalArgumentException("the model is a network, which has no coefficients");
  }

  /** The intercepts on the original scale: one, or one per class of a multinomial model. */
  public List<Double> intercepts() {
    return linear().point().intercepts();
  }

  /** The coefficients on the original scale: that of output k and feature j at k·p + j. */
  public List<Double> coefficients() {
    return linear().point().coefficients();
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
   * @param outside the indices of rows with a number far outside of what the training rows had, of
   *     which the model's interval says nothing
   */
  public record Predictions(List<double[]> responses, List<Words> notes, Set<Integer> outside) {}

  /** A model of a target of plain numbers or of words. */
  public Model(
      String target,
      Family family,
      List<String> classes,
      Encoder encoder,
      Optional<String> offset,
      Fit fit,
      Optional<PredictionInterval> interval,
      Provenance provenance) {
    this(target, family, classes, encoder, offset, fit, interval, provenance, NumberForm.PLAIN);
  }

  /**
   * Checks the shape.
   *
   * @throws IllegalArgumentException if the fit is of other numbers of features or outputs, or a
   *     coefficient is not finite
   */
  public Model {
    classes = List.copyOf(classes);
    int outputs = family == Family.MULTINOMIAL ? classes.size() : 1;
    int features = encoder.features().size();
    if (fit.features() != features || fit.outputs() != outputs) {
      throw new IllegalArgumentException(
          "the model has "
              + features
              + " features, but "
              + fit.features()
              + " in its fit, and "
              + outputs
              + " outputs, but "
              + fit.outputs()
              + " in its fit; give one of each");
    }
    if (fit instanceof LinearFit linear) {
      List<Double> coefficients = linear.point().coefficients();
      List<String> terms = terms(family, classes, encoder);
      for (int j = 0; j < coefficients.size(); j++) {
        if (!Double.isFinite(coefficients.get(j))) {
          throw new IllegalArgumentException(
              "the coefficient of '"
                  + terms.get(j)
                  + "' is "
                  + coefficients.get(j)
                  + ", not finite");
        }
      }
    }
  }

  /** A fit to the rows of a data set. */
  @Internal
  public static Model of(
      Dataset data, Fit fit, Optional<PredictionInterval> interval, Provenance made) {
    return new Model(
        data.target(),
        data.family(),
        data.classes(),
        data.encoder(),
        data.options().table().offset(),
        fit,
        interval,
        made,
        data.response().form());
  }

  /** The names of the features, in the order of the coefficients. */
  public List<String> features() {
    return encoder.features();
  }

  /** The intercept of the first output: the only one, unless there are more than two classes. */
  public double intercept() {
    return intercepts().get(0);
  }

  /** The columns that have to be read as text, for {@link Table#read}. */
  public Set<String> asText() {
    return encoder.texts();
  }

  /** The reading of the columns that is known, for {@link Table#read}. */
  @Internal
  public ReadAs readAs() {
    Map<String, NumberForm> numbers = new HashMap<>(encoder.forms());
    numbers.put(target, written);
    return new ReadAs(asText(), numbers);
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
   * Predicts every row: the predictor of its fit, and the offset, through the inverse link of the
   * family.
   *
   * <p>Columns are found by name, in any order; others are ignored, as are columns of which every
   * coefficient of a linear model is 0 (unless the table has no header, because then only their
   * number tells them apart).
   *
   * @param table a table in which the columns of {@link #asText} were read as text
   * @throws IllegalArgumentException if a column is missing or holds something else, or an offset
   *     makes an expected count too large for a number
   */
  public Predictions predictions(Table table) {
    requireColumns(table);
    List<Words> notes = new ArrayList<>();
    double[][] eta = fit.predictor(table, encoder, notes);
    Extrapolation far = Extrapolation.of(table, encoder, fit, interval.isPresent());
    notes.addAll(far.notes());
    double[] offsets = offset.map(table::numbers).orElseGet(() -> new double[0]);
    for (double[] output : eta) {
      for (int i = 0; i < offsets.length; i++) {
        output[i] += offsets[i];
      }
    }
    if (family == Family.POISSON && offset.isPresent()) {
      Offsets.check(table, offset.get(), offsets, eta[0]);
    }
    respond(eta);
    return new Predictions(
        List.of(eta), List.copyOf(notes), Collections.unmodifiableSet(far.rows()));
  }

  /** Refuses a table that lacks a column, naming what was probably meant: none that has a use. */
  private void requireColumns(Table table) {
    List<String> others = new ArrayList<>(List.of(target));
    offset.ifPresent(others::add);
    int from = 0;
    for (Encoding column : encoder.columns()) {
      int width = column.features().size();
      if (fit.uses(from, width) || !table.hasHeader()) {
        encoder.require(table, column, others);
      }
      from += width;
    }
    others.addAll(encoder.names());
    offset.ifPresent(name -> table.require(name, ", the offset", Set.copyOf(others)));
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
  public List<Words> differences(Model other) {
    List<Words> found = new ArrayList<>();
    if (!target.equals(other.target)) {
      found.add(
          Words.of("the target is '%s', but was '%s'", "目标是 '%s'，原来是 '%s'", other.target, target));
    }
    if (family != other.family) {
      found.add(
          Words.of(
              "the family is %s, but was %s",
              "family 是 %s，原来是 %s", other.family.word(), family.word()));
    }
    if (!classes.equals(other.classes) || fit.outputs() != other.fit.outputs()) {
      found.add(
          Words.of("the classes are %s, but were %s", "类别是 %s，原来是 %s", other.classes, classes));
      return found;
    }
    boolean alike = features().equals(other.features());
    List<String> terms = alike ? terms(family, classes, encoder) : List.of();
    found.addAll(fit.differences(other.fit, terms, classes));
    if (!alike) {
      found.add(
          Words.of(
              "the features are %s, but were %s", "特征是 %s，原来是 %s", other.features(), features()));
    } else if (!encoder.isLike(other.encoder)) {
      found.add(new Words("a level, a mean or a range of the columns differs", "各列的类别、均值或范围不同"));
    }
    if (!written.unit().equals(other.written.unit())) {
      found.add(
          Words.of(
              "the target is written %s, but was %s",
              "目标写作 %s，原来写作 %s", other.written.word(), written.word()));
    }
    return found;
  }

  private static List<String> terms(Family family, List<String> classes, Encoder encoder) {
    List<String> features = encoder.features();
    return family == Family.MULTINOMIAL
        ? classes.stream().flatMap(c -> features.stream().map(f -> f + " → " + c)).toList()
        : features;
  }
}
