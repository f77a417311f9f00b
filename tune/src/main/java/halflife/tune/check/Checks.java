package halflife.tune.check;

import halflife.evidence.Family;
import halflife.evidence.note.Note;
import halflife.evidence.note.TableNote;
import halflife.tune.data.Dataset;
import halflife.tune.encode.DateForm;
import halflife.tune.encode.DateParts;
import halflife.tune.encode.Encoding;
import halflife.tune.table.Column;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Looks for what makes a held-out error misleading, before it is computed. */
public final class Checks {
  private static final int FEW_ROWS = 20;
  private static final int FEW_VALUES = 10;

  private Checks() {}

  /**
   * What to know before the verdict: columns that never change, number the rows or give the target
   * away, copies of rows, rows in the order of a column, a target with few values.
   *
   * @return none if nothing stands out
   */
  public static List<Note> notes(Dataset data) {
    List<Note> notes = new ArrayList<>(data.notes());
    List<String> leftOut = new ArrayList<>();
    List<String> tiny = new ArrayList<>();
    List<String> ids = new ArrayList<>();
    List<String> counted = new ArrayList<>();
    List<String> rising = new ArrayList<>();
    List<String> leaks = new ArrayList<>();
    TargetLeakage check = new TargetLeakage(data);
    for (Encoding column : data.encoder().columns()) {
      if (column instanceof Encoding.LeftOut left) {
        (left.reason() == Encoding.LeftOut.Reason.TINY ? tiny : leftOut).add(column.column());
      } else if (check.leaks(column)) {
        leaks.add(column.column());
      } else if (column instanceof Encoding.Numbers numbers && !numbers.gaps()) {
        double[] values = data.table().numbers(column.column());
        ColumnFacts facts = ColumnFacts.of(values);
        RowNumbers numbering = new RowNumbers(data.table(), values, facts);
        if (numbering.any(column.column())) {
          (RowNumbers.named(column.column()) ? ids : counted).add(column.column());
        } else if (facts.monotone() && values.length >= FEW_ROWS) {
          rising.add(column.column());
        }
      } else if (column instanceof Encoding.Dates dates && rises(dates, data)) {
        rising.add(column.column());
      }
    }
    if (!leftOut.isEmpty()) {
      notes.add(new TableNote.Constant(leftOut));
    }
    if (!tiny.isEmpty()) {
      notes.add(new TableNote.TooClose(tiny));
    }
    if (!ids.isEmpty()) {
      notes.add(new TableNote.Identifiers(ids));
    }
    if (!counted.isEmpty()) {
      notes.add(RowNumbers.note(data.table(), counted));
    }
    if (!leaks.isEmpty()) {
      notes.add(new TableNote.Leak(leaks, data.target()));
    }
    int copies = DuplicateRows.of(data);
    if (copies > 0) {
      notes.add(new TableNote.Copies(copies));
    }
    boolean dealt = data.groups().isEmpty() && data.foldLabels().isEmpty();
    if (dealt && data.order().isEmpty() && !rising.isEmpty()) {
      notes.add(new TableNote.InOrder(rising));
    }
    fewValues(data, notes);
    notWhole(data, notes);
    wholeWeights(data, notes);
    return List.copyOf(notes);
  }

  private static boolean rises(Encoding.Dates dates, Dataset data) {
    Column.Words words = data.table().words(dates.column());
    double[] days = DateParts.days(words, DateForm.of(dates.form()));
    return days.length >= FEW_ROWS && ColumnFacts.of(days).ordered();
  }

  private static void fewValues(Dataset data, List<Note> notes) {
    if (data.family() != Family.GAUSSIAN) {
      return;
    }
    double[] different =
        Arrays.stream(data.design().target()).distinct().limit(FEW_VALUES + 1).toArray();
    boolean whole = Arrays.stream(different).allMatch(v -> v == Math.rint(v));
    if (whole && different.length <= FEW_VALUES && different.length < data.design().size()) {
      notes.add(new TableNote.FewValues(data.target(), different.length));
    }
  }

  /** Poisson's likelihood takes them, but they may not be what was meant. */
  private static void notWhole(Dataset data, List<Note> notes) {
    double[] y = data.design().target();
    int[] broken = IntStream.range(0, y.length).filter(i -> y[i] != Math.rint(y[i])).toArray();
    if (data.family() == Family.POISSON && broken.length > 0) {
      notes.add(
          new TableNote.NotWhole(
              data.target(), broken.length, y[broken[0]], data.table().line(broken[0])));
    }
  }

  /** Weights that may be counts of identical rows, which mean something else. */
  private static void wholeWeights(Dataset data, List<Note> notes) {
    Optional<String> column = data.weights();
    if (column.isEmpty() || data.options().table().counts().isPresent()) {
      return;
    }
    double[] weights = data.table().numbers(column.get());
    boolean whole = Arrays.stream(weights).allMatch(w -> w == Math.rint(w));
    if (whole && Arrays.stream(weights).anyMatch(w -> w > 1)) {
      notes.add(new TableNote.WholeWeights(column.get()));
    }
  }
}
