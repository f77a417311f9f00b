package halflife.draw;

import halflife.evidence.note.CellDoubt;
import halflife.evidence.note.Divergence;
import halflife.evidence.note.FileReading;
import halflife.evidence.note.FitNote;
import halflife.evidence.note.NetworkNote;
import halflife.evidence.note.Note;
import halflife.evidence.note.NumberStyle;
import halflife.evidence.note.Reading;
import halflife.evidence.note.TableNote;
import halflife.evidence.note.TargetReading;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** Notes of every kind but sentences, some twice, on the columns of {@link Results}. */
public final class EveryNote {
  private static final List<String> ONE = List.of("age");
  private static final List<String> TWO = List.of("age", "bmi");
  private static final List<String> MANY = List.of("age", "bmi", "s1", "s2", "s3", "s4");
  private static final NumberStyle EURO =
      new NumberStyle(NumberStyle.Kind.DRESSED, List.of("1.234,5 €", "1234.5"));
  private static final NumberStyle PERCENT =
      new NumberStyle(NumberStyle.Kind.PERCENT, List.of("24.5%", "24.5", "0.245"));

  private EveryNote() {}

  /** What to know before the verdict. */
  public static List<Note> notes() {
    return List.of(
        new TableNote.NoHeader(3),
        new TableNote.NoTarget(1, "bp"),
        new TableNote.NoTarget(5, "bp"),
        new TableNote.Streamed(10_000_000, 100_000),
        new TableNote.Streamed(442, 442),
        new TableNote.NotNumbers(
            "s1", new CellDoubt("12-3", CellDoubt.Kind.UNLIKE, List.of("$12"))),
        new TableNote.NotNumbers("s1", new CellDoubt("€3", CellDoubt.Kind.UNIT, List.of("$12"))),
        new TableNote.NotNumbers(
            "s1", new CellDoubt("1,234", CellDoubt.Kind.UNCLEAR, List.of("1234", "1.234"))),
        new TableNote.Constant(ONE),
        new TableNote.Constant(MANY),
        new TableNote.TooClose(ONE),
        new TableNote.TooClose(TWO),
        new TableNote.Identifiers(ONE),
        new TableNote.Identifiers(TWO),
        new TableNote.Numbering(ONE, List.of(1L, 2L, 3L)),
        new TableNote.Numbering(TWO, List.of(1L, 2L, 3L)),
        new TableNote.Leak(TWO, "bp"),
        new TableNote.Copies(1),
        new TableNote.Copies(7),
        new TableNote.InOrder(ONE),
        new TableNote.FewValues("bp", 4),
        new TableNote.NotWhole("bp", 1, 2.5, 7),
        new TableNote.NotWhole("bp", 3, 2.5, 7),
        new TableNote.WholeWeights("s1"),
        new TableNote.TestedOnTraining(),
        new FitNote.Separable(),
        new FitNote.Unsettled(0.01234),
        new FitNote.ChosenWithoutProbabilities(true),
        new FitNote.ChosenWithoutProbabilities(false),
        new FitNote.Unrelated(),
        new FitNote.ClassWeight("7", 2.5),
        new FitNote.FewerFolds(5, 10),
        new NetworkNote.Untrained(
            new Divergence("no decay", OptionalDouble.of(2.5), OptionalLong.of(3))),
        new NetworkNote.Untrained(
            new Divergence("λ = 0.1", OptionalDouble.empty(), OptionalLong.empty())),
        new NetworkNote.RateDiverged(0.1),
        new NetworkNote.Rates(List.of(0.001, 0.01, 0.1), 0.01, 0.1),
        new NetworkNote.Rates(List.of(0.001, 0.01, 0.1), 0.001, 0.01),
        new NetworkNote.Rates(List.of(0.001, 0.01, 0.1), 0.1, 0.01),
        new NetworkNote.StoppedEarly(List.of(new NetworkNote.Candidate(1, 2)), 3),
        new NetworkNote.StoppedEarly(
            List.of(new NetworkNote.Candidate(1, 2), new NetworkNote.Candidate(0.1, 2)), 3),
        new NetworkNote.LambdaDiverged(10, 4),
        new NetworkNote.LinearStays(List.of(64, 32), "error", 10, 1.05, 0.98, 1.12),
        new NetworkNote.UnevenColumns(350));
  }

  /** How columns were read. */
  public static List<Note> readings() {
    Reading.DayTime none = new Reading.DayTime(false, false, false);
    Reading.DayTime all = new Reading.DayTime(true, true, true);
    return List.of(
        new FileReading.Encoded("1.csv", "GB18030", false),
        new FileReading.Encoded("1.csv", "UTF-16", true),
        new FileReading.OnlySheet("1.xlsx", "S1"),
        new FileReading.RowsAbove("1.xlsx", 4, 2),
        new FileReading.LeftOut("1.parquet", "x1", "BIGINT[]"),
        new FileReading.RowNames(),
        new FileReading.PandasRowNames("Unnamed: 0"),
        new FileReading.RowNamesBeforeNames(),
        new FileReading.EmptyLastColumn(),
        new Reading.Numbers("age", NumberStyle.PLAIN, true),
        new Reading.Numbers("age", NumberStyle.COMMA, false),
        new Reading.Numbers("age", PERCENT, true),
        new Reading.Numbers("age", EURO, false),
        new Reading.Flag("sex", "0", "1", true),
        new Reading.Categories("sex", 1, true),
        new Reading.Categories("sex", 4, false),
        new Reading.Dates("s1", "--", "2024-01-31", true, 12, 7, all, true),
        new Reading.Dates("s1", "--", "2024-01-31", false, 0, 0, none, false),
        new Reading.Dates(
            "s1", "--", "2024-01-31", false, 0, 0, new Reading.DayTime(true, false, false), false),
        new Reading.Times("s2", "--", new Reading.DayTime(true, true, false), true),
        new Reading.Times("s2", "--", new Reading.DayTime(true, false, true), false),
        new Reading.Presence("s3", true),
        new Reading.Presence("s3", false),
        new Reading.Empty("s4"),
        new Reading.Same("s4"),
        new Reading.Tiny("s4"),
        new Reading.Counts("s5"),
        new TargetReading.Asked("bp", "gaussian"),
        new TargetReading.MayCount("bp"),
        new TargetReading.Classes("bp", 3),
        new TargetReading.TwoClasses("bp", TargetReading.TwoClasses.Why.NUMBERS, "1", true, "0"),
        new TargetReading.TwoClasses("bp", TargetReading.TwoClasses.Why.FLAG, "1", false, "0"),
        new TargetReading.TwoClasses("bp", TargetReading.TwoClasses.Why.WORDS, "1", false, "0"),
        new TargetReading.TwoClasses("bp", TargetReading.TwoClasses.Why.ASKED, "1", false, "0"),
        new TargetReading.Written(new TargetReading.Asked("bp", "gaussian"), EURO));
  }
}
