package halflife.report.json;

import com.fasterxml.jackson.databind.JsonNode;
import halflife.evidence.Baseline;
import halflife.evidence.Chosen;
import halflife.evidence.Details;
import halflife.evidence.PathPoint;
import halflife.evidence.Proof;
import halflife.evidence.Provenance;
import halflife.evidence.Result;
import halflife.evidence.Search;
import halflife.evidence.Stability;
import halflife.evidence.Task;
import halflife.evidence.TestScore;
import halflife.evidence.Training;
import halflife.evidence.Verdict;
import halflife.evidence.note.Note;
import halflife.json.NamedNumbers;
import halflife.json.WrongField;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The fields of result.json in their order, those of the task and of the details in place of these
 * two; {@code docs/result-schema.md} says what each means. A result of networks has no field of
 * features and coefficients.
 */
record ResultFile(
    String schema,
    Task task,
    Optional<String> shown,
    int rows,
    int folds,
    int repeats,
    Strength lambda,
    Verdict verdict,
    Baseline baseline,
    Optional<TestScore> test,
    List<String> warnings,
    List<String> decisions,
    Optional<Facts> facts,
    Optional<JsonNode> intercept,
    Optional<JsonNode> coefficients,
    Optional<List<String>> features,
    Optional<List<Double>> scales,
    double targetScale,
    Optional<PathPoint> model,
    Optional<PathPoint> unpenalized,
    List<CurveRow> curve,
    List<PathPoint> path,
    int selected,
    List<SearchFile> searches,
    List<Stability> stability,
    Details details,
    Provenance provenance) {

  /** The chosen λ, what it is as strengths, and what else could be chosen. */
  record Strength(
      OptionalDouble max,
      OptionalDouble min,
      OptionalDouble oneSe,
      double chosen,
      Optional<String> rule,
      double l1,
      double l2,
      OptionalDouble gcv,
      OptionalDouble loo) {
    static Strength of(Result r) {
      Search s = r.search();
      return new Strength(
          OptionalDouble.of(s.lambdaMax()),
          OptionalDouble.of(s.choice().min()),
          OptionalDouble.of(s.choice().oneSe()),
          r.lambda(),
          Optional.of(s.choice().rule().word()),
          r.l1(),
          r.l2(),
          s.generalizedCv(),
          s.leaveOneOut());
    }
  }

  /** What the sentences of the same names say, as data. */
  record Facts(List<Note> warnings, List<Note> decisions) {
    /** None where nothing but sentences is known. */
    static Optional<Facts> of(Result r) {
      boolean any =
          Stream.concat(r.notes().stream(), r.readings().stream())
              .anyMatch(note -> !(note instanceof Note.Sentence));
      return any ? Optional.of(new Facts(r.notes(), r.readings())) : Optional.empty();
    }
  }

  static ResultFile of(Result r) {
    Optional<Result> linear = Optional.of(r).filter(result -> result.network().isEmpty());
    List<String> outputs = r.task().outputs() == 1 ? List.of() : r.classes();
    List<SearchFile> searches = new ArrayList<>();
    for (int i = 0; i < r.searches().size(); i++) {
      searches.add(SearchFile.of(r.searches().get(i), i == r.selected()));
    }
    return new ResultFile(
        ResultJson.SCHEMA,
        r.task(),
        Optional.of(r.measure().label()),
        r.rows(),
        r.folds(),
        r.repeats(),
        Strength.of(r),
        r.verdict(),
        r.baseline(),
        r.test(),
        r.warnings(),
        r.decisions(),
        Facts.of(r),
        linear.map(l -> NamedNumbers.of(outputs, l.model().intercepts())),
        linear.map(l -> NamedNumbers.of(outputs, l.features(), l.model().coefficients())),
        linear.map(Result::features),
        linear.map(Result::scales),
        r.targetScale(),
        linear.map(Result::model),
        linear.map(Result::unpenalized),
        CurveRow.of(r.search().curve()),
        r.search().path(),
        r.selected(),
        searches,
        r.stability(),
        r.details(),
        r.provenance());
  }

  /**
   * Makes the result from the file.
   *
   * @param file its name in messages
   * @throws IllegalArgumentException if its fields do not fit together
   */
  Result result(String file) {
    boolean linear = details.network().isEmpty();
    if (selected < 0 || selected >= searches.size()) {
      throw new IllegalArgumentException(
          file
              + " selects search "
              + selected
              + " of "
              + searches.size()
              + "; run the study again");
    }
    Result result =
        new Result(
            task,
            new Training(
                rows,
                linear ? there(features, "features") : List.of(),
                linear ? there(scales, "scales") : List.of(),
                targetScale,
                facts.map(Facts::decisions).orElseGet(() -> sentences(decisions)),
                facts.map(Facts::warnings).orElseGet(() -> sentences(warnings))),
            IntStream.range(0, searches.size())
                .mapToObj(i -> searches.get(i).search(i, curve, path))
                .toList(),
            new Chosen(
                selected,
                lambda.chosen(),
                lambda.l1(),
                lambda.l2(),
                linear ? there(model, "model") : PathPoint.withoutCoefficients(lambda.chosen()),
                linear ? there(unpenalized, "unpenalized") : PathPoint.withoutCoefficients(0)),
            baseline,
            new Proof(folds, repeats, verdict, stability),
            test,
            details,
            provenance);
    new ResultRules(result, file).check();
    return result;
  }

  /** The sentences of a file that was written before there were facts. */
  private static List<Note> sentences(List<String> texts) {
    return texts.stream().<Note>map(Note.Sentence::new).toList();
  }

  private static <T> T there(Optional<T> value, String field) {
    return value.orElseThrow(() -> new WrongField(field, "", true));
  }
}
