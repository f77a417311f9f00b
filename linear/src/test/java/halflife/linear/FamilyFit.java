package halflife.linear;

import halflife.linear.data.Design;
import halflife.linear.data.Feature;
import halflife.linear.data.Fill;
import halflife.linear.model.LinearModel;
import halflife.linear.model.Path;
import halflife.linear.model.Penalty;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What the solvers made of a table, as the checks read it.
 *
 * @param intercepts one per output
 * @param beta outputs × p, on the original scale
 */
public record FamilyFit(LinearModel model, double[] intercepts, double[][] beta) {
  /** What a stored column holds where a value is missing. */
  private static final double PLACEHOLDER = 0.125;

  static FamilyFit of(LinearModel model) {
    int p = model.means().length;
    double[][] beta = new double[model.outputs()][];
    Arrays.setAll(beta, k -> Arrays.copyOfRange(model.coefficients(), k * p, (k + 1) * p));
    return new FamilyFit(model, model.intercepts(), beta);
  }

  static FamilyFit of(FamilyCase table, double lambda) {
    return of(table, List.of(), lambda).get(0);
  }

  /** The fits at falling λs, some columns given as sparse ones. */
  public static List<FamilyFit> of(FamilyCase table, List<Integer> sparse, double... lambdas) {
    Design design = design(table, sparse);
    Path path = Fits.path(table.family(), design, penalty(table), lambdas);
    return Arrays.stream(lambdas)
        .mapToObj(lambda -> of(path.at(lambda)).filled(table, design.fills()))
        .toList();
  }

  /**
   * The same fit told for filled columns: with x = stored + (μ − c)m, the coefficient of m takes (μ
   * − c) times that of x less.
   */
  private FamilyFit filled(FamilyCase table, List<Fill> fills) {
    for (Fill fill : fills) {
      double sum = 0;
      double weight = 0;
      for (int i = 0; i < table.target().length; i++) {
        double x = table.rows()[i][fill.value()];
        double w = Double.isNaN(x) ? 0 : table.weight(i);
        sum += w == 0 ? 0 : w * x;
        weight += w;
      }
      for (double[] b : beta) {
        double part = (sum / weight - PLACEHOLDER) * b[fill.value()];
        double rest = b[fill.missing()] - part;
        b[fill.missing()] = Math.abs(rest) <= 1e-12 * Math.abs(part) ? 0 : rest;
      }
    }
    return this;
  }

  public static double lambdaMax(FamilyCase table) {
    return Fits.lambdaMax(table.family(), design(table, List.of()), penalty(table));
  }

  public static Penalty penalty(FamilyCase table) {
    FamilyCase.Rule rule = table.rule();
    List<Double> factors = Arrays.stream(rule.factors()).boxed().toList();
    return new Penalty(
        rule.alpha(), rule.standardize(), rule.grouped(), rule.nonNegative(), factors);
  }

  public static Design design(FamilyCase table, List<Integer> sparse) {
    double[] ones = new double[table.target().length];
    Arrays.fill(ones, 1);
    double[] weights = table.numbers().weights();
    List<Feature> features = new ArrayList<>();
    List<Fill> fills = new ArrayList<>();
    for (int j = 0; j < table.features(); j++) {
      double[] column = column(table, j);
      double[] missing = Arrays.stream(column).map(v -> Double.isNaN(v) ? 1 : 0).toArray();
      if (Arrays.stream(missing).sum() > 0) {
        fills.add(new Fill(j, indicator(table, missing), PLACEHOLDER));
        column = Arrays.stream(column).map(v -> Double.isNaN(v) ? PLACEHOLDER : v).toArray();
      }
      features.add(sparse.contains(j) ? sparse(column) : new Feature.Dense(column));
    }
    return new Design(
        features,
        table.target(),
        weights.length == 0 ? ones : weights,
        table.numbers().offset(),
        fills);
  }

  private static double[] column(FamilyCase table, int j) {
    return Arrays.stream(table.rows()).mapToDouble(row -> row[j]).toArray();
  }

  private static int indicator(FamilyCase table, double[] missing) {
    for (int j = 0; j < table.features(); j++) {
      if (Arrays.equals(missing, column(table, j))) {
        return j;
      }
    }
    throw new IllegalArgumentException(table + " has no column that says where values are missing");
  }

  private static Feature sparse(double[] column) {
    int[] index =
        java.util.stream.IntStream.range(0, column.length).filter(i -> column[i] != 0).toArray();
    return new Feature.Sparse(
        column.length, index, Arrays.stream(index).mapToDouble(i -> column[i]).toArray());
  }

  /** The probabilities, counts or numbers of one row. */
  double[] responses(double[] row) {
    return model.responses(row);
  }
}
