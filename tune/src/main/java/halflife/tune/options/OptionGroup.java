package halflife.tune.options;

import static halflife.tune.options.TuneOption.ALPHA;
import static halflife.tune.options.TuneOption.BATCH;
import static halflife.tune.options.TuneOption.CATEGORICAL;
import static halflife.tune.options.TuneOption.CHOOSE;
import static halflife.tune.options.TuneOption.COUNTS;
import static halflife.tune.options.TuneOption.DROPOUT;
import static halflife.tune.options.TuneOption.ENCODING;
import static halflife.tune.options.TuneOption.ENSEMBLE;
import static halflife.tune.options.TuneOption.EPOCHS;
import static halflife.tune.options.TuneOption.EXCLUDE;
import static halflife.tune.options.TuneOption.FAMILY;
import static halflife.tune.options.TuneOption.FEATURES;
import static halflife.tune.options.TuneOption.FOLD_COLUMN;
import static halflife.tune.options.TuneOption.GEOMETRY;
import static halflife.tune.options.TuneOption.GRID;
import static halflife.tune.options.TuneOption.GROUP;
import static halflife.tune.options.TuneOption.GROUPED;
import static halflife.tune.options.TuneOption.HIDDEN;
import static halflife.tune.options.TuneOption.LAMBDAS;
import static halflife.tune.options.TuneOption.LR;
import static halflife.tune.options.TuneOption.MEASURE;
import static halflife.tune.options.TuneOption.MODEL;
import static halflife.tune.options.TuneOption.NON_NEGATIVE;
import static halflife.tune.options.TuneOption.NO_STANDARDIZE;
import static halflife.tune.options.TuneOption.OFFSET;
import static halflife.tune.options.TuneOption.OPTIMIZER;
import static halflife.tune.options.TuneOption.ORDER;
import static halflife.tune.options.TuneOption.POSITIVE;
import static halflife.tune.options.TuneOption.POS_WEIGHT;
import static halflife.tune.options.TuneOption.REPEATS;
import static halflife.tune.options.TuneOption.RESAMPLES;
import static halflife.tune.options.TuneOption.SEED;
import static halflife.tune.options.TuneOption.SHEET;
import static halflife.tune.options.TuneOption.SQL;
import static halflife.tune.options.TuneOption.STREAM;
import static halflife.tune.options.TuneOption.TARGET;
import static halflife.tune.options.TuneOption.TEST_FRACTION;
import static halflife.tune.options.TuneOption.WEIGHTS;

import java.util.List;

/** What an option of {@code halflife tune} is for; every {@link TuneOption} is in one of them. */
public enum OptionGroup {
  TABLE(
      "The table",
      TARGET,
      FEATURES,
      EXCLUDE,
      CATEGORICAL,
      FAMILY,
      POSITIVE,
      WEIGHTS,
      COUNTS,
      POS_WEIGHT,
      OFFSET,
      ENCODING,
      SHEET,
      SQL,
      STREAM),
  FOLDS("Which rows are held out", TuneOption.FOLDS, FOLD_COLUMN, GROUP, ORDER),
  SEARCH(
      "The search for λ",
      MODEL,
      ALPHA,
      MEASURE,
      GRID,
      LAMBDAS,
      CHOOSE,
      NON_NEGATIVE,
      GROUPED,
      NO_STANDARDIZE),
  PROOF("The proof", REPEATS, TuneOption.TEST, TEST_FRACTION, GEOMETRY, SEED),
  NETWORKS(
      "Networks",
      HIDDEN,
      EPOCHS,
      BATCH,
      LR,
      OPTIMIZER,
      TuneOption.SEARCH,
      ENSEMBLE,
      RESAMPLES,
      DROPOUT);

  private final String title;
  private final List<TuneOption<?>> options;

  OptionGroup(String title, TuneOption<?>... options) {
    this.title = title;
    this.options = List.of(options);
  }

  /** Its title in {@code --help}. */
  public String title() {
    return title;
  }

  /** Its options, in the order in which they are shown. */
  public List<TuneOption<?>> options() {
    return options;
  }
}
