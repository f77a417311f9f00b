package halflife.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
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

  private static List<Path> buildFiles(Path root) throws IOException {
    List<Path> files = new ArrayList<>();
    for (String name : List.of("pom.xml", "halflife", "halflife.cmd", ".ci/run", "bench/run")) {
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
