package halflife.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

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
    Path classes = compile();
    PrintStream out = System.out;
    Locale locale = Locale.getDefault();
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    try (URLClassLoader loader =
            new URLClassLoader(new URL[] {classes.toUri().toURL()}, getClass().getClassLoader());
        PrintStream to = new PrintStream(printed, true, UTF_8)) {
      System.setOut(to);
      Locale.setDefault(Locale.ROOT);
      var method =
          loader.loadClass("Snippet").getDeclaredMethod("run", double[][].class, double[].class);
      method.setAccessible(true);
      method.invoke(null, rows, target);
    } finally {
      System.setOut(out);
      Locale.setDefault(locale);
    }
    return printed.toString(UTF_8).replace(System.lineSeparator(), "\n");
  }

  private Path compile() throws IOException {
    Path work = Files.createTempDirectory(folder, "snippet");
    Path file = Files.writeString(work.resolve("Snippet.java"), source);
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter messages = new StringWriter();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, UTF_8)) {
      boolean done =
          compiler
              .getTask(
                  messages,
                  files,
                  null,
                  List.of("-d", work.toString(), "-cp", classPath(), "-encoding", "UTF-8"),
                  null,
                  files.getJavaFileObjects(file))
              .call();
      if (!done) {
        throw new AssertionError("does not compile:\n" + messages + "\n" + source);
      }
    }
    return work;
  }

  /** The path that Surefire was given, which it hides behind one jar. */
  private static String classPath() {
    return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
  }
}
