package halflife.tune;

import static halflife.tune.options.TuneOption.TEST;
import static halflife.tune.options.TuneOption.TEST_FRACTION;
import static halflife.tune.options.TuneOption.WEIGHTS;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import halflife.evidence.Result;
import halflife.evidence.TestScore;
import halflife.tune.data.Dataset;
import halflife.tune.data.Splitter;
import halflife.tune.model.LinearFit;
import halflife.tune.model.Model;
import halflife.tune.options.StudyOptions;
import halflife.tune.options.TuneOption;
import halflife.tune.table.Table;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows that a study does not learn from: a table of their own, or a share set aside. */
class StudyTestRowsTest {
  private static final long SEED = StudyTest.SEED;
  private static final Rows TALL = StudyTest.TALL;

  @TempDir private Path folder;

  private StudyOptions options(Rows rows) {
    return StudyOptions.of(rows.without("fold").write(folder.resolve("rows.csv")), "y");
  }

  @Test
  void aTestTableIsScoredAsTheModelPredictsIt() {
    Rows more = Rows.random(SEED + 1, 31, 5, 3).without("fold");
    Path test = more.write(folder.resolve("test.csv"));
    Study.Outcome outcome = StudyTest.run(options(TALL).with(TEST, test));
    Result result = outcome.result();
    TestScore score = result.test().orElseThrow();
    double[] y = more.column("y");
    double mean = Arrays.stream(TALL.column("y")).average().orElseThrow();
    Model none =
        Model.of(
            Dataset.read(options(TALL)),
            new LinearFit(result.unpenalized(), 0),
            Optional.empty(),
            result.provenance());
    Table table = Table.read(test, Set.of());
    assertEquals(31, score.rows());
    assertEquals(rmse(y, outcome.model().predict(table)), score.chosen(), 1e-12);
    assertEquals(rmse(y, none.predict(table)), score.none(), 1e-12);
    double[] constant = new double[31];
    Arrays.fill(constant, mean);
    assertEquals(rmse(y, constant), score.mean(), 1e-12);
  }

  @Test
  void testRowsTakeNoPart() {
    StudyOptions options = options(TALL).with(TEST_FRACTION, 0.25).with(TuneOption.SEED, 6L);
    Study.Outcome before = StudyTest.run(options);
    boolean[] test = Splitter.testRows(Dataset.read(options), 0.25, 6);
    Rows changed =
        TALL.with("y", i -> test[i] ? 1e6 + i * i : TALL.column("y")[i])
            .with("x2", i -> test[i] ? -50 : TALL.column("x2")[i]);
    Study.Outcome after =
        StudyTest.run(options(changed).with(TEST_FRACTION, 0.25).with(TuneOption.SEED, 6L));
    assertEquals(StudyTest.found(before), StudyTest.found(after));
    assertEquals(18, after.result().test().orElseThrow().rows());
    assertTrue(after.result().test().get().chosen() > 1e5, "but they are scored");
    Rows trained = TALL.with("y", i -> test[i] ? TALL.column("y")[i] : i);
    Study.Outcome other =
        StudyTest.run(options(trained).with(TEST_FRACTION, 0.25).with(TuneOption.SEED, 6L));
    assertNotEquals(StudyTest.found(before), StudyTest.found(other), "the other rows do");
  }

  @Test
  void whatIsSetAsideEqualsAStudyOfTheRest() {
    StudyOptions options = options(TALL).with(TEST_FRACTION, 0.25).with(TuneOption.SEED, 6L);
    boolean[] test = Splitter.testRows(Dataset.read(options), 0.25, 6);
    Result split = StudyTest.run(options).result();
    Rows rest = TALL.pick(IntStream.range(0, 70).filter(i -> !test[i]).toArray());
    Rows aside = TALL.pick(IntStream.range(0, 70).filter(i -> test[i]).toArray()).without("fold");
    Path file = aside.write(folder.resolve("aside.csv"));
    Study.Outcome whole = StudyTest.run(options(rest).with(TEST, file).with(TuneOption.SEED, 6L));
    assertEquals(split.searches(), whole.result().searches());
    assertEquals(split.verdict(), whole.result().verdict());
    assertEquals(split.test(), whole.result().test());
  }

  @Test
  void weightsGoWithTheirRowsWhenSomeAreSetAside() {
    Rows weighted = TALL.plus("w", i -> 1 + i % 4);
    StudyOptions options =
        options(weighted).with(WEIGHTS, "w").with(TEST_FRACTION, 0.25).with(TuneOption.SEED, 6L);
    Dataset data = Dataset.read(options);
    boolean[] test = Splitter.testRows(data, 0.25, 6);
    Dataset.Split split = data.split(0.25, 6);
    int[] aside = IntStream.range(0, 70).filter(i -> test[i]).toArray();
    int[] kept = IntStream.range(0, 70).filter(i -> !test[i]).toArray();
    assertArrayEquals(
        IntStream.of(aside).mapToDouble(i -> 1 + i % 4).toArray(), split.test().design().weights());
    assertArrayEquals(
        IntStream.of(kept).mapToDouble(i -> 1 + i % 4).toArray(), split.train().design().weights());
    Result part = StudyTest.run(options).result();
    Rows rest = weighted.pick(kept);
    Result whole =
        StudyTest.run(options(rest).with(WEIGHTS, "w").with(TuneOption.SEED, 6L)).result();
    assertEquals(part.searches(), whole.searches());
  }

  private static double rmse(double[] y, double[] predicted) {
    double sum = 0;
    for (int i = 0; i < y.length; i++) {
      sum += (y[i] - predicted[i]) * (y[i] - predicted[i]);
    }
    return Math.sqrt(sum / y.length);
  }
}
