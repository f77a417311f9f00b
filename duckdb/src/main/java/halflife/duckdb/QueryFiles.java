package halflife.duckdb;

import halflife.core.Sha256;
import halflife.tune.source.FileKind;
import halflife.tune.source.TableLocation;
import halflife.tune.table.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Gives the files of a query their names: a file is a table of its base name and of its whole name,
 * files of a pattern are one table named by what the pattern begins with, and the tables of a
 * database stand beside them.
 */
final class QueryFiles {
  private static final Set<String> RESERVED = Set.of("main", "memory", "system", "temp");

  private final TableLocation where;
  private final List<List<Path>> files;
  private final Engine engine;
  private final Set<String> taken = new HashSet<>();
  private final List<String> hashes = new ArrayList<>();
  private final List<String> databases = new ArrayList<>();
  private final List<Path> readable = new ArrayList<>();
  private final List<String> views = new ArrayList<>();

  QueryFiles(TableLocation where, List<List<Path>> files, Engine engine) {
    this.where = where;
    this.files = files;
    this.engine = engine;
  }

  /**
   * Makes all tables and locks the engine.
   *
   * @return the SHA-256 of each file, or of all files of a pattern
   */
  List<String> prepare() throws IOException, SQLException {
    for (int i = 0; i < files.size(); i++) {
      add(where.files().get(i), files.get(i));
    }
    engine.lock(readable);
    for (String view : views) {
      engine.run(view);
    }
    String path =
        String.join(",", databases.stream().map(name -> Sql.name(name) + ".main").toList());
    engine.run("SET search_path = " + Sql.text("memory.main" + (path.isEmpty() ? "" : ",") + path));
    return hashes;
  }

  private void add(Path given, List<Path> parts) throws IOException, SQLException {
    Set<FileKind> kinds = new HashSet<>();
    for (Path part : parts) {
      if (Files.exists(part) && !Files.isRegularFile(part)) {
        throw new IllegalArgumentException(
            part + " is no file, which --sql asks for; save the table in one");
      }
      kinds.add(FileKind.of(part));
    }
    String whole = String.valueOf(given.getFileName());
    String name = TableLocation.isPattern(given) ? patternName(whole) : baseName(whole);
    if (!taken.add(name.toLowerCase(Locale.ROOT))) {
      throw new IllegalArgumentException(
          given + " is not the only file that would be the table '" + name + "'; rename one");
    }
    if (kinds.contains(FileKind.DUCKDB)) {
      parts.forEach(part -> hashes.add(FileSource.sha256(part, FileKind.DUCKDB)));
      attach(given, parts, name);
    } else if (kinds.contains(FileKind.PARQUET) || kinds.contains(FileKind.JSON)) {
      parts.forEach(part -> hashes.add(Sha256.hex(part)));
      view(parts, name);
      alias(name, whole);
    } else {
      Table table =
          LoadedTable.read(
              new TableLocation(List.of(given), where.encoding(), where.sheet(), Optional.empty()));
      hashes.add(table.source().sha256());
      LoadedTable.create(engine, name, table);
      alias(name, whole);
    }
  }

  private void attach(Path given, List<Path> parts, String name) throws IOException, SQLException {
    if (parts.size() > 1) {
      throw new IllegalArgumentException(
          given + " fits several databases; name each of them, without a pattern");
    }
    String alias = RESERVED.contains(name.toLowerCase(Locale.ROOT)) ? name + "_db" : name;
    try {
      engine.attach(parts.get(0), alias);
    } catch (SQLException e) {
      throw FileSource.damaged(given, e);
    }
    databases.add(alias);
  }

  private void view(List<Path> parts, String name) throws IOException, SQLException {
    List<String> reads = new ArrayList<>();
    List<String> first = List.of();
    for (Path part : parts) {
      FileKind kind = FileKind.of(part);
      if (kind != FileKind.JSON && kind != FileKind.PARQUET) {
        throw new IllegalArgumentException(
            part + " is of another format than files beside it; give files of one format");
      }
      String read = kind == FileKind.JSON ? JsonScan.typed(part) : FileSource.parquet(part);
      List<String> names = names(part, read);
      if (!first.isEmpty() && !names.equals(first)) {
        throw new IllegalArgumentException(
            part + " has other columns than the files before it; give files with the same ones");
      }
      first = names;
      reads.add("SELECT * FROM " + read);
      readable.add(part);
    }
    views.add("CREATE VIEW " + Sql.name(name) + " AS " + String.join(" UNION ALL ", reads));
  }

  private List<String> names(Path part, String read) throws IOException {
    try {
      return engine.columns(read).stream().map(ResultColumn::name).toList();
    } catch (SQLException e) {
      throw FileSource.damaged(part, e);
    }
  }

  private void alias(String name, String whole) {
    if (taken.add(whole.toLowerCase(Locale.ROOT))) {
      views.add("CREATE VIEW " + Sql.name(whole) + " AS FROM " + Sql.name(name));
    }
  }

  /** The name without its ending, and without the ending before {@code .gz}. */
  private static String baseName(String file) {
    String bare = file.toLowerCase(Locale.ROOT).endsWith(".gz") ? cut(file) : file;
    return cut(bare);
  }

  private static String cut(String file) {
    int dot = file.lastIndexOf('.');
    return dot > 0 ? file.substring(0, dot) : file;
  }

  /** What comes before the first sign of a pattern, without a separator at its end. */
  private static String patternName(String pattern) {
    String start = pattern.split("[*?\\[{]", 2)[0].replaceAll("[^\\p{L}\\p{N}]+$", "");
    return start.isEmpty() ? "data" : start;
  }
}
