package halflife.djl;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Handwritten digits: {@code examples/data/digits.csv}.
 *
 * @param pixels 64 grey values for each, row by row, from 0 to 1
 * @param digits which digit it is, from 0 to 9
 */
@SuppressWarnings("ArrayRecordComponent")
public record Digits(float[][] pixels, int[] digits) {
  private static final Path FILE = Path.of("..", "examples", "data", "digits.csv");
  private static final int PIXELS = 64;
  private static final float WHITEST = 16;
  private static final int TEST = 5;

  /** All 1797. */
  public static Digits read() {
    List<String> lines;
    try {
      lines = Files.readAllLines(FILE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    int count = lines.size() - 1;
    float[][] pixels = new float[count][PIXELS];
    int[] digits = new int[count];
    for (int row = 0; row < count; row++) {
      String[] cells = lines.get(row + 1).split(",");
      for (int i = 0; i < PIXELS; i++) {
        pixels[row][i] = Float.parseFloat(cells[i]) / WHITEST;
      }
      digits[row] = Integer.parseInt(cells[PIXELS]);
    }
    return new Digits(pixels, digits);
  }

  /** To learn from: four rows of five. */
  Digits train() {
    return where(row -> row % TEST != TEST - 1);
  }

  /** To judge by: every fifth row. */
  Digits test() {
    return where(row -> row % TEST == TEST - 1);
  }

  private Digits where(IntPredicate chosen) {
    return rows(IntStream.range(0, size()).filter(chosen).toArray());
  }

  /** Some rows, in the order asked for. */
  public Digits rows(int... rows) {
    float[][] some = new float[rows.length][];
    int[] labels = new int[rows.length];
    for (int i = 0; i < rows.length; i++) {
      some[i] = pixels[rows[i]];
      labels[i] = digits[rows[i]];
    }
    return new Digits(some, labels);
  }

  public int size() {
    return digits.length;
  }
}
