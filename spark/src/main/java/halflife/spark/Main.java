package halflife.spark;

import static java.nio.charset.StandardCharsets.UTF_8;

import halflife.core.Workers;
import halflife.draw.text.Language;
import halflife.evidence.Provenance;
import halflife.evidence.Result;
import halflife.report.HtmlReport;
import halflife.report.TerminalView;
import halflife.report.json.CoefficientsCsv;
import halflife.report.json.ResultJson;
import halflife.spark.table.FrameTable;
import halflife.tune.Progress;
import halflife.tune.Study;
import halflife.tune.StudyRows;
import halflife.tune.model.Model;
import halflife.tune.model.ModelJson;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.SparkUserAppException;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.SparkSession;

/**
 * {@code tune} on Spark: the same options and the same files as {@code ./halflife tune}, of a table
 * that lies where Spark reads it.
 *
 * <pre>{@code
 * spark-submit --class halflife.spark.Main halflife-spark-bundle.jar tune 'hdfs://…/*.parquet' --target price --out hdfs://…/price
 * }</pre>
 */
public final class Main {
  private static final int FAILED = 1;
  private static final int WRONG_USE = 2;

  private Main() {}

  /**
   * Runs the command.
   *
   * @throws SparkUserAppException with the exit code, if it failed: 2 for wrong use or input
   */
  public static void main(String[] words) throws SparkUserAppException {
    int code = run(words, System.out, System.err);
    if (code != 0) {
      throw new SparkUserAppException(code, null); // a cause would be printed with its stack
    }
  }

  /** Runs the command and gives its exit code; whatever went wrong is one line. */
  static int run(String[] words, PrintStream out, PrintStream err) {
    try {
      tune(TuneWords.of(words), out);
      return 0;
    } catch (IllegalArgumentException e) {
      err.println("halflife: " + e.getMessage());
      return WRONG_USE;
    } catch (AnalysisException e) {
      err.println("halflife: " + String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
      return WRONG_USE;
    } catch (IOException e) {
      err.println("halflife: the files could not be written: " + e.getMessage());
      return FAILED;
    }
  }

  private static void tune(TuneWords words, PrintStream out) throws IOException, AnalysisException {
    SparkSession session = SparkSession.builder().appName("halflife tune").getOrCreate();
    TableFrames table = TableFrames.read(session, words);
    StudyRows rows = FrameTable.rows(table.frame(), table.separator(), words.options(), true);
    Study.Outcome found = Study.run(words.options(), rows, Workers.all(), Progress.NONE);
    List<String> submitted = new ArrayList<>(List.of("spark-submit", Main.class.getName()));
    submitted.addAll(words.full());
    Result result = with(found.result(), made(words, submitted));
    Model model = with(found.model(), made(words, words.full()));
    Map<String, String> files = new LinkedHashMap<>();
    files.put("report.html", new HtmlReport(result).html());
    files.put("coefficients.csv", CoefficientsCsv.of(result));
    files.put("model.json", ModelJson.toJson(model));
    files.put("result.json", ResultJson.toJson(result));
    write(session, new Path(words.out()), files);
    if (!words.quiet()) {
      out.println(new TerminalView(result, Language.EN).text());
      files.keySet().forEach(name -> out.println(words.out() + "/" + name));
    }
  }

  private static Provenance made(TuneWords words, List<String> arguments) {
    String data = String.join(", ", words.data());
    return Provenance.now(arguments, data, "", words.options().proof().seed());
  }

  /** A copy of another origin. */
  static Result with(Result found, Provenance made) {
    return new Result(
        found.task(),
        found.training(),
        found.searches(),
        found.chosen(),
        found.baseline(),
        found.proof(),
        found.test(),
        found.details(),
        made);
  }

  private static Model with(Model model, Provenance made) {
    return new Model(
        model.target(),
        model.family(),
        model.classes(),
        model.encoder(),
        model.offset(),
        model.fit(),
        model.interval(),
        made,
        model.written());
  }

  /** Writes each file beside its place and moves it there, result.json last. */
  private static void write(SparkSession session, Path folder, Map<String, String> files)
      throws IOException {
    FileSystem system = folder.getFileSystem(session.sparkContext().hadoopConfiguration());
    system.setWriteChecksum(false);
    system.mkdirs(folder);
    for (Map.Entry<String, String> file : files.entrySet()) {
      Path fresh = new Path(folder, "." + file.getKey() + ".part");
      try (OutputStream to = system.create(fresh, true)) {
        to.write(file.getValue().getBytes(UTF_8));
      }
      Path place = new Path(folder, file.getKey());
      system.delete(place, false);
      if (!system.rename(fresh, place)) {
        throw new IOException(place + " could not be moved into place");
      }
    }
  }
}
