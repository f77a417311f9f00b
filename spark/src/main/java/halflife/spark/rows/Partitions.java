package halflife.spark.rows;

import java.io.Serializable;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;

/** The partitions of a frame; all passes read the same ones, of the same plan. */
public final class Partitions {
  /** The share of {@code spark.driver.maxResultSize} that answers may take at a time. */
  static final double RESULT_SHARE = 0.5;

  private final JavaRDD<InternalRow> rows;

  private Partitions(JavaRDD<InternalRow> rows) {
    this.rows = rows;
  }

  /**
   * The partitions of a frame.
   *
   * @throws IllegalArgumentException if it is one of Spark Connect
   */
  public static Partitions of(Dataset<Row> frame) {
    if (frame instanceof org.apache.spark.sql.classic.Dataset<Row> classic) {
      return new Partitions(classic.queryExecution().toRdd().toJavaRDD());
    }
    throw new IllegalArgumentException(
        "the frame is one of Spark Connect, which has no partitions to look at; fit where the"
            + " session itself runs");
  }

  /** How many there are. */
  public int count() {
    return rows.getNumPartitions();
  }

  /** The memory that there is for what they answer. */
  SparkMemory memory() {
    return SparkMemory.of(rows.context());
  }

  /**
   * Runs a task on every partition. Answers are handed over in the order of the partitions,
   * whichever comes first, and so many at a time as {@code spark.driver.maxResultSize} allows; what
   * is done with them depends on the partitions alone.
   *
   * @param bytes of an answer, roughly
   * @throws IllegalArgumentException if a row cannot be used: of the first partition that has one
   */
  public void each(PartitionTask task, double bytes, Consumer<ParcelReader> answers) {
    JavaRDD<byte[]> answered =
        rows.mapPartitionsWithIndex(
            (partition, all) -> List.of(answer(task, partition, all)).iterator(), true);
    int count = count();
    int together = (int) Math.max(1, Math.min(count, RESULT_SHARE * memory().results() / bytes));
    for (int from = 0; from < count; from += together) {
      int to = Math.min(count, from + together);
      for (List<byte[]> one : answered.collectPartitions(IntStream.range(from, to).toArray())) {
        ParcelReader answer = new ParcelReader(one.get(0));
        String fault = answer.text();
        if (!fault.isEmpty()) {
          throw new IllegalArgumentException(fault);
        }
        answers.accept(answer);
      }
    }
  }

  /** What rows on an executor are made of others. */
  public interface Rows extends Serializable {
    /**
     * The rows of a partition.
     *
     * @param rows those that they are made of, of which each is gone when the next one comes
     * @throws PartitionTask.BadRow from the iterator, if a row cannot be used
     */
    Iterator<InternalRow> of(int partition, Iterator<InternalRow> rows);
  }

  /** Other rows, made of these whenever they are read. */
  public Partitions made(Rows made) {
    return new Partitions(rows.mapPartitionsWithIndex(made::of, true));
  }

  /** The rows in blocks, which are made when somebody asks for them. */
  JavaRDD<RowsInBlocks> blocks(BlockTask task) {
    return rows.mapPartitionsWithIndex(task::of, true);
  }

  /** An answer, or what is wrong with a row: a task that threw would be tried again. */
  private static byte[] answer(PartitionTask task, int partition, Iterator<InternalRow> rows) {
    ParcelWriter answer = new ParcelWriter().text("");
    try {
      task.run(partition, rows, answer);
      return answer.end();
    } catch (PartitionTask.BadRow e) {
      return new ParcelWriter().text(String.valueOf(e.getMessage())).end();
    }
  }
}
