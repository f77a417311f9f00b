package halflife.tune.source;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.regex.PatternSyntaxException;

/** Finds the source of a table from where it is. */
public final class Sources {
  private static final int MOST_FILES = 10_000;

  private Sources() {}

  /**
   * The source of a table.
   *
   * @throws IllegalArgumentException if a pattern fits no file, or a format needs what is not there
   */
  public static TableSource of(TableLocation where) throws IOException {
    if (where.isStandardInput()) {
      if (where.sql().isPresent()) {
        throw new IllegalArgumentException(
            "--sql asks for files, but the table is standard input; give a file");
      }
      return new CsvSource(where.name(), TableInput.ofStandardInput(), where.charset());
    }
    List<Path> files = new ArrayList<>();
    for (Path file : where.files()) {
      files.addAll(TableLocation.isPattern(file) ? matching(file) : List.of(file));
    }
    if (where.sql().isPresent()) {
      return provider("--sql").query(files, where.sql().get());
    }
    List<TableSource> parts = new ArrayList<>();
    for (Path file : files) {
      parts.add(of(file, where));
    }
    return parts.size() == 1 ? parts.get(0) : new JoinedSource(where.name(), List.copyOf(parts));
  }

  private static TableSource of(Path file, TableLocation where) throws IOException {
    FileKind kind = FileKind.of(file);
    return switch (kind) {
      case TEXT -> new CsvSource(file, TableInput.of(file), where.charset());
      case XLSX -> new XlsxSource(file, where.sheet());
      case PARQUET, JSON, DUCKDB ->
          provider(file + " is " + kind.what() + ": that").open(file, kind);
    };
  }

  private static SourceProvider provider(String what) {
    return ServiceLoader.load(SourceProvider.class)
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    what
                        + " needs the module halflife-duckdb, which is not on the class path; use"
                        + " the distribution with DuckDB, or export the table as CSV"));
  }

  /** The files whose names a pattern fits, in the order of their names. */
  private static List<Path> matching(Path pattern) throws IOException {
    Path folder = pattern.toAbsolutePath().getParent();
    List<Path> files = new ArrayList<>();
    if (folder != null && Files.isDirectory(folder)) {
      String glob = String.valueOf(pattern.getFileName());
      try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, glob)) {
        for (Path file : found) {
          if (Files.isRegularFile(file)) {
            files.add(pattern.resolveSibling(String.valueOf(file.getFileName())));
          }
        }
      } catch (PatternSyntaxException e) {
        throw new NoSuchFileException(pattern.toString());
      }
    }
    if (files.isEmpty()) {
      throw new IllegalArgumentException(
          "no file has a name like " + pattern + "; check the pattern and its folder");
    }
    if (files.size() > MOST_FILES) {
      throw new IllegalArgumentException(
          files.size() + " files have names like " + pattern + "; join them first");
    }
    files.sort(null);
    return files;
  }
}
