package halflife.lessons.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import halflife.net.NetLoss;
import halflife.net.Samples;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TrainingTaskTest {
  private static final List<String> DRAWN =
      List.of("curve", "spirals", "moons", "circles", "flipped");

  private static Set<String> keys(Samples rows) {
    Set<String> keys = new HashSet<>();
    Arrays.stream(rows.rows()).forEach(row -> keys.add(Arrays.toString(row)));
    return keys;
  }

  @Test
  void halfOfWhatIsDrawnValidates() {
    for (String data : DRAWN) {
      TrainingTask task = TrainingTask.drawn(data, 0.1, 3);
      int half = data.equals("curve") ? 30 : 200;
      assertEquals(half, task.training().size());
      assertEquals(half, task.validation().size());
      Set<String> both = keys(task.training());
      both.retainAll(keys(task.validation()));
      assertEquals(Set.of(), both);
      assertEquals(
          half,
          TrainingTask.trainingRows(TrainingKnobs.usual().with("data", data), Optional.empty()));
      assertEquals(!data.equals("curve"), task.isOfClasses());
      TrainingTask again = TrainingTask.drawn(data, 0.1, 3);
      assertArrayEquals(task.training().rows(), again.training().rows());
      assertArrayEquals(task.training().target(), again.training().target());
    }
    assertThrows(IllegalArgumentException.class, () -> TrainingTask.drawn("rows", 0, 1));
  }

  @Test
  void withoutNoiseRowsLieOnTheirCurves() {
    Samples curve = TrainingTask.drawn("curve", 0, 1).training();
    for (int r = 0; r < curve.size(); r++) {
      assertEquals(Math.sin(2 * curve.rows()[r][0]), curve.target()[r], 1e-6);
    }
    Samples circles = TrainingTask.drawn("circles", 0, 1).training();
    for (int r = 0; r < circles.size(); r++) {
      float[] row = circles.rows()[r];
      assertEquals(circles.target()[r] == 0 ? 2 : 1, Math.hypot(row[0], row[1]), 1e-6);
    }
    Samples spirals = TrainingTask.drawn("spirals", 0, 1).training();
    for (int r = 0; r < spirals.size(); r++) {
      double side = spirals.target()[r] == 0 ? 1 : -1;
      double radius = Math.hypot(spirals.rows()[r][0], spirals.rows()[r][1]);
      assertEquals(side * radius * Math.cos(Math.PI * radius), spirals.rows()[r][0], 1e-4);
      assertEquals(side * radius * Math.sin(Math.PI * radius), spirals.rows()[r][1], 1e-4);
    }
    Samples moons = TrainingTask.drawn("moons", 0, 1).training();
    for (int r = 0; r < moons.size(); r++) {
      double side = moons.target()[r] == 0 ? 1 : -1;
      double x = moons.rows()[r][0] + side * 0.5;
      double y = moons.rows()[r][1] + side * 0.25;
      assertEquals(1, Math.hypot(x, y), 1e-6);
      assertTrue(side * y >= -1e-6);
    }
  }

  /** The same draw, further away. */
  @Test
  void noiseOnlyMovesRowsFurther() {
    Samples still = TrainingTask.drawn("curve", 0, 5).training();
    Samples one = TrainingTask.drawn("curve", 0.1, 5).training();
    Samples four = TrainingTask.drawn("curve", 0.4, 5).training();
    for (int r = 0; r < still.size(); r++) {
      float moved = one.target()[r] - still.target()[r];
      assertEquals(4 * moved, four.target()[r] - still.target()[r], 1e-5);
    }
  }

  @Test
  void aShareOfTheTrainingLabelsIsFlipped() {
    TrainingTask clean = TrainingTask.drawn("flipped", 0, 2);
    TrainingTask noisy = TrainingTask.drawn("flipped", 0.15, 2);
    assertArrayEquals(clean.training().rows(), noisy.training().rows());
    assertArrayEquals(clean.validation().target(), noisy.validation().target());
    int flipped = 0;
    for (int r = 0; r < 200; r++) {
      flipped += clean.training().target()[r] != noisy.training().target()[r] ? 1 : 0;
    }
    assertEquals(30, flipped);
  }

  private static String table(boolean classes) {
    StringBuilder text = new StringBuilder("a,b,constant,y\n");
    for (int r = 0; r < 40; r++) {
      text.append(r).append(',').append(100 * r % 7).append(",5,");
      text.append(classes ? (r % 3 == 0 ? 7 : 3) : r * 2.5).append('\n');
    }
    return text.toString();
  }

  @Test
  void aTableIsStandardizedByItsTrainingRows() {
    TrainingTask task = TrainingTask.of(TableRows.read(table(false)), 1);
    assertEquals(30, task.training().size());
    assertEquals(10, task.validation().size());
    assertEquals(new NetLoss.SquaredError(), task.loss());
    for (int j = 0; j < 2; j++) {
      double sum = 0;
      double squares = 0;
      for (float[] row : task.training().rows()) {
        sum += row[j];
        squares += row[j] * row[j];
      }
      assertEquals(0, sum / 30, 1e-6);
      assertEquals(1, squares / 30, 1e-5);
    }
    for (Samples rows : List.of(task.training(), task.validation())) {
      for (int r = 0; r < rows.size(); r++) {
        assertEquals(0, rows.rows()[r][2], "a constant column");
        double a = task.scalings().get(0).out(rows.rows()[r][0]);
        assertEquals(Math.rint(a), a, 1e-4);
        assertEquals(2.5 * a, task.targets().out(rows.target()[r]), 1e-3);
      }
    }
  }

  @Test
  void twoValuesAreTwoClasses() {
    TrainingTask task = TrainingTask.of(TableRows.read(table(true)), 1);
    assertEquals("y = 3", task.classes().get(0).english());
    assertEquals("y = 7", task.classes().get(1).chinese());
    for (int r = 0; r < task.training().size(); r++) {
      long a = Math.round(task.scalings().get(0).out(task.training().rows()[r][0]));
      assertEquals(a % 3 == 0 ? 1 : 0, task.training().target()[r]);
    }
    TrainingRun run =
        TrainingRun.of(TrainingKnobs.usual().with("data", "rows"), TableRows.read(table(true)));
    assertTrue(run.epoch());
    assertEquals(
        30, TrainingTask.trainingRows(run.settings(), Optional.of(TableRows.read(table(true)))));
  }

  @Test
  void anotherColumnMayBeTheTarget() {
    TrainingTask task = TrainingTask.of(TableRows.read(table(false), "a"), 1);
    assertEquals("a", task.target().english());
    assertEquals(
        List.of("b", "constant", "y"), task.features().stream().map(w -> w.english()).toList());
    TableRows same = TableRows.read(table(false)).withTarget(0);
    assertArrayEquals(task.training().rows(), TrainingTask.of(same, 1).training().rows());
  }
}
