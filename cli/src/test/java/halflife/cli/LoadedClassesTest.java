package halflife.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * DuckDB is loaded where a table needs it, from the folder that the launcher names, and else never.
 */
class LoadedClassesTest {
  @TempDir private Path folder;

  /** Runs a command in a process of its own, which reports each class that it loads. */
  private List<String> loaded(int exitCode, List<String> options, String... args)
      throws IOException, InterruptedException {
    Path log = folder.resolve("classes.log");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xlog:class+load:file=" + log);
    command.addAll(options);
    command.add(Main.class.getName());
    command.addAll(List.of(args));
    Path said = folder.resolve("said.log");
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile()).start();
    assertEquals(exitCode, process.waitFor(), () -> read(said));
    return Files.readAllLines(log);
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return e.toString();
    }
  }

  private static boolean hasDuckDb(List<String> classes) {
    return classes.stream()
        .anyMatch(line -> line.contains("org.duckdb.") || line.contains("halflife.duckdb."));
  }

  @Test
  void aTableOfTextLoadsNoClassOfDuckDb() throws Exception {
    String data = Docs.root().resolve("examples/data/homes.csv").toString();
    String model = folder.resolve("out/model.json").toString();
    List<String> path = List.of("-cp", System.getProperty("java.class.path"));
    String[] tune = {
      "tune", data, "--target", "price", "--repeats", "1", "--out", folder.resolve("out").toString()
    };
    assertFalse(hasDuckDb(loaded(0, path, tune)));
    assertFalse(hasDuckDb(loaded(0, path, "predict", model, data)));
    List<String> query = new ArrayList<>(Arrays.asList(tune));
    query.addAll(List.of("--sql", "from homes"));
    assertTrue(hasDuckDb(loaded(0, path, query.toArray(String[]::new))));
  }

  /**
   * A class path without DuckDB, as the command line has it; the launcher names a folder of jars.
   */
  @Test
  void aFolderOfJarsIsLookedAtWhereATableNeedsIt() throws Exception {
    List<String> all = List.of(System.getProperty("java.class.path").split(File.pathSeparator));
    List<String> duck = all.stream().filter(entry -> isOfDuckDb(entry)).toList();
    String rest =
        all.stream()
            .filter(entry -> !duck.contains(entry))
            .collect(Collectors.joining(File.pathSeparator));
    String data = Docs.root().resolve("examples/data/homes.parquet").toString();
    String[] tune = {
      "tune", data, "--target", "price", "--repeats", "1", "--out", folder.resolve("out").toString()
    };
    assertFalse(hasDuckDb(loaded(2, List.of("-cp", rest), tune)));
    String said = read(folder.resolve("said.log"));
    assertTrue(said.contains("homes.parquet is a Parquet file: that needs DuckDB"), said);
    assertEquals(1, said.lines().count(), said);
    Path jars = Files.createDirectory(folder.resolve("some jars"));
    for (String entry : duck) {
      jar(Path.of(entry), jars);
    }
    List<String> named = List.of("-Dhalflife.modules=" + jars, "-cp", rest);
    assertTrue(hasDuckDb(loaded(0, named, tune)));
    tune[1] = Docs.root().resolve("examples/data/homes.csv").toString();
    assertFalse(hasDuckDb(loaded(0, named, tune)));
  }

  private static boolean isOfDuckDb(String entry) {
    return entry.contains("duckdb_jdbc")
        || entry.contains("halflife-duckdb")
        || Path.of(entry).endsWith(Path.of("duckdb", "target", "classes"));
  }

  /** Puts a jar, or a jar of a folder of classes, into another folder. */
  private static void jar(Path entry, Path to) throws IOException {
    if (Files.isRegularFile(entry)) {
      Files.createSymbolicLink(to.resolve(entry.getFileName()), entry);
      return;
    }
    try (OutputStream out = Files.newOutputStream(to.resolve("classes.jar"));
        ZipOutputStream zip = new ZipOutputStream(out);
        Stream<Path> files = Files.walk(entry)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        zip.putNextEntry(new ZipEntry(entry.relativize(file).toString().replace('\\', '/')));
        Files.copy(file, zip);
      }
    }
  }
}
