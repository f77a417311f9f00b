package halflife.bench;

import halflife.linear.Fits;
import halflife.linear.data.Design;
import halflife.linear.model.Path;
import halflife.linear.model.Penalty;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;

/**
 * One lasso path where there are far more features than rows, glmnet and Halflife taking turns on
 * one thread.
 *
 * <p>{@code bench/run WideDuel [ROUNDS]} times glmnet at its defaults against every knot of the
 * exact path down to the λ where glmnet stopped.
 */
public final class WideDuel {
  private static final int WARM_UPS = 20;
  private static final double NANOS = 1e9;

  private final Penalty penalty = Penalty.lasso();
  private final int rounds;

  private WideDuel(int rounds) {
    this.rounds = rounds;
  }

  /** Rows and features of well-known sets of gene expressions. */
  private record Shape(int rows, int features) {}

  public static void main(String[] arguments) throws IOException {
    int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 15;
    try {
      new WideDuel(rounds).run();
    } catch (IllegalStateException e) {
      System.err.println("WideDuel: " + e.getMessage());
      System.exit(1);
    }
  }

  private void run() throws IOException {
    System.out.println(
        "| rows × features | correlation | glmnet, ms (λs) | Halflife, ms (knots)"
            + " | ratio (lowest–highest) | KKT theirs | ours |");
    System.out.println("|---|---|---|---|---|---|---|");
    java.nio.file.Path folder = Files.createTempDirectory("halflife-wide");
    try {
      for (Shape shape : List.of(new Shape(71, 4088), new Shape(38, 7129))) {
        for (double correlation : new double[] {0, 0.9}) {
          System.out.println(row(folder, shape, correlation));
        }
      }
    } finally {
      Files.deleteIfExists(folder.resolve("data"));
      Files.deleteIfExists(folder.resolve("path"));
      Files.deleteIfExists(folder);
    }
  }

  private String row(java.nio.file.Path folder, Shape shape, double correlation)
      throws IOException {
    Design design = Synthetic.rows(shape.rows(), shape.features(), correlation, 1);
    Peer.write(folder.resolve("data"), design, Synthetic.folds(shape.rows(), 3, 2));
    java.nio.file.Path theirPath = folder.resolve("path");
    List<String> options = List.of("--path", "--coefficients", theirPath.toString());
    try (Peer glmnet = Peer.start(folder.resolve("data"), 1, 1, options)) {
      glmnet.go();
      Peer.Fitted theirs = Peer.read(theirPath);
      double[] lowest = {theirs.lambdas()[theirs.lambdas().length - 1]};
      Path ours = Fits.path(design, penalty, lowest);
      for (int i = 1; i < WARM_UPS; i++) {
        ours = Fits.path(design, penalty, lowest);
      }
      Ratios ratios = new Ratios();
      for (int round = 0; round < rounds; round++) {
        double seconds = glmnet.go().seconds();
        long start = System.nanoTime();
        ours = Fits.path(design, penalty, lowest);
        ratios.add(seconds, (System.nanoTime() - start) / NANOS);
      }
      Optimality optimality = new Optimality(design, penalty, ours);
      return String.format(
          Locale.ROOT,
          "| %d × %d | %.1f | %.1f (%d) | %.1f (%d) | %.2f (%.2f–%.2f) | %.1e | %.1e |",
          shape.rows(),
          shape.features(),
          correlation,
          1000 * ratios.theirMedian(),
          theirs.lambdas().length,
          1000 * ratios.ourMedian(),
          ours.size(),
          ratios.median(),
          ratios.lowest(),
          ratios.highest(),
          optimality.theirs(theirs),
          optimality.ours());
    }
  }
}
