package halflife.cli;

import halflife.tune.Model;
import halflife.tune.ModelJson;
import halflife.tune.Table;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
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
      index = "1",
      paramLabel = "DATA",
      description = "A CSV file with the model's columns, in any order.")
  private Path data = Path.of("");

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Where to write row,prediction (default: standard output).")
  private Optional<Path> out = Optional.empty();

  @Override
  public Integer call() {
    if (spec == null) {
      throw new IllegalStateException("the command was not made by picocli");
    }
    Model read = ModelJson.read(model);
    Table table = Table.read(data, Set.of());
    double[] predictions = read.predict(table);
    StringBuilder csv = new StringBuilder("row,prediction\n");
    for (int i = 0; i < predictions.length; i++) {
      csv.append(i + 1).append(',').append(predictions[i]).append('\n');
    }
    if (out.isPresent()) {
      SafeFile.write(out.get(), csv.toString());
    } else {
      spec.commandLine().getOut().print(csv);
    }
    score(read, table, predictions, spec.commandLine().getErr());
    return 0;
  }

  private static void score(Model model, Table table, double[] predictions, PrintWriter err) {
    Optional<double[]> target = table.numbersIfUsable(model.target());
    if (target.isEmpty()) {
      return;
    }
    Optional<String> column = model.options().weights();
    Optional<double[]> weights = column.flatMap(table::numbersIfUsable);
    double squares = 0;
    double total = 0;
    for (int i = 0; i < predictions.length; i++) {
      double residual = target.get()[i] - predictions[i];
      double weight = weights.isPresent() ? weights.get()[i] : 1;
      squares += weight * residual * residual;
      total += weight;
    }
    err.printf(
        Locale.ROOT,
        "RMSE %.6g over %d rows of '%s'%s%n",
        Math.sqrt(squares / total),
        predictions.length,
        Printable.of(model.target()),
        weights.isPresent() ? ", weighted by '" + Printable.of(column.orElse("")) + "'" : "");
  }
}
