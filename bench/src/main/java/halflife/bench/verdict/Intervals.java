package halflife.bench.verdict;

import halflife.bench.verdict.Cell.Noise;
import halflife.core.Workers;
import halflife.evidence.PredictionInterval;
import halflife.evidence.PredictionInterval.Held;
import halflife.linear.CrossValidation;
import halflife.linear.LambdaSearch;
import halflife.linear.data.Design;
import halflife.linear.data.Folds;
import halflife.linear.model.Grid;
import halflife.linear.model.LinearModel;
import halflife.linear.model.Penalty;
import halflife.tune.data.FoldAssignment;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.DoubleStream;

/** The share of fresh rows that prediction intervals hold, over data sets. */
public final class Intervals {
  private static final int FRESH_ROWS = 20_000;
  private static final double LEVEL = 0.9;
  private static final int FOLDS = 10;
  private static final int ROWS_EACH = 3;
  private static final int[] SIZES = {12, 20, 50, 200};

  private Intervals() {}

  /** Prints a table: a line per number of rows and kind of data. */
  public static void print(int sets, Workers workers) {
    System.out.println("| rows | features | noise | mean | 1 in 20 below | 1 in 20 above | said |");
    System.out.println("|---|---|---|---|---|---|---|");
    for (int rows : SIZES) {
      print(Cells.regression(rows, 2, Noise.USUAL), sets, workers);
      print(Cells.regression(rows, 2, Noise.HEAVY), sets, workers);
      print(Cells.regression(rows, rows / 4, Noise.USUAL), sets, workers);
      print(Cells.regression(rows, rows, Noise.USUAL), sets, workers);
    }
  }

  private static void print(Cell cell, int sets, Workers workers) {
    Design fresh = Draws.rows(cell, FRESH_ROWS, 0);
    double[][] rows = fresh.allRows();
    double[] held = new double[sets];
    workers.run(sets, s -> held[s] = held(cell, s + 1L, rows, fresh.target()));
    Arrays.sort(held);
    Held said = new PredictionInterval(LEVEL, 1, cell.rows()).held(cell.features());
    System.out.println(
        String.format(
            Locale.ROOT,
            "| %d | %d | %s | %.1f %% | %.1f %% | %.1f %% | %.0f to %.0f %% |",
            cell.rows(),
            cell.features(),
            cell.noise() == Noise.USUAL ? "normal" : "heavy tails",
            100 * DoubleStream.of(held).average().orElseThrow(),
            100 * held[sets / 20],
            100 * held[sets - 1 - sets / 20],
            100 * said.low(),
            100 * said.high()));
  }

  /** The share of the rows that the interval of one data set holds. */
  private static double held(Cell cell, long seed, double[][] rows, double[] target) {
    Design design = Draws.rows(cell, cell.rows(), seed);
    int count = Math.max(Folds.FEWEST, Math.min(FOLDS, cell.rows() / ROWS_EACH));
    int[] fold = FoldAssignment.shuffled(cell.rows(), count, seed).fold();
    CrossValidation folds = CrossValidation.of(design, fold, count, Workers.ONE);
    LambdaSearch search = folds.search(Penalty.lasso(), new Grid.Auto());
    double[] predicted = folds.predictions(search, search.minimum())[0];
    double[] off = new double[predicted.length];
    Arrays.setAll(off, i -> Math.abs(design.target()[i] - predicted[i]));
    double half = PredictionInterval.of(off, LEVEL).orElseThrow().halfWidth();
    LinearModel model = search.path().at(search.minimum());
    int inside = 0;
    for (int i = 0; i < rows.length; i++) {
      inside += Math.abs(target[i] - model.predict(rows[i])) <= half ? 1 : 0;
    }
    return inside / (double) rows.length;
  }
}
