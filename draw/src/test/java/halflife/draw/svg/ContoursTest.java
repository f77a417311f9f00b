package halflife.draw.svg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ContoursTest {
  private static final List<Double> GRID =
      IntStream.rangeClosed(-20, 20).mapToObj(i -> i / 10.0).toList();

  private static List<List<Double>> heights(DoubleBinaryOperator f) {
    List<List<Double>> out = new ArrayList<>();
    for (double y : GRID) {
      out.add(GRID.stream().map(x -> f.applyAsDouble(x, y)).toList());
    }
    return out;
  }

  private static List<List<double[]>> lines(DoubleBinaryOperator f, double level) {
    return Contours.of(GRID, GRID, heights(f), level);
  }

  @Test
  void aCircleIsOneClosedLineAtItsRadius() {
    List<List<double[]>> lines = lines((x, y) -> x * x + y * y, 1.3);
    assertEquals(1, lines.size());
    List<double[]> line = lines.get(0);
    for (double[] p : line) {
      assertEquals(Math.sqrt(1.3), Math.hypot(p[0], p[1]), 0.003);
    }
    double[] end = line.get(line.size() - 1);
    assertEquals(0, Math.hypot(end[0] - line.get(0)[0], end[1] - line.get(0)[1]), 1e-12);
    double length = 0;
    for (int i = 1; i < line.size(); i++) {
      length +=
          Math.hypot(line.get(i)[0] - line.get(i - 1)[0], line.get(i)[1] - line.get(i - 1)[1]);
    }
    assertEquals(2 * Math.PI * Math.sqrt(1.3), length, 0.02);
  }

  @Test
  void aPlaneIsMetExactlyByOneOpenLine() {
    List<List<double[]>> lines = lines((x, y) -> 2 * x - y, 0.33);
    assertEquals(1, lines.size());
    for (double[] p : lines.get(0)) {
      assertEquals(0.33, 2 * p[0] - p[1], 1e-12);
    }
  }

  @Test
  void twoHillsHaveALineEachAndASaddleNeverCrossesItself() {
    DoubleBinaryOperator hills =
        (x, y) ->
            Math.exp(-4 * ((x - 1) * (x - 1) + y * y)) + Math.exp(-4 * ((x + 1) * (x + 1) + y * y));
    assertEquals(2, lines(hills, 0.5).size());
    List<List<double[]>> saddle = lines((x, y) -> (x + 0.05) * (y + 0.05), 1e-9);
    assertEquals(2, saddle.size());
    for (List<double[]> line : saddle) {
      boolean right = line.get(0)[0] > -0.05 && line.get(line.size() - 1)[0] > -0.05;
      boolean above = line.get(0)[1] > -0.05 && line.get(line.size() - 1)[1] > -0.05;
      assertTrue(right || above || line.stream().allMatch(p -> p[0] < 0.06), "" + line.size());
    }
  }

  @Test
  void noLineWhereNothingIsAtTheLevelOrHeightsAreNoNumbers() {
    assertEquals(List.of(), lines((x, y) -> x * x + y * y, -1));
    assertEquals(List.of(), lines((x, y) -> Double.NaN, 0));
    assertEquals(List.of(), lines((x, y) -> 3, 3));
  }

  @Test
  void aFinerGridMeetsACubicSurfaceExactly() {
    DoubleBinaryOperator f = (x, y) -> x * x * x - 2 * x * y * y + y - 3;
    List<Double> coarse = List.of(-2.0, -1.5, 0.0, 0.25, 1.0, 3.0);
    List<List<Double>> heights = new ArrayList<>();
    for (double y : coarse) {
      heights.add(coarse.stream().map(x -> f.applyAsDouble(x, y)).toList());
    }
    Refined fine = Refined.of(coarse, coarse, heights, 3);
    assertEquals(16, fine.xs().size());
    for (int i = 0; i < 16; i++) {
      for (int j = 0; j < 16; j++) {
        double exact = f.applyAsDouble(fine.xs().get(j), fine.ys().get(i));
        assertEquals(exact, fine.heights().get(i).get(j), 1e-10);
      }
    }
  }

  @Test
  void twoByTwoIsGridEnough() {
    List<Double> two = List.of(0.0, 1.0);
    Refined fine = Refined.of(two, two, List.of(List.of(0.0, 1.0), List.of(2.0, 3.0)), 4);
    assertEquals(2.25, fine.heights().get(4).get(1), 1e-12);
  }
}
