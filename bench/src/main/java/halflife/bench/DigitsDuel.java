package halflife.bench;

import halflife.core.SplitMix64;
import halflife.core.Workers;
import halflife.decay.Decay;
import halflife.decay.Dose;
import halflife.decay.Schedule;
import halflife.evidence.study.HalfLives;
import halflife.linear.data.Design;
import halflife.linear.data.RowScaling;
import halflife.net.Activation;
import halflife.net.Candidate;
import halflife.net.Mlp;
import halflife.net.MlpRun;
import halflife.net.NetLoss;
import halflife.net.Samples;
import halflife.net.Sweep;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Networks of 64-64-64-10 on the digits, by scikit-learn's MLPClassifier (bench/digits_duel.py) and
 * by Halflife, taking turns: sixty fits against a whole command that tunes; and the same grid of
 * decays for as many epochs, on one thread each, in processes that stay up.
 *
 * <p>{@code bench/run DigitsDuel [ROUNDS]}
 */
public final class DigitsDuel {
  private static final String TABLE = "examples/data/digits.csv";
  private static final String TARGET = "digit";
  private static final int CLASSES = 10;

  /** Fits that a whole tune may cost. */
  private static final int FITS = 60;

  /**
   * What tune takes for so many rows if nothing is said, as is one row in {@code FOLDS} held out.
   */
  private static final List<Integer> HIDDEN = List.of(64, 64);

  private static final int BATCH = 64;
  private static final int EPOCHS = 90;
  private static final double RATE = 1e-3;
  private static final int FOLDS = 5;

  /** What scikit-learn takes a table in if nothing is said, and what Halflife trains in. */
  private static final List<String> PRECISIONS = List.of("float64", "float32");

  private final Digits digits;
  private final Samples train;
  private final Sweep sweep;
  private final List<Candidate> candidates;

  private DigitsDuel() throws IOException {
    digits = Digits.read();
    train = digits.part(0, digits.train());
    Mlp mlp = new Mlp(train.rows()[0].length, HIDDEN, CLASSES, Activation.RELU, 0);
    sweep = new Sweep(mlp, new NetLoss.SoftmaxCrossEntropy(CLASSES), train, BATCH);
    long steps = (long) EPOCHS * ((train.size() + BATCH - 1) / BATCH);
    candidates =
        Stream.concat(
                HalfLives.of(Dose.RUNS, Schedule.constant(RATE), steps).stream()
                    .map(HalfLives.Tried::lambda),
                Stream.of(0.0))
            .map(lambda -> Candidate.of(new Decay.Decoupled(lambda), RATE, 1))
            .toList();
  }

  public static void main(String[] arguments) throws IOException, InterruptedException {
    int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 5;
    try {
      new DigitsDuel().run(rounds);
    } catch (PeerProcess.Missing e) {
      System.err.println("DigitsDuel: " + e.getMessage());
      System.exit(2);
    } catch (IllegalStateException e) {
      System.err.println("DigitsDuel: " + e.getMessage());
      System.exit(1);
    }
  }

  /**
   * The table in a drawn order, the features brought to one scale by the rows to learn from.
   *
   * @param train how many those are; the others are held out
   */
  private record Digits(Samples rows, int train) {
    static Digits read() throws IOException {
      List<String> lines = Files.readAllLines(Path.of(Commands.home(), TABLE));
      int target = List.of(lines.get(0).split(",")).indexOf(TARGET);
      int[] order = IntStream.range(1, lines.size()).toArray();
      new SplitMix64(1).shuffle(order);
      double[][] x = new double[order.length][];
      double[] y = new double[order.length];
      float[] classes = new float[order.length];
      for (int i = 0; i < order.length; i++) {
        List<String> cells = new ArrayList<>(List.of(lines.get(order[i]).split(",")));
        y[i] = Double.parseDouble(cells.remove(target));
        classes[i] = (float) y[i];
        x[i] = cells.stream().mapToDouble(Double::parseDouble).toArray();
      }
      int train = order.length - order.length / FOLDS;
      int[] first = IntStream.range(0, train).toArray();
      float[][] inputs = RowScaling.of(Design.unweighted(x, y), first).inputs(x);
      return new Digits(new Samples(inputs, classes), train);
    }

    Samples part(int from, int to) {
      return rows.pick(IntStream.range(from, to).toArray());
    }
  }

  /**
   * As many networks as there are candidates.
   *
   * @param cpu seconds of processor time
   * @param seconds on the clock
   * @param right the share of rows held out whose class they find, a mean over networks
   */
  private record Fits(double cpu, double seconds, double right) {}

  /** scikit-learn on rows of a precision, in which it then trains. */
  private record Theirs(String precision, PeerProcess process, List<Fits> turns) {
    Fits turn() throws IOException {
      PeerProcess.Line line = process.go();
      return new Fits(line.number("cpu"), line.number("seconds"), line.number("right"));
    }
  }

  private void run(int rounds) throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("halflife-digits");
    List<Theirs> rivals = new ArrayList<>();
    try {
      for (String precision : PRECISIONS) {
        PeerProcess python = python(folder.resolve("data"), precision);
        rivals.add(new Theirs(precision, python, new ArrayList<>()));
      }
      Commands.run(List.of(Commands.launcher(), "--version"));
      for (Theirs theirs : rivals) {
        theirs.turn();
      }
      ours();
      List<Commands.Spent> tunes = new ArrayList<>();
      List<Fits> ours = new ArrayList<>();
      for (int round = 0; round < rounds; round++) {
        for (Theirs theirs : rivals) {
          theirs.turns().add(theirs.turn());
        }
        tunes.add(Commands.run(tune(folder.resolve("out"))));
        ours.add(ours());
      }
      printTunes(rivals, tunes);
      printFits(rivals, ours);
    } finally {
      rivals.forEach(theirs -> theirs.process().close());
      Commands.delete(folder);
    }
  }

  private PeerProcess python(Path data, String precision) throws IOException {
    PythonPeer.write(data, digits.rows());
    return PythonPeer.start(
        "digits_duel.py",
        1,
        List.of(
            data.toString(),
            String.valueOf(digits.train()),
            precision,
            PythonPeer.list(HIDDEN),
            String.valueOf(BATCH),
            String.valueOf(EPOCHS),
            String.valueOf(RATE),
            String.valueOf(candidates.size())));
  }

  private static List<String> tune(Path out) {
    return List.of(
        Commands.launcher(),
        "tune",
        Path.of(Commands.home(), TABLE).toString(),
        "--target",
        TARGET,
        "--family",
        "multinomial",
        "--model",
        "mlp",
        "--out",
        out.toString());
  }

  private Fits ours() {
    double cpu = cpu();
    long start = System.nanoTime();
    List<MlpRun> runs = sweep.run(candidates, EPOCHS, Workers.ONE);
    double seconds = (System.nanoTime() - start) * 1e-9;
    cpu = cpu() - cpu;
    Samples held = digits.part(digits.train(), digits.rows().size());
    double right = runs.stream().mapToDouble(run -> right(run, held)).average().orElseThrow();
    return new Fits(cpu, seconds, right);
  }

  /** The processor time of this process so far: also that of the collector and the compilers. */
  private static double cpu() {
    return ProcessHandle.current().info().totalCpuDuration().orElseThrow().toNanos() * 1e-9;
  }

  private static double right(MlpRun run, Samples held) {
    float[][] outputs = run.predict(held.rows());
    int right = 0;
    for (int i = 0; i < held.size(); i++) {
      int best = 0;
      for (int k = 1; k < CLASSES; k++) {
        best = outputs[k][i] > outputs[best][i] ? k : best;
      }
      right += best == held.target()[i] ? 1 : 0;
    }
    return (double) right / held.size();
  }

  private void printTunes(List<Theirs> rivals, List<Commands.Spent> tunes) {
    System.out.printf(
        Locale.ROOT,
        "| MLPClassifier in | %d fits, CPU s | wall s | a whole tune, CPU s | wall s"
            + " | ratio of CPU (quartiles) |%n|---|---|---|---|---|---|%n",
        FITS);
    double share = (double) FITS / candidates.size();
    for (Theirs theirs : rivals) {
      Ratios cpu =
          Ratios.of(of(theirs.turns(), f -> f.cpu() * share), of(tunes, Commands.Spent::cpu));
      System.out.printf(
          Locale.ROOT,
          "| %s | %.1f | %.1f | %.1f | %.1f | **%.2f** (%.2f–%.2f) |%n",
          theirs.precision(),
          cpu.theirMedian(),
          Ratios.median(of(theirs.turns(), f -> f.seconds() * share)),
          cpu.ourMedian(),
          Ratios.median(of(tunes, Commands.Spent::seconds)),
          cpu.median(),
          cpu.quantile(0.25),
          cpu.quantile(0.75));
    }
  }

  private void printFits(List<Theirs> rivals, List<Fits> ours) {
    System.out.println(
        "\n| MLPClassifier in | networks | epochs | its CPU ms a network and epoch | Halflife's"
            + " | ratio (quartiles) | right theirs | ours |\n|---|---|---|---|---|---|---|---|");
    double millis = 1000.0 / (candidates.size() * EPOCHS);
    for (Theirs theirs : rivals) {
      Ratios cpu =
          Ratios.of(of(theirs.turns(), f -> f.cpu() * millis), of(ours, f -> f.cpu() * millis));
      System.out.printf(
          Locale.ROOT,
          "| %s | %d | %d | %.2f | %.2f | **%.2f** (%.2f–%.2f) | %.1f %% | %.1f %% |%n",
          theirs.precision(),
          candidates.size(),
          EPOCHS,
          cpu.theirMedian(),
          cpu.ourMedian(),
          cpu.median(),
          cpu.quantile(0.25),
          cpu.quantile(0.75),
          100 * Ratios.median(of(theirs.turns(), Fits::right)),
          100 * Ratios.median(of(ours, Fits::right)));
    }
  }

  private static <T> List<Double> of(List<T> turns, ToDoubleFunction<T> number) {
    return turns.stream().mapToDouble(number).boxed().toList();
  }
}
