package halflife.report.json;

import halflife.core.Internal;
import halflife.evidence.Result;
import java.util.List;

/** The chosen coefficients as a table: {@code coefficients.csv}. */
@Internal
public final class CoefficientsCsv {
  private CoefficientsCsv() {}

  /**
   * Writes one line per coefficient: its name, its coefficient, and coefficient × standard
   * deviation.
   */
  public static String of(Result result) {
    StringBuilder csv = new StringBuilder("name,coefficient,standardized\n");
    List<Double> intercepts = result.model().intercepts();
    for (int k = 0; k < intercepts.size(); k++) {
      String name =
          intercepts.size() == 1 ? "(intercept)" : "(intercept) → " + result.classes().get(k);
      csv.append(CsvCell.of(name)).append(',').append(intercepts.get(k)).append(",\n");
    }
    List<String> terms = result.terms();
    List<Double> scales = result.termScales();
    for (int j = 0; j < terms.size(); j++) {
      double coefficient = result.model().coefficients().get(j);
      csv.append(CsvCell.of(terms.get(j)))
          .append(',')
          .append(coefficient)
          .append(',')
          .append(coefficient * scales.get(j))
          .append('\n');
    }
    return csv.toString();
  }
}
