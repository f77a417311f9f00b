package halflife.spark.rows;

import halflife.core.Numbers;
import java.util.Locale;
import org.apache.spark.SparkContext;

/**
 * The memory that there is for sums, in bytes.
 *
 * @param driver the driver's
 * @param task an executor's, by the tasks that it runs at a time
 * @param results what the answers of a pass may take together
 */
record SparkMemory(double driver, double task, double results) {
  /** The largest share that sums may take. */
  private static final double SHARE = 0.5;

  /** With more features the p × p matrices of folds are too many numbers. */
  private static final int MOST_FEATURES = 3000;

  /** Arrays of a task beside its dealings': those of a block, and of the sum of both. */
  private static final int BESIDE = 2;

  static SparkMemory of(SparkContext context) {
    double own = Runtime.getRuntime().maxMemory();
    double results = context.getConf().getSizeAsBytes("spark.driver.maxResultSize", "1g");
    boolean local = context.isLocal();
    double executor = local ? own : context.executorMemory() * (double) (1 << 20);
    int cores =
        local
            ? context.defaultParallelism()
            : context.getConf().getInt("spark.executor.cores", 1)
                / context.getConf().getInt("spark.task.cpus", 1);
    return new SparkMemory(own, executor / Math.max(1, cores), results == 0 ? own : results);
  }

  /** The bytes of the answer of one partition: K sums of p features for each dealing. */
  static double answer(int dealings, int folds, int features) {
    double p = features;
    return Double.BYTES * dealings * folds * (p * (p + 1) / 2 + 3 * p + 5);
  }

  /**
   * Refuses sums that memory cannot hold: 8 K p² bytes for each dealing and two more in each task,
   * and half of that for each answer on the driver, of which there are at least two.
   *
   * @throws IllegalArgumentException if there are more than 3,000 features, or the sums take more
   *     than half of the memory of a task or of the driver
   */
  void require(int dealings, int folds, int features) {
    if (features > MOST_FEATURES) {
      throw new IllegalArgumentException(
          "there are "
              + Numbers.count(features)
              + " features, but sums of rows are for at most "
              + Numbers.count(MOST_FEATURES)
              + "; take fewer");
    }
    double each = (double) Double.BYTES * folds * features * (double) features;
    refuse(
        each * (dealings + BESIDE),
        task,
        "a task",
        "spark.executor.memory",
        dealings,
        folds,
        features);
    refuse(
        each * (dealings + BESIDE),
        driver,
        "the driver",
        "spark.driver.memory",
        dealings,
        folds,
        features);
    refuse(
        answer(dealings, folds, features),
        results,
        "the answer of a partition",
        "spark.driver.maxResultSize",
        dealings,
        folds,
        features);
  }

  private static void refuse(
      double bytes, double there, String where, String setting, int dealings, int folds, int p) {
    if (bytes > SHARE * there) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "the sums of %d folds of %d features, dealt %d times, take %.0f bytes in %s, more than"
                  + " half of the %.0f there are; use fewer features, folds or repeats, or raise %s",
              folds,
              p,
              dealings,
              bytes,
              where,
              there,
              setting));
    }
  }
}
