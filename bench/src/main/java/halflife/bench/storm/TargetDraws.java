package halflife.bench.storm;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;

/** Draws a column to predict: numbers, classes or counts that follow from the others, or do not. */
final class TargetDraws {
  static final String NAME = "target";

  private final Draw draw;
  private final int rows;
  private final double[] signal;

  /**
   * What is predicted.
   *
   * @param column its cells
   * @param families the families that suit it, as options name them
   */
  record Target(StormColumn column, List<String> families) {}

  private TargetDraws(long seed, List<StormColumn> features) {
    draw = new Draw(seed, 2);
    rows = features.get(0).rows();
    signal = signal(features);
  }

  static Target of(long seed, List<StormColumn> features) {
    TargetDraws targets = new TargetDraws(seed, features);
    Target target = targets.target();
    return targets.draw.chance(0.08) ? targets.gaps(target) : target;
  }

  /** A sum of some columns, each at its own strength, with standard deviation 1 or all 0. */
  private double[] signal(List<StormColumn> features) {
    double[] sum = new double[rows];
    double share = draw.pick(0.0, 0.3, 1.0, 1.0);
    for (StormColumn feature : features) {
      if (draw.chance(share)) {
        double strength = draw.gaussian();
        double[] z = feature.standardized();
        Arrays.setAll(sum, i -> sum[i] + strength * z[i]);
      }
    }
    return new StormColumn(NAME, new String[rows], sum).standardized();
  }

  private Target target() {
    return switch (draw.between(0, 11)) {
      case 0, 1, 2 -> numbers();
      case 3, 4, 5 -> twoClasses();
      case 6, 7, 8 -> classes();
      case 9, 10 -> counts();
      default -> strange();
    };
  }

  private Target numbers() {
    double noise = draw.pick(0.0, 0.1, 1.0, 1.0, 10.0);
    double scale = draw.chance(0.5) ? 1 : draw.magnitude(-12, 12);
    double middle = draw.chance(0.5) ? 0 : scale * draw.magnitude(0, 5);
    boolean heavy = draw.chance(0.2);
    boolean whole = draw.chance(0.2);
    double[] values = new double[rows];
    for (int i = 0; i < rows; i++) {
      double error = draw.gaussian() / (heavy ? Math.abs(draw.gaussian()) + 1e-6 : 1);
      double value = middle + scale * (signal[i] + noise * error);
      values[i] = whole ? Math.rint(value) : value;
    }
    return new Target(StormColumn.numbers(NAME, values), List.of("gaussian"));
  }

  /** Two classes: by chance, parted by a plane, nearly parted, or with few rows of one. */
  private Target twoClasses() {
    double share = draw.pick(0.5, 0.5, 0.3, 0.1, 0.05);
    double noise = draw.pick(0.0, 0.05, 1.0, 3.0);
    int fewest = draw.chance(0.9) ? Math.min(rows / 2, 3) : 1;
    double[] place = place(noise);
    double[] sorted = place.clone();
    Arrays.sort(sorted);
    double threshold = sorted[(int) Math.round(Math.min((1 - share) * rows, rows - fewest))];
    double[] values = Arrays.stream(place).map(v -> v >= threshold ? 1 : 0).toArray();
    String[] words =
        draw.pick(
            new String[] {"no", "yes"},
            new String[] {"FALSE", "TRUE"},
            new String[] {"benign", "malignant"},
            new String[] {"0", "1"},
            new String[] {"1", "2"});
    return new Target(
        StormColumn.of(NAME, values, i -> words[(int) values[i]]), List.of("binomial"));
  }

  /** Three classes and more: in order of the signal, the nearest of several, or by chance. */
  private Target classes() {
    int most = draw.chance(0.95) ? Math.max(3, rows / 4) : 20;
    int count = Math.min(most, 3 + (draw.chance(0.6) ? 0 : draw.skewed(18)));
    double noise = draw.pick(0.0, 0.1, 1.0, 5.0);
    boolean uneven = draw.chance(0.4);
    boolean byChance = draw.chance(0.2);
    double[] place = place(noise);
    double[] sorted = place.clone();
    Arrays.sort(sorted);
    double[] values = new double[rows];
    for (int i = 0; i < rows; i++) {
      double rank = (Arrays.binarySearch(sorted, place[i]) + 0.5) / rows;
      double share = Math.max(0, Math.min(0.999, uneven ? rank * rank : rank));
      values[i] = byChance ? draw.between(0, count - 1) : Math.floor(count * share);
    }
    if (draw.chance(0.9)) {
      fill(values, count);
    }
    boolean digits = draw.chance(0.3);
    IntFunction<String> cell = i -> (digits ? "" : "class ") + (int) values[i];
    return new Target(StormColumn.of(NAME, values, cell), List.of("multinomial"));
  }

  /** The signal with noise added. */
  private double[] place(double noise) {
    double[] place = signal.clone();
    Arrays.setAll(place, i -> place[i] + noise * draw.gaussian());
    return place;
  }

  /** Gives every class three rows at least, taken from the largest, where there are enough. */
  private void fill(double[] values, int count) {
    int[] size = new int[count];
    for (double value : values) {
      size[(int) value]++;
    }
    for (int i = 0; i < rows; i++) {
      int least = 0;
      for (int c = 0; c < count; c++) {
        least = size[c] < size[least] ? c : least;
      }
      if (size[least] < 3 && size[(int) values[i]] > 3) {
        size[(int) values[i]]--;
        size[least]++;
        values[i] = least;
      }
    }
  }

  /** Counts: Poisson, more spread than that, mostly 0, or with large means. */
  private Target counts() {
    double mean = draw.pick(0.05, 0.5, 3.0, 50.0);
    double spread = draw.pick(0.0, 0.0, 1.0, 2.0);
    double strength = draw.pick(0.3, 1.0, 2.0);
    double[] values = new double[rows];
    for (int i = 0; i < rows; i++) {
      double rate = mean * Math.exp(strength * signal[i] + spread * draw.gaussian());
      values[i] = draw.poisson(Math.min(rate, 1e6));
    }
    for (int i = 0; i < Math.min(rows, 4) && draw.chance(0.9); i++) {
      values[i] += 1;
    }
    return new Target(StormColumn.numbers(NAME, values), List.of("poisson", "poisson", "gaussian"));
  }

  private Target strange() {
    double[] values = new double[rows];
    switch (draw.between(0, 3)) {
      case 0 -> Arrays.fill(values, draw.pick(0.0, 7.0));
      case 1 -> {
        Arrays.fill(values, 2);
        values[0] = 3;
      }
      case 2 -> Arrays.setAll(values, i -> i);
      default -> Arrays.setAll(values, i -> 1e9 + draw.between(0, 3) * 1e-6);
    }
    return new Target(
        StormColumn.numbers(NAME, values), List.of("gaussian", "binomial", "poisson"));
  }

  private Target gaps(Target target) {
    boolean[] missing = new boolean[rows];
    for (int i = 0; i < rows; i++) {
      missing[i] = draw.chance(0.1);
    }
    return new Target(target.column().without(missing, draw.pick("", "NA")), target.families());
  }
}
