package halflife.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import halflife.decay.Tool;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class ConvertCommandTest {
  @Test
  void stepsAndTheirHalfLife() {
    String out =
        Call.printed("convert --from torch --weight-decay 0.01 --lr 1e-3 --batch 128 --rows 60000");
    assertContains(out, "Half-life under SGD: 69,314 steps, 147.9 epochs\n");
    assertEquals(List.of("torch-sgd", "weight_decay", "0.01"), row(out, "torch-sgd"));
    assertEquals(List.of("keras-l2", "l2", "0.005"), row(out, "keras-l2"));
    assertEquals(List.of("dl4j-decay-no-lr", "weightDecay", "1e-5"), row(out, "dl4j-decay-no-lr"));
    assertFalse(out.contains("sklearn"), out);
  }

  @Test
  void momentumIsInTheTableAndInTheHalfLife() {
    String out = Call.printed("convert --from torch --value 5e-4 --lr 0.1 --momentum 0.9");
    assertContains(out, "under SGD: 1380 steps, in epochs with --batch and --rows");
    assertEquals(List.of("djl-adamw", "weightDecays", "0.005"), row(out, "djl-adamw"));
    assertEquals(List.of("djl-sgd", "weightDecays", "0.0005"), row(out, "djl-sgd"));
    assertContains(out, "With momentum 0.9 a decay in the gradient is about 10 times");
  }

  @Test
  void thePeakIsTheLearningRateUnlessGiven() {
    String out = Call.printed("convert --from optax --value 0.01 --lr 1e-3 --peak-lr 4e-3");
    assertEquals(List.of("independent", "lambda", "4e-5"), row(out, "independent"));
    assertContains(out, "Half-life: 69,314 steps");
    out = Call.printed("convert --from independent --value 1e-5 --lr 1e-3");
    assertEquals(List.of("torch-adamw", "weight_decay", "0.01"), row(out, "torch-adamw"));
  }

  @Test
  void linearModelsAndWhatTheyLack() {
    String out = Call.printed("convert --from sklearn-ridge --value 6 --rows 120");
    assertContains(out, "l1 = 0, l2 = 0.05\n");
    assertContains(out, "  sklearn-lasso        alpha         –          has no L2");
    assertContains(out, "  glmnet-gaussian      lambda        –          needs --target-sd");
    assertEquals(List.of("torch-sgd-mse", "weight_decay", "0.1"), row(out, "torch-sgd-mse"));
    assertFalse(out.contains("djl"), out);
    out = Call.printed("convert --from sklearn-ridge --value 6 --rows 120 --target-sd 50 --l1 7.5");
    assertContains(out, "  glmnet-gaussian      lambda           10        standardizes itself\n");
    assertContains(out, "                       alpha            0.75\n");
    out = Call.printed("convert --from sklearn-lasso --value 0.5");
    assertContains(out, "  spark-linear-lbfgs   regParam         –    needs --rows\n");
    assertContains(out, "  glmnet-gaussian      lambda           0.5  standardizes itself\n");
    out = Call.printed("convert --from sklearn-logistic --value 1 --rows 200");
    assertEquals(List.of("keras-l2-bce", "l2", "0.0025"), row(out, "keras-l2-bce"));
  }

  @Test
  void aNumberThatNothingIsKnownAbout() {
    String out = Call.printed("convert --from torch --value 0.01");
    assertContains(out, "Its half-life: give --lr.");
    assertContains(out, "needs --peak-lr or --lr");
    assertContains(Call.printed("convert --from torch --value 0 --lr 1"), "Nothing decays.");
    assertContains(
        Call.printed("convert --from torch --value 5 --lr 1"), "is 5, and must be below 2");
    assertContains(
        Call.printed("convert --from torch-adamw --value 5 --lr 1"),
        "Half-life: none: --lr times the value is 5, and must be below 1\n");
    assertContains(
        Call.printed("convert --from torch-adamw --value 0.1 --lr 1e-3 --batch 128"),
        "6931 steps, in epochs with --rows\n");
    assertContains(
        Call.printed("convert --from torch --value 1 --lr 0.1 --momentum 0.9"),
        "under SGD: of a swing around 0, 13.16 steps, in epochs");
  }

  /** Back to itself, in at most 80 columns. */
  @ParameterizedTest
  @EnumSource(Tool.class)
  void everyToolCanBeConvertedFrom(Tool tool) {
    List<Object> words = new ArrayList<>(List.of("convert", "--from", tool.id()));
    words.addAll(List.of("--value", "0.012345678", "--rows", "1234"));
    if (tool.kind().isSteps()) {
      words.addAll(List.of("--lr", "0.0012345", "--peak-lr", "0.05", "--batch", "64"));
      words.addAll(List.of("--momentum", "0.95"));
    } else {
      words.addAll(List.of("--target-sd", "1234.5678"));
    }
    if (tool.settings().size() == 2) {
      words.addAll(List.of("--mix", "0.37"));
    }
    Call call = Call.of(words.toArray());
    assertEquals("", call.err());
    assertEquals(0, call.exitCode());
    assertEquals(
        List.of(tool.id(), tool.settings().get(0), "0.0123457"), row(call.out(), tool.id()));
    call.out().lines().forEach(line -> assertTrue(line.length() <= 80, line));
  }

  @Test
  void helpNamesEveryTool() {
    String help = Call.of("convert", "--help").out();
    for (Tool tool : Tool.values()) {
      assertContains(help, tool.id());
    }
  }

  static Stream<Arguments> words() {
    String torch = "convert --from torch --value 0.01";
    return Stream.of(
        arguments("convert --value 1", "--from"),
        arguments("convert --from torch", "--weight-decay"),
        arguments("convert --from torch", "'--value'"),
        arguments("convert --from torhc-sgd --value 1", "did you mean 'torch-sgd'?"),
        arguments("convert --from sklearn-rigde --value 1", "did you mean 'sklearn-ridge'?"),
        arguments("convert --from caffe --value 1", "no tool 'caffe'; there are: torch,"),
        arguments("convert --from torch --value x", "--value is 'x', but must be a number"),
        arguments("convert --from torch --value -1", "weight_decay of torch-sgd is -1.0"),
        arguments("convert --from torch --value NaN", "weight_decay of torch-sgd is NaN"),
        arguments("convert --from torch --value Infinity", "is Infinity"),
        arguments("convert --from sklearn-logistic --value 0 --rows 9", "C of sklearn-logistic"),
        arguments(
            "convert --from sklearn-ridge --value 1",
            "--rows is missing: what sklearn-ridge's alpha means"),
        arguments("convert --from glmnet-gaussian --value 1 --mix 0.5", "--target-sd is missing"),
        arguments("convert --from independent --value 1", "--peak-lr or --lr is missing"),
        arguments("convert --from glmnet-binomial --value 1", "give its alpha with --mix"),
        arguments("convert --from glmnet-binomial --value 1 --mix 2", "is 2.0, but must be from 0"),
        arguments("convert --from sklearn-lasso --value 1 --mix 1", "leave out --mix"),
        arguments("convert --from tribuo-elastic-net --value 1 --mix 0", "above 0 and at most 1"),
        arguments("convert --from sklearn-lasso --value 1 --l1 1", "leave out --l1"),
        arguments("convert --from torch-sgd-mse --value 1 --l1 -1", "--l1 is -1.0"),
        arguments("convert --from sklearn-lasso --value 1 --lr 1", "--lr is for an optimizer's"),
        arguments(torch + " --target-sd 1", "--target-sd is for linear models"),
        arguments(torch + " --lr 0", "--lr is 0.0, but must be above 0"),
        arguments(torch + " --lr 1e-3 --peak-lr 1e-4", "the peak is the larger"),
        arguments(torch + " --peak-lr 1", "give --lr too"),
        arguments(torch + " --lr 1 --momentum 1", "--momentum is 1.0"),
        arguments(torch + " --lr 1 --batch 0 --rows 1", "--batch is 0,"),
        arguments(torch + " --lr 1 --batch 2 --rows 1", "--batch is 2, but --rows is 1"),
        arguments(torch + " --lr 1 --batch 1.5 --rows 9", "'1.5'"),
        arguments(torch + " --lr 1e400", "--lr is '1e400', but must be a number"),
        arguments(torch + " --weight-decay 0.1", "specified only once"),
        arguments(torch + " --wait", "unknown option"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("words")
  void wordsThatWillNotDo(String words, String part) {
    Call.of((Object[]) words.split(" ")).refused(2, part);
  }

  private static List<String> row(String out, String id) {
    String line =
        out.lines()
            .filter(l -> l.startsWith("  " + id + " "))
            .findFirst()
            .orElseThrow(() -> new AssertionError(out));
    return List.of(line.strip().split(" +")).subList(0, 3);
  }

  private static void assertContains(String text, String part) {
    assertTrue(text.contains(part), () -> part + "\nis not in\n" + text);
  }
}
