package halflife.tune;

import halflife.core.SplitMix64;
import halflife.evidence.Family;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Collectors;

/**
 * Rows for the tests of a study, to be written as a CSV file and to be changed by one thing.
 *
 * @param names the columns
 * @param cells the rows
 */
record Rows(List<String> names, List<double[]> cells) {

  /**
   * Features x1 to xp in steps of 1/1024, half of them correlated; a target y that a third of them
   * make, with noise; and a column named fold. Made anew from the seed.
   */
  static Rows random(long seed, int n, int p, int folds) {
    SplitMix64 random = new SplitMix64(seed);
    List<double[]> cells = new ArrayList<>();
    int[] fold = new int[n];
    Arrays.setAll(fold, i -> i % folds);
    random.shuffle(fold);
    for (int i = 0; i < n; i++) {
      double[] row = new double[p + 2];
      double shared = random.nextGaussian();
      double y = 12 + 1.5 * random.nextGaussian();
      for (int j = 0; j < p; j++) {
        double own = random.nextGaussian();
        row[j] = Math.rint(1024 * (j % 2 == 0 ? own : 0.6 * own + 0.8 * shared)) / 1024;
        y += j % 3 == 0 ? row[j] * (j % 2 == 0 ? 1 : -0.5) : 0;
      }
      row[p] = y;
      row[p + 1] = fold[i] + 1;
      cells.add(row);
    }
    List<String> names = new ArrayList<>();
    for (int j = 1; j <= p; j++) {
      names.add("x" + j);
    }
    names.addAll(List.of("y", "fold"));
    return new Rows(names, cells);
  }

  /** Features of {@link #random}, and a response of the family to the first three. */
  static Rows random(Family family, long seed, int n, int p, int folds) {
    Rows rows = random(seed, n, p, folds);
    SplitMix64 random = new SplitMix64(seed + 1);
    double[] draws = new double[n];
    double[] noise = new double[n];
    Arrays.setAll(draws, i -> random.nextDouble());
    Arrays.setAll(noise, i -> random.nextGaussian());
    return rows.with(
        "y",
        i -> {
          double[] x = rows.cells().get(i);
          double eta = 1.1 * x[0] - 0.8 * x[1] + 0.5 * x[2];
          return switch (family) {
            case GAUSSIAN -> eta + noise[i];
            case BINOMIAL -> draws[i] < 1 / (1 + Math.exp(-eta)) ? 1 : 0;
            case MULTINOMIAL -> eta + noise[i] < -0.5 ? 0 : eta + noise[i] < 0.6 ? 1 : 2;
            case POISSON -> Math.floor(Math.exp(0.5 * eta + 0.5 * noise[i] + 0.6));
          };
        });
  }

  int size() {
    return cells.size();
  }

  double[] column(String name) {
    int j = names.indexOf(name);
    return cells.stream().mapToDouble(row -> row[j]).toArray();
  }

  /** The same with another value in every row of a column. */
  Rows map(String name, DoubleUnaryOperator change) {
    double[] before = column(name);
    return with(name, i -> change.applyAsDouble(before[i]));
  }

  /** The same with another column of this name. */
  Rows with(String name, IntToDoubleFunction value) {
    int j = names.indexOf(name);
    List<double[]> changed = new ArrayList<>();
    for (int i = 0; i < size(); i++) {
      double[] row = cells.get(i).clone();
      row[j] = value.applyAsDouble(i);
      changed.add(row);
    }
    return new Rows(names, changed);
  }

  /** The same with one column more. */
  Rows plus(String name, IntToDoubleFunction value) {
    List<String> more = new ArrayList<>(names);
    more.add(name);
    List<double[]> wider =
        cells.stream().map(row -> Arrays.copyOf(row, row.length + 1)).collect(Collectors.toList());
    return new Rows(more, wider).with(name, value);
  }

  Rows without(String name) {
    int gone = names.indexOf(name);
    List<double[]> narrower = new ArrayList<>();
    for (double[] row : cells) {
      double[] kept = new double[row.length - 1];
      System.arraycopy(row, 0, kept, 0, gone);
      System.arraycopy(row, gone + 1, kept, gone, kept.length - gone);
      narrower.add(kept);
    }
    return new Rows(names.stream().filter(n -> !n.equals(name)).toList(), narrower);
  }

  /** Rows of these numbers, in this order. */
  Rows pick(int... order) {
    return new Rows(names, Arrays.stream(order).mapToObj(cells::get).toList());
  }

  Rows shuffled(long seed) {
    int[] order = new int[size()];
    Arrays.setAll(order, i -> i);
    new SplitMix64(seed).shuffle(order);
    return pick(order);
  }

  Path write(Path file) {
    StringBuilder text = new StringBuilder(String.join(",", names)).append('\n');
    for (double[] row : cells) {
      text.append(Arrays.stream(row).mapToObj(String::valueOf).collect(Collectors.joining(",")));
      text.append('\n');
    }
    try {
      return Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
