package halflife.tune.net;

import halflife.decay.Dose;
import halflife.decay.Schedule;
import halflife.evidence.study.HalfLives;
import halflife.net.Activation;
import halflife.net.Mlp;
import halflife.optim.Adam;
import halflife.optim.Direction;
import halflife.optim.Lion;
import halflife.optim.RmsProp;
import halflife.optim.Sgd;
import halflife.tune.options.NetOptions;
import halflife.tune.options.StudyOptions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The settings of a study of networks: those that were asked for, the others from the number of
 * rows.
 *
 * @param hidden the width of each hidden layer
 * @param epochs passes over the training rows of a run
 * @param batch the rows of a step
 * @param rates each η that is searched, rising
 * @param optimizer its name
 * @param direction the direction it makes of gradients
 * @param seeds of the runs, and which rows each holds out
 */
record NetPlan(
    List<Integer> hidden,
    int epochs,
    int batch,
    List<Double> rates,
    String optimizer,
    Direction direction,
    NetSeeds seeds) {
  /** The share of dropout that is tried beside decay where none is asked for. */
  static final double DROPOUT = 0.2;

  /** The λs that people try first. */
  static final List<Double> USUAL = List.of(1e-2, 1e-3, 1e-4);

  /** The learning rates of a search, as shares of the usual one. */
  private static final List<Double> RATES = List.of(0.1, Math.sqrt(0.1), 1.0, Math.sqrt(10), 10.0);

  private static final int STEPS = 2000;
  private static final int MOST_EPOCHS = 200;
  private static final int SEEDS = 5;
  private static final int FRESH_SEEDS = 10;
  private static final int FOLDS = 5;

  /** The folds that judge where rows can be dealt to them. */
  private static final int DEALT = 10;

  /** A fold that judges has so many rows at least. */
  private static final int ROWS_EACH = 3;

  private static final int FEW_ROWS = 1000;
  private static final int MANY_ROWS = 10_000;
  private static final int VERY_MANY_ROWS = 100_000;

  /**
   * The plan for so many rows.
   *
   * @throws IllegalArgumentException if a batch is larger than a training part
   */
  static NetPlan of(StudyOptions options, int rows) {
    NetOptions net = options.net();
    int folds = options.folds().count().orElse(FOLDS);
    int training = rows - Math.max(1, rows / folds);
    int batch = net.batch().orElse(Math.min(usualBatch(rows), training));
    if (batch > training) {
      throw new IllegalArgumentException(
          "--batch is "
              + batch
              + ", but a run learns from only "
              + training
              + " of the "
              + rows
              + " rows; use a smaller one");
    }
    int width = rows < FEW_ROWS ? 32 : 64;
    int usual = (int) Math.ceil((double) STEPS * batch / training);
    return new NetPlan(
        net.hidden().isEmpty() ? List.of(width, width) : net.hidden(),
        net.epochs().orElse(Math.min(Math.max(usual, fewestEpochs(rows)), MOST_EPOCHS)),
        batch,
        rates(net),
        net.optimizer(),
        direction(net.optimizer()),
        seeds(options, folds, rows));
  }

  private static NetSeeds seeds(StudyOptions options, int folds, int rows) {
    boolean dealable =
        options.folds().columns().findAny().isEmpty()
            && options.folds().count().isEmpty()
            && rows >= DEALT * ROWS_EACH;
    int usual = dealable && rows < FEW_ROWS ? 2 * FRESH_SEEDS : FRESH_SEEDS;
    int asked = options.proof().repeats().orElse(usual);
    int fresh = options.search().hasLinear() ? Math.max(2, asked) : asked;
    if (fresh < 2) {
      throw new IllegalArgumentException(
          "--repeats is 1, but networks are judged on at least 2 fresh seeds: one run says nothing"
              + " about chance");
    }
    int resamples = options.net().resamples();
    if (resamples > 0 && options.folds().order().isPresent()) {
      throw new IllegalArgumentException(
          "--resamples draws rows at random, but those of --order are only known one after the"
              + " other; drop one of them");
    }
    long seed = options.proof().seed();
    return new NetSeeds(
        folds,
        NetSeeds.from(seed, SEEDS),
        NetSeeds.from(seed + SEEDS, fresh),
        dealable && fresh % DEALT == 0 ? DEALT : 0,
        NetSeeds.from(seed + SEEDS + fresh, resamples));
  }

  private static int fewestEpochs(int rows) {
    return rows < MANY_ROWS ? 20 : rows < VERY_MANY_ROWS ? 10 : 5;
  }

  private static int usualBatch(int rows) {
    if (rows < FEW_ROWS) {
      return 32;
    }
    return rows < MANY_ROWS ? 64 : rows < VERY_MANY_ROWS ? 128 : 256;
  }

  private static Direction direction(String optimizer) {
    return switch (optimizer) {
      case "adamw" -> new Adam();
      case "sgd" -> new Sgd(0.9);
      case "rmsprop" -> new RmsProp();
      case "lion" -> new Lion();
      default -> throw new IllegalArgumentException("no optimizer is called " + optimizer);
    };
  }

  private static List<Double> rates(NetOptions net) {
    double rate = net.learningRate().orElse(usualRate(net.optimizer()));
    return net.searchesRates() ? RATES.stream().map(times -> times * rate).toList() : List.of(rate);
  }

  private static double usualRate(String optimizer) {
    return switch (optimizer) {
      case "sgd" -> 1e-2;
      case "lion" -> 3e-4;
      default -> 1e-3;
    };
  }

  /** The layers for so many features and outputs. */
  Mlp mlp(int features, int outputs) {
    return new Mlp(features, hidden, outputs, Activation.RELU, 0);
  }

  /** Steps of some epochs over so many rows. */
  long stepsOf(int some, int rows) {
    return (long) some * ((rows + batch - 1) / batch);
  }

  /** Steps of a run that learns from so many rows. */
  long steps(int rows) {
    return stepsOf(epochs, rows);
  }

  /**
   * The candidates at one learning rate by falling λ, the one without decay last.
   *
   * @param learningRate η
   * @param lambdas the λs that are asked for; half-lives of 30 to 0.1 runs where none are
   * @param rows that a run learns from
   */
  List<NetCandidate> candidates(
      double learningRate, List<Double> lambdas, double dropout, int rows) {
    List<NetCandidate> all = new ArrayList<>();
    NetCandidate none = new NetCandidate(0, dropout, learningRate, 1, "no decay");
    if (lambdas.isEmpty()) {
      Schedule rate = Schedule.constant(learningRate);
      for (HalfLives.Tried tried : HalfLives.of(Dose.RUNS, rate, steps(rows))) {
        all.add(new NetCandidate(tried.lambda(), dropout, learningRate, 1, tried.name()));
      }
    } else {
      lambdas.stream()
          .distinct()
          .filter(lambda -> lambda > 0)
          .sorted(Comparator.reverseOrder())
          .forEach(lambda -> all.add(none.withLambda(lambda)));
      double share = all.get(0).lambda() * learningRate;
      if (share > Dose.LARGEST_SHARE) {
        throw new IllegalArgumentException(
            "--lambdas has "
                + all.get(0).lambda()
                + ", with which a step takes "
                + share
                + " of a weight at a learning rate of "
                + learningRate
                + ", but a tenth is the most; give a smaller one");
      }
    }
    all.add(none);
    return rates.size() == 1 ? all : all.stream().map(NetCandidate::withRateInName).toList();
  }
}
