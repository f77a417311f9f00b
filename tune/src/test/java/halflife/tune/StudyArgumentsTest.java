package halflife.tune;

import static org.junit.jupiter.api.Assertions.assertEquals;

import halflife.core.SplitMix64;
import halflife.evidence.Choice;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StudyArgumentsTest {
  private static final long SEED = 42;

  private static final List<String> NAMES =
      List.of("a", "two words", "a,b", "say \"x\"", "--seed", "--no-standardize", "ü", "-", "'");

  private final SplitMix64 random = new SplitMix64(SEED);

  private boolean maybe() {
    return random.nextInt(2) == 0;
  }

  private String name() {
    return NAMES.get(random.nextInt(NAMES.size()));
  }

  /** Any options that are allowed; the target has a name that no other column has. */
  private StudyOptions options() {
    StudyOptions o = StudyOptions.of(Path.of(name() + ".csv"), "target " + random.nextInt(9));
    o = maybe() ? o.withElastic(random.nextDouble()) : o.withModel(any(StudyOptions.MODELS));
    o = maybe() ? o.withGrid(any(StudyOptions.GRIDS)) : o.withLambdas(lambdas());
    int folds = random.nextInt(4);
    o = folds == 0 ? o.withFolds(3 + random.nextInt(20)) : o;
    o = folds == 1 ? o.withFoldColumn(name()) : o;
    o = folds == 2 ? o.withGroup(name()) : o;
    o = maybe() ? o.withChoose(Choice.Rule.ONE_SE) : o;
    o = maybe() ? o.withWeights("w" + name()) : o;
    o = maybe() ? o.withExclude(List.of(name(), name() + "2")) : o;
    o =
        maybe()
            ? o.withTest(Path.of(name()))
            : o.withTestFraction(0.01 + 0.9 * random.nextDouble());
    o = folds == 1 || maybe() ? o : o.withRepeats(1 + random.nextInt(9));
    o = maybe() ? o.withFamily("binomial").withPositive(name()).withPosWeight("auto") : o;
    o = maybe() ? o.withOffset("o" + name()) : o;
    o = maybe() ? o.withCategorical(List.of("c" + name())) : o;
    o = maybe() ? o.withSeed(random.nextLong()) : o;
    return maybe() ? o.withStandardize(false) : o;
  }

  private String any(List<String> words) {
    return words.get(random.nextInt(words.size()));
  }

  private List<Double> lambdas() {
    List<Double> lambdas = new ArrayList<>();
    for (int i = 0; i <= random.nextInt(5); i++) {
      lambdas.add(Math.exp(40 * (random.nextDouble() - 0.5)));
    }
    return lambdas;
  }

  @Test
  void anyOptionsAreReadAsTheyWereWritten() {
    Set<List<String>> different = new HashSet<>();
    for (int i = 0; i < 2000; i++) {
      StudyOptions options = options();
      List<String> words = options.toArguments();
      different.add(words);
      assertEquals(options, StudyOptions.fromArguments(words), () -> words + ", seed " + SEED);
    }
    assertEquals(2000, different.size(), "different options are written differently");
  }

  @Test
  void theWordsAreThoseOfTheCommandLine() {
    StudyOptions options =
        StudyOptions.of(Path.of("d.csv"), "y")
            .withModel("lasso")
            .withLambdas(List.of(0.5, 1e-7))
            .withFolds(7)
            .withExclude(List.of("a,b", "c"))
            .withStandardize(false);
    assertEquals(
        "tune d.csv --target y --model lasso --grid auto --lambdas 0.5,1.0E-7 --folds 7"
            + " --choose min --exclude \"a,b\",c --seed 1 --no-standardize",
        String.join(" ", options.toArguments()));
  }

  @Test
  void whatIsLeftOutIsTheDefault() {
    assertEquals(
        StudyOptions.of(Path.of("d.csv"), "y"),
        StudyOptions.fromArguments(List.of("tune", "d.csv", "--target", "y")));
    assertEquals(
        OptionalInt.empty(),
        StudyOptions.fromArguments(List.of("tune", "d.csv", "--target", "y")).repeats());
  }

  @Test
  void theOrderOfTheOptionsDoesNotMatter() {
    StudyOptions expected =
        StudyOptions.of(Path.of("d.csv"), "y").withFolds(5).withStandardize(false);
    assertEquals(
        expected,
        StudyOptions.fromArguments(
            List.of("tune", "d.csv", "--no-standardize", "--folds", "5", "--target", "y")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "predict d.csv --target y",
        "tune",
        "tune d.csv",
        "tune d.csv --target",
        "tune d.csv --target y --seed",
        "tune d.csv --target y --seed 1.5",
        "tune d.csv --target y --folds many",
        "tune d.csv --target y --lambdas 1,,2",
        "tune d.csv --target y --choose best",
        "tune d.csv --target y --target z",
        "tune d.csv --target y extra",
        "tune d.csv --target y --model elastic --alpha 2",
        "tune d.csv --target y --exclude a,,b"
      })
  void wordsThatNoStudyWroteAreRefused(String words) {
    Csv.refused(() -> StudyOptions.fromArguments(Arrays.asList(words.split(" "))));
  }
}
