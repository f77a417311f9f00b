package halflife.draw.svg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ContoursTest {
  private static final double[] GRID =
      IntStream.rangeClosed(-20, 20).mapToDouble(i -> i / 10.0).toArray();

  private static List<List<double[]>> lines(DoubleBinaryOperator f, double level) {
    double[][] heights =
        Arrays.stream(GRID)
            .mapToObj(y -> Arrays.stream(GRID).map(x -> f.applyAsDouble(x, y)).toArray())
            .toArray(double[][]::new);
    Contours contours = new Contours(GRID, GRID, heights);
    contours.at(level + 1); // nothing of it is left
    return contours.at(level);
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
    for (double x : thirds(coarse)) {
      for (double y : thirds(coarse)) {
        assertEquals(f.applyAsDouble(x, y), fine.at(x, y), 1e-10);
      }
    }
  }

  private static List<Double> thirds(List<Double> grid) {
    List<Double> out = new ArrayList<>(grid);
    for (int k = 0; k + 1 < grid.size(); k++) {
      double step = (grid.get(k + 1) - grid.get(k)) / 3;
      out.add(grid.get(k) + step);
      out.add(grid.get(k) + 2 * step);
    }
    return out;
  }

  @Test
  void twoByTwoIsGridEnough() {
    List<Double> two = List.of(0.0, 1.0);
    Refined fine = Refined.of(two, two, List.of(List.of(0.0, 1.0), List.of(2.0, 3.0)), 4);
    assertEquals(2.25, fine.at(0.25, 1), 1e-12);
    assertEquals(1, fine.lines(1.5).size());
  }
}
