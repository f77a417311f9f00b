package halflife.cli;

import halflife.core.Words;
import halflife.core.Workers;
import halflife.draw.text.Language;
import halflife.tune.Progress;
import halflife.tune.Study;
import halflife.tune.model.Model;
import halflife.tune.model.ModelJson;
import halflife.tune.options.StudyOptions;
import halflife.tune.options.TuneOption;
import halflife.tune.source.TableLocation;
import halflife.tune.table.Table;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code halflife replay}: makes a model again from its data and compares every bit. */
@Command(
    name = "replay",
    description = "Repeats the run that made a model and says whether every number is the same.",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class)
final class ReplayCommand implements Callable<Integer> {
  private static final int LISTED = 10;
  private static final Words SAME =
      new Words(
          "identical: λ, the intercept and all coefficients, bit for bit", "完全相同：λ、截距和全部系数逐位一致");

  @Spec private @Nullable CommandSpec spec;

  @Parameters(
      paramLabel = "MODEL",
      description =
          "A model.json, its data still where it was, or under its old name beside the model.")
  private Path file = Path.of("");

  @Option(
      names = "--threads",
      paramLabel = "T",
      description = "Threads (default: one per processor); no number depends on it.")
  private Optional<Integer> threads = Optional.empty();

  @Mixin private LanguageFlag lang = new LanguageFlag();

  @Override
  public Integer call() {
    if (spec == null) {
      throw new IllegalStateException("the command was not made by picocli");
    }
    PrintWriter out = spec.commandLine().getOut();
    Language language = lang.language();
    Notes notes = new Notes(spec.commandLine().getErr(), language);
    OutputFolder.of(file).recover(notes);
    Model model = ModelJson.read(file);
    StudyOptions options = options(model);
    List<Path> files = options.table().data().files().stream().map(f -> find(f, file)).toList();
    TableLocation data = options.table().data().withFiles(files);
    Model replayed =
        PipeWait.watched(data, notes, true, Words.NONE, p -> replayed(model, data, options, p));
    List<Words> differences = model.differences(replayed);
    if (differences.isEmpty()) {
      out.println(language.of(SAME));
      return 0;
    }
    differences.stream()
        .limit(LISTED)
        .forEach(line -> out.println(Printable.of(language.of(line))));
    int rest = differences.size() - LISTED;
    throw new Failure(
        "the model differs in "
            + differences.size()
            + (differences.size() == 1 ? " number" : " numbers")
            + (rest > 0 ? " (" + rest + " not shown)" : "")
            + versions(model, replayed));
  }

  private Model replayed(Model model, TableLocation data, StudyOptions options, Progress progress) {
    checkSame(model, data, options);
    StudyOptions again = options.without(TuneOption.TEST).withData(data.files());
    Workers workers = threads.map(Workers::new).orElseGet(Workers::all);
    return Study.run(again, workers, progress).model();
  }

  private StudyOptions options(Model model) {
    try {
      return model.options();
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          file + " cannot be replayed: " + e.getMessage() + "; give a model.json that tune wrote",
          e);
    }
  }

  /** The data where the model says it is, or a file of that name beside the model. */
  private static Path find(Path recorded, Path model) {
    Path beside = model.toAbsolutePath().resolveSibling(String.valueOf(recorded.getFileName()));
    if (Files.exists(recorded) || TableLocation.isPattern(recorded)) {
      return recorded;
    }
    if (Files.exists(beside)) {
      return beside;
    }
    throw new IllegalArgumentException(
        "the model's data is neither at " + recorded + " nor at " + beside + "; put it there");
  }

  private static void checkSame(Model model, TableLocation data, StudyOptions options) {
    String was = model.provenance().sha256();
    String is = Table.read(data, options.asText()).source().sha256();
    if (!is.equals(was)) {
      throw new Failure(
          data.name()
              + " is not the data the model was made from (SHA-256 "
              + is.substring(0, 12)
              + "…, but was "
              + was.substring(0, Math.min(12, was.length()))
              + "…); put the original back");
    }
  }

  private static String versions(Model was, Model is) {
    boolean same =
        was.provenance().version().equals(is.provenance().version())
            && was.provenance().java().equals(is.provenance().java());
    return same
        ? ""
        : "; it was made by Halflife "
            + was.provenance().version()
            + " on Java "
            + was.provenance().java()
            + ", and this is "
            + is.provenance().version()
            + " on "
            + is.provenance().java();
  }
}
