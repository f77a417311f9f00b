package halflife.cli;

import halflife.core.Words;
import halflife.evidence.PredictionInterval;
import halflife.evidence.note.StoredName;
import halflife.report.json.CsvCell;
import halflife.tune.model.Model;
import halflife.tune.model.ModelJson;
import halflife.tune.model.Score;
import halflife.tune.source.TableLocation;
import halflife.tune.table.Table;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code halflife predict}: a model and a table in, a prediction for each row out. */
@Command(
    name = "predict",
    description = "Predicts every row of a table with a model that tune wrote.",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class)
final class PredictCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Parameters(index = "0", paramLabel = "MODEL", description = "A model.json.")
  private Path model = Path.of("");

  @Parameters(
      index = "1..*",
      arity = "1..*",
      paramLabel = "DATA",
      description = "A table with the model's columns, in any order: whatever tune reads.")
  private List<Path> data = List.of();

  @Option(names = "--encoding", paramLabel = "NAME", description = "As for tune.")
  private Optional<String> encoding = Optional.empty();

  @Option(names = "--sheet", paramLabel = "NAME", description = "As for tune.")
  private Optional<String> sheet = Optional.empty();

  @Option(names = "--sql", paramLabel = "QUERY", description = "As for tune.")
  private Optional<String> sql = Optional.empty();

  @Option(
      names = {"-o", "--out"},
      paramLabel = "FILE",
      description =
          "Where to write row,prediction and the probability of each class, and after row the name"
              + " where DATA has row names (default: standard output).")
  private Optional<Path> out = Optional.empty();

  @Mixin private LanguageFlag lang = new LanguageFlag();

  @Override
  public Integer call() {
    if (spec == null) {
      throw new IllegalStateException("the command was not made by picocli");
    }
    PrintWriter err = spec.commandLine().getErr();
    Notes notes = new Notes(err, lang.language());
    Path weights = model.toAbsolutePath().resolveSibling(ModelJson.WEIGHTS);
    List<Path> inputs = Stream.concat(Stream.of(model, weights), data.stream()).toList();
    out.ifPresent(file -> SafeFile.check(file, new Inputs(inputs)));
    OutputFolder.of(model).recover(notes);
    Model read = ModelJson.read(model);
    Table table = table(read, notes);
    Model.Predictions predictions = read.predictions(table);
    predictions.notes().forEach(notes);
    String csv = csv(read, table.rowNames(), predictions);
    if (out.isPresent()) {
      SafeFile.write(out.get(), csv);
    } else {
      Terminal.exact(spec.commandLine().getOut()).print(csv);
    }
    score(read, table, predictions, notes);
    return 0;
  }

  private Table table(Model model, Notes notes) {
    TableLocation where = new TableLocation(data, encoding, sheet, sql);
    try (PipeWait wait = new PipeWait(where, notes)) {
      return Table.read(where, model.readAs());
    }
  }

  /**
   * Formats the predictions: for classes the most probable one and the probability of each; for
   * numbers an interval, which is empty in rows of which it says nothing.
   */
  private static String csv(
      Model model, Optional<List<String>> names, Model.Predictions predictions) {
    List<double[]> responses = predictions.responses();
    StringBuilder csv = new StringBuilder(names.isPresent() ? "row,name" : "row");
    csv.append(",prediction");
    Optional<PredictionInterval> interval = model.interval();
    csv.append(interval.isPresent() ? ",low,high" : "");
    model.classes().forEach(c -> csv.append(',').append(CsvCell.of("p(" + c + ")")));
    csv.append('\n');
    for (int i = 0; i < responses.get(0).length; i++) {
      int row = i;
      csv.append(i + 1).append(',');
      names.ifPresent(n -> csv.append(CsvCell.of(n.get(row))).append(','));
      if (model.classes().isEmpty()) {
        double value = responses.get(0)[i];
        csv.append(value);
        interval.ifPresent(
            in ->
                csv.append(
                    predictions.outside().contains(row)
                        ? ",,"
                        : "," + (value - in.halfWidth()) + "," + (value + in.halfWidth())));
        csv.append('\n');
        continue;
      }
      double[] p = probabilities(responses, i);
      csv.append(CsvCell.of(model.classes().get(largest(p))));
      for (double probability : p) {
        csv.append(',').append(probability);
      }
      csv.append('\n');
    }
    return csv.toString();
  }

  private static double[] probabilities(List<double[]> responses, int row) {
    if (responses.size() == 1) {
      double positive = responses.get(0)[row];
      return new double[] {1 - positive, positive};
    }
    return responses.stream().mapToDouble(r -> r[row]).toArray();
  }

  private static int largest(double[] p) {
    int best = 0;
    for (int k = 1; k < p.length; k++) {
      best = p[k] > p[best] ? k : best;
    }
    return best;
  }

  /**
   * Prints the score of the predictions, or the reason why there is none, where the target is
   * there.
   */
  private static void score(Model model, Table table, Model.Predictions predictions, Notes notes) {
    try {
      model
          .score(table, predictions)
          .map(score -> words(model, table, score))
          .map(words -> Printable.of(notes.language().of(words)))
          .ifPresent(notes.err()::println);
    } catch (IllegalArgumentException e) {
      notes.accept(
          Words.of(
              "the predictions are not scored: %s", "预测没有评分：%s", String.valueOf(e.getMessage())));
    }
  }

  private static Words words(Model model, Table table, Score score) {
    Words values = Words.listed(score.values().stream().map(PredictCommand::words).toList());
    String first = values.english();
    boolean all = score.rows() == table.rows() || score.counts().isPresent();
    return Words.of(
        "%s over %s%s rows of '%s'%s%s%s",
        "'%4$s' 的 %2$s 行%3$s上：%1$s%5$s%6$s%7$s",
        new Words(Character.toUpperCase(first.charAt(0)) + first.substring(1), values.chinese()),
        score.rows(),
        all ? Words.NONE : Words.of(" of %s", "（共 %s 行）", table.rows()),
        model.target(),
        named(score.counts(), ", counted by '%s'", "，按 '%s' 计数"),
        named(score.weights(), ", weighted by '%s'", "，按 '%s' 加权"),
        model.options().table().posWeight().isPresent()
            ? new Words(", without --pos-weight", "，不计 --pos-weight")
            : Words.NONE);
  }

  private static Words named(Optional<String> column, String english, String chinese) {
    return column.map(name -> Words.of(english, chinese, name)).orElse(Words.NONE);
  }

  private static Words words(Score.Value value) {
    Words label = StoredName.words(value.measure().label());
    return Double.isNaN(value.shown())
        ? Words.of("no %s (all rows are of one class)", "没有 %s（所有行都属于同一类）", label)
        : Words.of("%s %s", "%s %s", label, String.format(Locale.ROOT, "%.6g", value.shown()));
  }
}
