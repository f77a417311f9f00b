package halflife.tune.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import halflife.core.SplitMix64;
import halflife.core.Workers;
import halflife.tune.Csv;
import halflife.tune.Progress;
import halflife.tune.Study;
import halflife.tune.options.StudyOptions;
import halflife.tune.options.TuneOption;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NeighboursTest {
  private static final long SEED = 5;

  @TempDir private Path folder;
  private final SplitMix64 random = new SplitMix64(SEED);

  private Optional<Double> found(String text) {
    Path file = Csv.table(folder, text).source().file();
    StudyOptions options =
        StudyOptions.of(file, "y").with(TuneOption.REPEATS, 1).with(TuneOption.MODEL, "ridge");
    return Study.run(options, Workers.all(), Progress.NONE).result().details().neighbours();
  }

  private double[] walk(int rows) {
    double[] walk = new double[rows];
    for (int i = 1; i < rows; i++) {
      walk[i] = 0.8 * walk[i - 1] + random.nextGaussian();
    }
    return walk;
  }

  @Test
  void rowsInTimeAreNoticedThoughNoColumnIsATime() {
    double[] walk = walk(200);
    StringBuilder text = new StringBuilder("x,y\n");
    for (double y : walk) {
      double x = random.nextGaussian();
      text.append(x).append(',').append(3 * x + y).append('\n');
    }
    double alike = found(text.toString()).orElseThrow();
    assertTrue(alike > 0.6 && alike < 0.9, alike + ", seed " + SEED);
  }

  @Test
  void rowsInBlocksAreNoticed() {
    StringBuilder text = new StringBuilder("x,treatment,y\n");
    for (int plant = 0; plant < 40; plant++) {
      double own = random.nextGaussian();
      for (int leaf = 0; leaf < 5; leaf++) {
        text.append(random.nextGaussian()).append(",t").append(plant / 10).append(',');
        text.append(own + plant / 10 + 0.3 * random.nextGaussian()).append('\n');
      }
    }
    assertTrue(found(text.toString()).isPresent(), "seed " + SEED);
  }

  @Test
  void aTableSortedByTreatmentIsOrdinary() {
    StringBuilder text = new StringBuilder("x,treatment,y\n");
    for (int i = 0; i < 120; i++) {
      text.append(random.nextGaussian()).append(",t").append(i / 30).append(',');
      text.append(3 * (i / 30 % 3) + random.nextGaussian()).append('\n');
    }
    assertEquals(Optional.empty(), found(text.toString()));
  }

  @Test
  void aTableSortedByAFeatureThatCurvesIsOrdinary() {
    double[] x = new double[300];
    Arrays.setAll(x, i -> random.nextGaussian());
    Arrays.sort(x);
    StringBuilder text = new StringBuilder("x,z,y\n");
    for (double value : x) {
      text.append(value).append(',').append(random.nextGaussian()).append(',');
      text.append(value * value + 0.5 * random.nextGaussian()).append('\n');
    }
    assertEquals(Optional.empty(), found(text.toString()));
  }

  @Test
  void aTableSortedByItsTargetIsOrdinary() {
    double[] y = new double[200];
    Arrays.setAll(y, i -> random.nextGaussian());
    Arrays.sort(y);
    StringBuilder numbers = new StringBuilder("x,y\n");
    StringBuilder classes = new StringBuilder("x,y\n");
    for (double value : y) {
      double x = random.nextGaussian();
      numbers.append(x).append(',').append(value).append('\n');
      classes.append(x).append(value < 0 ? ",no\n" : ",yes\n");
    }
    assertEquals(Optional.empty(), found(numbers.toString()));
    assertEquals(Optional.empty(), found(classes.toString()));
  }

  @Test
  void noiseRaisesNoAlarm() {
    int alarms = 0;
    for (int run = 0; run < 60; run++) {
      StringBuilder text = new StringBuilder("x,y\n");
      for (int i = 0; i < 20 + run; i++) {
        text.append(random.nextGaussian()).append(',').append(random.nextGaussian()).append('\n');
      }
      alarms += found(text.toString()).isPresent() ? 1 : 0;
    }
    assertTrue(alarms <= 1, alarms + " of 60, seed " + SEED);
  }
}
