package halflife.linear.blocks;

import halflife.evidence.Family;
import halflife.linear.data.Fill;
import java.util.List;

/** Rows in blocks: in memory, in a file or on other machines. */
public interface BlockedRows {
  /** The kind of target. */
  Family family();

  /** The number of linear predictors of a row. */
  int outputs();

  /** Values near the means of the p features, which are taken from them before any sum. */
  double[] near();

  /** How many copies of an answer are held at once, before they are joined. */
  int copies();

  /**
   * From now on missing values stand at other placeholders.
   *
   * @param fills the features with missing values, in the order of the rows' own
   */
  void place(List<Fill> fills);

  /**
   * Goes through all rows once.
   *
   * @param dealing the number of the dealing whose folds are meant
   * @return an answer to each inquiry
   */
  List<Sums> ask(int dealing, List<Inquiry> inquiries);
}
