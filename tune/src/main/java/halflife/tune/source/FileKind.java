package halflife.tune.source;

import halflife.core.Internal;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a file of a table is, by its first bytes, and where they do not say by its name. */
@Internal
public enum FileKind {
  /** Lines of cells, plain or packed by gzip. */
  TEXT("", List.of()),
  /** A workbook of Excel's present format. */
  XLSX("an Excel workbook", List.of(".xlsx", ".xlsm")),
  /** Columns in Apache Parquet's format. */
  PARQUET("a Parquet file", List.of(".parquet", ".pq")),
  /** An array of JSON objects, or one object on each line. */
  JSON("a JSON file", List.of(".json", ".jsonl", ".ndjson", ".json.gz", ".jsonl.gz", ".ndjson.gz")),
  /** A database of DuckDB. */
  DUCKDB("a DuckDB database", List.of(".duckdb", ".ddb"));

  private static final int LONGEST_MAGIC = 16;
  private static final int DUCKDB_AT = 8;

  /** The first bytes of .xls files, and of .xlsx files with a password. */
  private static final String OLD_WORKBOOK = "\u00D0\u00CF\u0011\u00E0";

  private final String what;
  private final List<String> endings;

  FileKind(String what, List<String> endings) {
    this.what = what;
    this.endings = endings;
  }

  /** The words for such a file, with an article. */
  public String what() {
    return what;
  }

  /**
   * The kind of a file.
   *
   * @throws IllegalArgumentException if its name promises another kind than its bytes
   */
  public static FileKind of(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      return TEXT;
    }
    byte[] head;
    try (InputStream in = Files.newInputStream(file)) {
      head = in.readNBytes(LONGEST_MAGIC);
    }
    Optional<FileKind> found = byMagic(head);
    if (begins(head, 0, OLD_WORKBOOK)) {
      return TEXT; // whose reader says what it is
    }
    Optional<FileKind> promised = byName(file);
    if (promised.isPresent() && promised.get() != JSON && !promised.equals(found)) {
      throw new IllegalArgumentException(
          file
              + (head.length == 0 ? " is empty" : " is not " + promised.get().what)
              + ", though its name says that it is "
              + promised.get().what
              + "; copy or export it again, or give it the ending of what it is, such as .csv");
    }
    return found.or(() -> promised).orElse(TEXT);
  }

  private static Optional<FileKind> byMagic(byte[] head) {
    if (begins(head, 0, "PK\u0003\u0004")) {
      return Optional.of(XLSX);
    }
    if (begins(head, 0, "PAR1")) {
      return Optional.of(PARQUET);
    }
    return begins(head, DUCKDB_AT, "DUCK") ? Optional.of(DUCKDB) : Optional.empty();
  }

  private static boolean begins(byte[] head, int at, String magic) {
    byte[] bytes = magic.getBytes(StandardCharsets.ISO_8859_1);
    int end = at + bytes.length;
    return head.length >= end && Arrays.equals(head, at, end, bytes, 0, bytes.length);
  }

  private static Optional<FileKind> byName(Path file) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    return Arrays.stream(values())
        .filter(kind -> kind.endings.stream().anyMatch(name::endsWith))
        .findFirst();
  }
}
