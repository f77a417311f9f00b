package halflife.cli;

import halflife.evidence.Result;

/** The chosen coefficients as a table. */
final class CoefficientsCsv {
  private CoefficientsCsv() {}

  /** One line per feature: its name, its coefficient, and coefficient × standard deviation. */
  static String of(Result result) {
    StringBuilder csv = new StringBuilder("name,coefficient,standardized\n");
    csv.append("(intercept),").append(result.model().intercept()).append(",\n");
    for (int j = 0; j < result.features().size(); j++) {
      double coefficient = result.model().coefficients().get(j);
      csv.append(Printable.cell(result.features().get(j)))
          .append(',')
          .append(coefficient)
          .append(',')
          .append(coefficient * result.scales().get(j))
          .append('\n');
    }
    return csv.toString();
  }
}
