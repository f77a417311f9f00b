package halflife.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import halflife.draw.text.Language;
import halflife.report.HtmlReport;
import halflife.report.json.ResultJson;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code halflife report}: draws the report of a finished study again. */
@Command(
    name = "report",
    description = "Draws report.html again from the result.json in a folder.",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    sortOptions = false)
final class ReportCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Parameters(paramLabel = "DIR", description = "A folder that tune wrote.")
  private Path folder = Path.of("");

  @Mixin private LanguageFlag lang = new LanguageFlag();

  @Override
  public Integer call() {
    if (spec == null) {
      throw new IllegalStateException("the command was not made by picocli");
    }
    PrintWriter err = spec.commandLine().getErr();
    Language language = lang.language();
    OutputFolder out = new OutputFolder(folder);
    Notes notes = new Notes(err, language);
    out.recover(notes);
    Path result = folder.resolve(TuneCommand.RESULT);
    if (!Files.isRegularFile(result)) {
      throw new IllegalArgumentException(
          "there is no " + result + "; give a folder that tune wrote");
    }
    Path report = folder.resolve(TuneCommand.REPORT);
    Inputs.of(result).refuseAsOutput(report);
    String html = new HtmlReport(ResultJson.read(result), language).html();
    out.write(Map.of(TuneCommand.REPORT, html.getBytes(UTF_8)), notes);
    String label = TuneCommand.reportLabel(language);
    spec.commandLine().getOut().println(label + Printable.of(report.toString()));
    return 0;
  }
}
