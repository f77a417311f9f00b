package halflife.tune.source;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Finds the source of a table from what a user names: a file, a pattern, or {@code -}. */
public final class Sources {
  /** The place that stands for standard input. */
  private static final Path STANDARD_INPUT = Path.of("-");

  private static final int MOST_FILES = 10_000;

  private Sources() {}

  /**
   * The source of a table.
   *
   * @throws IllegalArgumentException if a pattern fits no file
   */
  public static TableSource of(Path place) throws IOException {
    if (isStandardInput(place)) {
      return new CsvSource(Path.of("standard input"), TableInput.ofStandardInput());
    }
    if (isPattern(place)) {
      return joined(place);
    }
    return new CsvSource(place, TableInput.of(place));
  }

  /** Whether a path stands for standard input. */
  public static boolean isStandardInput(Path place) {
    return place.equals(STANDARD_INPUT);
  }

  /** Whether a path names several files: its last part is a pattern, and no file's name. */
  public static boolean isPattern(Path place) {
    String name = String.valueOf(place.getFileName());
    return !Files.exists(place) && isGlob(name);
  }

  private static boolean isGlob(String name) {
    return name.contains("*") || name.contains("?") || name.contains("[") || name.contains("{");
  }

  private static TableSource joined(Path pattern) throws IOException {
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
      } catch (java.util.regex.PatternSyntaxException e) {
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
    List<TableSource> parts = new ArrayList<>();
    for (Path file : files) {
      parts.add(new CsvSource(file, TableInput.of(file)));
    }
    return parts.size() == 1 ? parts.get(0) : new JoinedSource(pattern, List.copyOf(parts));
  }
}
