package halflife.cli;

import java.nio.file.Path;
import java.util.stream.Collectors;

/**
 * Compiles and runs a snippet of Java.
 *
 * <p>Its imports go to the top, the rest into a method with the parameters {@code double[][] rows}
 * and {@code double[] target}; strings that begin with {@code examples/} are found in another
 * folder.
 */
final class JavaSnippet {
  private final String source;
  private final Path folder;

  JavaSnippet(String text, Path folder) {
    this.folder = folder;
    String imports = lines(text, true);
    String body =
        lines(text, false)
            .replace("\"examples/", "\"" + folder.toString().replace('\\', '/') + "/examples/");
    source =
        imports
            + "\nfinal class Snippet {\n"
            + "public static void run(double[][] rows, double[] target) throws Exception {\n"
            + body
            + "\n}\n}\n";
  }

  private static String lines(String text, boolean imports) {
    return text.lines()
        .filter(line -> line.startsWith("import ") == imports)
        .collect(Collectors.joining("\n"));
  }

  /** Runs it and gives what it printed. */
  String run(double[][] rows, double[] target) throws Exception {
    return new JavaProgram("Snippet", source, folder)
        .run("run", new Class<?>[] {double[][].class, double[].class}, rows, target);
  }
}
