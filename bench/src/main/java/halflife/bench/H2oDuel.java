package halflife.bench;

import halflife.core.Workers;
import halflife.linear.CrossValidation;
import halflife.linear.LambdaSearch;
import halflife.linear.data.Design;
import halflife.linear.model.Grid;
import halflife.linear.model.Penalty;
import hex.glm.GLM;
import hex.glm.GLMModel;
import hex.glm.GLMModel.GLMParameters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.IntToDoubleFunction;
import water.DKV;
import water.H2O;
import water.Key;
import water.fvec.Frame;
import water.fvec.Vec;

/**
 * Ten-fold cross-validation of a lasso on 10,000 × 200 rows in memory, H2O and Halflife taking
 * turns in one warm JVM on two threads each.
 *
 * <p>{@code bench/run H2oDuel [ROUNDS]} times H2O's lambda search at its defaults, on a frame that
 * is already in its store, against a search with λ_min and λ_1se from the rows.
 */
public final class H2oDuel {
  private static final int ROWS = 10_000;
  private static final int FEATURES = 200;
  private static final int FOLDS = 10;
  private static final int THREADS = 2;
  private static final int THEIR_WARM_UPS = 3;
  private static final int OUR_WARM_UPS = 20;
  private static final int START_MILLIS = 60_000;

  /** Chunks of 2¹⁰ rows, so that both threads have some. */
  private static final int CHUNK = 10;

  private static final double NANOS = 1e9;

  private H2oDuel() {}

  public static void main(String[] arguments) throws IOException {
    int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 9;
    Path folder = Files.createTempDirectory("halflife-h2o");
    String[] options = {
      "-name",
      "halflife-duel",
      "-nthreads",
      String.valueOf(THREADS),
      "-ice_root",
      folder.toString(),
      "-disable_web",
      "-disable_net",
      "-quiet",
      "-log_level",
      "FATAL"
    };
    H2O.main(options);
    H2O.waitForCloudSize(1, START_MILLIS);
    System.out.println(
        "| correlation | threads | H2O, s | Halflife, s | ratio (lowest–highest) | λ_min theirs | ours"
            + " |");
    System.out.println("|---|---|---|---|---|---|---|");
    for (double correlation : new double[] {0, 0.9}) {
      System.out.println(row(correlation, rounds));
    }
    System.out.println("H2O " + H2O.ABV.projectVersion() + "; its files are in " + folder);
    H2O.exit(0);
  }

  private static String row(double correlation, int rounds) {
    Design design = Synthetic.rows(ROWS, FEATURES, correlation, 1);
    int[] fold = Synthetic.folds(ROWS, FOLDS, 2);
    Frame frame = frame(design, fold);
    for (int i = 0; i < THEIR_WARM_UPS; i++) {
      theirs(frame);
    }
    for (int i = 0; i < OUR_WARM_UPS; i++) {
      ours(design, fold);
    }
    Ratios ratios = new Ratios();
    Found theirs = theirs(frame);
    Found ours = ours(design, fold);
    for (int round = 0; round < rounds; round++) {
      theirs = theirs(frame);
      ours = ours(design, fold);
      ratios.add(theirs.seconds(), ours.seconds());
    }
    frame.remove();
    return String.format(
        Locale.ROOT,
        "| %.1f | %d | %.3f | %.4f | %.1f (%.1f–%.1f) | %.6g | %.6g |",
        correlation,
        THREADS,
        ratios.theirMedian(),
        ratios.ourMedian(),
        ratios.median(),
        ratios.lowest(),
        ratios.highest(),
        theirs.minimum(),
        ours.minimum());
  }

  private static Frame frame(Design design, int[] fold) {
    double[][] rows = design.allRows();
    String[] names = new String[FEATURES + 2];
    Vec[] columns = new Vec[names.length];
    for (int j = 0; j < FEATURES; j++) {
      int feature = j;
      names[j] = "x" + j;
      columns[j] = column(i -> rows[i][feature]);
    }
    names[FEATURES] = "y";
    columns[FEATURES] = column(i -> design.target()[i]);
    names[FEATURES + 1] = "fold";
    columns[FEATURES + 1] = column(i -> fold[i]);
    Frame frame = new Frame(Key.<Frame>make(), names, columns);
    DKV.put(frame);
    return frame;
  }

  private static Vec column(IntToDoubleFunction values) {
    Vec column = Vec.makeCon(0, ROWS, CHUNK, true);
    try (Vec.Writer writer = column.open()) {
      for (int i = 0; i < ROWS; i++) {
        writer.set(i, values.applyAsDouble(i));
      }
    }
    return column;
  }

  private record Found(double seconds, double minimum, double oneSe) {}

  private static Found theirs(Frame frame) {
    GLMParameters parameters = new GLMParameters(GLMParameters.Family.gaussian);
    parameters._train = frame._key;
    parameters._response_column = "y";
    parameters._fold_column = "fold";
    parameters._alpha = new double[] {1};
    parameters._lambda_search = true;
    parameters._keep_cross_validation_models = false;
    parameters._keep_cross_validation_predictions = false;
    long start = System.nanoTime();
    GLMModel model = new GLM(parameters).trainModel().get();
    double seconds = (System.nanoTime() - start) / NANOS;
    Found found = new Found(seconds, model._output.lambda_best(), model._output.lambda_1se());
    model.remove();
    return found;
  }

  private static Found ours(Design design, int[] fold) {
    long start = System.nanoTime();
    CrossValidation folds = CrossValidation.of(design, fold, FOLDS, new Workers(THREADS));
    LambdaSearch search = folds.search(Penalty.lasso(), new Grid.Auto());
    double minimum = search.minimum();
    double oneSe = search.oneStandardError();
    return new Found((System.nanoTime() - start) / NANOS, minimum, oneSe);
  }
}
