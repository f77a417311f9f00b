package halflife.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What commands print in Chinese holds no English but names and terms. */
class ChineseOutputTest {
  private static final Path TABLES = Docs.root().resolve("examples/data");

  /** Names of columns and cells in quotes, names of features, options, paths and markup. */
  private static final Pattern NAMES =
      Pattern.compile(
          "'[^']*'|\"[^\"]*\"|--?[a-z][a-z-]*( [\\w,=]+)?|\\S*/\\S+|\\S+\\.(csv|json|html)");

  private static final Pattern WORD = Pattern.compile("[A-Za-z]{2,}");
  private static final Pattern HAN = Pattern.compile("\\p{IsHan}");

  /** Terms that Chinese writing leaves as they are. */
  private static final Set<String> TERMS =
      Set.of(
          ("RMSE MAE AUC ROC deviance Deviance lasso ridge elastic net min se gaussian binomial"
                  + " multinomial poisson yyyy MM dd HH mm pandas UTF-8 GB18030 yes no Yes No")
              .split(" "));

  @TempDir private Path folder;

  private static Set<String> english(String text, Set<String> names) {
    String plain = text.replaceAll("\n {2,}", " ");
    for (String name : names) {
      plain = plain.replaceAll("(?<![A-Za-z])" + Pattern.quote(name) + "(?![A-Za-z])", "");
    }
    Set<String> words =
        WORD.matcher(NAMES.matcher(plain).replaceAll(""))
            .results()
            .map(MatchResult::group)
            .collect(Collectors.toCollection(TreeSet::new));
    words.removeAll(TERMS);
    return words;
  }

  /** The names of the columns of a table, the longest first. */
  private static Set<String> columns(String table) throws IOException {
    String header = Files.readAllLines(TABLES.resolve(table)).get(0).replace("\"", "");
    Set<String> names =
        new TreeSet<>(
            (a, b) -> a.length() == b.length() ? a.compareTo(b) : b.length() - a.length());
    names.addAll(Arrays.asList(header.split("[,;]")));
    return names;
  }

  private Call tune(String arguments) {
    String all =
        "tune "
            + TABLES
            + "/"
            + arguments
            + " --repeats 1 --folds 5 --out "
            + folder.resolve("out");
    return Call.of((Object[]) (all + " --lang zh").split(" "));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "diabetes.csv --target progression --model lasso",
        "homes.csv --target price --model ridge --exclude street",
        "titanic.csv --target Survived --model ridge --counts Freq",
        "wine.csv --target class --model ridge --measure class",
        "messy_orders.csv --target cost --model ridge",
        "messy_orders.csv --target cost --model ridge --family poisson",
      })
  void aStudyIsToldInChinese(String arguments) throws IOException {
    Call call = tune(arguments);
    assertEquals(0, call.exitCode(), call.err());
    Set<String> names = columns(arguments.split(" ")[0]);
    assertEquals(Set.of(), english(call.out() + call.err(), names), call.out() + call.err());
    assertTrue(HAN.matcher(call.out()).find());
    String result = Files.readString(folder.resolve("out/result.json"));
    assertFalse(HAN.matcher(result).find(), "the record is in English");
    String report = Files.readString(folder.resolve("out/report.html"));
    assertEquals(0, Call.of("report", folder.resolve("out"), "--lang", "zh").exitCode());
    assertEquals(report, Files.readString(folder.resolve("out/report.html")), "made from the file");
  }

  @Test
  void predictionsAndTheirNotesAreToldInChinese() throws IOException {
    assertEquals(0, tune("messy_orders.csv --target cost --model ridge").exitCode());
    Path model = folder.resolve("out/model.json");
    List<String> lines = new ArrayList<>(Files.readAllLines(TABLES.resolve("messy_orders.csv")));
    List<String> cells = Arrays.asList(lines.get(1).split(";", -1));
    List<String> columns = Arrays.asList(lines.get(0).split(";", -1));
    cells.set(columns.indexOf("country"), "XX");
    cells.set(columns.indexOf("weight_kg"), "90000,5");
    cells.set(columns.indexOf("items"), "");
    lines.set(1, String.join(";", cells));
    Path rows = Files.write(folder.resolve("new.csv"), lines.subList(0, 40));
    Call call = Call.of("predict", model, rows, "--lang", "zh");
    assertEquals(0, call.exitCode(), call.err());
    assertTrue(call.err().startsWith("注意：'"), call.err());
    assertTrue(call.err().contains("没有见过") && call.err().contains("猜测"), call.err());
    assertEquals(Set.of(), english(call.err(), columns("messy_orders.csv")), call.err());
    assertEquals(call.out(), Call.of("predict", model, rows, "--lang", "en").out());
  }

  @Test
  void aReplayIsToldInChinese() throws IOException {
    assertEquals(0, tune("homes.csv --target price --model ridge --exclude street").exitCode());
    Path model = folder.resolve("out/model.json");
    Call same = Call.of("replay", model, "--lang", "zh");
    assertEquals(0, same.exitCode(), same.err());
    assertEquals("完全相同：λ、截距和全部系数逐位一致", same.out().strip());
    String json =
        Files.readString(model).replaceFirst("\"lambda\" : [0-9.Ee-]+", "\"lambda\" : 7.5");
    Files.writeString(model, json);
    Call other = Call.of("replay", model, "--lang", "zh");
    assertEquals(1, other.exitCode());
    assertTrue(other.out().contains("原来是 7.5"), other.out());
  }

  @Test
  void anEnglishStudyWouldBeNoticed() throws IOException {
    assertEquals(0, tune("homes.csv --target price --model ridge --exclude street").exitCode());
    Path again = folder.resolve("again");
    Object[] words = {
      "tune",
      TABLES.resolve("homes.csv"),
      "--target",
      "price",
      "--model",
      "ridge",
      "--repeats",
      "1",
      "--lang",
      "en",
      "--out",
      again
    };
    Call call = Call.of(words);
    assertEquals(0, call.exitCode(), call.err());
    assertTrue(english(call.out(), columns("homes.csv")).size() > 30, call.out());
  }
}
