package halflife.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The build takes its parts from wherever the person who builds has set Maven up to look. */
class BuildFilesTest {
  private static final List<String> ADDRESSES =
      List.of("repo1", "repo.maven", "https://repo", "<repositor", "<pluginRepositor");

  @Test
  void noBuildFileNamesARegistry() throws IOException {
    List<Path> files = buildFiles(root());
    assertTrue(files.size() >= 12, () -> "too few build files found: " + files);
    List<String> found = new ArrayList<>();
    for (Path file : files) {
      String text = Files.readString(file);
      for (String address : ADDRESSES) {
        if (text.contains(address)) {
          found.add(file + " contains " + address);
        }
      }
    }
    assertEquals(List.of(), found);
  }

  /** DJL and libtorch come with the module for DJL alone, DuckDB with its own zip. */
  @Test
  void theCommandLineIsShippedWithoutLibtorchAndDuckDb() throws IOException {
    String pom = Files.readString(root().resolve("cli/pom.xml"));
    int seen = 0;
    for (String dependency : pom.split("<dependency>")) {
      if (dependency.contains("<groupId>ai.djl")
          || dependency.contains("halflife-djl")
          || dependency.contains("duckdb</artifactId>")) {
        assertTrue(dependency.contains("<scope>test</scope>"), dependency);
        seen++;
      }
    }
    assertEquals(5, seen);
    for (String module :
        List.of("core", "evidence", "json", "linear", "draw", "tune", "report", "lessons")) {
      String other = Files.readString(root().resolve(module + "/pom.xml"));
      assertFalse(other.contains("djl</artifactId>"), module);
      assertFalse(other.contains("duckdb"), module);
    }
  }

  private static List<Path> buildFiles(Path root) throws IOException {
    List<Path> files = new ArrayList<>();
    for (String name :
        List.of(
            "pom.xml", "halflife", "halflife.cmd", ".ci/run", "bench/run", "examples/djl/run")) {
      files.add(root.resolve(name));
    }
    try (Stream<Path> modules = Files.list(root)) {
      modules
          .map(module -> module.resolve("pom.xml"))
          .filter(Files::isRegularFile)
          .forEach(files::add);
    }
    try (Stream<Path> settings = Files.list(root.resolve(".mvn"))) {
      settings.filter(Files::isRegularFile).forEach(files::add);
    }
    return files;
  }

  private static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("halflife.cmd"))) {
      folder = folder.getParent();
      if (folder == null) {
        throw new IllegalStateException("run this test inside a checkout");
      }
    }
    return folder;
  }
}
