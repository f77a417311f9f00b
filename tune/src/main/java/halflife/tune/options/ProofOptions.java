package halflife.tune.options;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The options for the proof of a choice, and for the views of it.
 *
 * @param test a second table that is only scored
 * @param testFraction the share of rows that is set aside and only scored
 * @param repeats R, the number of dealings of the verdict; left out, 5, or fewer where that would
 *     take long (see {@code Effort})
 * @param seed the seed of every random draw
 * @param geometry the two coefficients whose plane is drawn; the two largest if none is named
 */
public record ProofOptions(
    Optional<Path> test,
    Optional<Double> testFraction,
    Optional<Integer> repeats,
    long seed,
    List<String> geometry) {

  /**
   * Checks what was asked for.
   *
   * @throws IllegalArgumentException if a value is not allowed, or two exclude each other
   */
  public ProofOptions {
    geometry = List.copyOf(geometry);
    if (!geometry.isEmpty() && (geometry.size() != 2 || geometry.get(0).equals(geometry.get(1)))) {
      throw new IllegalArgumentException(
          "--geometry names "
              + geometry.size()
              + " coefficients, but a plane has two different ones, as in --geometry bmi,age");
    }
    repeats.ifPresent(r -> OptionRules.atLeast("--repeats", r, 1, ""));
    double share = testFraction.orElse(0.5);
    if (!(share > 0 && share < 1)) {
      throw new IllegalArgumentException(
          "--test-fraction is " + share + ", but must lie between 0 and 1, as 0.2 does");
    }
    OptionRules.exclusive(
        "--test", "--test-fraction", test.isPresent() && testFraction.isPresent());
  }

  static ProofOptions of(OptionValues values) {
    return new ProofOptions(
        values.get(TuneOption.TEST),
        values.get(TuneOption.TEST_FRACTION),
        values.get(TuneOption.REPEATS),
        values.get(TuneOption.SEED).orElse(1L),
        values.list(TuneOption.GEOMETRY));
  }
}
