package halflife.bench.storm;

import static halflife.tune.options.TuneOption.ALPHA;
import static halflife.tune.options.TuneOption.CHOOSE;
import static halflife.tune.options.TuneOption.FAMILY;
import static halflife.tune.options.TuneOption.FOLDS;
import static halflife.tune.options.TuneOption.FOLD_COLUMN;
import static halflife.tune.options.TuneOption.GRID;
import static halflife.tune.options.TuneOption.GROUP;
import static halflife.tune.options.TuneOption.GROUPED;
import static halflife.tune.options.TuneOption.LAMBDAS;
import static halflife.tune.options.TuneOption.MEASURE;
import static halflife.tune.options.TuneOption.MODEL;
import static halflife.tune.options.TuneOption.NON_NEGATIVE;
import static halflife.tune.options.TuneOption.NO_STANDARDIZE;
import static halflife.tune.options.TuneOption.OFFSET;
import static halflife.tune.options.TuneOption.ORDER;
import static halflife.tune.options.TuneOption.POS_WEIGHT;
import static halflife.tune.options.TuneOption.REPEATS;
import static halflife.tune.options.TuneOption.SEED;
import static halflife.tune.options.TuneOption.TEST_FRACTION;
import static halflife.tune.options.TuneOption.WEIGHTS;

import halflife.evidence.Choice;
import halflife.tune.options.StudyOptions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Draws what is asked of a study, and the columns that takes: weights, groups, an order. */
final class OptionDraws {
  private final Draw draw;
  private final int rows;
  private final List<StormColumn> extra = new ArrayList<>();

  private OptionDraws(long seed, int rows) {
    draw = new Draw(seed, 3);
    this.rows = rows;
  }

  /**
   * What is asked.
   *
   * @param options for a table at a path that is set later
   * @param columns those that the options name beside the target
   */
  record Asked(StudyOptions options, List<StormColumn> columns) {}

  /** A third of all studies ask for nothing but one dealing of folds, most of these for few. */
  static Asked of(long seed, int rows, TargetDraws.Target target, StudyOptions start) {
    OptionDraws draws = new OptionDraws(seed, rows);
    StudyOptions options = start.with(REPEATS, 1);
    boolean plain = draws.draw.chance(0.33);
    options = draws.family(options, target, plain);
    if (plain) {
      options = draws.draw.chance(0.7) ? options.with(FOLDS, 3) : options;
    } else {
      options = draws.penalty(options);
      options = draws.rows(options);
      options = draws.search(options);
    }
    return new Asked(options, List.copyOf(draws.extra));
  }

  private StudyOptions family(StudyOptions options, TargetDraws.Target target, boolean plain) {
    if (draw.chance(0.03)) {
      return options.with(FAMILY, draw.pick("gaussian", "binomial", "multinomial", "poisson"));
    }
    List<String> suits = target.families();
    boolean counts = suits.get(0).equals("poisson");
    boolean named = counts ? draw.chance(0.8) : draw.chance(plain ? 0.05 : 0.3);
    String family = suits.get(draw.between(0, suits.size() - 1));
    boolean number = target.column().cells()[0].matches("\\d+");
    boolean classes = family.equals("multinomial") && number;
    return named || classes && draw.chance(0.8) ? options.with(FAMILY, family) : options;
  }

  private StudyOptions penalty(StudyOptions start) {
    StudyOptions options = start;
    switch (draw.between(0, 5)) {
      case 0, 1 -> options = options.with(MODEL, "ridge");
      case 2 -> options = options.with(MODEL, "lasso");
      case 3 ->
          options =
              options
                  .with(MODEL, "elastic")
                  .with(ALPHA, List.of(draw.pick(0.0, 0.05, 0.5, 0.95, 1.0)));
      case 4 -> options = options.with(MODEL, "elastic").with(ALPHA, List.of(0.2, 0.8));
      default -> {
        // ridge and lasso
      }
    }
    options = options.with(NON_NEGATIVE, draw.chance(0.15));
    boolean several =
        options.table().family().equals("multinomial") && !options.search().nonNegative();
    options = options.with(GROUPED, several && draw.chance(0.35));
    return options.with(NO_STANDARDIZE, !draw.chance(0.9));
  }

  /** What rows weigh, which belong together, and which of them are set aside. */
  private StudyOptions rows(StudyOptions start) {
    StudyOptions options = start;
    if (draw.chance(0.15)) {
      options = options.with(WEIGHTS, column("weight", weights()));
    }
    if (draw.chance(0.12) && !options.table().family().equals("multinomial")) {
      double size = draw.pick(0.1, 1.0, 5.0);
      options = options.with(OFFSET, column("offset", values(() -> size * draw.gaussian())));
    }
    switch (draw.between(0, 9)) {
      case 0, 1 -> {
        int groups = draw.between(3, Math.max(4, rows / 2));
        options = options.with(GROUP, column("group", values(() -> draw.between(1, groups))));
      }
      case 2 -> {
        int[] order = draw.order(rows);
        int ties = draw.pick(1, 1, 4);
        options = options.with(ORDER, column("time", spread(i -> (double) (order[i] / ties))));
      }
      case 3 -> {
        int folds = draw.between(3, 8);
        options = options.with(FOLD_COLUMN, column("fold", spread(i -> 1 + i % folds)));
      }
      default -> {
        if (draw.chance(0.85)) {
          options = options.with(FOLDS, draw.pick(3, 3, 3, 4, 5, 6, Math.min(rows, 12)));
        }
        options = draw.chance(0.1) ? options.with(REPEATS, 2) : options;
      }
    }
    if (draw.chance(0.12)) {
      options = options.with(TEST_FRACTION, draw.pick(0.1, 0.2, 0.5));
    }
    return options;
  }

  private StudyOptions search(StudyOptions start) {
    StudyOptions options = start;
    if (draw.chance(0.1)) {
      double[] lambdas = {draw.magnitude(-6, 2), draw.magnitude(-6, 2), 0.1};
      options = options.with(LAMBDAS, Arrays.stream(lambdas).boxed().toList());
    } else if (draw.chance(0.1)) {
      options = options.with(GRID, "glmnet");
    }
    options = draw.chance(0.25) ? options.with(CHOOSE, Choice.Rule.ONE_SE) : options;
    boolean classes =
        options.table().family().equals("binomial")
            || options.table().family().equals("multinomial");
    if (classes && draw.chance(0.15)) {
      boolean two = options.table().family().equals("binomial");
      options = options.with(POS_WEIGHT, two ? draw.pick("auto", "3", "0.1") : "auto");
    }
    if (draw.chance(0.3)) {
      options =
          options.with(
              MEASURE,
              switch (options.table().family()) {
                case "binomial" -> draw.pick("deviance", "class", "auc");
                case "multinomial" -> draw.pick("deviance", "class");
                case "poisson", "gaussian" -> draw.pick("mse", "mae", "deviance");
                default -> "auto";
              });
    }
    return options.with(SEED, (long) draw.between(1, 1000));
  }

  /** Whole numbers, any numbers, some of them 0, or very uneven. */
  private double[] weights() {
    return switch (draw.between(0, 3)) {
      case 0 -> values(() -> draw.between(1, 5));
      case 1 -> values(() -> draw.uniform(0.1, 2));
      case 2 -> values(() -> draw.chance(0.2) ? 0 : 1);
      default -> values(() -> draw.magnitude(-4, 4));
    };
  }

  private String column(String name, double[] values) {
    extra.add(StormColumn.numbers(name, values));
    return name;
  }

  private double[] values(java.util.function.DoubleSupplier value) {
    return spread(i -> value.getAsDouble());
  }

  private double[] spread(java.util.function.IntToDoubleFunction value) {
    double[] values = new double[rows];
    Arrays.setAll(values, value);
    return values;
  }
}
