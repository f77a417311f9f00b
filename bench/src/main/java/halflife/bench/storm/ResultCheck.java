package halflife.bench.storm;

import halflife.evidence.Family;
import halflife.evidence.PathPoint;
import halflife.evidence.Result;
import halflife.evidence.Search;
import halflife.linear.model.Penalty;
import halflife.report.HtmlReport;
import halflife.report.TerminalView;
import halflife.report.json.ResultJson;
import halflife.tune.Study;
import halflife.tune.data.Dataset;
import halflife.tune.model.Model;
import halflife.tune.model.ModelJson;
import halflife.tune.options.StudyOptions;
import halflife.tune.table.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether what a study leaves can be written, read, shown and used, and every fit is optimal but
 * for those that a note calls approximate.
 */
final class ResultCheck {
  private static final Pattern APPROXIMATE =
      Pattern.compile("At λ = (\\S+) and below the fits stopped short.*");

  /** The note gives three digits. */
  private static final double ROUNDED = 1.005;

  private final StudyOptions options;
  private final Study.Outcome outcome;
  private final Path folder;

  ResultCheck(StudyOptions options, Study.Outcome outcome, Path folder) {
    this.options = options;
    this.outcome = outcome;
    this.folder = folder;
  }

  /** The first thing that is wrong: a sentence; empty if nothing is. */
  Optional<String> fault() throws IOException {
    Result result = outcome.result();
    String json = ResultJson.toJson(result);
    if (!ResultJson.toJson(ResultJson.of(json, "result.json")).equals(json)) {
      return Optional.of("result.json differs once read and written again");
    }
    if (new HtmlReport(result).html().contains("NaN")) {
      return Optional.of("the page shows NaN");
    }
    if (new TerminalView(result).text().contains("NaN")) {
      return Optional.of("the terminal shows NaN");
    }
    Optional<String> model = model();
    return model.isPresent() ? model : fits(result);
  }

  /** The model from its file predicts the table it was made from as the one in memory does. */
  private Optional<String> model() throws IOException {
    Model made = outcome.model();
    String json = ModelJson.toJson(made);
    Path file = folder.resolve("model-" + Thread.currentThread().getId() + ".json");
    Model read;
    try {
      Files.writeString(file, json);
      read = ModelJson.read(file);
    } finally {
      Files.deleteIfExists(file);
    }
    if (!made.differences(read).isEmpty()) {
      return Optional.of("model.json read again differs: " + made.differences(read).get(0));
    }
    Table table = Table.read(options.table().data(), read.readAs());
    List<double[]> there = read.predictions(table).responses();
    List<double[]> here = made.predictions(table).responses();
    for (int k = 0; k < here.size(); k++) {
      for (int i = 0; i < table.rows(); i++) {
        double value = there.get(k)[i];
        if (!Double.isFinite(value) || value != here.get(k)[i]) {
          return Optional.of("row " + i + " is predicted as " + value);
        }
      }
    }
    return Optional.empty();
  }

  /** Every fit of every path, from the encoded rows. */
  private Optional<String> fits(Result result) {
    Dataset all = Dataset.read(options);
    Dataset data =
        options.proof().testFraction().isPresent()
            ? all.split(options.proof().testFraction().get(), options.proof().seed()).train()
            : all;
    double approximate = approximate(result);
    for (Search search : result.searches()) {
      FitCheck check = check(result, search, data);
      boolean chosen = search == result.search(); // the note speaks of no other
      for (PathPoint fit : search.path()) {
        boolean called = chosen && fit.lambda() <= approximate;
        Optional<String> fault = called ? Optional.empty() : check.fault(fit);
        if (fault.isPresent()) {
          return fault;
        }
      }
    }
    return result.model().lambda() <= approximate
        ? Optional.empty()
        : check(result, result.search(), data).fault(result.model());
  }

  /** The largest λ whose fit is called approximate; below all if none is. */
  static double approximate(Result result) {
    return result.warnings().stream()
        .map(APPROXIMATE::matcher)
        .filter(Matcher::matches)
        .mapToDouble(match -> ROUNDED * Double.parseDouble(match.group(1)))
        .max()
        .orElse(-1);
  }

  private FitCheck check(Result result, Search search, Dataset data) {
    return new FitCheck(
        result.family(),
        result.classes().size(),
        data.features(),
        data.design(),
        penalty(search, result));
  }

  private Penalty penalty(Search search, Result result) {
    boolean grouped = options.search().grouped() && result.family() == Family.MULTINOMIAL;
    return new Penalty(
        search.curve().alpha(),
        options.search().standardize(),
        grouped,
        options.search().nonNegative(),
        List.of());
  }
}
