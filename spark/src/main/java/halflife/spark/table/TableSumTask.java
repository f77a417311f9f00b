package halflife.spark.table;

import halflife.linear.FoldSums;
import halflife.linear.data.Design;
import halflife.spark.rows.Dealing;
import halflife.spark.rows.ParcelWriter;
import halflife.spark.rows.PartitionTask;
import halflife.spark.rows.PartitionTask.BadRow;
import halflife.tune.encode.Encoded;
import halflife.tune.model.Model;
import halflife.tune.model.ModelJson;
import halflife.tune.table.Table;
import halflife.tune.table.TableReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.IntUnaryOperator;
import org.apache.spark.sql.catalyst.InternalRow;

/**
 * Encodes the rows of a partition and sums those of every fold of every dealing.
 *
 * @param place what errors call the table
 * @param separator what divided its cells
 * @param names of its columns
 * @param encoder what the columns are, as model.json
 * @param weights the column of weights; empty for none
 * @param offset the column of offsets; empty for none
 * @param first the number of the first row of each partition, among those that have a target
 * @param dealings the dealings
 */
record TableSumTask(
    String place,
    char separator,
    String[] names,
    TableCells cells,
    String encoder,
    String weights,
    String offset,
    long[] first,
    List<Dealing> dealings)
    implements PartitionTask {
  /** The cells of a block of rows, and its rows at most and at least. */
  private static final int CELLS = 1 << 20;

  private static final int MOST = 1 << 14;
  private static final int LEAST = 1 << 10;

  @Override
  public void run(int partition, Iterator<InternalRow> rows, ParcelWriter answer) throws BadRow {
    Sums sums = new Sums(ModelJson.of(encoder, "the encoder"), (int) first[partition]);
    TableCells.Targeted there = cells.new Targeted(rows);
    if (there.hasNext()) {
      try {
        sums.add(there);
      } catch (IllegalArgumentException e) {
        throw new BadRow(String.valueOf(e.getMessage()));
      }
    }
    if (sums.row != first[partition + 1]) {
      throw new BadRow(
          "partition "
              + partition
              + " has other rows than when they were counted; cache the frame, or write it out");
    }
    for (FoldSums sum : sums.sums) {
      answer.numbers(sum.toArray());
    }
  }

  /** The sums so far. */
  private final class Sums {
    private final Model model;
    private final IntUnaryOperator[] dealers;
    private final FoldSums[] sums;
    private int row;

    Sums(Model model, int row) {
      this.model = model;
      this.row = row;
      dealers = dealings.stream().map(Dealing::byNumber).toArray(IntUnaryOperator[]::new);
      sums = dealings.stream().map(d -> new FoldSums(d.count())).toArray(FoldSums[]::new);
    }

    void add(Iterator<Object[]> rows) {
      Set<String> used = new HashSet<>(model.encoder().names());
      used.addAll(List.of(model.target(), weights, offset));
      int width = Math.max(1, model.features().size());
      int size = Math.max(LEAST, Math.min(MOST, CELLS / width));
      CellSource source =
          new CellSource(Path.of(place), separator, names, () -> rows, row, List.of());
      try {
        TableReader.blocks(source, model.readAs(), "", used, size, this::add);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private void add(Table block) {
      int from = row;
      row += block.rows();
      double[] w = weights(block);
      if (!(Arrays.stream(w).sum() > 0)) {
        return;
      }
      double[] offsets = offset.isEmpty() ? new double[0] : block.numbers(offset);
      Encoded encoded = model.encoder().encode(block);
      Design design =
          new Design(
              encoded.features(), block.numbers(model.target()), w, offsets, encoded.fills());
      for (int d = 0; d < sums.length; d++) {
        int[] fold = new int[w.length];
        IntUnaryOperator dealer = dealers[d];
        Arrays.setAll(fold, i -> dealer.applyAsInt(from + i));
        sums[d].add(design, fold);
      }
    }

    private double[] weights(Table block) {
      double[] w = new double[block.rows()];
      if (weights.isEmpty()) {
        Arrays.fill(w, 1);
        return w;
      }
      return block.numbers(weights);
    }
  }
}
