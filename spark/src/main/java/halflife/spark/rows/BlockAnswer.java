package halflife.spark.rows;

import halflife.linear.blocks.Sums;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * What the blocks of one partition answer.
 *
 * @param partition its number
 * @param values the sums, by inquiry
 * @param most the largest changes, by inquiry
 */
record BlockAnswer(int partition, double[][][] values, double[] most) implements Serializable {
  static BlockAnswer of(int partition, List<Sums> sums) {
    return new BlockAnswer(
        partition,
        sums.stream().map(Sums::values).toArray(double[][][]::new),
        sums.stream().mapToDouble(Sums::most).toArray());
  }

  List<Sums> sums() {
    List<Sums> sums = new ArrayList<>();
    for (int i = 0; i < most.length; i++) {
      sums.add(new Sums(values[i], most[i]));
    }
    return sums;
  }
}
