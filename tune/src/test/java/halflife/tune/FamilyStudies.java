package halflife.tune;

import halflife.core.Workers;
import halflife.evidence.Family;
import halflife.linear.data.Design;
import halflife.tune.options.StudyOptions;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** What tests of studies of any family share. */
final class FamilyStudies {
  static final long SEED = 87;
  static final int P = 5;
  static final int FOLDS = 5;
  static final List<Double> LAMBDAS = List.of(0.3, 0.1, 0.03, 0.01);

  private FamilyStudies() {}

  static Rows rows(Family family, int n) {
    return Rows.random(family, SEED, n, P, FOLDS);
  }

  static Study.Outcome run(StudyOptions options) {
    return Study.run(options, Workers.ONE, Progress.NONE);
  }

  static Design part(Design all, java.util.function.IntPredicate kept) {
    int[] rows = IntStream.range(0, all.size()).filter(kept).toArray();
    return Design.unweighted(
        Arrays.stream(rows).mapToObj(all::row).toArray(double[][]::new),
        Arrays.stream(rows).mapToDouble(i -> all.target()[i]).toArray());
  }
}
