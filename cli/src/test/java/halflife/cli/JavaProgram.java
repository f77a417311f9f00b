package halflife.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringWriter;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * A class of Java that is compiled and run.
 *
 * @param name of the class, in no package
 * @param source its text
 * @param folder where it is compiled
 */
record JavaProgram(String name, String source, Path folder) {

  /** Runs its main method and gives what it printed. */
  String main() throws Exception {
    return run("main", new Class<?>[] {String[].class}, new Object[] {new String[0]});
  }

  /** Runs a static method and gives what it printed. */
  String run(String method, Class<?>[] types, Object... arguments) throws Exception {
    Path classes = compile();
    PrintStream out = System.out;
    Locale locale = Locale.getDefault();
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    try (URLClassLoader loader =
            new URLClassLoader(new URL[] {classes.toUri().toURL()}, getClass().getClassLoader());
        PrintStream to = new PrintStream(printed, true, UTF_8)) {
      System.setOut(to);
      Locale.setDefault(Locale.ROOT);
      Method found = loader.loadClass(name).getDeclaredMethod(method, types);
      found.setAccessible(true);
      found.invoke(null, arguments);
    } finally {
      System.setOut(out);
      Locale.setDefault(locale);
    }
    return printed.toString(UTF_8).replace(System.lineSeparator(), "\n");
  }

  private Path compile() throws IOException {
    Path work = Files.createTempDirectory(folder, "snippet");
    Path file = Files.writeString(work.resolve(name + ".java"), source);
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
