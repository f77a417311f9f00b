package halflife.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import halflife.cli.progress.Shorter;
import halflife.core.Words;
import halflife.core.Workers;
import halflife.draw.text.Language;
import halflife.evidence.Result;
import halflife.report.HtmlReport;
import halflife.report.TerminalView;
import halflife.report.json.CoefficientsCsv;
import halflife.report.json.ResultJson;
import halflife.tune.Progress;
import halflife.tune.Study;
import halflife.tune.model.ModelJson;
import halflife.tune.model.NetworkFit;
import halflife.tune.options.StudyOptions;
import halflife.tune.source.TableLocation;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code halflife tune}: a table in; the λ, the proof, a model and a report out. */
@Command(
    name = "tune",
    description = "Chooses the decay for a table and says whether it helps.",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    modelTransformer = StudyFlags.class,
    customSynopsis = "halflife tune DATA… --target COL [OPTION…]",
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./halflife tune examples/data/homes.csv --target price --exclude id,street",
      "  ./halflife tune examples/data/wine.csv --target alcohol --fold-column class",
      "  ./halflife tune examples/data/wine.csv --target class --model ridge -o wine"
    },
    sortOptions = false)
final class TuneCommand implements Callable<Integer> {
  static final String REPORT = "report.html";
  static final String MODEL = "model.json";
  static final String RESULT = "result.json";
  static final String COEFFICIENTS = "coefficients.csv";

  @Spec private @Nullable CommandSpec spec;

  @Parameters(
      arity = "1..*",
      paramLabel = "DATA",
      description =
          "A CSV file, plain or packed by gzip; an .xlsx workbook; with DuckDB a Parquet or JSON file"
              + " or a database; several files or a pattern such as 'part-*.csv'; or - for standard"
              + " input.")
  private List<Path> data = List.of();

  @Option(
      names = "--threads",
      paramLabel = "T",
      description = "Threads (default: one per processor); no number depends on it.")
  private Optional<Integer> threads = Optional.empty();

  @Mixin private LanguageFlag lang = new LanguageFlag();

  @Option(
      names = {"-o", "--out"},
      paramLabel = "DIR",
      description =
          "Where to write (default: halflife-out/NAME-OF-DATA); a result of another"
              + " question that it replaces is named first.")
  private Optional<Path> out = Optional.empty();

  @Option(
      names = "--resume",
      paramLabel = "DIR",
      description = "Go on with the networks of a run into DIR that was interrupted.")
  private Optional<Path> resume = Optional.empty();

  @Option(
      names = "--json",
      description = "Print result.json and nothing else; write files only if --out is given.")
  private boolean json;

  @Option(
      names = {"-q", "--quiet"},
      description = "Print nothing but errors.")
  private boolean quiet;

  @Option(names = "--open", description = "Open the report in the desktop's browser.")
  private boolean open;

  @Override
  public Integer call() {
    if (spec == null) {
      throw new IllegalStateException("the command was not made by picocli");
    }
    PrintWriter terminal = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    Language language = lang.language();
    Notes notes = new Notes(err, language);
    StudyOptions options = StudyFlags.options(data, spec.commandLine().getParseResult());
    Workers workers = threads.map(Workers::new).orElseGet(Workers::all);
    Optional<OutputFolder> folder = folder();
    Inputs inputs =
        new Inputs(Stream.concat(data.stream(), options.proof().test().stream()).toList());
    if (open && folder.isEmpty()) {
      throw new IllegalArgumentException(
          "--open shows the report, but --json writes none; give --out too, or drop one");
    }
    folder.ifPresent(f -> f.check(inputs, notes));
    if (!quiet) {
      folder.flatMap(f -> f.replaced(options.toArguments())).ifPresent(notes);
    }
    Result result;
    try (TrainedRuns runs = new TrainedRuns(folder, resume.isPresent(), notes)) {
      Study.Outcome outcome = study(options, workers, notes, runs);
      result = outcome.result();
      folder.ifPresent(f -> write(f, outcome, language, notes));
      runs.end();
    }
    if (json) {
      Terminal.exact(terminal).println(ResultJson.toJson(result).stripTrailing());
    } else if (!quiet) {
      terminal.print(new TerminalView(result, language).text());
      terminal.println();
      folder.ifPresent(f -> say(f, result, terminal, language));
    }
    if (open) {
      terminal.flush();
      Path report = folder.orElseThrow().file(REPORT);
      Browser.ofThisSystem().show(report).ifPresent(problem -> err.println("halflife: " + problem));
    }
    return 0;
  }

  private static void write(
      OutputFolder folder, Study.Outcome outcome, Language language, Consumer<Words> notes) {
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put(REPORT, new HtmlReport(outcome.result(), language).html().getBytes(UTF_8));
    files.put(MODEL, ModelJson.toJson(outcome.model()).getBytes(UTF_8));
    files.put(RESULT, ResultJson.toJson(outcome.result()).getBytes(UTF_8));
    if (outcome.model().fit() instanceof NetworkFit network) {
      files.put(ModelJson.WEIGHTS, network.safetensors());
    } else {
      files.put(COEFFICIENTS, CoefficientsCsv.of(outcome.result()).getBytes(UTF_8));
    }
    folder.writeAll(files, notes);
  }

  private Optional<OutputFolder> folder() {
    if (out.isPresent() && resume.isPresent()) {
      throw new IllegalArgumentException(
          "--out and --resume exclude each other: a run goes on where it began; drop --out");
    }
    if (resume.isPresent()) {
      return resume.map(OutputFolder::new);
    }
    if (out.isPresent() || json) {
      return out.map(OutputFolder::new);
    }
    return Optional.of(new OutputFolder(Path.of("halflife-out", baseName(data.get(0)))));
  }

  /** The file's name without its endings and what makes it a pattern. */
  static String baseName(Path data) {
    if (TableLocation.of(data).isStandardInput()) {
      return "stdin";
    }
    Path file = data.getFileName();
    String whole = file == null ? "" : file.toString();
    String plain = whole.replaceAll("[-_.]*[*?\\[\\]{}]+", "");
    String name = plain.endsWith(".gz") ? plain.substring(0, plain.length() - 3) : plain;
    int dot = name.lastIndexOf('.');
    String base = dot > 0 ? name.substring(0, dot) : name;
    return base.isEmpty() || base.equals("..") || base.equals(".") ? "table" : base;
  }

  private Study.Outcome study(
      StudyOptions options, Workers workers, Notes notes, TrainedRuns runs) {
    if (quiet) {
      return Study.run(options, workers, Progress.NONE, runs::open);
    }
    return PipeWait.watched(
        options.table().data(),
        notes,
        !json,
        Shorter.of(options),
        progress -> Study.run(options, workers, progress, runs::open));
  }

  private static void say(
      OutputFolder folder, Result result, PrintWriter terminal, Language language) {
    say(terminal, reportLabel(language), folder.file(REPORT));
    say(terminal, language.of("Model:   ", "模型："), folder.file(MODEL));
    say(terminal, language.of("Numbers: ", "数值："), folder.file(RESULT));
    if (result.network().isPresent()) {
      say(terminal, language.of("Weights: ", "权重："), folder.file(ModelJson.WEIGHTS));
    } else {
      say(terminal, language.of("         ", "      "), folder.file(COEFFICIENTS));
    }
  }

  /** What stands before the path of a report. */
  static String reportLabel(Language language) {
    return language.of("Report:  ", "报告：");
  }

  private static void say(PrintWriter terminal, String label, Path file) {
    terminal.println(label + Printable.of(file.toString()));
  }
}
