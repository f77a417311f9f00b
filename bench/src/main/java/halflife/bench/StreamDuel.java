package halflife.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Whole commands on a table that is larger than memory: DuckDB sums its columns on two threads,
 * Halflife studies it with {@code --stream}.
 *
 * <p>{@code bench/run StreamDuel FILE FEATURES [ROUNDS]}, FILE as {@link WriteCsv} writes it;
 * {@code HALFLIFE_JAVA_OPTS=-Xmx256m} limits Halflife's memory.
 */
public final class StreamDuel {
  private StreamDuel() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    String file = arguments[0];
    int rounds = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 3;
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    List<String> theirs =
        List.of(
            java,
            "-cp",
            System.getProperty("java.class.path"),
            DuckScan.class.getName(),
            file,
            arguments[1]);
    Path folder = Files.createTempDirectory("halflife-stream");
    List<String> ours =
        List.of(
            Commands.launcher(),
            "tune",
            file,
            "--target",
            "y",
            "--model",
            "lasso",
            "--stream",
            "--out",
            folder.resolve("out").toString());
    try {
      Ratios ratios = new Ratios();
      for (int round = 0; round < rounds; round++) {
        double duck = Commands.run(theirs).seconds();
        ratios.add(duck, Commands.run(ours).seconds());
      }
      System.out.println("| DuckDB's sums, s | Halflife's study, s | ratio (lowest–highest) |");
      System.out.println("|---|---|---|");
      System.out.printf(
          Locale.ROOT,
          "| %.2f | %.2f | %.2f (%.2f–%.2f) |%n",
          ratios.theirMedian(),
          ratios.ourMedian(),
          ratios.median(),
          ratios.lowest(),
          ratios.highest());
    } finally {
      Commands.delete(folder);
    }
  }
}
