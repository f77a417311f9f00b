package halflife.tune;

import halflife.evidence.Family;
import halflife.evidence.note.FitNote;
import halflife.evidence.note.Note;
import halflife.linear.PathCost;
import halflife.linear.data.Folds;
import halflife.linear.model.Penalty;
import halflife.tune.data.Dataset;
import halflife.tune.data.FoldAssignment;
import halflife.tune.data.StreamedRows;
import halflife.tune.options.StudyOptions;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.LongStream;

/**
 * The number of folds and of dealings, from the size of the work alone, so that it is the same
 * everywhere.
 *
 * @param folds K, if it is not left to the rows
 * @param repeats R, the dealings behind the verdict
 * @param stability the dealings behind the picture of how λ moves
 * @param worth the multiplications that may go into what decay is worth at N rows
 */
record Effort(OptionalInt folds, int repeats, int stability, double worth) {
  private static final double BUDGET = 2e9;

  /** A verdict that takes more than this is made on fewer folds. */
  private static final double LARGE = 2e10;

  private static final int USUAL_FOLDS = 10;
  private static final int FEWER_FOLDS = 5;

  /** A verdict that still takes more than this is made on as few folds as there can be. */
  private static final double HUGE = 1e12;

  private static final int MOST_REPEATS = 5;
  private static final int MOST_STABILITY = 20;
  private static final int LEAST_STABILITY = 3;

  /**
   * The effort that the options ask for; where they ask for none, as much as a few seconds allow.
   *
   * @param rows N, of which the data may have only some
   */
  static Effort of(StudyOptions options, Dataset data, int rows, List<Penalty> penalties) {
    int outputs = data.family() == Family.MULTINOMIAL ? data.classes().size() : 1;
    PathCost cost = PathCost.of(data.family(), outputs, data.design(), rows, penalties);
    boolean fixed = data.foldLabels().isPresent();
    boolean whole = data.groups().isPresent() || data.order().isPresent();
    Effort effort = of(options, cost, fixed, whole);
    return data.foldLabels().isPresent() || data.order().isPresent()
        ? new Effort(effort.folds, 1, 0, BUDGET)
        : effort;
  }

  /** The effort for rows of numbers, before it is known what they are. */
  static Effort ofNumbers(StudyOptions options, int rows, int features) {
    List<Penalty> penalties = Searches.penalties(options, Family.GAUSSIAN);
    return of(options, PathCost.ofNumbers(rows, features, penalties), false, false);
  }

  /**
   * The effort for work of this cost.
   *
   * @param named whether rows name their folds
   * @param whole whether rows belong together or have an order
   */
  private static Effort of(StudyOptions options, PathCost cost, boolean named, boolean whole) {
    OptionalInt asked = options.folds().count().map(OptionalInt::of).orElse(OptionalInt.empty());
    int usual = asked.orElse(USUAL_FOLDS);
    boolean fixed = asked.isPresent() || named;
    boolean large = cost.verdict(usual) > LARGE;
    boolean fewer = large && !fixed && !whole;
    boolean fewest = fewer && cost.verdict(FEWER_FOLDS) > HUGE;
    OptionalInt folds = fewer ? OptionalInt.of(fewest ? Folds.FEWEST : FEWER_FOLDS) : asked;
    int dealt = folds.orElse(USUAL_FOLDS);
    return new Effort(
        folds,
        options.proof().repeats().orElse(within(cost.verdict(dealt), 1, MOST_REPEATS)),
        within(cost.search(dealt), large ? 0 : LEAST_STABILITY, MOST_STABILITY),
        BUDGET);
  }

  /** How rows of numbers are dealt that are summed while they are read. */
  static StreamedRows.Terms terms(StudyOptions options, int rows, int features) {
    Effort effort = ofNumbers(options, rows, features);
    int dealings = Math.max(effort.repeats, effort.stability);
    long seed = options.proof().seed();
    return new StreamedRows.Terms(
        effort.folds.orElse(FoldAssignment.usual(rows)),
        LongStream.range(seed, seed + dealings).toArray());
  }

  /** The note for rows that are dealt to fewer folds than usual; empty otherwise. */
  Optional<Note> note(StudyOptions options) {
    boolean fewer =
        options.folds().count().isEmpty() && folds.isPresent() && folds.getAsInt() < USUAL_FOLDS;
    return fewer
        ? Optional.of(new FitNote.FewerFolds(folds.getAsInt(), USUAL_FOLDS))
        : Optional.empty();
  }

  private static int within(double cost, int least, int most) {
    return (int) Math.max(least, Math.min(most, Math.floor(BUDGET / cost)));
  }

  /** The number of paths, for the progress line. */
  int paths(int folds, int penalties) {
    int search = (folds + 1) * penalties;
    int nested = (folds * (folds - 1) / 2 + folds) * penalties;
    return search + repeats * nested + Math.max(0, stability - 1) * folds;
  }
}
