package halflife.bench;

import halflife.core.Workers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Sixteen small networks side by side on the heap, against the same sixteen as one batched product
 * in PyTorch (bench/net_duel.py), taking turns. Each trains on one thread and on as many as there
 * are processors, and the faster of the two counts.
 *
 * <p>{@code bench/run TorchDuel [ROUNDS]}
 */
public final class TorchDuel {
  private static final int WARM_UPS = 5;

  private TorchDuel() {}

  public static void main(String[] arguments) throws IOException {
    int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 15;
    try {
      run(rounds);
    } catch (PeerProcess.Missing e) {
      System.err.println("TorchDuel: " + e.getMessage());
      System.exit(2);
    }
  }

  private static void run(int rounds) throws IOException {
    Path folder = Files.createTempDirectory("halflife-torch");
    try {
      List<String> table = new ArrayList<>();
      for (int[] shape : new int[][] {{32, 64}, {64, 128}}) {
        table.add(duel(shape[0], shape[1], rounds, folder.resolve("data")));
      }
      System.out.println(
          "| layers | batch | PyTorch's threads | µs a step of all 16 | Halflife's threads"
              + " | µs a step of all 16 | ratio (quartiles) | loss theirs | ours |");
      System.out.println("|---|---|---|---|---|---|---|---|---|");
      table.forEach(System.out::println);
    } finally {
      Commands.delete(folder);
    }
  }

  /**
   * A turn.
   *
   * @param seconds of training
   * @param loss the mean squared error at its end
   */
  private record Turn(double seconds, double loss) {}

  /** Trains for a turn. */
  private interface Trainer {
    Turn train() throws IOException;
  }

  /** A trainer on so many threads, and its turns that count. */
  private record Contender(int threads, Trainer trainer, List<Turn> turns) {
    Contender(int threads, Trainer trainer) {
      this(threads, trainer, new ArrayList<>());
    }

    List<Double> seconds() {
      return turns.stream().map(Turn::seconds).toList();
    }

    double loss() {
      return turns.get(turns.size() - 1).loss();
    }
  }

  private static String duel(int width, int batch, int rounds, Path data) throws IOException {
    List<PeerProcess> processes = new ArrayList<>();
    List<Contender> theirs = new ArrayList<>();
    List<Contender> ours = new ArrayList<>();
    try {
      for (int threads : IntStream.of(1, Workers.all().threads()).distinct().toArray()) {
        SmallNets nets = new SmallNets(width, batch);
        PythonPeer.write(data, nets.samples());
        PeerProcess torch = torch(data, width, batch, threads);
        processes.add(torch);
        theirs.add(new Contender(threads, () -> theirTurn(torch)));
        Workers workers = new Workers(threads);
        ours.add(new Contender(threads, () -> new Turn(nets.seconds(workers), nets.loss())));
      }
      for (int round = -WARM_UPS; round < rounds; round++) {
        for (int c = 0; c < ours.size(); c++) {
          for (Contender contender : List.of(theirs.get(c), ours.get(c))) {
            Turn turn = contender.trainer().train();
            if (round >= 0) {
              contender.turns().add(turn);
            }
          }
        }
      }
      return row(SmallNets.layers(width), batch, best(theirs), best(ours));
    } finally {
      processes.forEach(PeerProcess::close);
    }
  }

  private static PeerProcess torch(Path data, int width, int batch, int threads) {
    return PythonPeer.start(
        "net_duel.py",
        threads,
        List.of(
            data.toString(),
            String.valueOf(width),
            String.valueOf(batch),
            String.valueOf(SmallNets.EPOCHS),
            String.valueOf(SmallNets.RATE),
            PythonPeer.list(SmallNets.LAMBDAS),
            String.valueOf(threads)));
  }

  private static Turn theirTurn(PeerProcess torch) throws IOException {
    PeerProcess.Line line = torch.go();
    return new Turn(line.number("seconds"), line.number("loss"));
  }

  private static Contender best(List<Contender> contenders) {
    return contenders.stream()
        .min(Comparator.comparingDouble(c -> Ratios.median(c.seconds())))
        .orElseThrow();
  }

  private static String row(String layers, int batch, Contender theirs, Contender ours) {
    Ratios ratios = Ratios.of(theirs.seconds(), ours.seconds());
    return String.format(
        Locale.ROOT,
        "| %s | %d | %d | %.0f | %d | %.0f | **%.2f** (%.2f–%.2f) | %.4f | %.4f |",
        layers,
        batch,
        theirs.threads(),
        SmallNets.stepMicros(ratios.theirMedian()),
        ours.threads(),
        SmallNets.stepMicros(ratios.ourMedian()),
        ratios.median(),
        ratios.quantile(0.25),
        ratios.quantile(0.75),
        theirs.loss(),
        ours.loss());
  }
}
