package halflife.tune.source;

import halflife.core.Internal;
import halflife.core.Words;
import halflife.evidence.note.StoredName;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Where a table is, and how it is read.
 *
 * @param files the files, which have the same columns and are joined in this order; each may be a
 *     pattern such as {@code part-*.csv}, and the only one {@code -} for standard input
 * @param encoding the encoding of text, by one of its names; left out, the bytes decide
 * @param sheet the sheet of a workbook; left out, its only one
 * @param sql the query that makes the table from the files; left out, their only table
 */
public record TableLocation(
    List<Path> files, Optional<String> encoding, Optional<String> sheet, Optional<String> sql) {
  /** The path that stands for standard input. */
  private static final Path STANDARD_INPUT = Path.of("-");

  /**
   * Checks what was asked for.
   *
   * @throws IllegalArgumentException if no file is named, standard input is not the only one, or
   *     there is no such encoding
   */
  public TableLocation {
    files = List.copyOf(files);
    if (files.isEmpty()) {
      throw new IllegalArgumentException("no table is named; give a file");
    }
    if (files.size() > 1 && files.contains(STANDARD_INPUT)) {
      throw new IllegalArgumentException(
          "- (standard input) stands beside other files; give it alone, or files only");
    }
    encoding.ifPresent(TableLocation::charset);
  }

  /** A file, a pattern, or {@code -}, read as its bytes say. */
  public static TableLocation of(Path file) {
    return new TableLocation(List.of(file), Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** Another table that is read as this one: the same encoding and sheet. */
  @Internal
  public TableLocation like(Path file) {
    return new TableLocation(List.of(file), encoding, sheet, Optional.empty());
  }

  /** A copy with other files. */
  public TableLocation withFiles(List<Path> others) {
    return new TableLocation(others, encoding, sheet, sql);
  }

  /** Whether it is standard input. */
  @Internal
  public boolean isStandardInput() {
    return files.get(0).equals(STANDARD_INPUT);
  }

  /** Whether a path names several files: its last part is a pattern, and no file's name. */
  @Internal
  public static boolean isPattern(Path path) {
    String name = String.valueOf(path.getFileName());
    boolean glob =
        name.contains("*") || name.contains("?") || name.contains("[") || name.contains("{");
    return glob && !Files.exists(path);
  }

  /** The name that messages give it. */
  @Internal
  public Path name() {
    return Path.of(words().english());
  }

  /** {@link #name} in English and Chinese. */
  @Internal
  public Words words() {
    return named(files.get(0));
  }

  /** {@link #words} without the folder. */
  @Internal
  public Words label() {
    return named(files.get(0).getFileName());
  }

  private Words named(@Nullable Path first) {
    if (isStandardInput()) {
      return StoredName.words("standard input");
    }
    int more = files.size() - 1;
    return StoredName.words(
        more == 0
            ? String.valueOf(first)
            : first + " and " + more + (more == 1 ? " other file" : " other files"));
  }

  /** The encoding, if one is named. */
  Optional<Charset> charset() {
    return encoding.map(TableLocation::charset);
  }

  private static Charset charset(String name) {
    try {
      return Charset.forName(name);
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      throw new IllegalArgumentException(
          "--encoding is '" + name + "', but can be a name such as UTF-8, windows-1252 or GB18030",
          e);
    }
  }

  /** The paths as they were given, with commas between them. */
  @Override
  public String toString() {
    return files.stream().map(Path::toString).collect(Collectors.joining(", "));
  }
}
