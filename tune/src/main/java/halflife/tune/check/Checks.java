package halflife.tune.check;

import halflife.core.ShellWord;
import halflife.evidence.Family;
import halflife.tune.data.Dataset;
import halflife.tune.encode.DateForm;
import halflife.tune.encode.DateParts;
import halflife.tune.encode.Encoding;
import halflife.tune.encode.EncodingRules;
import halflife.tune.table.Column;
import halflife.tune.table.ColumnList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Looks for what makes a held-out error misleading, before it is computed. */
public final class Checks {
  private static final int FEW_ROWS = 20;
  private static final int FEW_VALUES = 10;
  private static final int LISTED = 5;

  private Checks() {}

  /**
   * The warnings to read before the verdict: columns that never change, number the rows or give the
   * target away, copies of rows, rows in the order of a column, a target with few values.
   *
   * @return a sentence each; none if nothing stands out
   */
  public static List<String> warnings(Dataset data) {
    List<String> warnings = new ArrayList<>(data.notes());
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
      warnings.add(
          subject(leftOut, "has", "have")
              + " the same value in every row, or none, and "
              + (leftOut.size() == 1 ? "was" : "were")
              + " left out.");
    }
    if (!tiny.isEmpty()) {
      warnings.add(
          subject(tiny, "varies", "vary")
              + " "
              + EncodingRules.LITTLE
              + ", and "
              + (tiny.size() == 1 ? "was left out; give it" : "were left out; give them")
              + " in a smaller unit.");
    }
    if (!ids.isEmpty()) {
      warnings.add(
          subject(ids, "looks like a number given", "look like numbers given")
              + " to each row, which new rows will not share; leave "
              + (ids.size() == 1 ? "it" : "them")
              + " out with "
              + ColumnList.option("--exclude", ids)
              + ".");
    }
    if (!counted.isEmpty()) {
      warnings.add(RowNumbers.sentence(data.table(), counted));
    }
    if (!leaks.isEmpty()) {
      warnings.add(
          subject(leaks, "predicts", "predict")
              + " '"
              + data.target()
              + "' almost perfectly; if that is not known before the target is, leave it out with "
              + ColumnList.option("--exclude", leaks)
              + ".");
    }
    copies(data, warnings);
    boolean dealt = data.groups().isEmpty() && data.foldLabels().isEmpty();
    if (dealt && data.order().isEmpty() && !rising.isEmpty()) {
      warnings.add(
          "The rows are in the order of "
              + quoted(rising)
              + "; if they come in time, hold the later ones out with "
              + ShellWord.option("--order", rising.get(0))
              + "; if in blocks, keep those together with --group or --fold-column.");
    }
    fewValues(data, warnings);
    notWhole(data, warnings);
    wholeWeights(data, warnings);
    return List.copyOf(warnings);
  }

  private static boolean rises(Encoding.Dates dates, Dataset data) {
    Column.Words words = data.table().words(dates.column());
    double[] days = DateParts.days(words, DateForm.of(dates.form()));
    return days.length >= FEW_ROWS && ColumnFacts.of(days).ordered();
  }

  private static void copies(Dataset data, List<String> warnings) {
    int copies = DuplicateRows.of(data);
    if (copies > 0) {
      warnings.add(
          (copies == 1 ? "1 row is an exact copy" : copies + " rows are exact copies")
              + " of another row; in different folds they make the error look smaller than it is.");
    }
  }

  private static void fewValues(Dataset data, List<String> warnings) {
    if (data.family() != Family.GAUSSIAN) {
      return;
    }
    double[] different =
        Arrays.stream(data.design().target()).distinct().limit(FEW_VALUES + 1).toArray();
    boolean whole = Arrays.stream(different).allMatch(v -> v == Math.rint(v));
    if (whole && different.length <= FEW_VALUES && different.length < data.design().size()) {
      warnings.add(
          "'"
              + data.target()
              + "' has only "
              + different.length
              + " different whole-number values; it is treated as a number, not as classes"
              + " (--family multinomial).");
    }
  }

  /** Poisson's likelihood takes them, but they may not be what was meant. */
  private static void notWhole(Dataset data, List<String> warnings) {
    double[] y = data.design().target();
    int[] broken = IntStream.range(0, y.length).filter(i -> y[i] != Math.rint(y[i])).toArray();
    if (data.family() == Family.POISSON && broken.length > 0) {
      warnings.add(
          "'"
              + data.target()
              + "' has "
              + (broken.length == 1 ? "1 value that is" : broken.length + " values that are")
              + " no whole number, such as "
              + y[broken[0]]
              + " in line "
              + data.table().line(broken[0])
              + "; they are fitted like counts, which does for amounts whose variance grows with"
              + " their mean; for other numbers use --family gaussian.");
    }
  }

  /** Weights that may be counts of identical rows, which mean something else. */
  private static void wholeWeights(Dataset data, List<String> warnings) {
    Optional<String> column = data.weights();
    if (column.isEmpty() || data.options().table().counts().isPresent()) {
      return;
    }
    double[] weights = data.table().numbers(column.get());
    boolean whole = Arrays.stream(weights).allMatch(w -> w == Math.rint(w));
    if (whole && Arrays.stream(weights).anyMatch(w -> w > 1)) {
      warnings.add(
          "The weights in '"
              + column.get()
              + "' are whole numbers, and each row is still one observation; if they count identical"
              + " rows, name the column in --counts in place of --weights.");
    }
  }

  static String subject(List<String> names, String one, String many) {
    String what = names.size() == 1 ? "Column " : names.size() + " columns (";
    return what + quoted(names) + (names.size() == 1 ? " " + one : ") " + many);
  }

  static String quoted(List<String> names) {
    String listed =
        names.stream()
            .limit(LISTED)
            .map(name -> "'" + name + "'")
            .reduce((a, b) -> a + ", " + b)
            .orElse("");
    return names.size() > LISTED ? listed + ", …" : listed;
  }
}
