package halflife.tune.options;

import java.util.List;
import java.util.Optional;

/**
 * The options for a network: {@code --model mlp} or {@code auto}. What is left out follows from the
 * numbers of rows and features.
 *
 * @param hidden the width of each hidden layer
 * @param epochs passes over the training rows in a run
 * @param batch the rows of a step
 * @param learningRate η
 * @param optimizer {@code adamw}, {@code sgd} (with momentum 0.9), {@code rmsprop} or {@code lion}
 * @param search {@code lambda}, or {@code lr,lambda} to search the learning rate too
 * @param ensemble the number of networks that the model averages; 1 for one alone
 * @param resamples of the rows that every λ is trained on too, for bias², variance and noise; 0 for
 *     none
 * @param dropout the share of hidden activations that are 0 in training
 */
public record NetOptions(
    List<Integer> hidden,
    Optional<Integer> epochs,
    Optional<Integer> batch,
    Optional<Double> learningRate,
    String optimizer,
    String search,
    int ensemble,
    int resamples,
    double dropout) {
  /** The values of {@link #optimizer}. */
  public static final List<String> OPTIMIZERS = List.of("adamw", "sgd", "rmsprop", "lion");

  /** The values of {@link #search}. */
  public static final List<String> SEARCHES = List.of("lambda", "lr,lambda");

  private static final int MOST_MEMBERS = 50;
  private static final int MOST_RESAMPLES = 1000;
  private static final int FEWEST_RESAMPLES = 3;
  private static final int MOST_LAYERS = 10;
  private static final int WIDEST = 10_000;

  /**
   * Checks what was asked for.
   *
   * @throws IllegalArgumentException if a value is not allowed
   */
  public NetOptions {
    hidden = List.copyOf(hidden);
    for (int width : hidden) {
      if (width < 1 || width > WIDEST) {
        throw new IllegalArgumentException(
            "--hidden has a layer of width " + width + ", but each must be from 1 to " + WIDEST);
      }
    }
    if (hidden.size() > MOST_LAYERS) {
      throw new IllegalArgumentException(
          "--hidden has " + hidden.size() + " layers, but there can be at most " + MOST_LAYERS);
    }
    epochs.ifPresent(e -> OptionRules.atLeast("--epochs", e, 1, ""));
    batch.ifPresent(b -> OptionRules.atLeast("--batch", b, 1, ""));
    double rate = learningRate.orElse(1.0);
    if (!(rate > 0 && rate < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "--lr is " + rate + ", but must be a number above 0, as 0.001 is");
    }
    OptionRules.oneOf("--optimizer", optimizer, OPTIMIZERS);
    if (ensemble < 1 || ensemble > MOST_MEMBERS) {
      throw new IllegalArgumentException(
          "--ensemble is " + ensemble + ", but can be from 1 to " + MOST_MEMBERS + ", as 5 is");
    }
    if (resamples != 0 && (resamples < FEWEST_RESAMPLES || resamples > MOST_RESAMPLES)) {
      throw new IllegalArgumentException(
          "--resamples is "
              + resamples
              + ", but can be from "
              + FEWEST_RESAMPLES
              + " to "
              + MOST_RESAMPLES
              + ", as 20 is, or 0 for none");
    }
    if (!SEARCHES.contains(search)) {
      throw new IllegalArgumentException(
          "--search is '" + search + "', but can be lambda, or lr,lambda for both");
    }
    if (!(dropout >= 0 && dropout < 1)) {
      throw new IllegalArgumentException(
          "--dropout is " + dropout + ", but must be at least 0 and below 1, as 0.2 is");
    }
  }

  /** Whether the learning rate is searched too. */
  public boolean searchesRates() {
    return search.equals("lr,lambda");
  }

  static NetOptions of(OptionValues values) {
    return new NetOptions(
        values.list(TuneOption.HIDDEN),
        values.get(TuneOption.EPOCHS),
        values.get(TuneOption.BATCH),
        values.get(TuneOption.LR),
        values.get(TuneOption.OPTIMIZER).orElse("adamw"),
        values.get(TuneOption.SEARCH).orElse("lambda"),
        values.get(TuneOption.ENSEMBLE).orElse(1),
        values.get(TuneOption.RESAMPLES).orElse(0),
        values.get(TuneOption.DROPOUT).orElse(0.0));
  }
}
