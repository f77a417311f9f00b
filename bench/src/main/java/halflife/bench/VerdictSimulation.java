package halflife.bench;

import halflife.core.SplitMix64;
import halflife.core.Workers;
import halflife.evidence.Choice;
import halflife.evidence.Outcome;
import halflife.evidence.Verdict;
import halflife.linear.CrossValidation;
import halflife.linear.Design;
import halflife.linear.Fits;
import halflife.linear.Grid;
import halflife.linear.LambdaSearch;
import halflife.linear.LinearModel;
import halflife.linear.Moments;
import halflife.linear.NestedCrossValidation;
import halflife.linear.NestedCrossValidation.HeldOutLosses;
import halflife.linear.Penalty;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.commons.statistics.distribution.BetaDistribution;

/**
 * How often is the verdict right? Many data sets from a known truth, each judged by the verdict and
 * by 20,000 fresh rows.
 *
 * <p>{@code bench/run VerdictSimulation [DATA_SETS [CELL [REPEATS]]]} prints the table of
 * docs/verdict.md.
 */
public final class VerdictSimulation {
  private static final int FOLDS = 10;
  private static final int TEST_ROWS = 20_000;

  private VerdictSimulation() {}

  /** How the noise is distributed, with variance 1. */
  private enum Noise {
    NORMAL,
    /** Student's t with 3 degrees of freedom. */
    HEAVY
  }

  /**
   * One way to draw data, and one way to choose.
   *
   * @param rho correlation of any two features
   * @param signal variance explained by the features, as a share of the noise's
   * @param sparse how many coefficients are not 0
   * @param group rows per group: they share a part of features and target; 1 for none
   */
  private record Cell(
      String name,
      int rows,
      int features,
      double rho,
      double signal,
      int sparse,
      Noise noise,
      int group,
      List<Penalty> penalties,
      Choice.Rule rule,
      int repeats) {
    Cell with(String newName, List<Penalty> p, Choice.Rule r) {
      return new Cell(newName, rows, features, rho, signal, sparse, noise, group, p, r, repeats);
    }
  }

  private static List<Cell> cells(int repeats) {
    List<Penalty> lasso = List.of(Penalty.lasso());
    List<Penalty> ridge = List.of(Penalty.ridge());
    List<Penalty> both = List.of(Penalty.ridge(), Penalty.lasso());
    Choice.Rule min = Choice.Rule.MIN;
    Choice.Rule oneSe = Choice.Rule.ONE_SE;
    Noise normal = Noise.NORMAL;
    Noise heavy = Noise.HEAVY;
    List<Cell> cells = new ArrayList<>();
    cells.add(new Cell("strong, lasso", 200, 10, 0, 10, 10, normal, 1, lasso, min, repeats));
    cells.add(cells.get(0).with("strong, ridge", ridge, min));
    cells.add(cells.get(0).with("strong, ridge or lasso", both, min));
    cells.add(cells.get(0).with("strong, lasso 1-SE", lasso, oneSe));
    cells.add(cells.get(0).with("strong, ridge 1-SE", ridge, oneSe));
    cells.add(new Cell("few features, lasso", 500, 5, 0.5, 2, 5, normal, 1, lasso, min, repeats));
    cells.add(cells.get(5).with("few features, ridge", ridge, min));
    cells.add(cells.get(5).with("few features, lasso 1-SE", lasso, oneSe));
    cells.add(new Cell("heavy tails, lasso", 200, 10, 0, 10, 10, heavy, 1, lasso, min, repeats));
    cells.add(cells.get(8).with("heavy tails, ridge", ridge, min));
    cells.add(cells.get(8).with("heavy tails, lasso 1-SE", lasso, oneSe));
    cells.add(new Cell("groups of 5, lasso", 200, 8, 0, 10, 8, normal, 5, lasso, min, repeats));
    cells.add(cells.get(11).with("groups of 5, ridge", ridge, min));
    cells.add(cells.get(11).with("groups of 5, lasso 1-SE", lasso, oneSe));
    cells.add(new Cell("small, lasso", 60, 5, 0, 5, 5, normal, 1, lasso, min, repeats));
    cells.add(cells.get(14).with("small, lasso 1-SE", lasso, oneSe));
    cells.add(new Cell("N=60 p=40, lasso", 60, 40, 0, 2, 5, normal, 1, lasso, min, repeats));
    cells.add(cells.get(16).with("N=60 p=40, ridge", ridge, min));
    cells.add(cells.get(16).with("N=60 p=40, ridge or lasso", both, min));
    cells.add(new Cell("N=p=50, lasso", 50, 50, 0, 2, 5, normal, 1, lasso, min, repeats));
    cells.add(cells.get(19).with("N=p=50, ridge", ridge, min));
    cells.add(new Cell("N=100 p=30, lasso", 100, 30, 0.3, 1, 6, normal, 1, lasso, min, repeats));
    cells.add(cells.get(21).with("N=100 p=30, ridge", ridge, min));
    cells.add(new Cell("N=60 p=36, lasso", 60, 36, 0, 2, 5, normal, 1, lasso, min, repeats));
    cells.add(new Cell("N=40 p=80, lasso", 40, 80, 0, 4, 5, normal, 1, lasso, min, repeats));
    cells.add(cells.get(24).with("N=40 p=80, ridge", ridge, min));
    cells.add(new Cell("N=50 p=150, lasso", 50, 150, 0, 4, 5, normal, 1, lasso, min, repeats));
    return cells;
  }

  /** What one data set said, and what is true of it. */
  private record Trial(Verdict verdict, double truth, double truthAtFewer) {
    boolean trulyHelps() {
      return truth < 0;
    }

    boolean saysHelps() {
      return verdict.againstNone().outcome() == Outcome.HELPS;
    }
  }

  public static void main(String[] arguments) {
    int sets = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1000;
    String only = arguments.length > 1 ? arguments[1] : "";
    int repeats = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 5;
    System.out.println(
        "| cell | truly no help: n | says helps | 95 % upper | truly helps: n | says helps | coverage"
            + " | true ratio | says: helps/harms/equivalent/cannot tell |");
    System.out.println("|---|---|---|---|---|---|---|---|---|");
    int not = 0;
    int falsely = 0;
    for (Cell cell : cells(repeats)) {
      if (cell.name().contains(only)) {
        Trial[] trials = trials(cell, sets);
        System.out.println(row(cell, trials));
        not += (int) Arrays.stream(trials).filter(t -> !t.trulyHelps()).count();
        falsely +=
            (int) Arrays.stream(trials).filter(t -> !t.trulyHelps() && t.saysHelps()).count();
      }
    }
    System.out.println(
        String.format(
            Locale.ROOT, "| all | %d | %d | %s |", not, falsely, upperText(falsely, not)));
  }

  private static Trial[] trials(Cell cell, int sets) {
    Moments test = Moments.of(draw(cell, TEST_ROWS, 0), Workers.ONE);
    Trial[] trials = new Trial[sets];
    Workers.all().run(sets, s -> trials[s] = trial(cell, s + 1L, test));
    return trials;
  }

  private static Trial trial(Cell cell, long seed, Moments test) {
    Design design = draw(cell, cell.rows(), seed);
    List<CrossValidation> dealings = new ArrayList<>();
    int[] first = new int[0];
    for (int r = 0; r < cell.repeats(); r++) {
      int[] fold = deal(cell, seed, r);
      first = r == 0 ? fold : first;
      dealings.add(CrossValidation.of(design, fold, FOLDS, Workers.ONE));
    }
    List<LambdaSearch> searches =
        cell.penalties().stream().map(p -> dealings.get(0).search(p, new Grid.Auto())).toList();
    List<HeldOutLosses> losses =
        dealings.stream().map(d -> NestedCrossValidation.of(d, searches, cell.rule())).toList();
    Verdict verdict = NestedCrossValidation.verdict(losses, dealings.get(0));
    double truth = truth(cell, design, searches, test);
    Design fewer = part(design, first);
    int[] inner = Arrays.stream(first).filter(f -> f != FOLDS - 1).toArray();
    CrossValidation folds = CrossValidation.of(fewer, inner, FOLDS - 1, Workers.ONE);
    List<LambdaSearch> again =
        cell.penalties().stream().map(p -> folds.search(p, new Grid.Auto())).toList();
    return new Trial(verdict, truth, truth(cell, fewer, again, test));
  }

  /** log(RMSE of the chosen fit / RMSE without decay) on the test rows. */
  private static double truth(Cell cell, Design design, List<LambdaSearch> searches, Moments test) {
    double best = Double.POSITIVE_INFINITY;
    LinearModel chosen = searches.get(0).path().model(0);
    for (LambdaSearch search : searches) {
      double minimum = search.minimum();
      if (search.errorAt(minimum) < best) {
        best = search.errorAt(minimum);
        double lambda = cell.rule() == Choice.Rule.MIN ? minimum : search.oneStandardError();
        chosen = search.path().at(lambda);
      }
    }
    LinearModel none = Fits.leastSquares(design, cell.penalties().get(0));
    return 0.5 * Math.log(test.meanSquaredError(chosen) / test.meanSquaredError(none));
  }

  private static Design part(Design design, int[] fold) {
    List<double[]> rows = new ArrayList<>();
    List<Double> target = new ArrayList<>();
    for (int i = 0; i < fold.length; i++) {
      if (fold[i] != FOLDS - 1) {
        rows.add(design.row(i));
        target.add(design.target()[i]);
      }
    }
    return Design.unweighted(
        rows.toArray(new double[0][]), target.stream().mapToDouble(y -> y).toArray());
  }

  /** Whole groups, in random order, dealt in turn. */
  private static int[] deal(Cell cell, long seed, int repeat) {
    int groups = (cell.rows() + cell.group() - 1) / cell.group();
    int[] order = new int[groups];
    Arrays.setAll(order, g -> g);
    SplitMix64.stream(seed, 1000 + repeat).shuffle(order);
    int[] foldOf = new int[groups];
    for (int g = 0; g < groups; g++) {
      foldOf[order[g]] = g % FOLDS;
    }
    int[] fold = new int[cell.rows()];
    Arrays.setAll(fold, i -> foldOf[i / cell.group()]);
    return fold;
  }

  private static Design draw(Cell cell, int rows, long seed) {
    SplitMix64 random = SplitMix64.stream(seed, 1);
    int p = cell.features();
    double[][] x = new double[rows][p];
    double[] y = new double[rows];
    double each = Math.sqrt(cell.signal() / cell.sparse());
    double[] shared = new double[p];
    double sharedTarget = 0;
    double half = Math.sqrt(0.5);
    for (int i = 0; i < rows; i++) {
      if (cell.group() > 1 && i % cell.group() == 0) {
        Arrays.setAll(shared, j -> random.nextGaussian());
        sharedTarget = random.nextGaussian();
      }
      double common = random.nextGaussian();
      for (int j = 0; j < p; j++) {
        double own =
            Math.sqrt(cell.rho()) * common + Math.sqrt(1 - cell.rho()) * random.nextGaussian();
        x[i][j] = cell.group() > 1 ? half * (shared[j] + own) : own;
        y[i] += j < cell.sparse() ? each * (j % 2 == 0 ? 1 : -1) * x[i][j] : 0;
      }
      double noise = noise(cell.noise(), random);
      y[i] += cell.group() > 1 ? half * (sharedTarget + noise) : noise;
    }
    return Design.unweighted(x, y);
  }

  private static double noise(Noise noise, SplitMix64 random) {
    double normal = random.nextGaussian();
    if (noise == Noise.NORMAL) {
      return normal;
    }
    double squares = 0;
    for (int i = 0; i < 3; i++) {
      double z = random.nextGaussian();
      squares += z * z;
    }
    return normal / Math.sqrt(squares / 3) / Math.sqrt(3);
  }

  private static String row(Cell cell, Trial[] trials) {
    int not = 0;
    int falsely = 0;
    int rightly = 0;
    int covered = 0;
    double mean = Arrays.stream(trials).mapToDouble(Trial::truthAtFewer).average().orElseThrow();
    int[] said = new int[Outcome.values().length];
    for (Trial trial : trials) {
      said[trial.verdict().againstNone().outcome().ordinal()]++;
      int helps = trial.saysHelps() ? 1 : 0;
      not += trial.trulyHelps() ? 0 : 1;
      falsely += trial.trulyHelps() ? 0 : helps;
      rightly += trial.trulyHelps() ? helps : 0;
      double low = Math.log(trial.verdict().againstNone().low());
      double high = Math.log(trial.verdict().againstNone().high());
      covered += low <= mean && mean <= high ? 1 : 0;
    }
    int does = trials.length - not;
    return String.format(
        Locale.ROOT,
        "| %s | %d | %d | %s | %d | %s | %.1f %% | %.3f | %d/%d/%d/%d |",
        cell.name(),
        not,
        falsely,
        upperText(falsely, not),
        does,
        does == 0 ? "–" : String.format(Locale.ROOT, "%.1f %%", 100.0 * rightly / does),
        100.0 * covered / trials.length,
        Math.exp(mean),
        said[0],
        said[1],
        said[2],
        said[3]);
  }

  private static String upperText(int successes, int trials) {
    return trials == 0
        ? "–"
        : String.format(Locale.ROOT, "%.1f %%", 100 * upper(successes, trials));
  }

  /** Clopper and Pearson's one-sided 95 % bound. */
  private static double upper(int successes, int trials) {
    return successes == trials
        ? 1
        : BetaDistribution.of(successes + 1.0, trials - successes)
            .inverseCumulativeProbability(0.95);
  }
}
