package halflife.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Whole commands on a CSV file of 10,000 × 200 numbers, from process start to end: R reads it and
 * cross-validates a lasso; Halflife does that, the nested verdict, the stability of λ, the report
 * and the model file.
 *
 * <p>{@code bench/run CsvDuel [ROUNDS [THREADS]]} prints medians and the ratio.
 */
public final class CsvDuel {
  private static final int ROWS = 10_000;
  private static final int FEATURES = 200;

  private CsvDuel() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 7;
    String threads = arguments.length > 1 ? arguments[1] : "2";
    Path folder = Files.createTempDirectory("halflife-csv");
    try {
      System.out.println("| correlation | threads | R, s | Halflife, s | ratio (lowest–highest) |");
      System.out.println("|---|---|---|---|---|");
      for (double rho : new double[] {0, 0.9}) {
        Path data = folder.resolve("data.csv");
        WriteCsv.write(data, ROWS, FEATURES, rho);
        Ratios ratios = duel(rounds, theirs(data, threads), ours(data, threads, folder));
        System.out.printf(
            Locale.ROOT,
            "| %.1f | %s | %.2f | %.2f | %.2f (%.2f–%.2f) |%n",
            rho,
            threads,
            ratios.theirMedian(),
            ratios.ourMedian(),
            ratios.median(),
            ratios.lowest(),
            ratios.highest());
      }
    } catch (IllegalStateException e) {
      System.err.println("CsvDuel: " + e.getMessage());
      System.exit(1);
    } finally {
      Commands.delete(folder);
    }
  }

  private static Ratios duel(int rounds, List<String> theirs, List<String> ours)
      throws IOException, InterruptedException {
    Ratios ratios = new Ratios();
    for (int round = 0; round <= rounds; round++) {
      double theirSeconds = time(theirs);
      double ourSeconds = time(ours);
      if (round > 0) {
        ratios.add(theirSeconds, ourSeconds);
      }
    }
    return ratios;
  }

  private static List<String> theirs(Path data, String threads) {
    return List.of(
        "Rscript", Peer.script("glmnet_csv.R").toString(), data.toString(), "y", "1", threads);
  }

  private static List<String> ours(Path data, String threads, Path folder) {
    String out = folder.resolve("out").toString();
    return List.of(
        Commands.launcher(),
        "tune",
        data.toString(),
        "--target",
        "y",
        "--model",
        "lasso",
        "--folds",
        "10",
        "--threads",
        threads,
        "--out",
        out);
  }

  private static double time(List<String> command) throws IOException, InterruptedException {
    try {
      return Commands.run(command).seconds();
    } catch (PeerProcess.Missing e) {
      throw Peer.missing(e);
    }
  }
}
