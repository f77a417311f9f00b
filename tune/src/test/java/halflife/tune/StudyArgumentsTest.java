package halflife.tune;

import static halflife.tune.options.TuneOption.ALPHA;
import static halflife.tune.options.TuneOption.CATEGORICAL;
import static halflife.tune.options.TuneOption.CHOOSE;
import static halflife.tune.options.TuneOption.EXCLUDE;
import static halflife.tune.options.TuneOption.FAMILY;
import static halflife.tune.options.TuneOption.FOLDS;
import static halflife.tune.options.TuneOption.FOLD_COLUMN;
import static halflife.tune.options.TuneOption.GRID;
import static halflife.tune.options.TuneOption.GROUP;
import static halflife.tune.options.TuneOption.LAMBDAS;
import static halflife.tune.options.TuneOption.MODEL;
import static halflife.tune.options.TuneOption.NO_STANDARDIZE;
import static halflife.tune.options.TuneOption.OFFSET;
import static halflife.tune.options.TuneOption.POSITIVE;
import static halflife.tune.options.TuneOption.POS_WEIGHT;
import static halflife.tune.options.TuneOption.REPEATS;
import static halflife.tune.options.TuneOption.TEST;
import static halflife.tune.options.TuneOption.TEST_FRACTION;
import static halflife.tune.options.TuneOption.WEIGHTS;
import static org.junit.jupiter.api.Assertions.assertEquals;

import halflife.core.SplitMix64;
import halflife.evidence.Choice;
import halflife.tune.options.NetOptions;
import halflife.tune.options.SearchOptions;
import halflife.tune.options.StudyOptions;
import halflife.tune.options.TuneOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
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
    boolean linear = random.nextInt(4) > 0;
    if (linear) {
      o =
          maybe()
              ? o.with(MODEL, "elastic").with(ALPHA, List.of(random.nextDouble()))
              : o.with(MODEL, any(List.of("linear", "ridge", "lasso", "elastic")));
      o = maybe() ? o.with(GRID, any(SearchOptions.GRIDS)) : o.with(LAMBDAS, lambdas());
    } else {
      o = network(o.with(MODEL, any(List.of("mlp", "auto"))));
    }
    int folds = random.nextInt(4);
    folds = folds == 1 && !linear ? 0 : folds;
    o = folds == 0 ? o.with(FOLDS, 3 + random.nextInt(20)) : o;
    o = folds == 1 ? o.with(FOLD_COLUMN, name()) : o;
    o = folds == 2 ? o.with(GROUP, name()) : o;
    o = maybe() ? o.with(CHOOSE, Choice.Rule.ONE_SE) : o;
    o = maybe() ? o.with(WEIGHTS, "w" + name()) : o;
    o = maybe() ? o.with(TuneOption.COUNTS, "n" + name()) : o;
    o = maybe() ? o.with(EXCLUDE, List.of(name(), name() + "2")) : o;
    o =
        maybe()
            ? o.with(TEST, Path.of(name()))
            : o.with(TEST_FRACTION, 0.01 + 0.9 * random.nextDouble());
    o = folds == 1 || maybe() ? o : o.with(REPEATS, 1 + random.nextInt(9));
    o = maybe() ? o.with(FAMILY, "binomial").with(POSITIVE, name()).with(POS_WEIGHT, "auto") : o;
    o = linear && maybe() ? o.with(OFFSET, "o" + name()) : o;
    o = maybe() ? o.with(CATEGORICAL, List.of("c" + name())) : o;
    o = maybe() ? o.with(TuneOption.SEED, random.nextLong()) : o;
    return linear && maybe() ? o.with(NO_STANDARDIZE, true) : o;
  }

  private StudyOptions network(StudyOptions o) {
    o = maybe() ? o.with(TuneOption.HIDDEN, List.of(1 + random.nextInt(9), 7)) : o;
    o = maybe() ? o.with(TuneOption.EPOCHS, 1 + random.nextInt(9)) : o;
    o = maybe() ? o.with(TuneOption.BATCH, 1 + random.nextInt(9)) : o;
    o = maybe() ? o.with(TuneOption.LR, random.nextDouble() + 1e-9) : o;
    o = maybe() ? o.with(TuneOption.OPTIMIZER, any(NetOptions.OPTIMIZERS)) : o;
    return maybe() ? o.with(TuneOption.DROPOUT, random.nextDouble()) : o;
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
            .with(MODEL, "lasso")
            .with(LAMBDAS, List.of(0.5, 1e-7))
            .with(FOLDS, 7)
            .with(EXCLUDE, List.of("a,b", "c"))
            .with(NO_STANDARDIZE, true);
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
        Optional.empty(),
        StudyOptions.fromArguments(List.of("tune", "d.csv", "--target", "y")).proof().repeats());
  }

  @Test
  void theOrderOfTheOptionsDoesNotMatter() {
    StudyOptions expected =
        StudyOptions.of(Path.of("d.csv"), "y").with(FOLDS, 5).with(NO_STANDARDIZE, true);
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
