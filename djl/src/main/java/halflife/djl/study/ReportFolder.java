package halflife.djl.study;

import halflife.core.WholeFile;
import halflife.djl.watch.TextFile;
import halflife.evidence.Result;
import halflife.evidence.study.SeedRun;
import halflife.json.Journal;
import halflife.report.HtmlReport;
import halflife.report.json.ResultJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * A folder with {@code report.html} and {@code result.json}. Each is written beside its place and
 * moved there, so that there is never a part of one.
 *
 * @param folder its path
 */
record ReportFolder(Path folder) {
  static final String REPORT = "report.html";
  static final String RESULT = "result.json";

  /** Keeps the runs of a study until it ends. */
  static final String RUNS = ".halflife-runs";

  /**
   * Makes sure that files can be written there.
   *
   * @throws IllegalArgumentException if it is a file, or holds files that are not of a study
   * @throws UncheckedIOException if it cannot be written
   */
  void check() {
    if (Files.exists(folder) && !Files.isDirectory(folder)) {
      throw new IllegalArgumentException(folder + " is a file; name another folder");
    }
    try {
      Files.createDirectories(folder);
      if (!Files.exists(folder.resolve(RESULT)) && !isEmpty()) {
        throw new IllegalArgumentException(
            folder + " holds files that Halflife did not write; name another folder, or empty it");
      }
      Files.delete(Files.createTempFile(folder, ".halflife", ".tmp"));
    } catch (IOException e) {
      throw TextFile.failed(folder, e);
    }
  }

  private boolean isEmpty() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.allMatch(folder.resolve(RUNS)::equals);
    }
  }

  /**
   * Opens what keeps the runs of a study until it ends, those of an interrupted one read.
   *
   * @param work what they follow from; others are dropped
   */
  Journal<SeedRun> runs(String work) {
    Path file = folder.resolve(RUNS);
    try {
      return Journal.open(file, work, true, SeedRun.class);
    } catch (IllegalArgumentException e) {
      return Journal.open(file, work, false, SeedRun.class);
    }
  }

  /**
   * Writes both files, in place of older ones.
   *
   * @throws UncheckedIOException if they cannot be written; then those that are there are whole
   */
  void write(Result result) {
    String report = new HtmlReport(result).html();
    String numbers = ResultJson.toJson(result);
    try {
      // Both are written before one is moved.
      WholeFile.write(
          folder.resolve(REPORT),
          beside -> {
            Files.writeString(beside, report);
            WholeFile.write(folder.resolve(RESULT), other -> Files.writeString(other, numbers));
          });
    } catch (IOException e) {
      throw TextFile.failed(folder, e);
    }
  }
}
