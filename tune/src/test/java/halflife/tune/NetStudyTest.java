package halflife.tune;

import static halflife.tune.options.TuneOption.EPOCHS;
import static halflife.tune.options.TuneOption.FAMILY;
import static halflife.tune.options.TuneOption.HIDDEN;
import static halflife.tune.options.TuneOption.LAMBDAS;
import static halflife.tune.options.TuneOption.MODEL;
import static halflife.tune.options.TuneOption.REPEATS;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import halflife.core.SplitMix64;
import halflife.core.Workers;
import halflife.evidence.Family;
import halflife.evidence.Network;
import halflife.evidence.Outcome;
import halflife.evidence.Provenance;
import halflife.evidence.Result;
import halflife.evidence.Rival;
import halflife.evidence.study.RunStore;
import halflife.evidence.study.SeedRun;
import halflife.evidence.training.ErrorParts;
import halflife.evidence.training.RateCurve;
import halflife.evidence.training.Refits;
import halflife.tune.model.Model;
import halflife.tune.model.ModelJson;
import halflife.tune.model.NetworkFit;
import halflife.tune.options.StudyOptions;
import halflife.tune.options.TuneOption;
import halflife.tune.table.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Networks on tables. */
class NetStudyTest {
  private static final int ROWS = 80;

  @TempDir private Path folder;

  private StudyOptions options(Family family) {
    Path data =
        Rows.random(family, 5, ROWS, 4, 4).without("fold").write(folder.resolve("rows.csv"));
    return StudyOptions.of(data, "y")
        .with(FAMILY, family.word())
        .with(MODEL, "mlp")
        .with(HIDDEN, List.of(8))
        .with(EPOCHS, 6)
        .with(REPEATS, 3)
        .with(LAMBDAS, List.of(1.0, 0.1));
  }

  private static Study.Outcome run(StudyOptions options) {
    return Study.run(options, Workers.ONE, Progress.NONE);
  }

  private static Result withoutTime(Result r) {
    return new Result(
        r.task(),
        r.training(),
        r.searches(),
        r.chosen(),
        r.baseline(),
        r.proof(),
        r.test(),
        r.details(),
        new Provenance("", "", List.of("tune", "x"), "", "", 1));
  }

  @ParameterizedTest
  @EnumSource(Family.class)
  void everyFamilyGivesTheSameBitsWithAnyNumberOfThreads(Family family) throws IOException {
    StudyOptions options = options(family);
    Study.Outcome one = run(options);
    Study.Outcome four = Study.run(options, new Workers(4), Progress.NONE);
    assertEquals(withoutTime(one.result()), withoutTime(four.result()));
    assertEquals(List.of(), one.model().differences(four.model()));
    Network network = one.result().network().orElseThrow();
    assertEquals(3, network.curves().size());
    assertEquals(Rival.TO_THE_END, network.rivals().get(0).name());
    assertEquals(5, network.rivals().size() - 1, network.rivals().toString());
    readBack(one.model());
  }

  @Test
  void theLearningRateIsSearchedToo() {
    StudyOptions options = options(Family.GAUSSIAN).with(TuneOption.SEARCH, "lr,lambda");
    Result result = run(options).result();
    Network network = result.network().orElseThrow();
    assertEquals(
        List.of(1e-4, 1e-3 * Math.sqrt(0.1), 1e-3, 1e-3 * Math.sqrt(10), 1e-2),
        network.rates().stream().map(RateCurve::learningRate).toList());
    RateCurve best =
        network.rates().stream().min(Comparator.comparing(RateCurve::smallest)).orElseThrow();
    assertEquals(best.learningRate(), network.run().peakLearningRate());
    assertEquals(best.smallest(), result.search().curve().minimum().mean());
    RateCurve usual = network.rates().get(2);
    Result alone = run(options(Family.GAUSSIAN)).result();
    assertEquals(alone.search().curve().none().mean(), usual.none());
    assertEquals(alone.search().curve().minimum().mean(), usual.smallest());
    assertTrue(
        result.warnings().stream().anyMatch(w -> w.startsWith("Of the learning rates")),
        result.warnings().toString());
    Csv.refused(() -> options.with(TuneOption.SEARCH, "lr"), "--search is 'lr'", "lr,lambda");
  }

  @ParameterizedTest
  @EnumSource(Family.class)
  void theErrorHasParts(Family family) throws IOException {
    StudyOptions options = options(family);
    Study.Outcome with = run(options.with(TuneOption.RESAMPLES, 12));
    Study.Outcome without = run(options);
    assertEquals(without.result().proof(), with.result().proof());
    assertEquals(List.of(), without.model().differences(with.model()));
    Refits refits = with.result().network().orElseThrow().refits().orElseThrow();
    assertEquals(12, refits.resamples());
    List<Double> lambdas = refits.parts().stream().map(ErrorParts::lambda).toList();
    assertEquals(List.of(1.0, 0.1, 0.0), lambdas);
    ErrorParts most = refits.parts().get(0);
    ErrorParts none = refits.parts().get(2);
    assertTrue(0 < most.variance() && most.variance() < none.variance(), refits.toString());
    assertTrue(none.variance() < refits.noise(), refits.toString());
    Study.Outcome again =
        Study.run(options.with(TuneOption.RESAMPLES, 12), new Workers(3), Progress.NONE);
    assertEquals(withoutTime(with.result()), withoutTime(again.result()));
  }

  @Test
  void rowsWithoutWeightChangeNothing() throws IOException {
    Rows rows =
        Rows.random(Family.GAUSSIAN, 7, 3 * ROWS, 4, 4)
            .without("fold")
            .plus("w", i -> i % 3 == 0 ? 1 : 0);
    List<double[]> counted =
        IntStream.range(0, rows.size())
            .filter(i -> i % 3 == 0)
            .mapToObj(rows.cells()::get)
            .toList();
    StudyOptions all = weighed(rows, "all.csv");
    StudyOptions some = weighed(new Rows(rows.names(), counted), "some.csv");
    Result result = run(all).result();
    assertEquals(run(some).result().proof(), result.proof());
    assertTrue(Double.isFinite(result.verdict().againstNone().ratio()));
  }

  private StudyOptions weighed(Rows rows, String file) throws IOException {
    return StudyOptions.of(rows.write(folder.resolve(file)), "y")
        .with(MODEL, "mlp")
        .with(HIDDEN, List.of(8))
        .with(EPOCHS, 4)
        .with(LAMBDAS, List.of(1.0, 0.1))
        .with(TuneOption.WEIGHTS, "w");
  }

  @Test
  void severalNetworksAreAveraged() throws IOException {
    StudyOptions options = options(Family.MULTINOMIAL);
    Study.Outcome three = run(options.with(TuneOption.ENSEMBLE, 3));
    List<String> rivals =
        three.result().network().orElseThrow().rivals().stream().map(Rival::name).toList();
    assertEquals(
        List.of(
            "an average of 3 networks at the chosen λ", "an average of 3 networks without decay"),
        rivals.subList(rivals.size() - 2, rivals.size()));
    NetworkFit average = (NetworkFit) three.model().fit();
    assertEquals(3, average.members());
    Study.Outcome one = run(options);
    assertEquals(one.result().proof(), three.result().proof());
    NetworkFit alone = (NetworkFit) one.model().fit();
    String path = "layer.1.weight";
    assertArrayEquals(alone.weights().get(path), average.weights().get("member.0." + path));
    float[][] rows = {{0.5f, -1, 2, 0.25f}, {0, 1, 0, -3}};
    float[][] expected = new float[average.outputs()][rows.length];
    for (int m = 0; m < 3; m++) {
      Map<String, float[]> own = new HashMap<>();
      for (var parameter : alone.mlp().parameters()) {
        own.put(parameter.path(), average.weights().get("member." + m + "." + parameter.path()));
      }
      float[][] z = alone.mlp().predict(own, rows);
      for (int k = 0; k < z.length; k++) {
        for (int i = 0; i < rows.length; i++) {
          expected[k][i] += z[k][i] / 3;
        }
      }
    }
    for (int k = 0; k < expected.length; k++) {
      assertArrayEquals(expected[k], average.outputs(rows)[k], 1e-6f);
    }
    Csv.refused(() -> options.with(TuneOption.ENSEMBLE, 0), "--ensemble is 0");
    Files.write(folder.resolve(ModelJson.WEIGHTS), average.safetensors());
    Path file = Files.writeString(folder.resolve("model.json"), ModelJson.toJson(three.model()));
    assertEquals(List.of(), three.model().differences(ModelJson.read(file)));
  }

  @Test
  void aLearningRateAtWhichTrainingDivergesIsLeftOut() {
    StudyOptions options =
        options(Family.POISSON)
            .with(TuneOption.SEARCH, "lr,lambda")
            .with(TuneOption.OPTIMIZER, "sgd")
            .with(LAMBDAS, List.of(1e-9))
            .with(TuneOption.LR, 1e7);
    Csv.refused(() -> run(options), "diverged");
  }

  /** A network is two files, which give the same predictions. */
  private void readBack(Model model) throws IOException {
    Path file = Files.writeString(folder.resolve("model.json"), ModelJson.toJson(model));
    NetworkFit fit = (NetworkFit) model.fit();
    Path weights = Files.write(folder.resolve(ModelJson.WEIGHTS), fit.safetensors());
    Model read = ModelJson.read(file);
    assertEquals(List.of(), model.differences(read));
    Table table = Table.read(folder.resolve("rows.csv"), Set.of());
    List<double[]> expected = model.predictions(table).responses();
    List<double[]> found = read.predictions(table).responses();
    for (int k = 0; k < expected.size(); k++) {
      assertArrayEquals(expected.get(k), found.get(k));
    }
    fit.weights().get("layer.0.weight")[0] += 1;
    Files.write(weights, fit.safetensors());
    Csv.refused(() -> ModelJson.read(file), "is not the file of weights that belongs to it");
    Files.delete(weights);
    Csv.refused(() -> ModelJson.read(file), "copy both files together");
  }

  @Test
  void aStudyGoesOnWhereItWasInterruptedAndEndsAlike() {
    StudyOptions options = options(Family.GAUSSIAN);
    Map<String, SeedRun> kept = new ConcurrentHashMap<>();
    RunStore store = RunStore.of(key -> Optional.ofNullable(kept.get(key)), kept::put);
    Study.Outcome whole = Study.run(options, Workers.ONE, Progress.NONE, work -> store);
    assertEquals(3 * 5 + 7 * 3, kept.size());
    List<String> keys = new ArrayList<>(kept.keySet());
    keys.subList(0, keys.size() / 2).forEach(kept::remove);
    Map<String, SeedRun> half = Map.copyOf(kept);
    Study.Outcome resumed = Study.run(options, Workers.ONE, Progress.NONE, work -> store);
    half.forEach((key, run) -> assertTrue(kept.get(key) == run, key + " was trained again"));
    assertEquals(withoutTime(whole.result()), withoutTime(resumed.result()));
  }

  private static Rows wave(DoubleUnaryOperator y) {
    List<double[]> cells = new ArrayList<>();
    var random = new SplitMix64(1);
    for (int i = 0; i < 300; i++) {
      double x = 4 * random.nextDouble() - 2;
      cells.add(new double[] {x, y.applyAsDouble(x) + 0.1 * random.nextGaussian()});
    }
    return new Rows(List.of("x", "y"), cells);
  }

  @Test
  void autoTakesTheNetworkOnlyWhereItIsBetter() {
    Path bent = wave(x -> Math.sin(3 * x)).write(folder.resolve("bent.csv"));
    Study.Outcome curve = run(StudyOptions.of(bent, "y").with(MODEL, "auto").with(REPEATS, 5));
    List<Rival> rivals = curve.result().network().orElseThrow().rivals();
    Rival linear = rivals.get(rivals.size() - 1);
    assertTrue(linear.name().startsWith("the linear model"), linear.name());
    assertEquals(Outcome.HELPS, linear.comparison().outcome());
    assertTrue(linear.comparison().ratio() < 0.5, linear.toString());
    Path straight = wave(x -> x).write(folder.resolve("straight.csv"));
    Study.Outcome line = run(StudyOptions.of(straight, "y").with(MODEL, "auto").with(REPEATS, 5));
    assertFalse(line.result().network().isPresent());
    List<String> warnings = line.result().warnings();
    assertTrue(warnings.get(warnings.size() - 1).contains("so the linear model stays"));
  }

  @Test
  void ofOrderedRowsLaterOnesAreHeldOutAndOfGroupsWholeOnes() {
    StudyOptions options = options(Family.GAUSSIAN);
    assertEquals(
        3,
        run(options.with(TuneOption.ORDER, "x4")).result().network().orElseThrow().curves().size());
    Csv.refused(() -> options.with(TuneOption.FOLD_COLUMN, "x4"), "--fold-column is for linear");
    Csv.refused(() -> options.with(TuneOption.GROUPED, true), "--grouped is for linear models");
    Csv.refused(() -> options.with(MODEL, "linear"), "is for networks, but --model is linear");
  }

  @Test
  void whatCannotBeTrainedIsSaidInOneSentence() {
    StudyOptions options = options(Family.GAUSSIAN).without(LAMBDAS);
    Csv.refused(() -> run(options.with(TuneOption.LR, 1e30)), "diverged", "lower learning rate");
    Csv.refused(() -> run(options.with(TuneOption.BATCH, 1000)), "only 64 of the 80 rows");
    Csv.refused(() -> options.with(HIDDEN, List.of(0)), "a layer of width 0");
    Csv.refused(() -> options.with(EPOCHS, 0), "--epochs is 0");
    Csv.refused(() -> run(options.with(LAMBDAS, List.of(1e6))), "a tenth is the most");
    Csv.refused(() -> run(options.with(REPEATS, 1)), "at least 2 fresh seeds");
  }
}
