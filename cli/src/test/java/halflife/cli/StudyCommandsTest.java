package halflife.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import halflife.report.json.ResultJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a table to files, and back again. */
class StudyCommandsTest {
  @TempDir private Path folder;
  private Path data;
  private Path out;

  @BeforeEach
  void write() throws IOException {
    out = folder.resolve("out");
    StringBuilder text = new StringBuilder("a,=b,noise,y\n");
    long state = 7;
    for (int i = 0; i < 60; i++) {
      double[] x = new double[4];
      for (int j = 0; j < 4; j++) {
        state = state * 6364136223846793005L + 1442695040888963407L;
        x[j] = (state >>> 40) / 16777216.0 - 0.5;
      }
      text.append(x[0] + "," + x[1] + "," + x[2] + "," + (3 + 2 * x[0] - x[1] + 0.3 * x[3]) + "\n");
    }
    data = Files.writeString(folder.resolve("d.csv"), text);
  }

  private Call tune(Object... more) {
    Object[] words = new Object[6 + more.length];
    List<Object> first = List.of("tune", data, "--target", "y", "--out", out);
    for (int i = 0; i < words.length; i++) {
      words[i] = i < 6 ? first.get(i) : more[i - 6];
    }
    return Call.of(words);
  }

  @Test
  void tuneWritesFourFilesAndSaysWhere() throws IOException {
    Call call = tune();
    assertEquals(0, call.exitCode(), call.err());
    assertEquals("", call.err());
    Set<String> names = new TreeSet<>();
    try (var files = Files.list(out)) {
      files.forEach(file -> names.add(file.getFileName().toString()));
    }
    assertEquals(Set.of("coefficients.csv", "model.json", "report.html", "result.json"), names);
    names.forEach(name -> assertTrue(call.out().contains(out.resolve(name).toString()), name));
    List<String> lines = Files.readAllLines(out.resolve("coefficients.csv"));
    assertEquals("name,coefficient,standardized", lines.get(0));
    assertTrue(lines.get(3).startsWith("'=b,"), "no formula: " + lines.get(3));
    assertEquals(0, tune("--quiet").exitCode(), "replaces its own folder");
  }

  @Test
  void aResultOfAnotherQuestionIsNamedBeforeItIsReplaced() throws IOException {
    assertEquals("", tune("--repeats", 1, "--model", "ridge").err());
    assertEquals("", tune("--repeats", 1, "--model", "ridge", "--lang", "zh").err());
    String note = tune("--repeats", 1, "--model", "lasso").err();
    String expected =
        "Note: " + out + " holds the result of another question ('y' in " + data + ", ridge, 20";
    assertTrue(note.startsWith(expected), note);
    assertTrue(note.endsWith("), which this run replaces; --out DIR keeps both.\n"), note);
    assertEquals(1, note.lines().count());
    assertEquals("", tune("--repeats", 1, "--model", "ridge", "-q").err());
    Files.writeString(out.resolve("result.json"), "{}");
    assertTrue(tune("--repeats", 1).err().contains("(it cannot be read)"));
  }

  @Test
  void aReportThatIsNotWrittenCannotBeOpened() {
    Call call = Call.of("tune", data, "--target", "y", "--json", "--open");
    assertEquals(2, call.exitCode());
    assertTrue(call.err().startsWith("halflife: --open shows the report"), call.err());
  }

  @Test
  void jsonIsAllThatIsPrinted() throws IOException {
    Call call = Call.of("tune", data, "--target", "y", "--json");
    assertEquals(0, call.exitCode(), call.err());
    assertEquals("", call.err());
    Path copy = Files.writeString(folder.resolve("r.json"), call.out());
    assertEquals("y", ResultJson.read(copy).target());
    tune("--json");
    assertEquals(call.out().strip(), Files.readString(out.resolve("result.json")).strip());
  }

  @Test
  void quietIsQuiet() {
    assertEquals(new Call(0, "", ""), tune("--quiet"));
  }

  @Test
  void numbersDoNotDependOnThreadsAndReplayFindsThemIdentical() throws IOException {
    assertEquals(0, tune("--threads", 1, "--test-fraction", 0.2, "--exclude", "noise").exitCode());
    String one = Files.readString(out.resolve("model.json"));
    Call call = Call.of("replay", out.resolve("model.json"), "--threads", 3);
    assertEquals(0, call.exitCode(), call.err());
    assertTrue(call.out().startsWith("identical"), call.out());
    assertEquals(0, tune("--threads", 3, "--test-fraction", 0.2, "--exclude", "noise").exitCode());
    assertEquals(one, Files.readString(out.resolve("model.json")));
  }

  @Test
  void replayFindsTheDataBesideTheModel() throws IOException {
    assertEquals(0, tune("--quiet").exitCode());
    Files.move(data, out.resolve("d.csv"));
    assertEquals(0, Call.of("replay", out.resolve("model.json")).exitCode());
    Files.delete(out.resolve("d.csv"));
    Call.of("replay", out.resolve("model.json")).refused(2, "d.csv", "neither");
  }

  @Test
  void replayNoticesAChangedBitAndChangedData() throws IOException {
    assertEquals(0, tune("--quiet").exitCode());
    Path model = out.resolve("model.json");
    String text = Files.readString(model);
    Files.writeString(model, text.replaceFirst("(\"intercept\" : \\d\\.\\d\\d)\\d", "$19"));
    Call call = Call.of("replay", model);
    assertEquals(1, call.exitCode());
    assertTrue(call.out().startsWith("the intercept is "), call.out());
    assertTrue(call.err().contains("differs in 1 number"), call.err());
    Files.writeString(model, text);
    Files.writeString(data, Files.readString(data) + "\n");
    Call.of("replay", model).refused(1, "not the data", "SHA-256");
  }

  @Test
  void predictionsOfTheTrainingRowsMatchTheReportedModel() {
    assertEquals(0, tune("--quiet").exitCode());
    Call call = Call.of("predict", out.resolve("model.json"), data);
    assertEquals(61, call.out().lines().count());
    assertTrue(call.err().startsWith("RMSE 0."), call.err());
  }

  @Test
  void theLanguageChangesWhatIsSaidAndNoNumber() throws IOException {
    assertEquals(0, tune("--quiet", "--lang", "en").exitCode());
    String model = Files.readString(out.resolve("model.json"));
    String result = Files.readString(out.resolve("result.json"));
    Call chinese = tune("--lang", "zh");
    assertEquals(0, chinese.exitCode(), chinese.err());
    assertTrue(chinese.out().contains("衰减") && chinese.out().contains("报告："), chinese.out());
    String report = Files.readString(out.resolve("report.html"));
    assertTrue(report.contains("lang=\"zh-Hans\""));
    assertEquals(model, Files.readString(out.resolve("model.json")), "it is no part of a study");
    assertEquals(result, Files.readString(out.resolve("result.json")));
    assertEquals(0, Call.of("report", out, "--lang", "en").exitCode());
    assertTrue(Files.readString(out.resolve("report.html")).contains("lang=\"en\""));
    assertTrue(Call.of("report", out, "--lang", "zh").out().startsWith("报告："));
    assertEquals(report, Files.readString(out.resolve("report.html")));
  }

  @Test
  void anUnknownLanguageIsRefusedBeforeAnythingIsDone() {
    tune("--lang", "fr").refused(2, "--lang is 'fr'", "en or zh");
    assertFalse(Files.exists(out));
    Call.of("report", out, "--lang", "fr").refused(2, "--lang is 'fr'", "en or zh");
  }

  @Test
  void theSystemsLanguageIsTheDefault() {
    Locale before = Locale.getDefault(Locale.Category.DISPLAY);
    try {
      Locale.setDefault(Locale.Category.DISPLAY, Locale.SIMPLIFIED_CHINESE);
      assertTrue(tune().out().contains("报告："));
      Locale.setDefault(Locale.Category.DISPLAY, Locale.GERMANY);
      assertTrue(tune().out().contains("Report:  "));
    } finally {
      Locale.setDefault(Locale.Category.DISPLAY, before);
    }
  }

  @Test
  void reportIsDrawnAgain() throws IOException {
    assertEquals(0, tune("--quiet").exitCode());
    String report = Files.readString(out.resolve("report.html"));
    Files.delete(out.resolve("report.html"));
    assertEquals(0, Call.of("report", out).exitCode());
    assertEquals(report, Files.readString(out.resolve("report.html")));
  }
}
