package halflife.bench.verdict;

import halflife.bench.verdict.NetworkTrial.Said;
import halflife.core.Workers;
import halflife.evidence.Measure;
import halflife.evidence.Network;
import halflife.evidence.Result;
import halflife.evidence.Rival;
import halflife.evidence.study.RunStore;
import halflife.evidence.study.SeedRun;
import halflife.linear.data.Design;
import halflife.tune.data.Dataset;
import halflife.tune.net.NetCandidate;
import halflife.tune.net.NetStudy;
import halflife.tune.options.StudyOptions;
import halflife.tune.options.TuneOption;
import halflife.tune.table.Column;
import halflife.tune.table.Header;
import halflife.tune.table.RowNames;
import halflife.tune.table.Table;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Studies the data sets of a cell as {@code tune --model mlp} does, with small networks and few λs,
 * and trains the same networks on other data sets of the cell to know what is true of it.
 */
final class NetworkJudge {
  /** The name of no decay that stops at its best epoch. */
  static final String STOPPED = "no decay, stopped";

  private static final List<Double> LAMBDAS = List.of(5.0, 2.0, 0.7, 0.2, 0.05);
  private static final List<Double> USUAL = List.of(1e-2, 1e-3, 1e-4);
  private static final double DROPOUT = 0.2;
  private static final String WITH_DROPOUT = "dropout " + DROPOUT;
  private static final List<Integer> HIDDEN = List.of(8);
  private static final int EPOCHS = 25;
  private static final int BATCH = 8;
  private static final double RATE = 1e-2;

  /** One in so many rows is held out where {@code tune} judges. */
  private static final int FOLDS = 10;

  private static final int FRESH_ROWS = 2000;

  /** Between the first seeds of two studies, each of which takes one for every split. */
  private static final long APART = 1000;

  /** Between the seeds of data sets that are studied and of those that tell what is true. */
  private static final long OTHERS = 1_000_000;

  private static final String TARGET = "y";

  private final Cell cell;
  private final Measure measure;

  NetworkJudge(Cell cell) {
    this.cell = cell;
    measure = options(1).search().measure(cell.family());
  }

  Measure measure() {
    return measure;
  }

  /** The name of training with a λ. */
  static String decay(double lambda) {
    return none().withLambda(lambda).name();
  }

  /** The name of no decay that stops after an epoch. */
  static String stopped(double epoch) {
    return "no decay to epoch " + epoch;
  }

  private static NetCandidate none() {
    return new NetCandidate(0, 0, RATE, 1, Rival.TO_THE_END);
  }

  private StudyOptions options(long seed) {
    return StudyOptions.of(Path.of("drawn.csv"), TARGET)
        .with(TuneOption.FAMILY, cell.family().word())
        .with(TuneOption.MODEL, "mlp")
        .with(TuneOption.LAMBDAS, LAMBDAS)
        .with(TuneOption.HIDDEN, HIDDEN)
        .with(TuneOption.EPOCHS, EPOCHS)
        .with(TuneOption.BATCH, BATCH)
        .with(TuneOption.LR, RATE)
        .with(TuneOption.REPEATS, cell.repeats())
        .with(TuneOption.SEED, seed);
  }

  private NetStudy study(Design design, long seed) {
    StudyOptions options = options(seed);
    return new NetStudy(options, Dataset.of(table(design), options), measure, Workers.ONE);
  }

  private static Table table(Design design) {
    List<String> names = new ArrayList<>();
    List<Column> columns = new ArrayList<>();
    for (int j = 0; j < design.width(); j++) {
      double[] values = new double[design.size()];
      Arrays.setAll(values, design.features().get(j)::at);
      names.add("x" + (j + 1));
      columns.add(new Column.Numbers(values, 0));
    }
    names.add(TARGET);
    columns.add(new Column.Numbers(design.target(), 0));
    return new Table(
        new Table.Source(Path.of("drawn.csv"), ""),
        new Header(true, names, Header.FirstColumn.DATA, false, names.size()),
        List.of(),
        names,
        columns,
        new RowNames(),
        IntStream.range(0, design.size()).map(i -> i + 2).toArray());
  }

  /** What a study of a data set says. */
  NetworkTrial trial(long number) {
    Result result =
        study(Draws.rows(cell, cell.rows(), number), number * APART)
            .run(Optional.empty(), List.of(), RunStore.NONE, text -> {})
            .result();
    Network network = result.network().orElseThrow();
    Map<String, Said> said = new LinkedHashMap<>();
    said.put(STOPPED, Said.of(result.proof().verdict().againstNone()));
    network.rivals().forEach(rival -> said.put(rival.name(), Said.of(rival.comparison())));
    return new NetworkTrial(result.chosen().lambda(), network.stop().orElseThrow(), said);
  }

  /**
   * The loss on fresh rows of every way to train that a study can speak of, by its name. All learn
   * from the same rows, as many as the runs of a study, and from the same seed.
   */
  Map<String, Double> losses(long number) {
    int train = cell.rows() - cell.rows() / FOLDS;
    Design design = Draws.rows(cell, train + FRESH_ROWS, OTHERS + number);
    List<NetCandidate> candidates = candidates();
    List<SeedRun> runs =
        study(design, 1)
            .runs(
                candidates,
                OTHERS + number,
                IntStream.range(0, train).toArray(),
                IntStream.range(train, design.size()).toArray());
    Map<String, Double> losses = new LinkedHashMap<>();
    for (int c = 0; c < runs.size(); c++) {
      losses.put(candidates.get(c).name(), runs.get(c).loss());
    }
    for (double epoch : runs.get(0).epochs()) {
      losses.put(stopped(epoch), runs.get(0).lossAt(epoch));
    }
    return losses;
  }

  /** No decay first. */
  private static List<NetCandidate> candidates() {
    List<NetCandidate> all = new ArrayList<>();
    all.add(none());
    for (double lambda : USUAL) {
      all.add(none().withLambda(lambda));
    }
    all.add(none().withDropout(DROPOUT, WITH_DROPOUT + " alone"));
    for (double lambda : LAMBDAS) {
      NetCandidate decay = none().withLambda(lambda);
      all.add(decay);
      all.add(decay.withDropout(DROPOUT, WITH_DROPOUT + " and decay, " + decay.name()));
    }
    return all;
  }

  /** Losses by name as words. */
  static final class LossesForm implements NumberedLog.Form<Map<String, Double>> {
    @Override
    public List<String> write(Map<String, Double> losses) {
      List<String> words = new ArrayList<>();
      losses.forEach(
          (name, loss) -> {
            words.add(name);
            words.add(loss.toString());
          });
      return words;
    }

    @Override
    public Map<String, Double> read(List<String> words) {
      Map<String, Double> losses = new LinkedHashMap<>();
      for (int i = 0; i < words.size(); i += 2) {
        losses.put(words.get(i), Double.valueOf(words.get(i + 1)));
      }
      return losses;
    }
  }
}
