package halflife.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Runs lines that begin with {@code ./halflife} as a person would from the root of the repository,
 * but inside this process and in a folder of its own, which holds a copy of the example tables.
 *
 * <p>A process cannot change its folder, so paths are resolved against that folder on the way in
 * and cut on the way out. What follows {@code |} is left out; {@code > file} is obeyed.
 */
final class UserShell {
  static final String COMMAND = "./halflife ";
  private static final Pattern WORD = Pattern.compile("'([^']*)'|\"([^\"]*)\"|(\\S+)");

  /** The commands that speak the system's language by default; this system is English. */
  private static final List<String> SPEAKING = List.of("tune", "report", "explain");

  private final Path folder;

  /**
   * What a run leaves.
   *
   * @param exitCode its exit code
   * @param out standard output
   * @param err standard error
   */
  record Outcome(int exitCode, String out, String err) {}

  /** A shell whose folder is this one, which must be empty. */
  UserShell(Path folder) throws IOException {
    this.folder = folder;
    Path data = Files.createDirectories(folder.resolve("examples/data"));
    try (Stream<Path> files = Files.list(Docs.root().resolve("examples/data"))) {
      for (Path file : files.filter(f -> f.toString().matches(".*\\.(csv|parquet)")).toList()) {
        Files.copy(file, data.resolve(String.valueOf(file.getFileName())));
      }
    }
  }

  Path folder() {
    return folder;
  }

  /** The commands in a block: continued lines are joined, comments and other lines left out. */
  static List<String> commands(String block) {
    return block
        .replace("\\\n", " ")
        .lines()
        .filter(line -> line.startsWith(COMMAND))
        .map(line -> line.replaceAll("\\s+#.*", ""))
        .toList();
  }

  Outcome run(String line) throws IOException {
    List<String> words = words(line.substring(COMMAND.length()));
    int pipe = words.indexOf("|");
    words = pipe < 0 ? words : words.subList(0, pipe);
    int arrow = words.indexOf(">");
    List<String> args = new ArrayList<>();
    for (String word : arrow < 0 ? words : words.subList(0, arrow)) {
      args.add(isPath(word) ? folder.resolve(word).toString() : word);
    }
    if (SPEAKING.contains(args.get(0)) && !args.contains("--lang") && !args.contains("--help")) {
      args.addAll(List.of("--lang", "en"));
    }
    if (args.get(0).equals("explain")) {
      addPage(args);
    }
    if (args.get(0).equals("tune") && !args.contains("--json") && !args.contains("--help")) {
      addFolder(args);
    }
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int exitCode =
        Main.run(new PrintWriter(out), new PrintWriter(err), args.toArray(String[]::new));
    if (arrow >= 0) {
      Files.writeString(folder.resolve(words.get(arrow + 1)), out.toString());
      return new Outcome(exitCode, "", relative(err));
    }
    return new Outcome(exitCode, relative(out), relative(err));
  }

  private static List<String> words(String line) {
    List<String> words = new ArrayList<>();
    Matcher matcher = WORD.matcher(line);
    while (matcher.find()) {
      for (int group = 1; group <= 3; group++) {
        if (matcher.group(group) != null) {
          words.add(matcher.group(group));
        }
      }
    }
    return words;
  }

  private static boolean isPath(String word) {
    return word.endsWith(".csv")
        || word.startsWith("examples/")
        || word.startsWith("halflife-out/");
  }

  /** Says in words what is the default: the folder of the user's own folder. */
  private void addFolder(List<String> args) {
    if (!args.contains("--out")) {
      args.add("--out");
      args.add(
          folder
              .resolve("halflife-out")
              .resolve(TuneCommand.baseName(Path.of(args.get(1))))
              .toString());
    }
  }

  /** Says in words what is the default in the user's own folder. */
  private void addPage(List<String> args) throws IOException {
    if (!args.get(1).startsWith("--") && !args.contains("--out")) {
      Path pages = Files.createDirectories(folder.resolve("halflife-out/explain"));
      args.addAll(List.of("--out", pages.resolve(args.get(1) + ".html").toString()));
    }
  }

  private String relative(StringWriter text) {
    return text.toString()
        .replace(System.lineSeparator(), "\n")
        .replace(folder + folder.getFileSystem().getSeparator(), "")
        .replace('\\', '/');
  }
}
