package halflife.spark.rows;

import halflife.core.SplitMix64;
import halflife.evidence.note.Note;
import halflife.evidence.note.TableNote;
import halflife.linear.data.Design;
import halflife.linear.data.Feature;
import halflife.tune.data.Dataset;
import halflife.tune.data.RandomPermutation;
import halflife.tune.data.Response;
import halflife.tune.encode.Encoder;
import halflife.tune.encode.Encoding;
import halflife.tune.encode.Span;
import halflife.tune.options.StudyOptions;
import halflife.tune.table.Column;
import halflife.tune.table.Header;
import halflife.tune.table.NumberForm;
import halflife.tune.table.RowNames;
import halflife.tune.table.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Some rows of a frame on the driver, in their order: each as likely as any other, and one of each
 * fold that rows name; all rows if they are few.
 *
 * @param numbers the number of each row
 * @param features p columns
 * @param labels the label of each row
 * @param weights its weight
 * @param offsets its offset
 * @param folds the fold it names; empty if rows do not
 */
public record FrameSample(
    int[] numbers,
    double[][] features,
    double[] labels,
    double[] weights,
    double[] offsets,
    List<String> folds) {
  /** The sample has so many cells and rows at most. */
  private static final int CELLS = 5_000_000;

  private static final int ROWS = 100_000;
  private static final int LEAST = 1000;

  /** The seeds of other draws are the folds'; see FoldAssignment. */
  private static final long STREAM = -7;

  /** Draws a sample and has it read. */
  static FrameSample of(FrameRows rows, long seed) {
    int[] numbers = numbers(rows, seed);
    int p = rows.width();
    double[][] features = new double[p][numbers.length];
    double[] labels = new double[numbers.length];
    double[] weights = new double[numbers.length];
    double[] offsets = new double[numbers.length];
    List<String> folds = new ArrayList<>();
    boolean named = rows.columns().fold().isPresent();
    int[] at = {0};
    double each = Double.BYTES * (p + 3.0) * numbers.length / rows.partitions().count();
    rows.partitions()
        .each(
            new SampleTask(rows.columns().names(), p, rows.first(), numbers, named),
            each,
            answer -> {
              int count = (int) answer.whole();
              for (double[] column : features) {
                System.arraycopy(answer.numbers(), 0, column, at[0], count);
              }
              System.arraycopy(answer.numbers(), 0, labels, at[0], count);
              System.arraycopy(answer.numbers(), 0, weights, at[0], count);
              System.arraycopy(answer.numbers(), 0, offsets, at[0], count);
              for (int i = 0; named && i < count; i++) {
                folds.add(answer.text());
              }
              at[0] += count;
            });
    return new FrameSample(numbers, features, labels, weights, offsets, folds);
  }

  /** The most rows of p features that are drawn. */
  static int most(int p) {
    return Math.max(LEAST, Math.min(ROWS, CELLS / (p + 1)));
  }

  private static int[] numbers(FrameRows rows, long seed) {
    IntStream drawn = IntStream.of(drawn((int) rows.count(), rows.width(), seed));
    IntStream named = rows.folds().values().stream().mapToInt(Long::intValue);
    return IntStream.concat(drawn, named).sorted().distinct().toArray();
  }

  /**
   * The numbers of the rows that are drawn, rising; all of them if they are few.
   *
   * @param all N
   * @param p the number of features
   */
  public static int[] drawn(int all, int p, long seed) {
    int most = most(p);
    if (all <= most) {
      return IntStream.range(0, all).toArray();
    }
    RandomPermutation order = new RandomPermutation(all, SplitMix64.stream(seed, STREAM));
    return IntStream.range(0, most).map(order::at).sorted().toArray();
  }

  /** Whether it has all of so many rows. */
  boolean hasAll(long rows) {
    return numbers.length == rows;
  }

  /**
   * The sample as rows of a study.
   *
   * @param response the reading of the label
   * @param all N
   */
  Dataset dataset(List<String> names, StudyOptions options, Response response, int all) {
    List<Encoding> encodings = new ArrayList<>();
    List<Column> columns = new ArrayList<>();
    List<Feature> dense = new ArrayList<>();
    for (int j = 0; j < features.length; j++) {
      encodings.add(
          new Encoding.Numbers(
              names.get(j),
              Arrays.stream(features[j]).average().orElse(0),
              false,
              NumberForm.PLAIN,
              range(features[j])));
      columns.add(new Column.Numbers(features[j], 0));
      dense.add(new Feature.Dense(features[j]));
    }
    String label = options.table().target();
    List<String> header = new ArrayList<>(names);
    beside(header, columns, Optional.of(label), labels);
    beside(header, columns, options.table().weights(), weights);
    beside(header, columns, options.table().offset(), offsets);
    Table table =
        new Table(
            new Table.Source(options.table().data().files().get(0), ""),
            new Header(true, header, Header.FirstColumn.DATA, false, header.size()),
            List.of(),
            header,
            columns,
            new RowNames(),
            numbers);
    List<Note> notes =
        hasAll(all) ? List.of() : List.of(new TableNote.Streamed(all, numbers.length));
    return new Dataset(
        table,
        options,
        response,
        new Encoder(encodings),
        new Design(dense, labels, weights, offsets(options), List.of()),
        Optional.empty(),
        folds.isEmpty() ? Optional.empty() : Optional.of(List.copyOf(folds)),
        Optional.empty(),
        List.of(),
        notes);
  }

  private double[] offsets(StudyOptions options) {
    return options.table().offset().isPresent() ? offsets : new double[0];
  }

  private static void beside(
      List<String> header, List<Column> columns, Optional<String> name, double[] values) {
    name.ifPresent(
        column -> {
          header.add(column);
          columns.add(new Column.Numbers(values, 0));
        });
  }

  private static Optional<Span> range(double[] values) {
    double least = Arrays.stream(values).min().orElse(0);
    double greatest = Arrays.stream(values).max().orElse(0);
    return least < greatest ? Optional.of(new Span(least, greatest)) : Optional.empty();
  }
}
