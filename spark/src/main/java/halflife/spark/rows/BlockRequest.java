package halflife.spark.rows;

import halflife.evidence.Family;
import halflife.evidence.Measure;
import halflife.linear.blocks.BlockSums;
import halflife.linear.blocks.Inquiry;
import halflife.linear.blocks.Placement;
import halflife.linear.blocks.RowBlock;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * Inquiries on their way to executors, in plain arrays.
 *
 * @param family the word of the family
 * @param placed what is done to features first
 * @param dealing the number of the dealing whose folds are meant
 * @param asked the inquiries
 */
record BlockRequest(String family, int outputs, Placed placed, int dealing, List<Asked> asked)
    implements Serializable {

  /**
   * What is done to features before sums are taken.
   *
   * @param near values near their means, which are taken from them
   * @param stored the placeholders of missing values, as blocks have them
   * @param wanted those that fits want
   */
  record Placed(double[] near, ShippedFills stored, ShippedFills wanted) implements Serializable {
    Placement placement() {
      return Placement.near(near).moving(stored.fills(), wanted.fills());
    }
  }

  /**
   * One inquiry.
   *
   * @param kind of the three
   * @param points its points; of slopes the point and, if a change is asked for, the one before
   * @param measure the word of a measure; empty for none
   */
  record Asked(Kind kind, boolean[] folds, double[][] points, String measure)
      implements Serializable {
    Inquiry inquiry() {
      return switch (kind) {
        case SLOPES ->
            new Inquiry.Slopes(folds, points[0], points.length > 1 ? points[1] : new double[0]);
        case CURVATURES -> new Inquiry.Curvatures(folds, points[0]);
        case LOSSES ->
            new Inquiry.Losses(
                folds,
                points,
                measure.isEmpty() ? Optional.empty() : Optional.of(Measure.of(measure)));
      };
    }
  }

  /** The kinds of inquiries. */
  enum Kind {
    SLOPES,
    CURVATURES,
    LOSSES
  }

  static BlockRequest of(
      Family family, int outputs, Placed placed, int dealing, List<Inquiry> inquiries) {
    ArrayList<Asked> asked = new ArrayList<>();
    inquiries.forEach(inquiry -> asked.add(asked(inquiry)));
    return new BlockRequest(family.word(), outputs, placed, dealing, asked);
  }

  private static Asked asked(Inquiry inquiry) {
    if (inquiry instanceof Inquiry.Slopes slopes) {
      double[][] points =
          slopes.before().length == 0
              ? new double[][] {slopes.point()}
              : new double[][] {slopes.point(), slopes.before()};
      return new Asked(Kind.SLOPES, slopes.folds(), points, "");
    }
    if (inquiry instanceof Inquiry.Curvatures curvatures) {
      return new Asked(
          Kind.CURVATURES, curvatures.folds(), new double[][] {curvatures.point()}, "");
    }
    Inquiry.Losses losses = (Inquiry.Losses) inquiry;
    return new Asked(
        Kind.LOSSES,
        losses.folds(),
        losses.points(),
        losses.measure().map(Measure::word).orElse(""));
  }

  /** The answers of blocks, those of each partition on their own. */
  Iterator<BlockAnswer> answers(Iterator<RowsInBlocks> blocks) {
    List<Inquiry> inquiries = asked.stream().map(Asked::inquiry).toList();
    int p = placed.near().length;
    RowBlock memory = new RowBlock(p);
    Placement placement = placed.placement();
    List<BlockAnswer> answers = new ArrayList<>();
    int partition = -1;
    BlockSums sums = new BlockSums(Family.of(family), outputs, p, inquiries);
    while (blocks.hasNext()) {
      RowsInBlocks block = blocks.next();
      if (block.partition() != partition && partition >= 0) {
        answers.add(BlockAnswer.of(partition, sums.answers()));
        sums = new BlockSums(Family.of(family), outputs, p, inquiries);
      }
      partition = block.partition();
      fill(memory, block, placement);
      sums.add(memory);
    }
    if (partition >= 0) {
      answers.add(BlockAnswer.of(partition, sums.answers()));
    }
    return answers.iterator();
  }

  private void fill(RowBlock memory, RowsInBlocks block, Placement placement) {
    int p = placed.near().length;
    int n = block.rows();
    double[][] from = block.columns();
    for (int j = 0; j < p; j++) {
      System.arraycopy(from[j], 0, memory.columns()[j], 0, n);
    }
    System.arraycopy(from[p + RowsInBlocks.TARGET], 0, memory.target(), 0, n);
    System.arraycopy(from[p + RowsInBlocks.WEIGHT], 0, memory.weights(), 0, n);
    System.arraycopy(from[p + RowsInBlocks.OFFSET], 0, memory.offsets(), 0, n);
    double[] fold = from[p + RowsInBlocks.FOLD + dealing];
    for (int i = 0; i < n; i++) {
      memory.fold()[i] = (int) fold[i];
    }
    memory.filled(n, placement);
  }
}
