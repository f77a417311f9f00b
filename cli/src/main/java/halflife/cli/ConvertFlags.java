package halflife.cli;

import halflife.core.Guard;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import picocli.CommandLine.Option;

/** The facts that {@code convert} has to know beside the number, and none that it would not use. */
final class ConvertFlags {
  @Option(names = "--lr", paramLabel = "H", description = "Steps: the learning rate now.")
  private Optional<Double> rate = Optional.empty();

  @Option(
      names = "--peak-lr",
      paramLabel = "H",
      description = "Steps: its peak over the run (default: --lr).")
  private Optional<Double> peak = Optional.empty();

  @Option(names = "--momentum", paramLabel = "M", description = "Steps: of SGD (default 0).")
  private Optional<Double> momentum = Optional.empty();

  @Option(names = "--batch", paramLabel = "B", description = "Steps: rows in a step.")
  private Optional<Long> batch = Optional.empty();

  @Option(names = "--rows", paramLabel = "N", description = "Training rows.")
  private Optional<Long> rows = Optional.empty();

  @Option(
      names = "--target-sd",
      paramLabel = "S",
      description = "Linear: the target's standard deviation, divisor N.")
  private Optional<Double> targetSd = Optional.empty();

  @Option(
      names = "--mix",
      paramLabel = "A",
      description = "Linear: the second number, alpha, l1_ratio or elasticNetParam.")
  private Optional<Double> mix = Optional.empty();

  @Option(
      names = "--l1",
      paramLabel = "L",
      description = "Linear: an L1 strength beside it, l1 as tune prints it.")
  private Optional<Double> l1 = Optional.empty();

  /** Refuses what only the other kind of tool uses. */
  void check(String tool, boolean steps) {
    List<Optional<?>> theirs =
        steps ? List.of(targetSd, mix, l1) : List.of(rate, peak, momentum, batch);
    List<String> names =
        steps
            ? List.of("--target-sd", "--mix", "--l1")
            : List.of("--lr", "--peak-lr", "--momentum", "--batch");
    for (int i = 0; i < theirs.size(); i++) {
      if (theirs.get(i).isPresent()) {
        throw new IllegalArgumentException(
            names.get(i)
                + " is for "
                + (steps ? "linear models" : "an optimizer's steps")
                + ", but "
                + tool
                + " is about "
                + (steps ? "an optimizer's steps" : "a linear model")
                + "; leave it out");
      }
    }
    if (rate.isEmpty() && peak.isPresent()) {
      throw new IllegalArgumentException("--peak-lr is given without --lr; give --lr too");
    }
    if (rate.isPresent() && peak.isPresent() && peak.get() < rate.get()) {
      throw new IllegalArgumentException(
          "--peak-lr is "
              + peak.get()
              + ", but --lr is "
              + rate.get()
              + "; the peak is the larger");
    }
    if (batch.isPresent() && rows.isPresent() && batch.get() > rows.get()) {
      throw new IllegalArgumentException(
          "--batch is " + batch.get() + ", but --rows is " + rows.get());
    }
  }

  OptionalDouble rate() {
    return positive("--lr", rate);
  }

  OptionalDouble peak() {
    return positive("--peak-lr", peak.or(() -> rate));
  }

  double momentum() {
    return Guard.share("--momentum", momentum.orElse(0.0));
  }

  OptionalLong batch() {
    return count("--batch", batch);
  }

  OptionalLong rows() {
    return count("--rows", rows);
  }

  OptionalDouble targetSd() {
    return positive("--target-sd", targetSd);
  }

  Optional<Double> mix() {
    return mix;
  }

  Optional<Double> l1() {
    l1.ifPresent(value -> Guard.notNegative("--l1", value));
    return l1;
  }

  private static OptionalDouble positive(String name, Optional<Double> value) {
    value.ifPresent(v -> Guard.notNegative(name, Guard.positive(name, v)));
    return value.map(OptionalDouble::of).orElseGet(OptionalDouble::empty);
  }

  private static OptionalLong count(String name, Optional<Long> value) {
    value.ifPresent(v -> Counts.positive(name, v));
    return value.map(OptionalLong::of).orElseGet(OptionalLong::empty);
  }
}
