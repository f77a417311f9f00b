package halflife.bench;

import halflife.core.Workers;
import halflife.linear.CrossValidation;
import halflife.linear.LambdaSearch;
import halflife.linear.data.Design;
import halflife.linear.model.Grid;
import halflife.linear.model.Penalty;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Ten-fold cross-validation of 10,000 × 200 rows in memory, glmnet and Halflife taking turns.
 *
 * <p>{@code bench/run GlmnetDuel [ALPHA [ROUNDS]]} times cv.glmnet at its defaults against a search
 * with λ_min and λ_1se, one thread against one and two against two, and then checks both paths'
 * optimality from the rows.
 */
public final class GlmnetDuel {
  private static final int ROWS = 10_000;
  private static final int FEATURES = 200;
  private static final int FOLDS = 10;
  private static final double[] CORRELATIONS = {0, 0.9};
  private static final int MOST_THREADS = 2;
  private static final int WARM_UPS = 20;
  private static final double NANOS = 1e9;

  private final Penalty penalty;
  private final int rounds;

  private GlmnetDuel(double alpha, int rounds) {
    penalty = Penalty.of(alpha);
    this.rounds = rounds;
  }

  public static void main(String[] arguments) throws IOException {
    double alpha = arguments.length > 0 ? Double.parseDouble(arguments[0]) : 1;
    int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 9;
    try {
      new GlmnetDuel(alpha, rounds).run();
    } catch (IllegalStateException e) {
      System.err.println("GlmnetDuel: " + e.getMessage());
      System.exit(1);
    }
  }

  private void run() throws IOException {
    System.out.println(
        "| correlation | threads | glmnet, s | Halflife, s | ratio (lowest–highest) | λ_min theirs | ours"
            + " | KKT theirs | ours |");
    System.out.println("|---|---|---|---|---|---|---|---|---|");
    Path folder = Files.createTempDirectory("halflife-duel");
    try {
      for (double correlation : CORRELATIONS) {
        Design design = Synthetic.rows(ROWS, FEATURES, correlation, 1);
        int[] fold = Synthetic.folds(ROWS, FOLDS, 2);
        Peer.write(folder.resolve("data"), design, fold);
        for (int threads = 1; threads <= MOST_THREADS; threads++) {
          System.out.println(row(folder, design, fold, correlation, threads));
        }
      }
    } finally {
      Files.deleteIfExists(folder.resolve("data"));
      Files.deleteIfExists(folder.resolve("path"));
      Files.deleteIfExists(folder);
    }
  }

  private String row(Path folder, Design design, int[] fold, double correlation, int threads)
      throws IOException {
    Path theirPath = folder.resolve("path");
    List<String> options = List.of("--coefficients", theirPath.toString());
    try (Peer glmnet = Peer.start(folder.resolve("data"), penalty.alpha(), threads, options)) {
      Workers workers = new Workers(threads);
      double theirs = glmnet.go().lambdaMin();
      Found found = search(design, fold, workers);
      for (int i = 1; i < WARM_UPS; i++) {
        found = search(design, fold, workers);
      }
      Ratios ratios = new Ratios();
      for (int round = 0; round < rounds; round++) {
        double seconds = glmnet.go().seconds();
        ratios.add(seconds, search(design, fold, workers).seconds());
      }
      Optimality optimality = new Optimality(design, penalty, found.search().path());
      return String.format(
          Locale.ROOT,
          "| %.1f | %d | %.3f | %.4f | %.1f (%.1f–%.1f) | %.6g | %.6g | %.1e | %.1e |",
          correlation,
          threads,
          ratios.theirMedian(),
          ratios.ourMedian(),
          ratios.median(),
          ratios.lowest(),
          ratios.highest(),
          theirs,
          found.minimum(),
          optimality.theirs(Peer.read(theirPath)),
          optimality.ours());
    }
  }

  /** The 1-SE λ is kept so that nobody can leave its search out. */
  private record Found(double seconds, double minimum, double oneSe, LambdaSearch search) {}

  private Found search(Design design, int[] fold, Workers workers) {
    long start = System.nanoTime();
    CrossValidation folds = CrossValidation.of(design, fold, FOLDS, workers);
    LambdaSearch search = folds.search(penalty, new Grid.Auto());
    double minimum = search.minimum();
    double oneSe = search.oneStandardError();
    return new Found((System.nanoTime() - start) / NANOS, minimum, oneSe, search);
  }
}
