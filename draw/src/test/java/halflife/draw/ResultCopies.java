package halflife.draw;

import halflife.draw.result.FittedPath;
import halflife.evidence.Baseline;
import halflife.evidence.Choice;
import halflife.evidence.Chosen;
import halflife.evidence.Comparison;
import halflife.evidence.Curve;
import halflife.evidence.CurvePoint;
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
import java.util.List;
import java.util.Optional;

/** Copies of results that differ in one thing. */
public final class ResultCopies {
  private ResultCopies() {}

  /** The same of another task. */
  public static Result withTask(Result r, Task task) {
    return new Result(
        task,
        r.training(),
        r.searches(),
        r.chosen(),
        r.baseline(),
        new Proof(r.folds(), r.repeats(), r.verdict(), r.stability()),
        r.test(),
        r.details(),
        r.provenance());
  }

  /** The same with these sentences to know before the verdict. */
  public static Result withWarnings(Result r, List<String> warnings) {
    return withNotes(r, sentences(warnings), r.readings());
  }

  /** The same with columns that were read so. */
  public static Result withDecisions(Result r, List<String> decisions) {
    return withNotes(r, r.notes(), sentences(decisions));
  }

  private static List<Note> sentences(List<String> texts) {
    return texts.stream().<Note>map(Note.Sentence::new).toList();
  }

  /** The same with these notes and readings. */
  public static Result withNotes(Result r, List<Note> notes, List<Note> readings) {
    Training t = r.training();
    return withTraining(
        r, new Training(t.rows(), t.features(), t.scales(), t.targetScale(), readings, notes));
  }

  static Result withTraining(Result r, Training training) {
    return new Result(
        r.task(),
        training,
        r.searches(),
        r.chosen(),
        r.baseline(),
        new Proof(r.folds(), r.repeats(), r.verdict(), r.stability()),
        r.test(),
        r.details(),
        r.provenance());
  }

  /** The same with what other seeds pick. */
  public static Result withStability(Result r, List<Stability> stability) {
    return shown(r, r.verdict(), stability, r.test(), r.details());
  }

  /** The same with these details. */
  public static Result withDetails(Result r, Details details) {
    return shown(r, r.verdict(), r.stability(), r.test(), details);
  }

  /** The same with this test score. */
  public static Result withTest(Result r, TestScore test) {
    return shown(r, r.verdict(), r.stability(), Optional.of(test), r.details());
  }

  /** The same with another comparison with no decay. */
  public static Result withVerdict(Result r, Comparison againstNone) {
    Verdict verdict =
        new Verdict(againstNone, r.verdict().againstMean(), r.verdict().trainingRows());
    return shown(r, verdict, r.stability(), r.test(), r.details());
  }

  /** The same with another curve; its own λ is chosen anew if asked. */
  public static Result withCurve(Result r, Curve curve, boolean chooseAnew) {
    Search s = r.search();
    Choice choice = chooseAnew ? Choice.of(curve, Choice.Rule.MIN, r.measure()) : s.choice();
    Search search =
        new Search(curve, choice, s.path(), s.lambdaMax(), s.generalizedCv(), s.leaveOneOut());
    double lambda = chooseAnew ? choice.chosen() : r.lambda();
    Baseline b =
        new Baseline(
            curve.none().mean(), curve.none().se(), r.baseline().mean(), r.baseline().meanSe());
    Chosen chosen =
        new Chosen(0, lambda, r.l1(), r.l2(), new FittedPath(r).at(lambda), r.unpenalized());
    return copy(r, chosen, List.of(search), b, r.provenance());
  }

  /** The same with another fit without decay. */
  public static Result withUnpenalized(Result r, PathPoint none) {
    Chosen chosen = new Chosen(0, r.lambda(), r.l1(), r.l2(), r.model(), none);
    Baseline b = r.baseline();
    return copy(r, chosen, r.searches(), b, r.provenance());
  }

  static Result copy(
      Result r, Chosen chosen, List<Search> searches, Baseline baseline, Provenance provenance) {
    return new Result(
        r.task(),
        r.training(),
        searches,
        chosen,
        baseline,
        new Proof(r.folds(), r.repeats(), r.verdict(), r.stability()),
        r.test(),
        r.details(),
        provenance);
  }

  static Result shown(
      Result r,
      Verdict verdict,
      List<Stability> stability,
      Optional<TestScore> test,
      Details details) {
    return new Result(
        r.task(),
        r.training(),
        r.searches(),
        r.chosen(),
        r.baseline(),
        new Proof(r.folds(), r.repeats(), verdict, stability),
        test,
        details,
        r.provenance());
  }

  static CurvePoint point(CurvePoint p, double mean) {
    return new CurvePoint(
        p.lambda(), p.l1(), p.l2(), mean, p.se(), p.train(), p.complexity(), p.radius(), p.folds());
  }
}
