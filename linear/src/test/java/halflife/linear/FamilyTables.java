package halflife.linear;

import halflife.core.SplitMix64;
import halflife.evidence.Family;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/** Tables of every family, good ones and nasty ones. */
public final class FamilyTables {
  private FamilyTables() {}

  /** A draw of the family's response for features of about unit size; three classes. */
  public static FamilyCase drawn(Family family, int rows, int features, double rho, long seed) {
    double[][] x = new double[rows][features];
    SplitMix64 random = new SplitMix64(seed);
    for (double[] row : x) {
      double shared = random.nextGaussian();
      Arrays.setAll(row, j -> Math.sqrt(rho) * shared + Math.sqrt(1 - rho) * random.nextGaussian());
    }
    return FamilyCase.of("drawn", family, x, responses(family, x, seed));
  }

  /** Responses whose predictor rests on the first, second and fourth feature. */
  static double[] responses(Family family, double[][] x, long seed) {
    SplitMix64 random = new SplitMix64(seed + 2000);
    double[] y = new double[x.length];
    for (int i = 0; i < y.length; i++) {
      double[] row = Arrays.copyOf(x[i], Math.max(4, x[i].length));
      double eta = 1.2 * row[0] - 0.9 * row[1] + 0.7 * row[3];
      double other = -0.8 * row[0] + row[1] + 0.3;
      y[i] =
          switch (family) {
            case GAUSSIAN -> eta + random.nextGaussian();
            case BINOMIAL -> random.nextDouble() < 1 / (1 + Math.exp(-eta)) ? 1 : 0;
            case POISSON -> poisson(Math.exp(Math.min(0.7 + 0.5 * eta, 6)), random);
            case MULTINOMIAL -> drawClass(random, 0, eta, other);
          };
    }
    return y;
  }

  private static double drawClass(SplitMix64 random, double... eta) {
    double[] mu = Responses.mean(Family.MULTINOMIAL, eta);
    double left = random.nextDouble();
    int k = 0;
    while (k < mu.length - 1 && left >= mu[k]) {
      left -= mu[k++];
    }
    return k;
  }

  private static double poisson(double mean, SplitMix64 random) {
    double limit = Math.exp(-mean);
    double product = random.nextDouble();
    int count = 0;
    while (product > limit) {
      product *= random.nextDouble();
      count++;
    }
    return count;
  }

  public static FamilyCase mapped(FamilyCase table, String name, UnaryOperator<double[]> map) {
    double[][] x = new double[table.rows().length][];
    for (int i = 0; i < x.length; i++) {
      x[i] = map.apply(table.rows()[i].clone());
    }
    return table.withRows(x, table.target()).named(table.family() + ", " + name);
  }

  private static double[] set(double[] row, double... places) {
    for (int i = 0; i < places.length; i += 2) {
      row[(int) places[i]] = places[i + 1];
    }
    return row;
  }

  /** What a solver may meet, one of each. */
  static List<FamilyCase> nasty(Family family) {
    FamilyCase base = drawn(family, 70, 8, 0.3, 1);
    double[][] x = base.rows();
    int n = x.length;
    List<FamilyCase> all = new ArrayList<>();
    all.add(base.named(family + ", plain"));
    all.add(drawn(family, 100, 15, 0.99, 2).named(family + ", correlated 0.99"));
    all.add(mapped(base, "duplicates", r -> set(r, 3, r[1], 5, -r[0], 7, r[1])));
    all.add(mapped(base, "collinear", r -> set(r, 2, r[0] + r[1], 6, 3 * r[3] - 1)));
    all.add(mapped(base, "a constant column", r -> set(r, 4, 0.7)));
    all.add(mapped(base, "a column far from 0", r -> set(r, 0, r[0] + 1e6, 2, 1e3 * r[2] - 1e6)));
    all.add(
        mapped(
            base,
            "scales from 1e-8 to 1e8",
            r -> {
              Arrays.setAll(r, j -> r[j] * Math.pow(10, -8 + 16.0 * j / 7));
              return r;
            }));
    all.add(mapped(base, "0/1 features", r -> Arrays.stream(r).map(v -> v > 0 ? 1 : 0).toArray()));
    all.add(mapped(base, "one feature", r -> new double[] {r[0]}));
    all.add(drawn(family, 30, 60, 0.3, 3).named(family + ", N < p"));
    all.add(base.withRows(x, separated(family, x)).named(family + ", separable"));
    double[][] few = {{0.3, -1}, {1.2, 0.4}, {-0.7, 0.1}};
    all.add(FamilyCase.of(family + ", 3 rows", family, few, new double[] {1, 0, 0}));
    double[] rare = new double[n];
    rare[17] = 1;
    rare[40] = family == Family.MULTINOMIAL ? 2 : 0;
    all.add(base.withRows(x, rare).named(family + ", rare"));
    double[] weights = new double[n];
    Arrays.setAll(weights, i -> i % 11 == 5 ? 0 : Math.pow(10, 6.0 * (i % 13) / 12 - 3));
    all.add(base.withWeights(weights).named(family + ", weights over 6 orders and 0"));
    double[][] holes = new double[n][];
    for (int i = 0; i < n; i++) {
      holes[i] = Arrays.copyOf(x[i], 10);
      holes[i][8] = i % 7 == 3 ? 1 : 0;
      holes[i][9] = i % 3 == 1 ? 1 : 0;
      holes[i][0] = i % 7 == 3 ? Double.NaN : x[i][0];
      holes[i][5] = i % 3 == 1 ? Double.NaN : x[i][5];
    }
    all.add(base.withRows(holes, base.target()).named(family + ", missing values"));
    if (family != Family.MULTINOMIAL) {
      double[] offset = new double[n];
      Arrays.setAll(offset, i -> 8 * Math.sin(3 * i));
      all.add(base.withOffset(offset).named(family + ", big offsets"));
    }
    if (family == Family.POISSON) {
      double[] large = Arrays.stream(base.target()).map(v -> 3e5 * v + 1e4).toArray();
      all.add(base.withRows(x, large).named("POISSON, large counts"));
    }
    if (family == Family.MULTINOMIAL) {
      double[] five = new double[n];
      Arrays.setAll(five, i -> base.target()[i] + (x[i][2] > 1 ? 2 : 0));
      all.add(base.withRows(x, five).named("MULTINOMIAL, five classes"));
    }
    return all;
  }

  /** Classes, or counts 0 and 1, that the first feature tells apart without error. */
  private static double[] separated(Family family, double[][] x) {
    return Arrays.stream(x)
        .mapToDouble(r -> (r[0] > 0 ? 1 : 0) + (family == Family.MULTINOMIAL && r[0] > 1 ? 1 : 0))
        .toArray();
  }

  /** One-hot columns of many levels, most of them rare, beside two numbers. */
  public static FamilyCase levels(Family family, int rows, int levels, long seed) {
    SplitMix64 random = new SplitMix64(seed);
    FamilyCase numbers = drawn(family, rows, 2, 0, seed);
    double[][] x = new double[rows][];
    for (int i = 0; i < rows; i++) {
      x[i] = Arrays.copyOf(numbers.rows()[i], 2 + levels);
      double u = random.nextDouble();
      x[i][2 + (int) (levels * u * u)] = 1;
    }
    return numbers
        .withRows(x, responses(family, x, seed))
        .named(family + ", " + levels + " levels");
  }

  /**
   * A small table with anything in it: 0/1, few levels, normal or heavy-tailed features; weights
   * over orders of magnitude; offsets; raw features; coefficients bounded below.
   */
  static FamilyCase random(int seed) {
    SplitMix64 random = new SplitMix64(seed);
    Family family = Family.values()[1 + random.nextInt(3)];
    int n = 4 + random.nextInt(40);
    int p = 1 + random.nextInt(30);
    int kind = random.nextInt(4);
    double[][] x = new double[n][p];
    for (double[] row : x) {
      Arrays.setAll(row, j -> feature(kind, random));
    }
    double[] y = new double[n];
    Arrays.setAll(y, i -> anyResponse(family, i, random));
    FamilyCase table =
        FamilyCase.of("seed " + seed + ", " + family, family, x, y)
            .withAlpha(new double[] {1, 1, 0.7, 0.05, 0}[random.nextInt(5)]);
    if (random.nextInt(3) == 0) {
      table = table.withWeights(Arrays.stream(normals(n, 4, random)).map(Math::exp).toArray());
    }
    boolean single = family != Family.MULTINOMIAL;
    if (single && random.nextInt(3) == 0) {
      table = table.withOffset(normals(n, 3, random));
    }
    table = random.nextInt(4) == 0 ? table.unstandardized() : table;
    return single && random.nextInt(4) == 0 ? table.nonNegative() : table;
  }

  private static double feature(int kind, SplitMix64 random) {
    return switch (kind) {
      case 0 -> random.nextInt(2);
      case 1 -> random.nextInt(4);
      case 2 -> random.nextGaussian();
      default -> Math.exp(3 * random.nextGaussian());
    };
  }

  /** Every class has a row. */
  private static double anyResponse(Family family, int row, SplitMix64 random) {
    return switch (family) {
      case GAUSSIAN -> random.nextGaussian();
      case POISSON -> Math.floor(Math.exp(2 * random.nextGaussian()));
      case BINOMIAL -> row < 2 ? row : random.nextInt(2);
      case MULTINOMIAL -> row < 3 ? row : random.nextInt(3);
    };
  }

  private static double[] normals(int n, double sd, SplitMix64 random) {
    double[] values = new double[n];
    Arrays.setAll(values, i -> sd * random.nextGaussian());
    return values;
  }
}
