package halflife.bench;

import halflife.core.Workers;
import halflife.evidence.Family;
import halflife.evidence.Measure;
import halflife.linear.CrossValidation;
import halflife.linear.Fits;
import halflife.linear.LambdaSearch;
import halflife.linear.data.Design;
import halflife.linear.data.Folds;
import halflife.linear.model.Grid;
import halflife.linear.model.Path;
import halflife.linear.model.Penalty;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Two classes, glmnet and Halflife taking turns at the same λs: those that glmnet visits, or all
 * 100 of its grid.
 *
 * <p>{@code bench/run FamilyDuel tall [ALPHA [ROUNDS]]} cross-validates 10,000 × 200 rows in ten
 * folds, one thread against one and two against two; {@code wide} cross-validates 38 × 7,129 in
 * five folds and fits the single path, on one thread. Both paths' optimality is checked from the
 * rows.
 */
public final class FamilyDuel {
  private static final double[] CORRELATIONS = {0, 0.9};
  private static final int MOST_THREADS = 2;
  private static final double NANOS = 1e9;

  private final Shape shape;
  private final Penalty penalty;
  private final int rounds;

  private FamilyDuel(Shape shape, double alpha, int rounds) {
    this.shape = shape;
    penalty = Penalty.of(alpha);
    this.rounds = rounds;
  }

  private record Shape(int rows, int features, int folds) {
    static Shape of(String word) {
      return switch (word) {
        case "tall" -> new Shape(10_000, 200, 10);
        case "wide" -> new Shape(38, 7129, 5);
        default ->
            throw new IllegalStateException("the shape is '" + word + "'; give tall or wide");
      };
    }

    boolean wide() {
      return features > rows;
    }

    /** A long run compiles itself. */
    int warmUps() {
      return wide() ? 20 : 3;
    }
  }

  /**
   * What is timed.
   *
   * @param path one path of all rows, without folds
   * @param all all 100 λs of glmnet's grid for both, instead of those that it visits
   */
  private record Work(int threads, boolean path, boolean all) {
    List<String> options(java.nio.file.Path coefficients) {
      List<String> options = new ArrayList<>(List.of("--family", "binomial"));
      options.addAll(List.of("--coefficients", coefficients.toString()));
      if (path) {
        options.add("--path");
      }
      if (all) {
        options.add("--all");
      }
      return options;
    }
  }

  public static void main(String[] arguments) throws IOException {
    try {
      Shape shape = Shape.of(arguments.length > 0 ? arguments[0] : "tall");
      double alpha = arguments.length > 1 ? Double.parseDouble(arguments[1]) : 1;
      int rounds = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 5;
      new FamilyDuel(shape, alpha, rounds).run();
    } catch (IllegalStateException e) {
      System.err.println("FamilyDuel: " + e.getMessage());
      System.exit(1);
    }
  }

  private List<Work> works() {
    List<Work> works = new ArrayList<>();
    for (boolean all : new boolean[] {false, true}) {
      if (shape.wide()) {
        works.add(new Work(1, true, all));
        works.add(new Work(1, false, all));
      } else {
        for (int threads = 1; threads <= MOST_THREADS; threads++) {
          works.add(new Work(threads, false, all));
        }
      }
    }
    return works;
  }

  private void run() throws IOException {
    System.out.println(
        "| α | correlation | what | threads | λs | glmnet, s | Halflife, s | ratio (lowest–highest)"
            + " | λ_min theirs | ours | KKT theirs | ours |");
    System.out.println("|---|---|---|---|---|---|---|---|---|---|---|---|");
    java.nio.file.Path folder = Files.createTempDirectory("halflife-family");
    try {
      for (double correlation : CORRELATIONS) {
        Design design = Synthetic.classes(shape.rows(), shape.features(), correlation, 1);
        int[] fold = Synthetic.folds(shape.rows(), shape.folds(), 2);
        Peer.write(folder.resolve("data"), design, fold);
        for (Work work : works()) {
          System.out.println(row(folder, design, fold, correlation, work));
        }
      }
    } finally {
      Files.deleteIfExists(folder.resolve("data"));
      Files.deleteIfExists(folder.resolve("path"));
      Files.deleteIfExists(folder);
    }
  }

  private String row(
      java.nio.file.Path folder, Design design, int[] fold, double correlation, Work work)
      throws IOException {
    java.nio.file.Path file = folder.resolve("path");
    double alpha = penalty.alpha();
    List<String> options = work.options(file);
    try (Peer glmnet = Peer.start(folder.resolve("data"), alpha, work.threads(), options)) {
      double chosen = glmnet.go().lambdaMin();
      Peer.Fitted theirs = Peer.read(file);
      Found found = fit(design, fold, theirs.lambdas(), work);
      for (int i = 1; i < shape.warmUps(); i++) {
        found = fit(design, fold, theirs.lambdas(), work);
      }
      Ratios ratios = new Ratios();
      for (int round = 0; round < rounds; round++) {
        double seconds = glmnet.go().seconds();
        ratios.add(seconds, fit(design, fold, theirs.lambdas(), work).seconds());
      }
      ClassOptimality optimality = new ClassOptimality(design, penalty);
      return String.format(
          Locale.ROOT,
          "| %.1f | %.1f | %s | %d | %d%s | %.3f | %.3f | %.2f (%.2f–%.2f) | %.4g | %.4g"
              + " | %.1e | %.1e |",
          alpha,
          correlation,
          work.path() ? "path" : shape.folds() + " folds",
          work.threads(),
          theirs.lambdas().length,
          work.all() ? " given" : "",
          ratios.theirMedian(),
          ratios.ourMedian(),
          ratios.median(),
          ratios.lowest(),
          ratios.highest(),
          chosen,
          found.minimum(),
          optimality.theirs(theirs),
          optimality.ours(found.path()));
    }
  }

  /** The 1-SE λ is kept so that nobody can leave its search out. */
  private record Found(double seconds, double minimum, double oneSe, Path path) {}

  private Found fit(Design design, int[] fold, double[] lambdas, Work work) {
    long start = System.nanoTime();
    if (work.path()) {
      Path path = Fits.path(Family.BINOMIAL, design, penalty, lambdas);
      return new Found((System.nanoTime() - start) / NANOS, Double.NaN, Double.NaN, path);
    }
    Workers workers = new Workers(work.threads());
    LambdaSearch search =
        CrossValidation.of(
                Family.BINOMIAL,
                Measure.DEVIANCE,
                design,
                Folds.of(fold, shape.folds()),
                workers,
                () -> {})
            .search(penalty, new Grid.Given(lambdas));
    double minimum = search.minimum();
    double oneSe = search.oneStandardError();
    return new Found((System.nanoTime() - start) / NANOS, minimum, oneSe, search.path());
  }
}
