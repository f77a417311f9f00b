package halflife.linear;

import static org.junit.jupiter.api.Assertions.assertEquals;

import halflife.evidence.Family;
import halflife.linear.data.Design;
import halflife.linear.model.Penalty;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Ridge for classes and counts against scikit-learn 1.2.1, and no penalty against R's glm(); values
 * by {@code src/test/reference/sklearn_families.py} and {@code glm.R}.
 */
class FamilySklearnTest {
  static Stream<Reference> tables() {
    return Reference.all("sklearn-families");
  }

  static Stream<Reference> glms() {
    return Reference.all("glm");
  }

  private static FamilyCase table(Reference reference) throws IOException {
    List<String> lines =
        Files.readAllLines(
            java.nio.file.Path.of("../examples/data", reference.json().get("table").textValue()));
    List<String> header = List.of(lines.get(0).split(","));
    List<String> classes =
        reference.json().get("classes").valueStream().map(c -> c.textValue()).toList();
    int target = header.indexOf(reference.json().get("target").textValue());
    int[] columns =
        reference
            .json()
            .get("features")
            .valueStream()
            .mapToInt(name -> header.indexOf(name.textValue()))
            .toArray();
    double[][] x = new double[lines.size() - 1][];
    double[] y = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      String[] fields = lines.get(i + 1).split(",");
      x[i] = Arrays.stream(columns).mapToDouble(c -> Double.parseDouble(fields[c])).toArray();
      y[i] =
          classes.isEmpty() ? Double.parseDouble(fields[target]) : classes.indexOf(fields[target]);
    }
    Family family = Family.valueOf(reference.json().get("family").textValue());
    return FamilyCase.of(reference.name(), family, x, y).withAlpha(0);
  }

  @ParameterizedTest
  @MethodSource("tables")
  void ridgeIsScikitLearns(Reference reference) throws IOException {
    FamilyCase table = table(reference);
    FamilyKkt check = new FamilyKkt(table);
    double[] lambdas = reference.numbers("lambda");
    List<FamilyFit> fits = FamilyFit.of(table, List.of(), lambdas);
    for (int i = 0; i < lambdas.length; i++) {
      FamilyFit fit = fits.get(i);
      double[][] beta = new double[fit.beta().length][];
      double largest = 0;
      for (int k = 0; k < beta.length; k++) {
        beta[k] =
            reference
                .json()
                .get("beta")
                .get(i)
                .get(k)
                .valueStream()
                .mapToDouble(b -> b.doubleValue())
                .toArray();
        for (int j = 0; j < beta[k].length; j++) {
          largest = Math.max(largest, Math.abs(beta[k][j] * check.scale(j)));
        }
      }
      double[] theirs = check.atMeans(reference.matrix("intercept")[i], beta);
      double[] ours = check.atMeans(fit.intercepts(), fit.beta());
      for (int k = 0; k < beta.length; k++) {
        assertEquals(theirs[k] - theirs[0], ours[k] - ours[0], 1e-8 * Math.max(1, largest));
        for (int j = 0; j < beta[k].length; j++) {
          assertEquals(
              beta[k][j] * check.scale(j),
              fit.beta()[k][j] * check.scale(j),
              1e-8 * largest,
              "coefficient " + j + " of output " + k + " at λ = " + lambdas[i]);
        }
      }
      if (beta.length == 1) {
        assertEquals(theirs[0], ours[0], 1e-8 * Math.max(1, Math.abs(theirs[0])));
      }
    }
  }

  /** Every feature is free, beside one that the penalty keeps out. */
  @ParameterizedTest
  @MethodSource("glms")
  void freeFeaturesAreFittedAsByGlm(Reference reference) {
    double[][] x = reference.matrix("x");
    int p = x[0].length;
    double[][] more = new double[x.length][];
    for (int i = 0; i < x.length; i++) {
      more[i] = Arrays.copyOf(x[i], p + 1);
      more[i][p] = Math.sin(5 * i);
    }
    double[] factors = new double[p + 1];
    factors[p] = 1;
    Family family = Family.valueOf(reference.json().get("family").textValue());
    FamilyCase table =
        FamilyCase.of(reference.name(), family, more, reference.numbers("y"))
            .withWeights(reference.numbers("weights"))
            .withOffset(reference.numbers("offset"))
            .withFactors(factors);
    double top = 2 * FamilyFit.lambdaMax(table);
    FamilyFit fit = FamilyFit.of(table, top);
    FamilyKkt check = new FamilyKkt(table);
    double[][] beta = {Arrays.copyOf(reference.numbers("beta"), p + 1)};
    double[] intercept = {reference.json().get("intercept").doubleValue()};
    for (int j = 0; j <= p; j++) {
      double scale = check.scale(j);
      assertEquals(beta[0][j] * scale, fit.beta()[0][j] * scale, 1e-7, "β" + j);
    }
    assertEquals(
        check.atMeans(intercept, beta)[0], check.atMeans(fit.intercepts(), fit.beta())[0], 1e-7);
    double deviance = reference.json().get("deviance").doubleValue();
    assertEquals(deviance, check.deviance(fit.intercepts(), fit.beta()), 1e-10 * deviance);
  }

  @ParameterizedTest
  @MethodSource("glms")
  void noDecayIsGlm(Reference reference) {
    Family family = Family.valueOf(reference.json().get("family").textValue());
    FamilyCase table =
        FamilyCase.of(reference.name(), family, reference.matrix("x"), reference.numbers("y"))
            .withWeights(reference.numbers("weights"))
            .withOffset(reference.numbers("offset"));
    FamilyKkt check = new FamilyKkt(table);
    double deviance = reference.json().get("deviance").doubleValue();
    for (Penalty penalty : List.of(Penalty.lasso(), Penalty.of(0.3), Penalty.ridge())) {
      Design design = FamilyFit.design(table, List.of());
      FamilyFit fit = FamilyFit.of(Fits.unpenalized(family, design, penalty));
      for (int j = 0; j < table.features(); j++) {
        double scale = check.scale(j);
        assertEquals(reference.numbers("beta")[j] * scale, fit.beta()[0][j] * scale, 1e-5);
      }
      assertEquals(deviance, check.deviance(fit.intercepts(), fit.beta()), 1e-9 * deviance);
    }
  }
}
