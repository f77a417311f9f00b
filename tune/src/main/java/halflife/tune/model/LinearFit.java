package halflife.tune.model;

import halflife.core.Words;
import halflife.evidence.PathPoint;
import halflife.linear.data.Feature;
import halflife.tune.encode.ColumnEncoder;
import halflife.tune.encode.Encoded;
import halflife.tune.encode.Encoder;
import halflife.tune.encode.Encoding;
import halflife.tune.encode.FeatureBuilder;
import halflife.tune.table.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A linear predictor: intercept + Σ coefficient × feature, for each output.
 *
 * @param point its λ, one intercept or one per class, and its coefficients: that of output k and
 *     feature j at k·p + j
 * @param alpha the mix of its penalty: 1 is all L1, 0 is all L2
 */
public record LinearFit(PathPoint point, double alpha) implements Fit {
  @Override
  public double lambda() {
    return point.lambda();
  }

  @Override
  public int outputs() {
    return point.intercepts().size();
  }

  @Override
  public int features() {
    return outputs() == 0 ? 0 : point.coefficients().size() / outputs();
  }

  /**
   * {@inheritDoc}
   *
   * <p>Columns of which every coefficient is 0 may be missing, unless the table has no header,
   * because then only their number tells them apart.
   */
  @Override
  public double[][] predictor(Table table, Encoder encoder, List<Words> notes) {
    double[][] eta = new double[outputs()][table.rows()];
    for (int k = 0; k < eta.length; k++) {
      Arrays.fill(eta[k], point.intercepts().get(k));
    }
    int p = encoder.features().size();
    int from = 0;
    for (Encoding column : encoder.columns()) {
      int width = column.features().size();
      if (uses(from, width) || !table.hasHeader()) {
        FeatureBuilder features = new FeatureBuilder();
        new ColumnEncoder(table, features).encode(column);
        Encoded encoded = features.end();
        notes.addAll(encoded.notes());
        for (int j = 0; j < width; j++) {
          for (int k = 0; k < eta.length; k++) {
            add(eta[k], encoded.features().get(j), point.coefficients().get(k * p + from + j));
          }
        }
      }
      from += width;
    }
    return eta;
  }

  @Override
  public boolean uses(int from, int count) {
    int p = features();
    return IntStream.range(0, outputs())
        .flatMap(k -> IntStream.range(k * p + from, k * p + from + count))
        .anyMatch(j -> point.coefficients().get(j) != 0);
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

  @Override
  public List<Words> differences(Fit other, List<String> terms, List<String> classes) {
    if (!(other instanceof LinearFit is)) {
      return List.of(new Words("it is a network, but was a linear model", "它是网络，原来是线性模型"));
    }
    List<Words> found = new ArrayList<>();
    Fit.compare(Words.same("lambda"), lambda(), is.lambda(), found);
    Fit.compare(Words.same("alpha"), alpha, is.alpha, found);
    for (int k = 0; k < outputs(); k++) {
      Words what =
          outputs() == 1
              ? new Words("the intercept", "截距")
              : Words.of("the intercept of '%s'", "'%s' 的截距", classes.get(k));
      double now = is.point.intercepts().get(k);
      Fit.compare(what, point.intercepts().get(k), now, found);
    }
    for (int j = 0; j < terms.size(); j++) {
      double now = is.point.coefficients().get(j);
      Words what = Words.of("the coefficient of '%s'", "'%s' 的系数", terms.get(j));
      Fit.compare(what, point.coefficients().get(j), now, found);
    }
    return found;
  }
}
