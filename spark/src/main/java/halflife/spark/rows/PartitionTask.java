package halflife.spark.rows;

import java.io.Serializable;
import java.util.Iterator;
import org.apache.spark.sql.catalyst.InternalRow;

/**
 * What an executor does with the rows of a partition. Its fields are what is shipped to it: plain
 * arrays, and records of them.
 */
@FunctionalInterface
public interface PartitionTask extends Serializable {
  /**
   * Looks at all rows of a partition.
   *
   * @param partition its number
   * @param rows the rows, of which each is gone when the next one comes
   * @param answer takes what is shipped back
   * @throws BadRow if a row cannot be used
   */
  void run(int partition, Iterator<InternalRow> rows, ParcelWriter answer) throws BadRow;

  /** A row cannot be used; the message is the sentence to refuse it with. */
  final class BadRow extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** With a sentence. */
    public BadRow(String message) {
      super(message);
    }
  }
}
