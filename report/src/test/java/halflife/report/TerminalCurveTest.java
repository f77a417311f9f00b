package halflife.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import halflife.draw.Results;
import halflife.draw.text.Language;
import halflife.evidence.CurvePoint;
import halflife.evidence.Result;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reads the picture back: its dots must be those of the curve. */
class TerminalCurveTest {
  private static final int LEFT = 14;
  private static final int WIDTH = 120;
  private static final int TOP = 1;
  private static final int BOTTOM = 30;

  private static boolean[][] dots(List<String> lines) {
    boolean[][] dots = new boolean[WIDTH][32];
    int[][] bits = {{0x01, 0x08}, {0x02, 0x10}, {0x04, 0x20}, {0x40, 0x80}};
    for (int row = 0; row < 8; row++) {
      String line = lines.get(1 + row);
      for (int cell = 0; cell < 60 && LEFT + cell < line.length(); cell++) {
        int code = line.charAt(LEFT + cell);
        for (int y = 0; y < 4; y++) {
          for (int x = 0; x < 2; x++) {
            dots[2 * cell + x][4 * row + y] = code >= 0x2800 && (code & bits[y][x]) != 0;
          }
        }
      }
    }
    return dots;
  }

  private static double label(String line) {
    return Double.parseDouble(line.substring(0, 10).strip().replace(",", ""));
  }

  private static int column(Result result, double lambda) {
    List<CurvePoint> points = result.search().curve().points();
    double high = points.get(0).lambda();
    double low = points.get(points.size() - 1).lambda();
    return (int) Math.round((WIDTH - 1) * Math.log(lambda / low) / Math.log(high / low));
  }

  @Test
  void everyPointOfTheCurveHasItsDot() {
    for (Result result : List.of(Results.ridge(), Results.lasso(), Results.harms())) {
      List<String> lines = new TerminalCurve(result, Language.EN).lines();
      boolean[][] dots = dots(lines);
      double high = label(lines.get(1));
      double low = label(lines.get(8));
      for (CurvePoint p : result.search().curve().points()) {
        double error = result.measure().shown(p.mean());
        double y = BOTTOM + (error - low) / (high - low) * (TOP - BOTTOM);
        if (y < TOP - 1) {
          continue;
        }
        assertTrue(
            dotNear(dots, column(result, p.lambda()), y),
            () -> "no dot for λ = " + p.lambda() + "\n" + String.join("\n", lines));
      }
    }
  }

  private static boolean dotNear(boolean[][] dots, int column, double y) {
    for (int x = Math.max(0, column - 1); x <= Math.min(WIDTH - 1, column + 1); x++) {
      for (int row = 0; row < 32; row++) {
        if (dots[x][row] && Math.abs(row - y) <= 1.6) {
          return true;
        }
      }
    }
    return false;
  }

  @Test
  void theCurveHasNoGap() {
    boolean[][] dots = dots(new TerminalCurve(Results.ridge(), Language.EN).lines());
    for (int x = 0; x < WIDTH; x++) {
      boolean any = false;
      for (boolean dot : dots[x]) {
        any |= dot;
      }
      assertTrue(any, "column " + x + " is empty");
    }
  }

  @Test
  void noDecayStandsAtItsHeightLeftOfTheCurve() {
    for (Result result : List.of(Results.ridge(), Results.lasso())) {
      List<String> lines = new TerminalCurve(result, Language.EN).lines();
      double none = result.measure().shown(result.search().curve().none().mean());
      double high = label(lines.get(1));
      double low = label(lines.get(8));
      double y = BOTTOM + (none - low) / (high - low) * (TOP - BOTTOM);
      int marked = 0;
      for (int row = 0; row < 8; row++) {
        if (lines.get(1 + row).startsWith(" ○ ", 11)) {
          marked++;
          assertEquals(y, 4 * row + 1.5, 2.6, "the row of ○");
        }
      }
      assertEquals(1, marked);
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e9, 3e11, 1e13, 1e20, 1e300})
  void anErrorFarBeyondThePictureLeavesItAtTheTop(double error) {
    boolean[][] dots = dots(new TerminalCurve(Results.steep(error), Language.EN).lines());
    for (int row = 0; row < 32; row++) {
      assertTrue(!dots[WIDTH - 1][row], "a dot in row " + row + " for an error of " + error);
    }
    boolean reached = false;
    for (boolean[] column : dots) {
      reached |= column[0];
    }
    assertTrue(reached, "the curve does not reach the top");
  }

  @Test
  void aSinglePointIsAShortLineInTheMiddle() {
    boolean[][] dots = dots(new TerminalCurve(Results.singlePoint(), Language.EN).lines());
    for (int row = 0; row < 32; row++) {
      for (int x = 0; x < WIDTH; x++) {
        assertTrue(!dots[x][row] || x % 4 == 0 || Math.abs(x - WIDTH / 2) <= 2, x + ", " + row);
      }
    }
  }
}
