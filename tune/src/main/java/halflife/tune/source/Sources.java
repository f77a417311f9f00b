package halflife.tune.source;

import halflife.core.Internal;
import java.io.File;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.regex.PatternSyntaxException;

/** Finds the source of a table from where it is. */
@Internal
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
    List<List<Path>> files = new ArrayList<>();
    for (Path file : where.files()) {
      files.add(TableLocation.isPattern(file) ? matching(file) : List.of(file));
    }
    if (where.sql().isPresent()) {
      return provider("--sql").query(where, files);
    }
    List<TableSource> parts = new ArrayList<>();
    for (Path file : files.stream().flatMap(List::stream).toList()) {
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
    return Modules.PROVIDER.orElseThrow(
        () ->
            new IllegalArgumentException(
                what
                    + " needs DuckDB, which is not here; take the distribution with DuckDB (the zip"
                    + " whose name ends in -duckdb), or save the table as CSV"));
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

  /** The provider on the class path, or in the folder of jars that the launcher names. */
  private static final class Modules {
    /** A system property. */
    private static final String FOLDER = "halflife.modules";

    static final Optional<SourceProvider> PROVIDER =
        ServiceLoader.load(SourceProvider.class, loader()).findFirst();

    private static ClassLoader loader() {
      ClassLoader ours = Sources.class.getClassLoader();
      File[] jars = new File(System.getProperty(FOLDER, "")).listFiles(Modules::isJar);
      if (jars == null) {
        return ours;
      }
      URL[] places = new URL[jars.length];
      for (int i = 0; i < jars.length; i++) {
        try {
          places[i] = jars[i].toURI().toURL();
        } catch (MalformedURLException e) {
          throw new IllegalStateException("a file has no address: " + jars[i], e);
        }
      }
      return new URLClassLoader(places, ours);
    }

    private static boolean isJar(File file) {
      return file.getName().endsWith(".jar");
    }
  }
}
