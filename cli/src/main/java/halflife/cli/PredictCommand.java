package halflife.cli;

import static java.util.stream.Collectors.joining;

import halflife.evidence.PredictionInterval;
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

  @Override
  public Integer call() {
    if (spec == null) {
      throw new IllegalStateException("the command was not made by picocli");
    }
    PrintWriter err = spec.commandLine().getErr();
    Path weights = model.toAbsolutePath().resolveSibling(ModelJson.WEIGHTS);
    List<Path> inputs = Stream.concat(Stream.of(model, weights), data.stream()).toList();
    out.ifPresent(file -> SafeFile.check(file, new Inputs(inputs)));
    OutputFolder.of(model).recover(note -> err.println("Note: " + note));
    Model read = ModelJson.read(model);
    Table table = table(read, err);
    Model.Predictions predictions = read.predictions(table);
    predictions.notes().forEach(note -> err.println("Note: " + Printable.of(note)));
    String csv = csv(read, table.rowNames(), predictions);
    if (out.isPresent()) {
      SafeFile.write(out.get(), csv);
    } else {
      Terminal.exact(spec.commandLine().getOut()).print(csv);
    }
    score(read, table, predictions, err);
    return 0;
  }

  private Table table(Model model, PrintWriter err) {
    TableLocation where = new TableLocation(data, encoding, sheet, sql);
    try (PipeWait wait = new PipeWait(where, err)) {
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
    model.classes().forEach(c -> csv.append(',').append(Printable.cell("p(" + c + ")")));
    csv.append('\n');
    for (int i = 0; i < responses.get(0).length; i++) {
      int row = i;
      csv.append(i + 1).append(',');
      names.ifPresent(n -> csv.append(Printable.cell(n.get(row))).append(','));
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
      csv.append(Printable.cell(model.classes().get(largest(p))));
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
  private static void score(
      Model model, Table table, Model.Predictions predictions, PrintWriter err) {
    try {
      model.score(table, predictions).ifPresent(score -> print(model, table, score, err));
    } catch (IllegalArgumentException e) {
      err.println(
          "Note: the predictions are not scored: " + Printable.of(String.valueOf(e.getMessage())));
    }
  }

  private static void print(Model model, Table table, Score score, PrintWriter err) {
    String values = score.values().stream().map(PredictCommand::text).collect(joining(", "));
    boolean all = score.rows() == table.rows() || score.counts().isPresent();
    String rows = all ? "" : " of " + table.rows();
    String weights =
        score.counts().map(c -> ", counted by '" + c + "'").orElse("")
            + score.weights().map(w -> ", weighted by '" + w + "'").orElse("");
    String classes =
        model.options().table().posWeight().isPresent() ? ", without --pos-weight" : "";
    err.println(
        Character.toUpperCase(values.charAt(0))
            + values.substring(1)
            + " over "
            + score.rows()
            + rows
            + " rows of '"
            + Printable.of(model.target())
            + "'"
            + Printable.of(weights)
            + classes);
  }

  private static String text(Score.Value value) {
    String label = value.measure().label();
    return Double.isNaN(value.shown())
        ? "no " + label + " (all rows are of one class)"
        : String.format(Locale.ROOT, "%s %.6g", label, value.shown());
  }
}
