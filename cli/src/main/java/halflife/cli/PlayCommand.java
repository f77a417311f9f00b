package halflife.cli;

import halflife.draw.text.Language;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code halflife play}: the lessons as one page with knobs. */
@Command(
    name = "play",
    description = "Opens the lessons as one page, each with its knobs, and a network that trains.",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    sortOptions = false)
final class PlayCommand implements Callable<Integer> {
  /** The page, in the folder that the launcher names. */
  private static final String PAGE = "halflife.html";

  private static final String FOLDER = "halflife.modules";
  private static final Path USUAL = Path.of("halflife-out", "play.html");

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = {"-o", "--out"},
      paramLabel = "FILE",
      description =
          "Where the page goes, one file that needs no other (default: halflife-out/play.html).")
  private Optional<Path> out = Optional.empty();

  @Option(names = "--no-open", description = "Write the page, but do not open it.")
  private boolean closed;

  @Mixin private LanguageFlag lang = new LanguageFlag();

  @Override
  public Integer call() {
    if (spec == null) {
      throw new IllegalStateException("the command was not made by picocli");
    }
    out.ifPresent(file -> SafeFile.check(file, Inputs.NONE));
    String html = page(System.getProperty(FOLDER, ""));
    Path page = out.orElseGet(PlayCommand::usual);
    SafeFile.write(page, html);
    PrintWriter terminal = spec.commandLine().getOut();
    Language spoken = lang.language();
    String label = spoken.of("The lessons, to be touched: ", "可以动手的课程：");
    terminal.println(label + Printable.of(page.toString()));
    if (!closed) {
      terminal.flush();
      PrintWriter err = spec.commandLine().getErr();
      Browser.ofThisSystem().show(page).ifPresent(problem -> err.println("halflife: " + problem));
    }
    return 0;
  }

  /** The page as it was built. */
  static String page(String folder) {
    Path page = Path.of(folder, PAGE);
    try {
      if (!folder.isEmpty() && Files.exists(page)) {
        return Files.readString(page);
      }
    } catch (IOException e) {
      throw SafeFile.failure(page, e);
    }
    throw new IllegalArgumentException(
        "the page is not part of this installation; start it with ./halflife play, which makes it");
  }

  private static Path usual() {
    try {
      Files.createDirectories(USUAL.toAbsolutePath().getParent());
    } catch (IOException e) {
      throw SafeFile.failure(USUAL, e);
    }
    return USUAL;
  }
}
