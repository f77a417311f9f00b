package halflife.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import halflife.core.Words;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputFolderTest {
  private static final Map<String, String> FILES =
      Map.of("result.json", "{}", "report.html", "<p>", "model.json", "{ }");

  @TempDir private Path top;
  private final List<Words> notes = new ArrayList<>();

  private static Map<String, byte[]> bytes(Map<String, String> texts) {
    Map<String, byte[]> bytes = new TreeMap<>();
    texts.forEach((name, text) -> bytes.put(name, text.getBytes(StandardCharsets.UTF_8)));
    return bytes;
  }

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
  void filesOfAnotherKindOfModelGoWithTheModel() throws IOException {
    OutputFolder folder = new OutputFolder(top.resolve("out"));
    Map<String, String> linear = new TreeMap<>(FILES);
    linear.put("coefficients.csv", "x,1");
    folder.writeAll(bytes(linear), notes::add);
    Files.writeString(top.resolve("out/notes.csv"), "mine");
    Map<String, String> network = new TreeMap<>(FILES);
    network.put("weights.safetensors", "w");
    folder.writeAll(bytes(network), notes::add);
    assertEquals(
        java.util.Set.of(
            "out",
            "out/result.json",
            "out/report.html",
            "out/model.json",
            "out/weights.safetensors",
            "out/notes.csv"),
        tree().keySet());
  }

  @Test
  void checkingLeavesNothingBehind() throws IOException {
    new OutputFolder(top.resolve("a/b/c")).check(Inputs.NONE, notes::add);
    assertEquals(Map.of(), tree());
  }

  @Test
  void writesAllFilesAndMissingFolders() throws IOException {
    new OutputFolder(top.resolve("a/b")).write(bytes(FILES), notes::add);
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
    folder.check(Inputs.NONE, notes::add);
    folder.write(bytes(FILES), notes::add);
    Files.writeString(out.resolve("notes.txt"), "mine");
    Files.writeString(Files.createDirectory(out.resolve("sub")).resolve("x"), "mine too");
    Map<String, String> fresh = new TreeMap<>(FILES);
    fresh.put("result.json", "{\"new\":1}");
    folder.write(bytes(fresh), notes::add);
    Map<String, String> expected =
        Map.of(
            "out", "(folder)",
            "out/result.json", "{\"new\":1}",
            "out/report.html", "<p>",
            "out/model.json", "{ }",
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
    String message =
        assertThrows(IllegalArgumentException.class, () -> folder.check(Inputs.NONE, notes::add))
            .getMessage();
    assertTrue(message.contains("did not write"), message);
    assertThrows(IllegalArgumentException.class, () -> folder.write(bytes(FILES), notes::add));
    assertEquals(before, tree());
    Files.writeString(top.resolve("file"), "mine");
    OutputFolder file = new OutputFolder(top.resolve("file"));
    assertThrows(IllegalArgumentException.class, () -> file.check(Inputs.NONE, notes::add));
  }

  @Test
  void aFailureHalfWayLeavesTheOldFolder() throws IOException {
    OutputFolder folder = new OutputFolder(top.resolve("out"));
    folder.write(bytes(FILES), notes::add);
    Map<String, String> before = tree();
    Map<String, String> bad = new LinkedHashMap<>();
    bad.put("result.json", "new");
    bad.put("no/such/folder", "cannot be written");
    assertThrows(Failure.class, () -> folder.write(bytes(bad), notes::add));
    assertEquals(before, tree());
    OutputFolder deep = new OutputFolder(top.resolve("x/y/z"));
    assertThrows(Failure.class, () -> deep.write(bytes(bad), notes::add));
    assertEquals(before, tree(), "and no empty folders");
  }

  @Test
  void aLinkToAFolderStaysALink() throws IOException {
    Path real = Files.createDirectory(top.resolve("real"));
    Path link = Files.createSymbolicLink(top.resolve("link"), real);
    new OutputFolder(link).write(bytes(FILES), notes::add);
    assertTrue(Files.isSymbolicLink(link));
    assertTrue(Files.exists(real.resolve("result.json")));
  }

  @Test
  void theFolderOneIsInIsRefused() {
    OutputFolder here = new OutputFolder(Path.of("").toAbsolutePath());
    assertThrows(IllegalArgumentException.class, () -> here.check(Inputs.NONE, notes::add));
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

  /** What a command leaves that is killed before its new files count. */
  @Test
  void newFilesThatWereNotWholeAreDeletedWithAWord() throws IOException {
    OutputFolder folder = written();
    Map<String, String> before = tree();
    Path fresh = Files.createDirectory(folder.file(FolderSwap.FRESH));
    Files.writeString(fresh.resolve("model.json"), "{ ha");
    Files.writeString(folder.file(FolderLock.NAME), "");
    folder.recover(notes::add);
    assertEquals(before, tree());
    assertEquals(1, notes.size());
    assertTrue(notes.get(0).english().contains("was killed"), notes::toString);
    assertTrue(notes.get(0).english().contains("unchanged"), notes::toString);
  }

  /** What a command leaves that is killed after its new files count, some of them in place. */
  @Test
  void newFilesThatWereWholeAreMovedIntoPlaceWithAWord() throws IOException {
    OutputFolder folder = written();
    Path ready = Files.createDirectory(folder.file(FolderSwap.READY));
    Files.writeString(folder.file("report.html"), "<p>new");
    Files.writeString(ready.resolve("model.json"), "{ new }");
    Files.writeString(ready.resolve("result.json"), "{new}");
    folder.recover(notes::add);
    assertEquals(
        Map.of(
            "out", "(folder)",
            "out/report.html", "<p>new",
            "out/model.json", "{ new }",
            "out/result.json", "{new}",
            "out/notes.txt", "mine"),
        tree());
    assertTrue(notes.get(0).english().contains("now in place"), notes::toString);
  }

  @Test
  void everyCommandOnTheFolderRecoversIt() throws IOException {
    Path data = Files.writeString(top.resolve("d.csv"), "x\n1\n");
    for (int command = 0; command < 4; command++) {
      Path out = Files.createDirectory(top.resolve("out" + command));
      Path ready = Files.createDirectory(out.resolve(FolderSwap.READY));
      Files.writeString(ready.resolve("model.json"), "no model");
      Files.writeString(ready.resolve("result.json"), "no result");
      Path model = out.resolve("model.json");
      Call call =
          switch (command) {
            case 0 -> Call.of("predict", model, data);
            case 1 -> Call.of("replay", model);
            case 2 -> Call.of("report", out);
            default -> Call.of("tune", data, "--target", "y", "--out", out);
          };
      assertEquals(2, call.exitCode(), call.err());
      assertTrue(call.err().contains("Note: "), call.err());
      assertTrue(call.err().contains("now in place"), call.err());
      assertEquals("no model", Files.readString(model));
      assertEquals("no result", Files.readString(out.resolve("result.json")));
      assertFalse(Files.exists(ready));
    }
  }

  @Test
  void modesStay() throws IOException {
    Assumptions.assumeTrue(top.getFileSystem().supportedFileAttributeViews().contains("posix"));
    OutputFolder folder = written();
    Files.setPosixFilePermissions(folder.folder(), PosixFilePermissions.fromString("rwxr-x---"));
    Files.setPosixFilePermissions(
        folder.file("result.json"), PosixFilePermissions.fromString("rw-------"));
    folder.write(bytes(FILES), notes::add);
    assertEquals(
        "rw-------",
        PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.file("result.json"))));
    assertEquals(
        "rwxr-x---", PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.folder())));
  }

  @Test
  void aLinkToNothingIsFoundBeforeTheStudy() throws IOException {
    Path data = Files.writeString(top.resolve("d.csv"), "this is not even a table");
    Path link = Files.createSymbolicLink(top.resolve("link"), top.resolve("nowhere"));
    Call.of("tune", data, "--target", "y", "--out", link)
        .refused(2, "link is a link to a place that does not exist");
    Call.of("tune", data, "--target", "y", "--out", link.resolve("below"))
        .refused(1, "cannot be written");
  }

  @Test
  void aFolderInPlaceOfAFileOfOursIsRefused() throws IOException {
    OutputFolder folder = written();
    Files.delete(folder.file("report.html"));
    Files.createDirectory(folder.file("report.html"));
    Map<String, String> before = tree();
    String message =
        assertThrows(IllegalArgumentException.class, () -> folder.write(bytes(FILES), notes::add))
            .getMessage();
    assertTrue(message.contains("report.html is no file"), message);
    assertEquals(before, tree());
  }

  /** Each waits for the other: in the end all files are of one of them. */
  @Test
  void filesOfCommandsAtOnceAreNeverMixed() throws Exception {
    Path out = top.resolve("out");
    List<Thread> threads = new ArrayList<>();
    for (int t = 0; t < 4; t++) {
      String mark = "{" + t + "}";
      threads.add(new Thread(() -> again(new OutputFolder(out), mark)));
    }
    threads.forEach(Thread::start);
    for (Thread thread : threads) {
      thread.join();
    }
    Map<String, String> tree = tree();
    assertEquals(tree.get("out/result.json"), tree.get("out/model.json"));
    assertEquals(tree.get("out/result.json"), tree.get("out/report.html"));
    assertEquals(4, tree.size(), tree::toString);
  }

  private static void again(OutputFolder folder, String mark) {
    for (int i = 0; i < 20; i++) {
      try {
        folder.write(
            bytes(Map.of("result.json", mark, "report.html", mark, "model.json", mark)),
            note -> {});
      } catch (Failure e) {
        continue; // the other thread holds it: two processes would wait
      }
    }
  }

  private OutputFolder written() throws IOException {
    OutputFolder folder = new OutputFolder(top.resolve("out"));
    folder.write(bytes(FILES), notes::add);
    Files.writeString(folder.file("notes.txt"), "mine");
    return folder;
  }
}
