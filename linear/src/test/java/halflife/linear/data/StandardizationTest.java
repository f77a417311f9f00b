package halflife.linear.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import halflife.core.SplitMix64;
import halflife.linear.model.Penalty;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StandardizationTest {
  private static final int N = 30;
  private static final int[] ALL = IntStream.range(0, N).toArray();
  private static final int[] SOME = IntStream.range(0, N).filter(i -> i % 4 != 2).toArray();
  private static final double INFINITE = Double.POSITIVE_INFINITY;

  private static double[] normals(long seed) {
    SplitMix64 random = new SplitMix64(seed);
    double[] values = new double[N];
    Arrays.setAll(values, i -> 5 + 3 * random.nextGaussian());
    return values;
  }

  private static Feature sparse(double[] full) {
    int[] index = IntStream.range(0, N).filter(i -> full[i] != 0).toArray();
    return new Feature.Sparse(N, index, Arrays.stream(index).mapToDouble(i -> full[i]).toArray());
  }

  private static double[] mostlyZero(long seed) {
    double[] values = normals(seed);
    Arrays.setAll(values, i -> i % 5 == 1 ? values[i] : 0);
    return values;
  }

  private static Design design(double[] weights, Feature... features) {
    return new Design(List.of(features), normals(1), weights, new double[0], List.of());
  }

  private static double[] ones() {
    double[] ones = new double[N];
    Arrays.fill(ones, 1);
    return ones;
  }

  private static double[] uneven() {
    double[] weights = new double[N];
    Arrays.setAll(weights, i -> i % 7 == 3 ? 0 : 0.5 + i % 3);
    return weights;
  }

  private static double[] roots(Design design, int[] members) {
    double total = Arrays.stream(members).mapToDouble(i -> design.weights()[i]).sum();
    return Arrays.stream(members)
        .mapToDouble(i -> Math.sqrt(design.weights()[i] / total))
        .toArray();
  }

  private static Standardization of(Design design, int[] members, Penalty penalty) {
    double[] root = roots(design, members);
    return Standardization.of(
        design,
        members,
        root,
        root,
        penalty.rescaledFactors(design.width()),
        penalty.standardize());
  }

  /** Mean and standard deviation of some rows by their definitions, divisor Σw. */
  private static double[] moments(Design design, int[] members, int j) {
    Feature feature = design.features().get(j);
    double weight = 0;
    double mean = 0;
    for (int i : members) {
      weight += design.weights()[i];
      mean += design.weights()[i] * feature.at(i);
    }
    mean /= weight;
    double sum = 0;
    for (int i : members) {
      sum += design.weights()[i] * Math.pow(feature.at(i) - mean, 2);
    }
    return new double[] {mean, Math.sqrt(sum / weight)};
  }

  @Test
  void meansAndDeviationsAreThoseOfTheMembers() {
    Feature[] features = {new Feature.Dense(normals(2)), sparse(mostlyZero(3))};
    for (double[] weights : new double[][] {ones(), uneven()}) {
      Design design = design(weights, features);
      for (int[] members : new int[][] {ALL, SOME}) {
        Standardization found = of(design, members, Penalty.lasso());
        double[] root = roots(design, members);
        for (int j = 0; j < 2; j++) {
          double[] expected = moments(design, members, j);
          assertEquals(expected[0], found.scaling().means()[j], 1e-13);
          assertEquals(expected[1], found.scaling().deviations()[j], 1e-13);
          assertEquals(expected[1], found.scaling().scales()[j], 1e-13);
          double[] column = found.columns().dense(j);
          for (int i = 0; i < members.length; i++) {
            double z = (features[j].at(members[i]) - expected[0]) / expected[1];
            assertEquals(root[i] * z, column[i], 1e-13);
          }
        }
      }
    }
  }

  @Test
  void sparseIsDenseAndStaysSparse() {
    double[] values = mostlyZero(4);
    for (Penalty penalty : List.of(Penalty.lasso(), Penalty.lasso().unstandardized())) {
      Design design = design(uneven(), new Feature.Dense(values), sparse(values));
      Standardization found = of(design, SOME, penalty);
      assertTrue(found.columns().sparse());
      assertEquals(found.scaling().means()[0], found.scaling().means()[1], 1e-14);
      assertEquals(found.scaling().deviations()[0], found.scaling().deviations()[1], 1e-14);
      assertEquals(found.scaling().scales()[0], found.scaling().scales()[1], 1e-14);
      assertArrayEquals(found.columns().dense(0), found.columns().dense(1), 1e-14);
    }
  }

  @Test
  void unstandardizedColumnsAreOnlyCentred() {
    Design design = design(uneven(), new Feature.Dense(normals(5)));
    Standardization found = of(design, ALL, Penalty.ridge().unstandardized());
    assertEquals(1, found.scaling().scales()[0]);
    assertEquals(moments(design, ALL, 0)[1], found.scaling().deviations()[0], 1e-13);
    double[] root = roots(design, ALL);
    assertEquals(0, Vectors.dot(root, found.columns().dense(0), N), 1e-14);
  }

  @Test
  void rowsOfWeightZeroChangeNothing() {
    double[] values = normals(6);
    double[] other = values.clone();
    double[] thin = mostlyZero(7);
    double[] more = thin.clone();
    for (int i = 3; i < N; i += 7) {
      other[i] = 1e6;
      more[i] = -1e3;
    }
    Standardization one =
        of(design(uneven(), new Feature.Dense(values), sparse(thin)), ALL, Penalty.lasso());
    Standardization two =
        of(design(uneven(), new Feature.Dense(other), sparse(more)), ALL, Penalty.lasso());
    assertArrayEquals(one.scaling().means(), two.scaling().means(), 1e-13);
    assertArrayEquals(one.scaling().deviations(), two.scaling().deviations(), 1e-10);
  }

  /** What is the same in every row that counts, however it is stored. */
  @Test
  void columnsWithoutSpreadAreLeftOut() {
    double[] far = new double[N];
    Arrays.fill(far, 1e6 + 0.1);
    double[] outside = new double[N];
    outside[2] = 4;
    double[] weightless = new double[N];
    weightless[3] = 4;
    Feature[] features = {
      new Feature.Dense(far),
      sparse(far),
      sparse(new double[N]),
      sparse(outside),
      new Feature.Dense(outside),
      sparse(weightless),
      new Feature.Dense(weightless),
      new Feature.Dense(normals(8))
    };
    for (Penalty penalty : List.of(Penalty.ridge(), Penalty.ridge().unstandardized())) {
      Standardization found = of(design(uneven(), features), SOME, penalty);
      for (int j = 0; j < 7; j++) {
        assertEquals(INFINITE, found.scaling().factors()[j], "column " + j);
        assertEquals(1, found.scaling().scales()[j], "column " + j);
      }
      assertEquals(1, found.scaling().factors()[7]);
    }
  }

  /** The weights of 1/n do not add up to 1 for every n. */
  @Test
  void aSparseColumnOfOnesHasNoSpreadWhateverTheNumberOfRows() {
    for (int n = 1; n <= N; n++) {
      int[] members = IntStream.range(0, n).toArray();
      for (double[] weights : new double[][] {ones(), uneven()}) {
        Standardization found = of(design(weights, sparse(ones())), members, Penalty.ridge());
        assertEquals(INFINITE, found.scaling().factors()[0], n + " rows");
      }
    }
  }

  @Test
  void aMissingValueStandsAtTheMeanOfTheMembersThatHaveOne() {
    double[] values = normals(9);
    double[] missing = new double[N];
    Arrays.setAll(missing, i -> i % 3 == 0 ? 1 : 0);
    double[] stored = values.clone();
    double sum = 0;
    double weight = 0;
    for (int i : SOME) {
      sum += (1 - missing[i]) * uneven()[i] * values[i];
      weight += (1 - missing[i]) * uneven()[i];
    }
    double mean = sum / weight;
    double[] filled = values.clone();
    for (int i = 0; i < N; i += 3) {
      stored[i] = 0.125;
      filled[i] = mean;
    }
    Design plain = design(uneven(), new Feature.Dense(filled), new Feature.Dense(missing));
    Standardization expected = of(plain, SOME, Penalty.lasso());
    for (Feature indicator : List.of(new Feature.Dense(missing), sparse(missing))) {
      Design holes =
          design(uneven(), new Feature.Dense(stored), indicator)
              .withFills(List.of(new Fill(0, 1, 0.125)));
      Standardization found = of(holes, SOME, Penalty.lasso());
      assertEquals(mean, found.scaling().means()[0], 1e-13);
      assertEquals(mean - 0.125, found.scaling().imputation().shifts()[0], 1e-13);
      assertArrayEquals(expected.scaling().deviations(), found.scaling().deviations(), 1e-13);
      assertArrayEquals(expected.columns().dense(0), found.columns().dense(0), 1e-13);
    }
  }

  @Test
  void aColumnThatIsMissingInEveryMemberIsLeftOut() {
    double[] missing = ones();
    double[] stored = new double[N];
    Arrays.fill(stored, 0.125);
    missing[2] = 0;
    stored[2] = 77;
    Design design =
        design(ones(), new Feature.Dense(stored), sparse(missing), new Feature.Dense(normals(10)))
            .withFills(List.of(new Fill(0, 1, 0.125)));
    Standardization found = of(design, SOME, Penalty.ridge());
    assertEquals(0, found.scaling().imputation().shifts()[0]);
    assertEquals(INFINITE, found.scaling().factors()[0]);
    assertEquals(INFINITE, found.scaling().factors()[1]);
  }

  @Test
  void factorsAreThoseOfThePenalty() {
    Design design = design(ones(), new Feature.Dense(normals(11)), sparse(mostlyZero(12)));
    Standardization found = of(design, ALL, Penalty.lasso().withFactors(List.of(1.0, 3.0)));
    assertArrayEquals(new double[] {0.5, 1.5}, found.scaling().factors());
  }

  @Test
  void numbersTooLargeToSquareAreRefused() {
    double[] huge = normals(13);
    huge[4] = 1e200;
    Design design = design(ones(), new Feature.Dense(normals(14)), new Feature.Dense(huge));
    String message =
        assertThrows(IllegalArgumentException.class, () -> of(design, ALL, Penalty.lasso()))
            .getMessage();
    assertTrue(message.contains("feature 2 holds numbers too large"), message);
  }

  /** Of all rows, each column as it is. */
  private static Standardization shared(Design design, Penalty penalty) {
    return Standardization.of(
        design,
        ALL,
        roots(design, ALL),
        ones(),
        penalty.rescaledFactors(design.width()),
        penalty.standardize());
  }

  /** Weights that add up to 1 over some rows, 0 elsewhere. */
  private static double[] shares(Design design, int[] members) {
    double[] shares = new double[N];
    double[] root = roots(design, members);
    for (int i = 0; i < members.length; i++) {
      shares[members[i]] = root[i] * root[i];
    }
    return shares;
  }

  private static void assertClose(double[] expected, double[] found) {
    assertEquals(expected.length, found.length);
    for (int j = 0; j < expected.length; j++) {
      assertEquals(expected[j], found[j], 1e-12 * (1 + Math.abs(expected[j])), "place " + j);
    }
  }

  @Test
  void underOtherWeightsItIsThatOfTheRowsThatHaveSome() {
    double[] far = Arrays.stream(normals(21)).map(v -> 1e4 + v).toArray();
    Feature[] features = {
      new Feature.Dense(normals(20)),
      sparse(mostlyZero(22)),
      new Feature.Dense(far),
      sparse(ones()),
      new Feature.Dense(ones())
    };
    List<Penalty> penalties =
        List.of(
            Penalty.lasso(),
            Penalty.ridge().unstandardized(),
            Penalty.lasso().withFactors(List.of(0.0, 2.0, INFINITE, 1.0, 0.5)));
    for (double[] weights : new double[][] {ones(), uneven()}) {
      Design design = design(weights, features);
      for (Penalty before : penalties.subList(0, 2)) {
        for (Penalty penalty : penalties) {
          double[] one = Arrays.copyOf(ones(), SOME.length);
          double[] root = roots(design, SOME);
          Standardization expected =
              Standardization.of(
                  design,
                  SOME,
                  root,
                  one,
                  penalty.rescaledFactors(design.width()),
                  penalty.standardize());
          Standardization found =
              shared(design, before)
                  .weighted(
                      shares(design, SOME),
                      penalty.rescaledFactors(design.width()),
                      penalty.standardize())
                  .orElseThrow();
          assertClose(expected.scaling().means(), found.scaling().means());
          assertClose(expected.scaling().deviations(), found.scaling().deviations());
          assertClose(expected.scaling().scales(), found.scaling().scales());
          assertArrayEquals(expected.scaling().factors(), found.scaling().factors());
          for (int j = 0; j < features.length; j++) {
            double[] column = found.columns().dense(j);
            double[] members = Arrays.stream(SOME).mapToDouble(i -> column[i]).toArray();
            assertClose(expected.columns().dense(j), members);
          }
        }
      }
    }
  }

  /** Beside 7 rows at 60 the others' variance is a thousandth of all; beside 7 at 6000, 1e-7. */
  @Test
  void aFeatureThatHardlyVariesAmongTheRowsWithWeightIsNotServed() {
    for (double outside : new double[] {60, 6000}) {
      double[] values = normals(23);
      Arrays.setAll(values, i -> i % 4 == 2 ? outside : (values[i] - 5) / 3);
      Design design = design(ones(), new Feature.Dense(normals(24)), new Feature.Dense(values));
      double[] shares = shares(design, SOME);
      boolean served =
          shared(design, Penalty.lasso())
              .weighted(shares, Penalty.lasso().rescaledFactors(design.width()), true)
              .isPresent();
      assertEquals(outside == 60, served, outside + " outside");
    }
  }

  @Test
  void missingValuesAreNotFilledAnew() {
    double[] missing = new double[N];
    missing[5] = 1;
    Design design =
        design(ones(), new Feature.Dense(normals(25)), new Feature.Dense(missing))
            .withFills(List.of(new Fill(0, 1, 0.125)));
    Standardization all = shared(design, Penalty.lasso());
    assertTrue(
        all.weighted(shares(design, ALL), Penalty.lasso().rescaledFactors(design.width()), true)
            .isEmpty());
  }
}
