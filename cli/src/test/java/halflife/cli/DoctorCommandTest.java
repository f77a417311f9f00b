package halflife.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import halflife.decay.OptimizerKind;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class DoctorCommandTest {
  private static final String RUN = " --batch 128 --rows 60000 --epochs 20";

  @Test
  void adamWithAPenaltyWorstFirst() {
    String out =
        Call.printed("doctor --optimizer adam --lr 1e-3 --weight-decay 1e-4 --decay-bias" + RUN);
    assertContains(out, "Adam, λ = 0.0001 in the gradient, η = 0.001\n");
    assertContains(out, "batches of 128: 9375 steps\n");
    int notDecay = out.indexOf("Wrong: λθ in the gradient of Adam is not decay");
    int noEffect =
        out.indexOf("Wrong: Decoupled, this λ would be no decay either: half-life = 739");
    int biases = out.indexOf("Wrong: Biases");
    assertTrue(0 < notDecay && notDecay < noEffect && noEffect < biases, out);
    assertContains(out, "  0.0001   739 runs          99.906 %\n");
    assertContains(out, "   0.074      1 run              50 %\n");
    assertContains(out, "       0       none             100 %\n");
    assertFalse(out.contains("sound"), out);
  }

  @Test
  void aSoundOneIsSaidToBe() {
    String out = Call.printed("doctor --optimizer adamw --lr 1e-3 --weight-decay 0.07" + RUN);
    assertContains(out, "The set-up is sound: half-life = 1.1 runs");
    assertFalse(out.contains("Wrong"), out);
    assertFalse(out.contains("decoupled\n  "), out);
  }

  @Test
  void aCommonRecipeIsInsideTheRangeToSearch() {
    String out =
        Call.printed(
            "doctor --optimizer sgd --momentum 0.9 --lr 0.1 --weight-decay 5e-4 --batch 128"
                + " --rows 50000 --epochs 200 --schedule cosine");
    assertContains(out, "Search λ from 5.9e-7 to 0.0018 (");
    assertEquals(out.indexOf("go on to stronger"), out.lastIndexOf("go on to stronger"), out);
    assertContains(out, "0.01 runs");
  }

  @Test
  void theSwitchesDecideOverTheOptimizer() {
    String adam = "doctor --optimizer adam --lr 1e-3 --weight-decay 0.07" + RUN;
    assertContains(Call.printed(adam), "is not decay");
    assertFalse(Call.printed(adam + " --decoupled").contains("is not decay"));
    assertContains(
        Call.printed("doctor --optimizer lion --lr 1e-3 --weight-decay 1 --coupled" + RUN),
        "gradient of Lion is not decay");
  }

  @Test
  void schedulesChangeWhatIsLeft() {
    String adamw = "doctor --optimizer adamw --lr 1e-3 --weight-decay 0.07" + RUN;
    assertContains(Call.printed(adamw + " --schedule cosine"), "leaves 72 % of");
    assertContains(Call.printed(adamw + " --schedule linear --warmup 3000"), "after 3000 steps of");
    assertContains(Call.printed(adamw + " --schedule one-cycle"), "at the peak of one cycle");
    String step = " --schedule step --step-every 9000 --step-factor 0.5";
    assertContains(Call.printed(adamw + step), "in steps of a factor of 0.5");
  }

  @ParameterizedTest
  @EnumSource(OptimizerKind.class)
  void everyOptimizerIsLookedAtInEightyColumns(OptimizerKind kind) {
    for (String lambda : List.of("0", "1e-12", "1e-4", "0.123456789", "90", "1e6")) {
      String out =
          Call.printed(
              "doctor --lr 3e-3 --optimizer " + kind.id() + " --weight-decay " + lambda + RUN);
      out.lines().forEach(line -> assertTrue(line.length() <= 80, line));
      assertFalse(out.contains("NaN"), out);
      assertFalse(out.contains("Infinity"), out);
    }
  }

  static Stream<Arguments> words() {
    String adamw = "doctor --optimizer adamw --lr 1e-3 --weight-decay 0.07";
    String full = adamw + RUN;
    return Stream.of(
        arguments("doctor", "--optimizer"),
        arguments(adamw + " --batch 1 --rows 10", "--epochs"),
        arguments("doctor --optimizer adamm --lr 1 --weight-decay 0" + RUN, "mean 'adam'?"),
        arguments("doctor --optimizer foo --lr 1 --weight-decay 0" + RUN, "there are: sgd, sgdw"),
        arguments("doctor --optimizer adam --lr -1 --weight-decay 0" + RUN, "--lr is -1.0"),
        arguments(
            "doctor --optimizer adam --lr x --weight-decay 0" + RUN,
            "--lr is 'x', but must be a number such"),
        arguments("doctor --optimizer adam --lr 1 --weight-decay -1" + RUN, "--weight-decay is"),
        arguments("doctor --optimizer adam --lr 1 --weight-decay NaN" + RUN, "is NaN"),
        arguments(adamw + " --batch 0 --rows 10 --epochs 1", "--batch is 0, but must be above 0"),
        arguments(adamw + " --batch 1.5 --rows 10 --epochs 1", "is '1.5', but must be a whole"),
        arguments("doctor --optimizer adam --lr 0,001 --weight-decay 0" + RUN, "--lr is '0,001',"),
        arguments("doctor --optimizer adam --lr 1e400 --weight-decay 0" + RUN, "is '1e400', but"),
        arguments("doctor --optimizer adam --lr nan --weight-decay 0" + RUN, "--lr is 'nan', but"),
        arguments(adamw + " --batch 11 --rows 10 --epochs 1", "--batch is 11, but --rows is only"),
        arguments(adamw + " --batch 1 --rows -10 --epochs 1", "--rows is -10,"),
        arguments(adamw + " --batch 1 --rows 10 --epochs 0", "--epochs is 0.0"),
        arguments(adamw + " --batch 1 --rows 10 --epochs Infinity", "give fewer epochs"),
        arguments(full + " --momentum 0.9", "--momentum is for sgd and sgdw"),
        arguments(full + " --momentum 1", "--momentum is 1.0"),
        arguments(full + " --schedule cosin", "did you mean 'cosine'?"),
        arguments(full + " --schedule wave", "there are: constant, cosine"),
        arguments(full + " --warmup 9375", "--warmup is 9375"),
        arguments(full + " --warmup -1", "--warmup is -1"),
        arguments(full + " --schedule one-cycle --warmup 5", "rises by itself"),
        arguments(adamw + " --batch 5 --rows 10 --epochs 1 --schedule one-cycle", "at least 4"),
        arguments(full + " --step-every 5", "are for --schedule step"),
        arguments(full + " --schedule step --step-every 0", "--step-every is 0,"),
        arguments(full + " --schedule step --step-factor 2", "--step-factor is 2.0"),
        arguments(full + " --coupled --decoupled", "exclude each other"),
        arguments(full + " --decay-biass", "did you mean --decay-bias?"),
        arguments(full + " more", "unknown argument more"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("words")
  void wordsThatWillNotDo(String words, String part) {
    Call.of((Object[]) words.split(" ")).refused(2, part);
  }

  private static void assertContains(String text, String part) {
    assertTrue(text.contains(part), () -> part + "\nis not in\n" + text);
  }
}
