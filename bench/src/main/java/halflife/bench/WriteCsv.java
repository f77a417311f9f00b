package halflife.bench;

import halflife.core.SplitMix64;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes a table of synthetic numbers with six significant digits, one row at a time.
 *
 * <p>{@code bench/run WriteCsv FILE ROWS FEATURES [CORRELATION [classes]]}; the columns are x1, x2,
 * …, y, a number or, as its sign, one of the words yes and no.
 */
public final class WriteCsv {
  private static final int DECIMALS = 5;
  private static final double SCALE = 1e5;

  private WriteCsv() {}

  public static void main(String[] arguments) throws IOException {
    double rho = arguments.length > 3 ? Double.parseDouble(arguments[3]) : 0;
    Path file = Path.of(arguments[0]);
    boolean classes = arguments.length > 4 && arguments[4].equals("classes");
    write(file, Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]), rho, classes);
  }

  static void write(Path file, int rows, int features, double rho) throws IOException {
    write(file, rows, features, rho, false);
  }

  private static void write(Path file, int rows, int features, double rho, boolean classes)
      throws IOException {
    SplitMix64 random = new SplitMix64(1);
    double[] row = new double[features];
    try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.US_ASCII)) {
      StringBuilder line = new StringBuilder();
      for (int j = 1; j <= features; j++) {
        line.append('x').append(j).append(',');
      }
      out.append(line.append("y\n"));
      for (int i = 0; i < rows; i++) {
        line.setLength(0);
        double target = Synthetic.row(random, rho, row);
        for (double value : row) {
          number(value, line);
          line.append(',');
        }
        if (classes) {
          line.append(target > 0 ? "yes" : "no");
        } else {
          number(target, line);
        }
        out.append(line.append('\n'));
      }
    }
  }

  /** Five digits after the point, without the cost of a formatter. */
  private static void number(double value, StringBuilder line) {
    long rounded = Math.round(Math.abs(value) * SCALE);
    if (value < 0 && rounded > 0) {
      line.append('-');
    }
    line.append(rounded / (long) SCALE).append('.');
    String digits = Long.toString(rounded % (long) SCALE);
    line.append("0".repeat(DECIMALS - digits.length())).append(digits);
  }
}
