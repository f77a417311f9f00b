package halflife.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class BrailleTest {
  /** Unicode numbers the dots of a cell 1 2 3 down the left, 4 5 6 down the right, then 7 and 8. */
  @Test
  void everyDotHasItsBit() {
    int[][] bits = {{0x01, 0x08}, {0x02, 0x10}, {0x04, 0x20}, {0x40, 0x80}};
    for (int y = 0; y < 4; y++) {
      for (int x = 0; x < 2; x++) {
        Braille canvas = new Braille(1, 1);
        canvas.dot(x, y);
        assertEquals(String.valueOf((char) (0x2800 + bits[y][x])), canvas.row(0), x + ", " + y);
      }
    }
  }

  @Test
  void dotsAddUpAndAnEmptyCellIsASpace() {
    Braille canvas = new Braille(2, 2);
    assertEquals("  ", canvas.row(0));
    canvas.dot(0, 0);
    canvas.dot(1, 3);
    canvas.dot(0, 0);
    assertEquals("\u2881 ", canvas.row(0));
    canvas.dot(3, 7);
    assertEquals(" \u2880", canvas.row(1));
  }

  @Test
  void aColumnIsTheSameFromBothEnds() {
    Braille down = new Braille(1, 3);
    down.column(1, 2, 9);
    Braille up = new Braille(1, 3);
    up.column(1, 9, 2);
    for (int row = 0; row < 3; row++) {
      assertEquals(down.row(row), up.row(row));
    }
    assertEquals("\u28A0", down.row(0), "its third and fourth row");
    assertEquals("\u28B8", down.row(1), "all four");
    assertEquals("\u2818", down.row(2), "its first two");
  }

  /** An error far beyond the picture has rows that no loop should walk to. */
  @Test
  void aColumnThatLeavesThePictureEndsAtItsEdge() {
    Braille canvas = new Braille(1, 1);
    canvas.column(0, 2, Integer.MAX_VALUE);
    canvas.column(1, Integer.MIN_VALUE, 1);
    assertEquals(String.valueOf((char) (0x2800 + 0x04 + 0x40 + 0x08 + 0x10)), canvas.row(0));
  }

  @Test
  void thereIsNoRowBelowTheLast() {
    assertThrows(IndexOutOfBoundsException.class, () -> new Braille(1, 1).row(1));
  }
}
