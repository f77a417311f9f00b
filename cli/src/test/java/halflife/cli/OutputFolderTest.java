package halflife.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputFolderTest {
  private static final Map<String, String> FILES =
      Map.of("result.json", "{}", "report.html", "<p>", "model.json", "{ }");

  @TempDir private Path top;

  private Map<String, String> tree() throws IOException {
    Map<String, String> tree = new TreeMap<>();
    try (var paths = Files.walk(top)) {
      for (Path path : paths.filter(p -> !p.equals(top)).toList()) {
        String name = top.relativize(path).toString();
        tree.put(name, Files.isDirectory(path) ? "(folder)" : Files.readString(path));
      }
    }
    return tree;
  }

  @Test
  void checkingLeavesNothingBehind() throws IOException {
    new OutputFolder(top.resolve("a/b/c")).check();
    assertEquals(Map.of(), tree());
  }

  @Test
  void writesAllFilesAndMissingFolders() throws IOException {
    new OutputFolder(top.resolve("a/b")).write(FILES);
    Map<String, String> expected =
        Map.of(
            "a", "(folder)",
            "a/b", "(folder)",
            "a/b/result.json", "{}",
            "a/b/report.html", "<p>",
            "a/b/model.json", "{ }");
    assertEquals(expected, tree());
  }

  @Test
  void replacesAnEmptyFolderAndOneOfOursButKeepsOtherFiles() throws IOException {
    Path out = Files.createDirectory(top.resolve("out"));
    OutputFolder folder = new OutputFolder(out);
    folder.check();
    folder.write(FILES);
    Files.writeString(out.resolve("notes.txt"), "mine");
    Files.writeString(Files.createDirectory(out.resolve("sub")).resolve("x"), "mine too");
    folder.write(Map.of("result.json", "{\"new\":1}"));
    Map<String, String> expected =
        Map.of(
            "out", "(folder)",
            "out/result.json", "{\"new\":1}",
            "out/notes.txt", "mine",
            "out/sub", "(folder)",
            "out/sub/x", "mine too");
    assertEquals(expected, tree());
  }

  @Test
  void aForeignFolderIsLeftAsItIs() throws IOException {
    Files.writeString(Files.createDirectory(top.resolve("out")).resolve("thesis.txt"), "mine");
    Map<String, String> before = tree();
    OutputFolder folder = new OutputFolder(top.resolve("out"));
    String message = assertThrows(IllegalArgumentException.class, folder::check).getMessage();
    assertTrue(message.contains("did not write"), message);
    assertThrows(IllegalArgumentException.class, () -> folder.write(FILES));
    assertEquals(before, tree());
    Files.writeString(top.resolve("file"), "mine");
    OutputFolder file = new OutputFolder(top.resolve("file"));
    assertThrows(IllegalArgumentException.class, file::check);
  }

  @Test
  void aFailureHalfWayLeavesTheOldFolder() throws IOException {
    OutputFolder folder = new OutputFolder(top.resolve("out"));
    folder.write(FILES);
    Map<String, String> before = tree();
    Map<String, String> bad = new LinkedHashMap<>();
    bad.put("result.json", "new");
    bad.put("no/such/folder", "cannot be written");
    assertThrows(Failure.class, () -> folder.write(bad));
    assertEquals(before, tree());
    OutputFolder deep = new OutputFolder(top.resolve("x/y/z"));
    assertThrows(Failure.class, () -> deep.write(bad));
    assertEquals(before, tree(), "and no empty folders");
  }

  @Test
  void aLinkToAFolderStaysALink() throws IOException {
    Path real = Files.createDirectory(top.resolve("real"));
    Path link = Files.createSymbolicLink(top.resolve("link"), real);
    new OutputFolder(link).write(FILES);
    assertTrue(Files.isSymbolicLink(link));
    assertTrue(Files.exists(real.resolve("result.json")));
  }

  @Test
  void theFolderOneIsInIsRefused() {
    OutputFolder here = new OutputFolder(Path.of("").toAbsolutePath());
    assertThrows(IllegalArgumentException.class, here::check);
  }

  @Test
  void whereNobodyMayWriteTuneFailsBeforeItComputes() throws IOException {
    Path proc = Path.of("/proc");
    Assumptions.assumeTrue(Files.isDirectory(proc), "Linux only");
    Path data = Files.writeString(top.resolve("d.csv"), "this is not even a table");
    Call call = Call.of("tune", data, "--target", "y", "--out", "/proc/halflife-out");
    call.refused(1, "/proc/halflife-out", "cannot be written", "--out");
    Files.writeString(top.resolve("file"), "");
    Path below = top.resolve("file").resolve("out");
    Call.of("tune", data, "--target", "y", "--out", below).refused(1, "cannot be written");
    assertFalse(Files.exists(below));
  }

  @Test
  void theDefaultFolderBearsTheNameOfTheData() {
    assertEquals("homes", TuneCommand.baseName(Path.of("some/homes.csv")));
    assertEquals("a.b", TuneCommand.baseName(Path.of("a.b.csv")));
    assertEquals(".hidden", TuneCommand.baseName(Path.of(".hidden")));
    assertEquals("table", TuneCommand.baseName(Path.of("..")));
  }
}
