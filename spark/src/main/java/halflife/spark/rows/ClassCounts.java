package halflife.spark.rows;

import halflife.evidence.Family;
import halflife.tune.data.Dataset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The rows of each kind, by which rows are dealt: of each class, and behind them those that have no
 * weight; of counts all are one kind.
 *
 * @param sizes the rows of each kind
 * @param before the rows of each kind before each partition; at the end, all
 * @param kinds the kind of each row of the sample
 * @param places its number among those of its kind
 */
record ClassCounts(int[] sizes, int[][] before, int[] kinds, int[] places) {
  /**
   * Counts, in one pass over labels and weights.
   *
   * @param numbers the numbers of the rows of the sample
   * @throws IllegalArgumentException if a label is none of the family's
   */
  static ClassCounts of(FrameRows rows, Family family, int[] numbers) {
    List<double[]> counts = new ArrayList<>();
    List<Integer> weightless = new ArrayList<>();
    List<double[]> kinds = new ArrayList<>();
    List<double[]> places = new ArrayList<>();
    rows.partitions()
        .each(
            new ClassTask(rows.columns().names(), family.word(), rows.first(), numbers),
            0,
            answer -> {
              weightless.add((int) answer.whole());
              counts.add(answer.numbers());
              kinds.add(answer.numbers());
              places.add(answer.numbers());
            });
    int classes = Math.max(1, counts.stream().mapToInt(c -> c.length).max().orElse(1));
    int[] sizes = new int[classes + 1];
    int[][] before = new int[counts.size() + 1][];
    int[] kindOf = new int[numbers.length];
    int[] placeOf = new int[numbers.length];
    int at = 0;
    for (int i = 0; i < counts.size(); i++) {
      before[i] = sizes.clone();
      for (int s = 0; s < kinds.get(i).length; s++) {
        int kind = (int) kinds.get(i)[s];
        kindOf[at] = kind == ClassTask.NONE ? classes : kind;
        placeOf[at] = before[i][kindOf[at]] + (int) places.get(i)[s];
        at++;
      }
      for (int c = 0; c < counts.get(i).length; c++) {
        sizes[c] += (int) counts.get(i)[c];
      }
      sizes[classes] += weightless.get(i);
    }
    before[counts.size()] = sizes.clone();
    return new ClassCounts(sizes, before, kindOf, placeOf);
  }

  /**
   * Checks that every class of a table can be learned and tested.
   *
   * @throws IllegalArgumentException if a class has fewer than 3 rows that weigh something
   */
  void check(Dataset sample) {
    int[] rows = Arrays.copyOf(Arrays.copyOf(sizes, classes()), sample.classes().size());
    sample.response().checkClasses(sample.table(), rows);
  }

  /**
   * Checks that labels have classes, each of which can be learned and tested.
   *
   * @throws IllegalArgumentException if there is but one class, or a class has fewer than 3 rows
   *     that weigh something
   */
  void check(Family family) {
    if (family == Family.POISSON) {
      return;
    }
    if (sizes.length < 3) {
      throw new IllegalArgumentException(
          "the labels of all rows are of class 0, so there is nothing to predict; choose another"
              + " label column");
    }
    for (int c = 0; c < sizes.length - 1; c++) {
      if (sizes[c] < 3) {
        throw new IllegalArgumentException(
            "class "
                + c
                + " has "
                + sizes[c]
                + (sizes[c] == 1 ? " row" : " rows")
                + " that weigh something, but every class needs at least 3 to be learned and"
                + " tested; merge it with another, or number the classes that have rows");
      }
    }
  }

  /** The number of classes; 1 for counts. */
  int classes() {
    return sizes.length - 1;
  }

  /** The rows of the smallest class. */
  int smallest() {
    return Arrays.stream(sizes, 0, classes()).min().orElse(0);
  }
}
