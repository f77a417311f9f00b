package halflife.cli;

import halflife.cli.help.KnobOptions;
import halflife.draw.text.Language;
import halflife.lessons.Lesson;
import halflife.lessons.LessonPage;
import halflife.lessons.LessonText;
import halflife.lessons.Lessons;
import halflife.lessons.TerminalScreen;
import halflife.lessons.knob.Settings;
import halflife.tune.table.Names;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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
import picocli.CommandLine.Unmatched;

/** {@code halflife explain}: a lesson on the terminal and as a page with pictures. */
@Command(
    name = "explain",
    description = "Tells a lesson on weight decay, its numbers computed on the spot.",
    versionProvider = Main.Version.class,
    sortOptions = false)
final class ExplainCommand implements Callable<Integer> {
  private static final Path FOLDER = Path.of("halflife-out", "explain");

  @Spec private @Nullable CommandSpec spec;

  @Parameters(
      paramLabel = "TOPIC",
      arity = "0..1",
      description = "What to explain; without it the topics are listed.")
  private Optional<String> topic = Optional.empty();

  @Option(names = "--open", description = "Open the page in the desktop's browser.")
  private boolean open;

  @Mixin private LanguageFlag lang = new LanguageFlag();

  @Option(
      names = {"-o", "--out"},
      paramLabel = "FILE",
      description =
          "Where the page goes (default: halflife-out/explain/TOPIC.html or TOPIC.zh.html).")
  private Optional<Path> out = Optional.empty();

  @Option(
      names = {"-h", "--help"},
      description = "Show this help; with a topic its knobs too, which are options: --noise 0.8.")
  private boolean help;

  @Option(
      names = {"-V", "--version"},
      versionHelp = true,
      description = "Print version information and exit.")
  private boolean version;

  /** The knobs of the lesson, with their values. */
  @Unmatched private List<String> knobs = new ArrayList<>();

  @Override
  public Integer call() {
    if (spec == null) {
      throw new IllegalStateException("the command was not made by picocli");
    }
    PrintWriter terminal = spec.commandLine().getOut();
    Language spoken = lang.language();
    if (help) {
      spec.commandLine().usage(terminal);
      topic.ifPresent(name -> terminal.print(KnobOptions.of(lesson(name)).help(spoken)));
      return 0;
    }
    if (topic.isEmpty()) {
      if (open || out.isPresent() || !knobs.isEmpty()) {
        throw new IllegalArgumentException(
            "--open, --out and knobs need a topic; name one, as in halflife explain "
                + Lessons.topics().get(0));
      }
      list(terminal, spoken);
      return 0;
    }
    String name = topic.orElseThrow();
    Lesson lesson = lesson(name);
    Settings settings = KnobOptions.of(lesson).settings(knobs);
    out.ifPresent(file -> SafeFile.check(file, Inputs.NONE));
    LessonText told = lesson.tell(spoken, settings);
    Path page = out.orElseGet(() -> inFolder(name, spoken));
    SafeFile.write(page, new LessonPage(told).html());
    terminal.print(new TerminalScreen(told).text());
    terminal.println();
    String label = spoken.of("With pictures: ", "带图的网页：");
    terminal.println(label + Printable.of(page.toString()));
    terminal.println(KnobOptions.of(lesson).line(spoken));
    if (open) {
      terminal.flush();
      PrintWriter err = spec.commandLine().getErr();
      Browser.ofThisSystem().show(page).ifPresent(problem -> err.println("halflife: " + problem));
    }
    return 0;
  }

  private static Lesson lesson(String name) {
    return Lessons.named(name)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "there is no lesson '" + name + "'" + Names.hint(name, Lessons.topics())));
  }

  private static Path inFolder(String name, Language spoken) {
    try {
      Files.createDirectories(FOLDER);
    } catch (IOException e) {
      throw SafeFile.failure(FOLDER, e);
    }
    return FOLDER.resolve(name + (spoken == Language.ZH ? ".zh.html" : ".html"));
  }

  private static void list(PrintWriter terminal, Language spoken) {
    boolean chinese = spoken == Language.ZH;
    terminal.println(chinese ? "课程，按阅读顺序：" : "Lessons, in reading order:");
    terminal.println();
    int width = Lessons.topics().stream().mapToInt(String::length).max().orElse(0);
    for (Lesson lesson : Lessons.ALL) {
      String padded = lesson.topic() + " ".repeat(width - lesson.topic().length());
      terminal.println("  " + padded + "  " + lesson.sentence(spoken));
    }
    terminal.println();
    terminal.println(
        chinese
            ? "./halflife explain TOPIC 讲一课，并写出带图的网页；加 --open 直接打开。"
            : "./halflife explain TOPIC tells one and writes its page; --open shows the page.");
  }
}
