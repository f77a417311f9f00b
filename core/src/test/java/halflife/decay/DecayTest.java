package halflife.decay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import halflife.optim.Rules;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class DecayTest {
  private static final List<DoubleFunction<Decay>> RULES = Rules.decays();

  @Test
  void everyRuleRefusesALambdaBelowZeroOrNoNumber() {
    for (DoubleFunction<Decay> rule : RULES) {
      for (double bad : new double[] {-1e-9, Double.NaN, Double.POSITIVE_INFINITY}) {
        String message = refused(() -> rule.apply(bad));
        assertTrue(message.startsWith("lambda") && message.contains("at least 0"), message);
      }
    }
    refused(() -> new Decay.Elastic(0.1, -1));
    refused(() -> new Decay.Lp(0.1, 0));
    refused(() -> new Decay.Lp(0.1, 2.1));
    refused(() -> new Decay.TowardsNorm(0.1, -1));
    refused(() -> DecayRules.standard(Decay.none()).withMaxNorm(0));
    refused(() -> DecayRules.standard(Decay.none()).withMaxNorm(1).withMaxNorm(2));
    refused(() -> DecayRules.empty().withMaxNorm(1));
  }

  @Test
  void scaledMultipliesLambda() {
    for (DoubleFunction<Decay> rule : RULES) {
      assertEquals(rule.apply(0.5), rule.apply(0.25).scaled(2));
      assertEquals(bounded(rule.apply(0.5)), bounded(rule.apply(0.25)).scaled(2));
      refused(() -> rule.apply(0.1).scaled(-1));
    }
    assertEquals(Decay.none(), Decay.none().scaled(7));
  }

  private static Decision bounded(Decay decay) {
    return new Decision(Parameter.of("w", 2, 2), decay, 3, "all else");
  }

  /** At half the peak: ηλ, (η/η_max)λ and λη²/η_max. */
  @Test
  void decoupledIndependentAndCorrectedFollowTheLearningRateDifferently() {
    assertEquals(0.05 * 0.2, share(new Decay.Decoupled(0.2)), 1e-17);
    assertEquals(0.5 * 0.2, share(new Decay.Independent(0.2)), 1e-17);
    assertEquals(0.2 * 0.05 * 0.05 / 0.1, share(new Decay.Corrected(0.2)), 1e-17);
    assertEquals(0.05 * 0.2, share(new Decay.L2(0.2)), 1e-17);
    assertEquals(0.05 * 0.2, share(new Decay.TowardsNorm(0.2, 0)), 1e-17);
    assertEquals(1 - 1 / (1 + 0.05 * 0.2), share(new Decay.Lp(0.2, 2)), 1e-16);
    assertEquals(1 - 1 / (1 + 0.05 * 0.2), share(new Decay.Elastic(0, 0.2)), 1e-16);
    assertTrue(new Decay.L1(0.2).at(0.05, 0.1).share(0.05).isEmpty());
    assertTrue(new Decay.TowardsNorm(0.2, 1).at(0.05, 0.1).share(0.05).isEmpty());
  }

  private static double share(Decay decay) {
    return decay.at(0.05, 0.1).share(0.05).orElseThrow();
  }

  /** 1e-5 in the paper's form is 1e-2 in torch's at η_max = 1e-3. */
  @Test
  void independentIsDecoupledTimesThePeak() {
    double rate = 4e-4;
    assertEquals(
        new Decay.Decoupled(1e-2).at(rate, 1e-3).share(rate).orElseThrow(),
        new Decay.Independent(1e-5).at(rate, 1e-3).share(rate).orElseThrow(),
        1e-20);
  }

  /** A learning rate above 1 is hardly ever meant; below it λ is too large. */
  @Test
  void whatIsTooLargeIsNamed() {
    String rate = "; the learning rate is 10.0, and hardly ever above 1: use a smaller one";
    assertEquals(
        "a step of decay would take 1.0 of each weight, but must take below 1, or it turns a"
            + " weight's sign"
            + rate,
        refused(() -> new Decay.Decoupled(0.1).at(10, 10)));
    for (Decay decay :
        List.of(new Decay.Cautious(0.5), new Decay.TowardsNorm(0.5, 1), new Decay.Corrected(0.5))) {
      String message = refused(() -> decay.at(10, 10));
      assertTrue(message.endsWith(rate), message);
    }
    String both = refused(() -> new Decay.Decoupled(2).at(10, 10));
    assertTrue(both.endsWith(rate + ", and a smaller lambda"), both);
    String lambda = refused(() -> new Decay.Decoupled(20).at(0.1, 1));
    assertTrue(lambda.endsWith("; use a smaller lambda"), lambda);
    String independent = refused(() -> new Decay.Independent(1.5).at(10, 10));
    assertTrue(
        independent.contains("would take 1.5 of") && !independent.contains("10"), independent);
    assertTrue(refused(() -> HalfLife.of(10, 0.1)).endsWith(rate));
    assertTrue(refused(() -> HalfLife.of(0.1, 10)).endsWith("; use a smaller lambda"));
  }

  private static String refused(Supplier<Object> call) {
    return String.valueOf(assertThrows(IllegalArgumentException.class, call::get).getMessage());
  }
}
