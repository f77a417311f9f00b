package halflife.spark.rows;

import halflife.linear.FoldSums;
import halflife.linear.data.Fill;
import halflife.tune.Dealings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntConsumer;

/**
 * The sums of every fold of every dealing, from one pass over the partitions.
 *
 * @param first the number of the first row of each partition; at the end, N
 * @param folds K
 * @param features p
 * @param fills the features with missing values, as tasks have them
 */
public record DealtSums(
    Partitions partitions, long[] first, int folds, int features, List<Fill> fills) {
  /**
   * Has them summed.
   *
   * @param plan the dealings
   * @param seed of the dealing numbered 0
   * @param task answers the sums of a partition, dealing by dealing, as arrays
   * @param heard told the number of rows now and then
   * @return the sums by the number of the dealing
   * @throws IllegalArgumentException if memory cannot hold them, or a row cannot be used
   */
  public Map<Integer, FoldSums> of(
      List<Dealings.Planned> plan,
      long seed,
      Function<ArrayList<Dealing>, PartitionTask> task,
      IntConsumer heard) {
    partitions.memory().require(plan.size(), folds, features);
    int rows = (int) first[first.length - 1];
    ArrayList<Dealing> dealings = new ArrayList<>();
    plan.forEach(planned -> dealings.add(new Dealing(rows, folds, seed + planned.number())));
    List<OrderedSums> joined = plan.stream().map(planned -> new OrderedSums()).toList();
    int[] partition = {0};
    partitions.each(
        task.apply(dealings),
        SparkMemory.answer(plan.size(), folds, features),
        answer -> {
          joined.forEach(sum -> sum.add(FoldSums.of(folds, features, fills, answer.numbers())));
          heard.accept((int) first[++partition[0]]);
        });
    Map<Integer, FoldSums> sums = new HashMap<>();
    for (int d = 0; d < plan.size(); d++) {
      sums.put(plan.get(d).number(), joined.get(d).all());
    }
    return sums;
  }
}
