package halflife.cli;

import static halflife.core.Numbers.count;
import static halflife.core.Numbers.significant;

import halflife.core.Guard;
import halflife.decay.OptimizerKind;
import halflife.decay.Schedule;
import halflife.decay.TrainingSetup;
import halflife.tune.table.Names;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** The set-up that {@code doctor} looks at. */
final class DoctorFlags {
  private static final List<String> SCHEDULES =
      List.of("constant", "cosine", "linear", "one-cycle", "step");

  /** The names that {@code --optimizer} takes. */
  static final class OptimizerNames implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return all().iterator();
    }

    static List<String> all() {
      return Stream.of(OptimizerKind.values()).map(OptimizerKind::id).toList();
    }
  }

  @Option(
      names = "--optimizer",
      required = true,
      paramLabel = "O",
      completionCandidates = OptimizerNames.class,
      description = "${COMPLETION-CANDIDATES}.")
  private String optimizer = "";

  @Option(
      names = "--lr",
      required = true,
      paramLabel = "H",
      description = "The learning rate; of a schedule its peak.")
  private double rate;

  @Option(
      names = "--weight-decay",
      required = true,
      paramLabel = "L",
      description = "λ as PyTorch has it; convert makes it of other tools' numbers.")
  private double lambda;

  @Option(names = "--batch", required = true, paramLabel = "B", description = "Rows in a step.")
  private long batch;

  @Option(names = "--rows", required = true, paramLabel = "N", description = "Training rows.")
  private long rows;

  @Option(names = "--epochs", required = true, paramLabel = "E", description = "The run's length.")
  private double epochs;

  @Option(
      names = "--schedule",
      paramLabel = "S",
      description =
          "constant (default), cosine or linear down to 0, one-cycle, or step: times"
              + " --step-factor every --step-every steps.")
  private String schedule = "constant";

  @Option(
      names = "--warmup",
      paramLabel = "STEPS",
      description = "Steps in which the rate rises before that (default 0).")
  private long warmup;

  @Option(
      names = "--step-every",
      paramLabel = "STEPS",
      description = "Of step (default: a third of the run).")
  private Optional<Long> every = Optional.empty();

  @Option(names = "--step-factor", paramLabel = "F", description = "Of step (default 0.1).")
  private Optional<Double> factor = Optional.empty();

  @Option(names = "--momentum", paramLabel = "M", description = "Of SGD (default 0).")
  private double momentum;

  @Option(names = "--decay-bias", description = "Biases and normalization decay too.")
  private boolean decaysBiases;

  @Option(
      names = "--coupled",
      description = "λθ goes into the gradient (default for sgd, adam and the like).")
  private boolean coupled;

  @Option(
      names = "--decoupled",
      description = "λθ is taken from the weights (default for adamw, sgdw, lion).")
  private boolean decoupled;

  TrainingSetup setup() {
    OptimizerKind kind =
        OptimizerKind.named(optimizer)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "--optimizer has no '"
                            + optimizer
                            + "'"
                            + Names.hint(optimizer, OptimizerNames.all())));
    if (coupled && decoupled) {
      throw new IllegalArgumentException("--coupled and --decoupled exclude each other; give one");
    }
    Guard.notNegative("--lr", rate);
    Guard.notNegative("--weight-decay", lambda);
    Counts.positive("--batch", batch);
    Counts.positive("--rows", rows);
    Guard.positive("--epochs", epochs);
    Guard.share("--momentum", momentum);
    if (momentum > 0 && kind.rescales()) {
      throw new IllegalArgumentException(
          "--momentum is for sgd and sgdw, but the optimizer is " + optimizer + "; leave it out");
    }
    if (batch > rows) {
      throw new IllegalArgumentException("--batch is " + batch + ", but --rows is only " + rows);
    }
    return new TrainingSetup(
        kind,
        decoupled || !coupled && kind.decoupled(),
        learningRate(TrainingSetup.steps(batch, rows, epochs)),
        lambda,
        momentum,
        batch,
        rows,
        epochs,
        decaysBiases);
  }

  private Schedule learningRate(long steps) {
    if (!SCHEDULES.contains(schedule)) {
      throw new IllegalArgumentException(
          "--schedule is '" + schedule + "'" + Names.hint(schedule, SCHEDULES));
    }
    if (!schedule.equals("step") && (every.isPresent() || factor.isPresent())) {
      throw new IllegalArgumentException(
          "--step-every and --step-factor are for --schedule step, but it is " + schedule);
    }
    if (!(warmup >= 0 && warmup < steps)) {
      throw new IllegalArgumentException(
          "--warmup is "
              + warmup
              + ", but must be at least 0 and below the run's "
              + steps
              + " steps");
    }
    if (schedule.equals("one-cycle")) {
      return oneCycle(steps);
    }
    long rest = steps - warmup;
    Schedule then =
        switch (schedule) {
          case "cosine" -> Schedule.cosine(rate, 0, rest);
          case "linear" -> Schedule.linear(rate, 0, rest);
          case "step" -> steps(rest);
          default -> Schedule.constant(rate);
        };
    return warmup == 0 ? then : Schedule.warmUp(warmup, then);
  }

  private Schedule oneCycle(long steps) {
    if (warmup > 0) {
      throw new IllegalArgumentException(
          "--warmup is given, but one-cycle rises by itself; leave it out");
    }
    if (steps < 4) {
      throw new IllegalArgumentException(
          "--schedule is one-cycle, but the run has only " + steps + " steps; it needs at least 4");
    }
    return Schedule.oneCycle(rate, steps);
  }

  private Schedule steps(long rest) {
    long length = every.orElse(Math.max(1, (rest + 2) / 3));
    Counts.positive("--step-every", length);
    double by = factor.orElse(0.1);
    if (!(by > 0 && by <= 1)) {
      throw new IllegalArgumentException(
          "--step-factor is " + by + ", but must be above 0 and at most 1");
    }
    return Schedule.steps(rate, length, by);
  }

  /** The learning rate in words. */
  String schedule() {
    String words =
        significant(rate, 4)
            + switch (schedule) {
              case "cosine" -> ", along a cosine to 0";
              case "linear" -> ", along a line to 0";
              case "one-cycle" -> " at the peak of one cycle";
              case "step" -> ", in steps of a factor of " + significant(factor.orElse(0.1), 4);
              default -> "";
            };
    return warmup == 0 ? words : words + ", after " + count(warmup) + " steps of warm-up";
  }
}
