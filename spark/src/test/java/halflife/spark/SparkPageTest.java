package halflife.spark;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Every snippet of Java in docs/spark.md runs and prints what the page shows. */
class SparkPageTest {
  private static final Path ROOT = Path.of("..");
  private static final Pattern JAVA =
      Pattern.compile("```java\n(.*?)```\n(?:\n```text\n(.*?)```)?", Pattern.DOTALL);

  /** Of a number's decimals only eight count. */
  private static final Pattern DIGITS = Pattern.compile("(\\.\\d{8})\\d+");

  @TempDir private Path folder = Path.of("");

  private static String page() throws IOException {
    return Files.readString(ROOT.resolve("docs/spark.md")).replace("\r\n", "\n");
  }

  @TestFactory
  List<DynamicTest> snippets() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    for (MatchResult block : JAVA.matcher(page()).results().toList()) {
      String expected = block.group(2) == null ? "" : block.group(2);
      tests.add(
          DynamicTest.dynamicTest(
              "snippet " + (tests.size() + 1),
              () -> assertEquals(shorter(expected), shorter(printed(block.group(1))))));
    }
    assertEquals(4, tests.size());
    return tests;
  }

  private static String shorter(String text) {
    return DIGITS.matcher(text).replaceAll("$1").strip();
  }

  private String printed(String snippet) throws Exception {
    String source =
        lines(snippet, true)
            + "\nfinal class Snippet {\n"
            + "public static void run(org.apache.spark.sql.SparkSession session,"
            + " java.nio.file.Path folder) throws Exception {\n"
            + lines(snippet, false).replace("\"examples/", "\"../examples/")
            + "\n}\n}\n";
    Path classes = compiled(source);
    PrintStream out = System.out;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (URLClassLoader loader =
            new URLClassLoader(new URL[] {classes.toUri().toURL()}, getClass().getClassLoader());
        PrintStream to = new PrintStream(bytes, true, UTF_8)) {
      System.setOut(to);
      scala.Console.withOut(
          to,
          () -> {
            try {
              var run =
                  loader
                      .loadClass("Snippet")
                      .getDeclaredMethod("run", SparkSession.class, Path.class);
              run.setAccessible(true);
              run.invoke(null, Frames.session(), folder);
              return true;
            } catch (ReflectiveOperationException e) {
              throw new AssertionError(e);
            }
          });
    } finally {
      System.setOut(out);
    }
    return bytes.toString(UTF_8);
  }

  private static String lines(String text, boolean imports) {
    return text.lines()
        .filter(line -> line.startsWith("import ") == imports)
        .collect(Collectors.joining("\n"));
  }

  private Path compiled(String source) throws IOException {
    Path work = Files.createTempDirectory(folder, "snippet");
    Path file = Files.writeString(work.resolve("Snippet.java"), source);
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter said = new StringWriter();
    String path =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, UTF_8)) {
      List<String> options = List.of("-d", work.toString(), "-cp", path, "-encoding", "UTF-8");
      boolean done =
          compiler.getTask(said, files, null, options, null, files.getJavaFileObjects(file)).call();
      assertTrue(done, () -> said + "\n" + source);
    }
    return work;
  }

  @Test
  void everyParameterIsOnThePage() throws IOException {
    String page = page();
    for (var param : new HalflifePath().params()) {
      assertTrue(page.contains("`" + param.name() + "`"), param.name());
    }
  }
}
