package halflife.linear;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What the solvers made of a table, as the checks read it.
 *
 * @param intercepts one per output
 * @param beta outputs × p, on the original scale
 */
record FamilyFit(LinearModel model, double[] intercepts, double[][] beta) {
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
  static List<FamilyFit> of(FamilyCase table, List<Integer> sparse, double... lambdas) {
    Path path = Fits.path(table.family(), design(table, sparse), penalty(table), lambdas);
    return Arrays.stream(lambdas).mapToObj(lambda -> of(path.at(lambda))).toList();
  }

  static double lambdaMax(FamilyCase table) {
    return Fits.lambdaMax(table.family(), design(table, List.of()), penalty(table));
  }

  static Penalty penalty(FamilyCase table) {
    FamilyCase.Rule rule = table.rule();
    List<Double> factors = Arrays.stream(rule.factors()).boxed().toList();
    return new Penalty(
        rule.alpha(), rule.standardize(), rule.grouped(), rule.nonNegative(), factors);
  }

  static Design design(FamilyCase table, List<Integer> sparse) {
    double[] ones = new double[table.target().length];
    Arrays.fill(ones, 1);
    double[] weights = table.numbers().weights();
    List<Feature> features = new ArrayList<>();
    List<Fill> fills = new ArrayList<>();
    for (int j = 0; j < table.features(); j++) {
      double[] column = column(table, j);
      double[] missing = Arrays.stream(column).map(v -> Double.isNaN(v) ? 1 : 0).toArray();
      if (Arrays.stream(missing).sum() > 0) {
        fills.add(new Fill(j, indicator(table, missing), 0.125));
        column = Arrays.stream(column).map(v -> Double.isNaN(v) ? 0.125 : v).toArray();
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
