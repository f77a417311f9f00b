package halflife.evidence.note;

import halflife.core.Numbers;
import halflife.core.ShellWord;
import halflife.core.Words;
import java.util.List;
import java.util.stream.Collectors;

/** What is doubtful about a table, or was decided about its rows. */
public sealed interface TableNote extends Note {

  /**
   * The first line holds only numbers.
   *
   * @param columns the number of columns
   */
  record NoHeader(int columns) implements TableNote {
    @Override
    public Words words() {
      return Words.of(
          "The first line holds only numbers, so it was read as a row and the columns are named c1"
              + " to c%s.",
          "第一行全是数字，因此当作数据读入，各列命名为 c1 到 c%s。", columns);
    }
  }

  /**
   * Rows without a value of the target.
   *
   * @param rows how many
   * @param target the name of the target column
   */
  record NoTarget(int rows, String target) implements TableNote {
    @Override
    public Words words() {
      return Words.of(
          rows == 1
              ? "1 row has no value of '%2$s' and was left out."
              : "%s rows have no value of '%s' and were left out.",
          "%s 行没有 '%s' 的值，已略去。",
          rows,
          target);
    }
  }

  /**
   * Rows that were read one by one and not kept.
   *
   * @param rows how many
   * @param sample how many were drawn for what needs rows
   */
  record Streamed(int rows, int sample) implements TableNote {
    @Override
    public Words words() {
      if (sample == rows) {
        return Words.of(
            "The %s rows were read one by one and not kept.",
            "%s 行逐行读取，没有保留。", Numbers.count(rows));
      }
      return Words.of(
          "The %s rows were read one by one and not kept. λ, the fit and the verdict are of all of"
              + " them; the interval of predictions, the checks for copies and leaks, and what decay"
              + " is worth with fewer rows are of %s rows drawn from them.",
          "%s 行逐行读取，没有保留。λ、拟合和结论来自全部行；预测区间、重复行和泄漏的检查以及行数更少时衰减的价值来自从中抽取的 %s 行。",
          Numbers.count(rows),
          Numbers.count(sample));
    }
  }

  /**
   * Cells that look like numbers and are none.
   *
   * @param column the name of the column
   * @param doubt why they are none
   */
  record NotNumbers(String column, CellDoubt doubt) implements TableNote {
    @Override
    public Words words() {
      return Words.of(
          "'%s' was read as categories, not as numbers: %s.",
          "列 '%s' 读作类别，而不是数值：%s。", column, doubt.words());
    }
  }

  /**
   * Columns with one value, or none.
   *
   * @param columns their names
   */
  record Constant(List<String> columns) implements TableNote {
    /**
     * Checks that there are columns.
     *
     * @throws IllegalArgumentException if there is none
     */
    public Constant {
      columns = Phrases.atLeast(1, "columns", columns);
    }

    @Override
    public Words words() {
      return Words.of(
          columns.size() == 1
              ? "%s the same value in every row, or none, and was left out."
              : "%s the same value in every row, or none, and were left out.",
          "%s 在每一行都是同一个值，或没有值，已略去。",
          Phrases.subject(columns, "has", "have"));
    }
  }

  /**
   * Columns whose numbers are too close to each other.
   *
   * @param columns their names
   */
  record TooClose(List<String> columns) implements TableNote {
    /**
     * Checks that there are columns.
     *
     * @throws IllegalArgumentException if there is none
     */
    public TooClose {
      columns = Phrases.atLeast(1, "columns", columns);
    }

    /** How close. */
    public static final Words LITTLE =
        new Words("by less than 1e-140, which is too little to square", "不到 1e-140，小得无法平方");

    @Override
    public Words words() {
      return Words.of(
          columns.size() == 1
              ? "%s %s, and was left out; give it in a smaller unit."
              : "%s %s, and were left out; give them in a smaller unit.",
          "%s 的变化%s，已略去；请换用更小的单位。",
          Phrases.subject(columns, "varies", "vary"),
          LITTLE);
    }
  }

  /**
   * Columns that number the rows, as their names say.
   *
   * @param columns their names
   */
  record Identifiers(List<String> columns) implements TableNote {
    /**
     * Checks that there are columns.
     *
     * @throws IllegalArgumentException if there is none
     */
    public Identifiers {
      columns = Phrases.atLeast(1, "columns", columns);
    }

    @Override
    public Words words() {
      return Words.of(
          columns.size() == 1
              ? "%s to each row, which new rows will not share; leave it out with %s."
              : "%s to each row, which new rows will not share; leave them out with %s.",
          "%s 像是每一行的编号，新的行不会有这些编号；用 %s 去掉。",
          Phrases.subject(columns, "looks like a number given", "look like numbers given"),
          ShellWord.columns("--exclude", columns));
    }
  }

  /**
   * Columns that number the rows, though their names do not say so.
   *
   * @param columns their names
   * @param first the first numbers in the first of them
   */
  record Numbering(List<String> columns, List<Long> first) implements TableNote {
    /**
     * Checks that there are columns.
     *
     * @throws IllegalArgumentException if there is none
     */
    public Numbering {
      columns = Phrases.atLeast(1, "columns", columns);
      first = List.copyOf(first);
    }

    @Override
    public Words words() {
      return Words.of(
          columns.size() == 1
              ? "%s to each row (%s, …): see what it says; new rows will not share a mere number, and"
                  + " a time goes to %s."
              : "%s to each row (%s, …): see what they say; new rows will not share a mere number,"
                  + " and a time goes to %s.",
          "%s 像是每一行的编号（%s, …）：请看清它表示什么；单纯的编号对新的行没有意义，时间则应交给 %s。",
          Phrases.subject(columns, "looks like a number given", "look like numbers given"),
          first.stream().map(String::valueOf).collect(Collectors.joining(", ")),
          ShellWord.option("--order", columns.get(0)));
    }
  }

  /**
   * Columns that give the target away.
   *
   * @param columns their names
   * @param target the name of the target column
   */
  record Leak(List<String> columns, String target) implements TableNote {
    /**
     * Checks that there are columns.
     *
     * @throws IllegalArgumentException if there is none
     */
    public Leak {
      columns = Phrases.atLeast(1, "columns", columns);
    }

    @Override
    public Words words() {
      return Words.of(
          "%s '%s' almost perfectly; if that is not known before the target is, leave it out with"
              + " %s.",
          "%s 几乎能完全预测 '%s'；如果它不比目标更早知道，请用 %s 去掉。",
          Phrases.subject(columns, "predicts", "predict"),
          target,
          ShellWord.columns("--exclude", columns));
    }
  }

  /**
   * Rows that are exact copies of another row.
   *
   * @param rows how many
   */
  record Copies(int rows) implements TableNote {
    @Override
    public Words words() {
      return Words.of(
          (rows == 1 ? "1 row is an exact copy" : "%s rows are exact copies")
              + " of another row; in different folds they make the error look smaller than it is.",
          "%s 行与另一行完全相同；它们落在不同的折里，会使误差显得比实际小。",
          rows);
    }
  }

  /**
   * Rows in the order of columns.
   *
   * @param columns their names
   */
  record InOrder(List<String> columns) implements TableNote {
    /**
     * Checks that there are columns.
     *
     * @throws IllegalArgumentException if there is none
     */
    public InOrder {
      columns = Phrases.atLeast(1, "columns", columns);
    }

    @Override
    public Words words() {
      return Words.of(
          "The rows are in the order of %s; if they come in time, hold the later ones out with %s;"
              + " if in blocks, keep those together with --group or --fold-column.",
          "各行按 %s 的顺序排列；如果这是时间顺序，请用 %s 把较晚的行留出；如果是一块一块的，请用 --group" + " 或 --fold-column 让同一块的行在一起。",
          Phrases.quoted(columns),
          ShellWord.option("--order", columns.get(0)));
    }
  }

  /**
   * A target of few different whole numbers.
   *
   * @param target the name of the target column
   * @param values how many
   */
  record FewValues(String target, int values) implements TableNote {
    @Override
    public Words words() {
      return Words.of(
          "'%s' has only %s different whole-number values; it is treated as a number, not as classes"
              + " (--family multinomial).",
          "'%s' 只有 %s 个不同的整数值；它被当作数值，而不是类别（--family multinomial）。", target, values);
    }
  }

  /**
   * Counts that are no whole numbers.
   *
   * @param target the name of the target column
   * @param values how many
   * @param example one of them
   * @param line its line of the file
   */
  record NotWhole(String target, int values, double example, long line) implements TableNote {
    @Override
    public Words words() {
      return Words.of(
          (values == 1 ? "'%s' has 1 value that is" : "'%s' has %2$s values that are")
              + " no whole number, such as %3$s in line %4$s; they are fitted like counts, which does"
              + " for amounts whose variance grows with their mean; for other numbers use --family"
              + " gaussian.",
          "'%s' 有 %s 个值不是整数，例如第 %4$s 行的 %3$s；它们按计数拟合，这适合方差随均值增大的量；其他数值请用" + " --family gaussian。",
          target,
          values,
          example,
          line);
    }
  }

  /**
   * Weights that may be counts of identical rows, which mean something else.
   *
   * @param column the name of the column of weights
   */
  record WholeWeights(String column) implements TableNote {
    @Override
    public Words words() {
      return Words.of(
          "The weights in '%s' are whole numbers, and each row is still one observation; if they"
              + " count identical rows, name the column in --counts in place of --weights.",
          "'%s' 里的权重都是整数，而每一行仍算一个观测；如果它们是相同行的计数，请把该列写在 --counts 里，而不是 --weights" + " 里。", column);
    }
  }

  /** The test table is the training table. */
  record TestedOnTraining() implements TableNote {
    @Override
    public Words words() {
      return new Words(
          "The test table is the training table, so its score says nothing about new rows.",
          "测试表就是训练表，所以它的得分对新的行什么也说明不了。");
    }
  }
}
