package halflife.djl.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import halflife.decay.Decay;
import halflife.decay.Role;
import halflife.decay.Schedule;
import halflife.djl.Studies;
import halflife.evidence.Choice;
import halflife.evidence.Comparison;
import halflife.evidence.Curve;
import halflife.evidence.CurvePoint;
import halflife.evidence.Diagnostics;
import halflife.evidence.Measure;
import halflife.evidence.Network;
import halflife.evidence.Outcome;
import halflife.evidence.Result;
import halflife.evidence.Rival;
import halflife.evidence.training.LearningCurve;
import halflife.evidence.training.WeightHistory;
import halflife.evidence.training.WeightRun;
import halflife.optim.Sgd;
import halflife.report.HtmlReport;
import halflife.report.json.ResultJson;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The whole way: a case where decay is known to help, and what is refused. */
class DjlStudyTest {
  private static final StudyData NOISY = Studies.noisyDigits(300, 0.2);
  private static final List<String> LINES = new ArrayList<>();

  /** Few rows, a fifth of the labels at random, a wide net, many epochs. */
  private static Result result;

  @BeforeAll
  static void runOnce() {
    result =
        DjlStudy.of(Studies.net(64, 10), NOISY)
            .withEpochs(60)
            .withLearningRate(5e-3)
            .withHalfLives(30, 3, 1, 0.3, 0.1)
            .withSeeds(3)
            .withFreshSeeds(3)
            .withProgress(LINES::add)
            .run();
  }

  private static Network network() {
    return result.network().orElseThrow();
  }

  @Test
  void decayHelpsWhereLabelsAreNoise() {
    Curve curve = result.search().curve();
    assertFalse(result.search().choice().atEdge());
    assertTrue(curve.minimum().mean() < 0.9 * curve.none().mean());
    Rival toTheEnd = network().rivals().get(0);
    assertEquals(Rival.TO_THE_END, toTheEnd.name());
    assertEquals(Outcome.HELPS, toTheEnd.comparison().outcome());
    assertEquals(Outcome.HELPS, result.verdict().againstMean().outcome());
  }

  /** No decay stops before it has learned the wrong labels, and is better for it. */
  @Test
  void noDecayIsStoppedWhereItsLossWasSmallestOnTheSeedsThatChoseLambda() {
    double stop = network().stop().orElseThrow();
    LearningCurve none = network().curve(0).orElseThrow();
    assertEquals(none.epochs().get(none.best().orElseThrow()), stop);
    assertTrue(stop < none.end());
    double stopped = result.verdict().againstNone().ratio();
    assertTrue(stopped > network().rivals().get(0).comparison().ratio());
  }

  /** λ = 0.01 is next to nothing in so short a run. */
  @Test
  void theChosenDecayBeatsDjlsDefault() {
    Comparison against = network().rivals().get(1).comparison();
    assertTrue(against.ratio() < 0.9, against.toString());
  }

  @Test
  void djlsDefaultDecaysBiasesToo() {
    var plan =
        Candidate.djl()
            .rules()
            .plan(
                List.of(
                    new halflife.decay.Parameter("a.bias", List.of(3), Role.BIAS, false),
                    new halflife.decay.Parameter("a.weight", List.of(3, 3), Role.WEIGHT, false)));
    plan.decisions().forEach(d -> assertEquals(new Decay.Decoupled(0.01), d.decay()));
  }

  @Test
  void lambdasAreTheHalfLivesInRunLengths() {
    List<CurvePoint> points = result.search().curve().points();
    double[] runs = {0.1, 0.3, 1, 3, 30};
    for (int i = 0; i < runs.length; i++) {
      assertEquals(runs[i], network().run().halfLifeRuns(points.get(i).lambda()), 1e-9);
    }
  }

  @Test
  void everyCandidateHasACurveAndTheStoppedAreMarked() {
    assertEquals(6, network().curves().size());
    int runs = 0;
    for (LearningCurve curve : network().curves()) {
      assertEquals(60, curve.end());
      assertEquals(curve.seeds().size() < 3, curve.stoppedEarly());
      runs += curve.seeds().size();
    }
    assertTrue(network().curves().get(0).stoppedEarly());
    assertTrue(result.warnings().get(0).contains("(after 2 of 3 seeds)"));
    long told = LINES.stream().filter(line -> line.startsWith("run ")).count();
    assertEquals(runs + 3 * 3, told);
  }

  @Test
  void scoresAreTheLastValidationLosses() {
    LearningCurve none = network().curve(0).orElseThrow();
    List<Double> folds = result.search().curve().none().folds();
    for (int s = 0; s < 3; s++) {
      List<Double> losses = none.seeds().get(s).validation();
      // The score brings probabilities inside [1e-5, 1 − 1e-5], the loss does not.
      assertEquals(folds.get(s), 2 * losses.get(losses.size() - 1), 0.2);
    }
  }

  /** On the first of the fresh seeds, 4, which took no part in choosing λ. */
  @Test
  void weightsAreThoseOfTheChosenDecayAndOfNone() {
    List<WeightRun> weights = network().weights();
    assertEquals(List.of(result.lambda(), 0.0), weights.stream().map(WeightRun::lambda).toList());
    for (WeightRun run : weights) {
      assertEquals(4, run.seed());
      assertEquals(60, run.leading().last().epoch());
    }
    Set<String> groups = Set.of("01Linear.weight", "03Linear.weight", "not decayed");
    for (WeightRun run : weights) {
      assertEquals(
          groups, run.groups().stream().map(WeightHistory::name).collect(Collectors.toSet()));
    }
    double halfLives = weights.get(0).leading().last().halfLives();
    assertEquals(1 / network().run().halfLifeRuns(result.lambda()), halfLives, 1e-9);
  }

  @Test
  void predictionsShownAreEachRowOnce() {
    var shown = (Diagnostics.Classes) result.diagnostics().orElseThrow();
    assertEquals(60, shown.rows());
  }

  @Test
  void theResultIsReadBackAsItWasWritten() {
    assertEquals(result, ResultJson.of(ResultJson.toJson(result), "result.json"));
  }

  @Test
  void thePageIsDrawn() {
    String page = new HtmlReport(result).html();
    assertTrue(page.contains("Predicting <em>digit</em>"));
    assertTrue(page.contains("stopped at its best epoch"));
  }

  @Test
  void theSameStudyGivesTheSameResult() {
    DjlStudy study =
        DjlStudy.of(Studies::net, Studies.digits(120))
            .withEpochs(3)
            .withHalfLives(3, 1)
            .withSeeds(2)
            .withFreshSeeds(2);
    Result first = study.run();
    assertEquals(first, study.run());
    assertFalse(first.equals(study.withSeed(50).run()));
  }

  /** The progress throws in place of a kill; what had been trained is not trained again. */
  @Test
  void anInterruptedStudyGoesOnAndEndsAlike(@TempDir Path folder) {
    DjlStudy study =
        DjlStudy.of(Studies::net, Studies.digits(120))
            .withEpochs(3)
            .withHalfLives(3, 1)
            .withSeeds(2)
            .withFreshSeeds(2);
    Result whole = study.run(folder.resolve("whole"));
    List<String> lines = new ArrayList<>();
    assertThrows(
        IllegalArgumentException.class,
        () ->
            study
                .withProgress(
                    line -> {
                      lines.add(line);
                      if (lines.size() == 5) {
                        throw new IllegalArgumentException("interrupted");
                      }
                    })
                .run(folder.resolve("out")));
    List<String> rest = new ArrayList<>();
    Result resumed = study.withProgress(rest::add).run(folder.resolve("out"));
    assertEquals(ResultJson.toJson(whole), ResultJson.toJson(resumed));
    assertEquals(2 * 3 + 3 * 2 - 5, rest.stream().filter(l -> l.startsWith("run ")).count());
    assertTrue(Files.notExists(folder.resolve("out").resolve(ReportFolder.RUNS)));
    assertEquals(whole, study.withBatch(32).run(folder.resolve("whole")));
  }

  /** Noise of 30; SGD has no decay in DJL, so there is no default to beat. */
  @Test
  void numbersAreScoredInTheirOwnUnit() {
    StudyData line = Studies.line(200).withStandardizedColumns();
    DjlStudy study = DjlStudy.of(Studies.linearNet(1), line).withDirection(new Sgd(0.9));
    study = study.withLearningRate(Schedule.cosine(0.02, 0, study.steps()));
    Result numbers = study.withHalfLives(30, 1).withSeeds(2).withFreshSeeds(4).run();
    double rmse = Measure.SQUARED_ERROR.shown(numbers.score().mean());
    assertEquals(30, rmse, 6);
    assertEquals(Outcome.HELPS, numbers.verdict().againstMean().outcome());
    assertEquals(1, numbers.network().orElseThrow().rivals().size());
    assertTrue(numbers.interval().orElseThrow().halfWidth() > 30);
    assertEquals(Choice.Rule.MIN, numbers.search().choice().rule());
    assertTrue(
        numbers
            .provenance()
            .arguments()
            .contains(".withLearningRate(new Schedule.Cosine(0.02, 0.0, 100))"),
        numbers.provenance().arguments().toString());
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
  void aHalfLifeThatIsNoTimeIsRefused(double runs) {
    refused(() -> study().withHalfLives(runs), "half-life");
  }

  @Test
  void whatCannotBeStudiedIsRefusedBeforeAnythingIsTrained() {
    refused(() -> study().withHalfLives(), "there is no half-life to try");
    refused(() -> study().withHalfLives(1, 1), "twice among [1.0, 1.0]");
    refused(() -> study().withSeeds(1), "the number of seeds is 1, but must be at least 2");
    refused(() -> study().withFreshSeeds(1), "the number of fresh seeds is 1");
    refused(() -> study().withValidation(1), "must be above 0 and below 1");
    refused(() -> study().withEpochs(0), "the number of epochs");
    refused(() -> study().withBatch(0), "the batch size");
    refused(
        () -> study().withBatch(241).run(),
        "the batch size is 241, but a run learns from only 240 of the 300 rows");
    refused(
        () -> study().withEpochs(1).withHalfLives(30, 0.1).run(),
        "a step takes more than a tenth of a weight");
    refused(() -> study().withMeasure(Measure.SQUARED_ERROR).run(), "must be DEVIANCE");
    refused(() -> study().withLearningRate(0).run(), "the learning rate is 0 in every step");
    refused(() -> study().withSeed(Long.MAX_VALUE), "there are not enough numbers after it");
  }

  @Test
  void halfLivesThatAShortRunIsTooCoarseForAreLeftOutUnlessAskedFor() {
    Result result =
        DjlStudy.of(Studies.linearNet(10), Studies.digits(60))
            .withEpochs(5)
            .withSeeds(2)
            .withFreshSeeds(2)
            .run();
    assertEquals(4, result.search().curve().points().size());
  }

  /** The first model of all is that of the largest λ. */
  @Test
  void aDecayWhoseTrainingDivergesIsLeftOutOfTheCurveAndNamed() {
    int[] models = {0};
    DjlStudy study =
        DjlStudy.of(() -> models[0]++ == 0 ? Studies.broken() : Studies.net(), Studies.digits(60))
            .withEpochs(10)
            .withHalfLives(3, 1)
            .withSeeds(2)
            .withFreshSeeds(2);
    Result found = study.run();
    assertEquals(1, found.search().curve().points().size());
    LearningCurve lost = found.network().orElseThrow().curves().get(0);
    assertTrue(lost.stoppedEarly());
    assertEquals(1, lost.end());
    assertTrue(found.warnings().get(0).contains("diverged at seed 1"), found.warnings().get(0));
    assertEquals(found, ResultJson.of(ResultJson.toJson(found), "result.json"));
    assertTrue(new HtmlReport(found).html().contains("diverged at seed 1"));
  }

  @Test
  void trainingThatDivergesSaysWhere() {
    StudyData line = Studies.line(60);
    DjlStudy study = DjlStudy.of(Studies.net(8, 1), line).withLearningRate(1e30);
    String message = assertThrows(IllegalStateException.class, study::run).getMessage();
    assertTrue(message.contains("diverged in epoch 1 at seed 1"), message);
    assertTrue(message.contains("use a lower learning rate"), message);
  }

  private static DjlStudy study() {
    return DjlStudy.of(
        () -> {
          throw new AssertionError("nothing is trained");
        },
        NOISY);
  }

  @Test
  void aModelForOtherRowsOrNoneIsSaidInOneSentence() {
    DjlStudy wide = DjlStudy.of(Studies.reshaping(7), Studies.digits(60));
    String said = assertThrows(IllegalStateException.class, wide::run).getMessage();
    assertTrue(
        said.startsWith("the model cannot be trained on rows of shape (64); the engine says: "),
        said);
    DjlStudy none = DjlStudy.of(() -> null, Studies.digits(60));
    assertTrue(
        assertThrows(IllegalStateException.class, none::run)
            .getMessage()
            .startsWith("the supplier gave no model"));
  }

  @Test
  void columnsOfVeryDifferentSizeAreNoted() {
    StudyData line = Studies.line(60);
    float[][] rows = new float[60][];
    double[] values = new double[60];
    for (int i = 0; i < 60; i++) {
      rows[i] = new float[] {line.row(i)[0], 1000 * line.row(i)[0]};
      values[i] = line.target(i);
    }
    StudyData uneven = StudyData.numbers("y", rows, values);
    assertTrue(warned(uneven, 1e-7));
    assertFalse(warned(uneven.withStandardizedColumns(), 1e-3));
    assertFalse(warned(line, 1e-3));
  }

  private static boolean warned(StudyData data, double rate) {
    return DjlStudy.of(Studies.linearNet(1), data)
        .withLearningRate(rate)
        .withEpochs(2)
        .withSeeds(2)
        .withFreshSeeds(2)
        .withHalfLives(30)
        .run()
        .warnings()
        .stream()
        .anyMatch(w -> w.startsWith("Columns differ in scale by a factor of up to 1000"));
  }

  private static void refused(Runnable wrong, String words) {
    String message = assertThrows(IllegalArgumentException.class, wrong::run).getMessage();
    assertTrue(message.contains(words), message);
  }
}
