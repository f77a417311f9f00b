package halflife.report.json;

import halflife.evidence.ClassCurve;
import halflife.evidence.Comparison;
import halflife.evidence.CurvePoint;
import halflife.evidence.Diagnostics;
import halflife.evidence.Network;
import halflife.evidence.PathPoint;
import halflife.evidence.Result;
import halflife.evidence.SampleSizeCurve;
import halflife.evidence.Search;
import java.util.List;

/**
 * The rules that the fields of a result must obey together, so that it can be shown.
 *
 * @param result the result, each field of which is of the right kind
 * @param file the name in messages of the text it was read from
 */
record ResultRules(Result result, String file) {
  /** The limit on folds and repeats, more than any study has. */
  private static final int MOST = 10_000;

  /**
   * Checks everything.
   *
   * @throws IllegalArgumentException if something does not fit; the message names the file and the
   *     field
   */
  void check() {
    if (result.details().network().isEmpty()) {
      lengths();
    }
    require(result.folds() >= 1 && result.folds() <= MOST, "folds", "not from 1 to " + MOST);
    require(result.repeats() <= MOST, "repeats", "above " + MOST);
    comparison("verdict.against_none", result.verdict().againstNone());
    comparison("verdict.against_mean", result.verdict().againstMean());
    result.interval().ifPresent(v -> require(v.rows() >= 1, "interval.rows", "below 1"));
    result.details().diagnostics().ifPresent(this::diagnostics);
    result.details().worth().ifPresent(this::worth);
    result
        .details()
        .neighbours()
        .ifPresent(r -> require(r > 0 && r <= 2, "neighbours", "no correlation above 0"));
    result.details().network().ifPresent(this::network);
  }

  /** Checks that every list of coefficients is as long as the lists of features and classes ask. */
  private void lengths() {
    int p = result.features().size();
    boolean right =
        result.scales().size() == p
            && fits(result.model())
            && fits(result.unpenalized())
            && result.searches().stream().flatMap(s -> s.path().stream()).allMatch(this::fits);
    if (!right) {
      throw new IllegalArgumentException(
          file
              + " has "
              + p
              + " features, but not as many scales or coefficients everywhere; run the"
              + " study again");
    }
    finite("scales", result.scales());
    finite("model.intercept", result.model().intercepts());
    finite("model.coefficients", result.model().coefficients());
  }

  private boolean fits(PathPoint point) {
    int outputs = result.task().outputs();
    return point.intercepts().size() == outputs
        && point.coefficients().size() == outputs * result.features().size();
  }

  private void finite(String field, List<Double> values) {
    require(values.stream().allMatch(Double::isFinite), field, "not finite everywhere");
  }

  private void comparison(String field, Comparison c) {
    require(!Double.isNaN(c.low()) && !Double.isNaN(c.high()), field, "an interval without ends");
  }

  private void diagnostics(Diagnostics diagnostics) {
    if (diagnostics instanceof Diagnostics.Residuals r) {
      same("diagnostics.predicted", r.predicted(), "diagnostics.observed", r.observed());
    } else if (diagnostics instanceof Diagnostics.Classes c) {
      int count = result.classes().size();
      boolean square = c.confusion().stream().allMatch(row -> row.size() == count);
      require(
          square && c.confusion().size() == count,
          "diagnostics.confusion",
          "no table of " + count + " by " + count + ", as there are classes");
      require(!c.curves().isEmpty(), "diagnostics.curves", "empty");
      for (int k = 0; k < c.curves().size(); k++) {
        ClassCurve curve = c.curves().get(k);
        String at = "diagnostics.curves[" + k + "].";
        same(
            at + "false_positive",
            curve.falsePositive(),
            at + "true_positive",
            curve.truePositive());
      }
    }
  }

  private void same(String first, List<Double> some, String second, List<Double> others) {
    require(
        some.size() == others.size() && !some.isEmpty(),
        first,
        "a list of " + some.size() + ", but \"" + second + "\" one of " + others.size());
  }

  private void worth(SampleSizeCurve worth) {
    require(worth.points().stream().allMatch(p -> p.rows() >= 1), "worth", "of fewer than 1 row");
  }

  /** Checks that every λ that is shown has a half-life. */
  private void network(Network network) {
    network.rivals().forEach(r -> comparison("network.rivals", r.comparison()));
    network.run().halfLifeSteps(result.lambda());
    for (Search search : result.searches()) {
      network.run().halfLifeSteps(search.curve().none().lambda());
      for (CurvePoint point : search.curve().points()) {
        network.run().halfLifeSteps(point.lambda());
      }
    }
  }

  private void require(boolean right, String field, String what) {
    if (!right) {
      throw new IllegalArgumentException(
          file + ": \"" + field + "\" is " + what + "; run the study again");
    }
  }
}
