package halflife.report;

/** A small picture in characters: two by four dots to a cell. */
final class Braille {
  private static final int[][] BIT = {{0x01, 0x08}, {0x02, 0x10}, {0x04, 0x20}, {0x40, 0x80}};

  private final int[][] cells;

  Braille(int columns, int rows) {
    cells = new int[rows][columns];
  }

  int width() {
    return cells[0].length * 2;
  }

  int height() {
    return cells.length * 4;
  }

  /** Sets the dot in column x and row y, both from 0; one outside is left out. */
  void dot(int x, int y) {
    if (x >= 0 && x < width() && y >= 0 && y < height()) {
      cells[y / 4][x / 2] |= BIT[y % 4][x % 2];
    }
  }

  /** Sets the dots of one column from one row to another; those outside are left out. */
  void column(int x, int from, int to) {
    int last = Math.min(height() - 1, Math.max(from, to));
    for (int y = Math.max(0, Math.min(from, to)); y <= last; y++) {
      dot(x, y);
    }
  }

  String row(int i) {
    StringBuilder out = new StringBuilder();
    for (int cell : cells[i]) {
      out.append(cell == 0 ? ' ' : (char) (0x2800 + cell));
    }
    return out.toString();
  }
}
