package halflife.report.json;

import halflife.evidence.Choice;
import halflife.evidence.Curve;
import halflife.evidence.PathPoint;
import halflife.evidence.Search;
import halflife.json.WrongField;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** A search in result.json; the curve and path of the selected one are those of the result. */
record SearchFile(
    String penalty,
    double alpha,
    String complexity,
    double lambdaMax,
    OptionalDouble gcv,
    OptionalDouble loo,
    Choice choice,
    CurveRow none,
    Optional<List<CurveRow>> curve,
    Optional<List<PathPoint>> path) {

  static SearchFile of(Search s, boolean selected) {
    Optional<Search> other = Optional.of(s).filter(search -> !selected);
    return new SearchFile(
        s.curve().name(),
        s.curve().alpha(),
        s.curve().complexityName(),
        s.lambdaMax(),
        s.generalizedCv(),
        s.leaveOneOut(),
        s.choice(),
        CurveRow.of(s.curve(), s.curve().none()),
        other.map(search -> CurveRow.of(search.curve())),
        other.map(Search::path));
  }

  /**
   * The search, with the curve and path of the result where it has none of its own.
   *
   * @param at its place among the searches
   */
  Search search(int at, List<CurveRow> curveOfResult, List<PathPoint> pathOfResult) {
    if (curve.isPresent() && path.isEmpty()) {
      throw new WrongField("searches[" + at + "].path", "", true);
    }
    List<CurveRow> rows = curve.orElse(curveOfResult);
    return new Search(
        new Curve(
            penalty, alpha, complexity, rows.stream().map(CurveRow::point).toList(), none.point()),
        choice,
        curve.isPresent() ? path.orElseThrow() : pathOfResult,
        lambdaMax,
        gcv,
        loo);
  }
}
