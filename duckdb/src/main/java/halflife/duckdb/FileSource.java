package halflife.duckdb;

import halflife.core.Sha256;
import halflife.evidence.note.Note;
import halflife.tune.source.CellSink;
import halflife.tune.source.FileKind;
import halflife.tune.source.TableSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.OptionalLong;

/** A file that DuckDB reads as one table: Parquet, JSON, or a database that has only one. */
final class FileSource implements TableSource {
  private static final String NAME = "source";

  /** Numbers take about so many times as much room as text. */
  private static final int PACKED = 2;

  private final Path file;
  private final FileKind kind;
  private List<Note> readings = List.of();

  FileSource(Path file, FileKind kind) {
    this.file = file;
    this.kind = kind;
  }

  @Override
  public Path place() {
    return file;
  }

  @Override
  public String read(CellSink to) throws IOException {
    if (Files.size(file) == 0) {
      throw new IllegalArgumentException(file + " is empty; give a file with rows");
    }
    String sha256 = sha256(file, kind);
    try (Engine engine = Engine.open()) {
      ResultRows rows = new ResultRows(engine, relation(engine));
      readings = rows.readings(file);
      rows.read(file, to);
      return sha256;
    } catch (SQLException e) {
      throw damaged(file, e);
    }
  }

  /** A Parquet file says it at its end. */
  @Override
  public OptionalLong probableRows() throws IOException {
    if (kind != FileKind.PARQUET) {
      return OptionalLong.empty();
    }
    try (Engine engine = Engine.open()) {
      String rows = engine.texts("SELECT count(*) FROM " + relation(engine)).get(0).get(0);
      return OptionalLong.of(Long.parseLong(rows));
    } catch (SQLException e) {
      throw damaged(file, e);
    }
  }

  @Override
  public long size() throws IOException {
    return (kind == FileKind.JSON ? 1 : PACKED) * Files.size(file);
  }

  /** The SHA-256 of a file's bytes; of a database with changes beside it, of both hashes. */
  static String sha256(Path file, FileKind kind) {
    if (kind != FileKind.DUCKDB || Database.files(file).size() == 1) {
      return Sha256.hex(file);
    }
    StringBuilder hashes = new StringBuilder();
    Database.files(file).forEach(part -> hashes.append(Sha256.hex(part)).append('\n'));
    return Sha256.hex(hashes.toString().getBytes(StandardCharsets.US_ASCII));
  }

  /** The refusal of a file that DuckDB cannot read. */
  static IllegalArgumentException damaged(Path file, SQLException e) throws IOException {
    return Faults.refused(
        file, e, " is damaged or cut short", "copy or export it again, or save it as CSV");
  }

  private String relation(Engine engine) throws SQLException {
    if (kind == FileKind.DUCKDB) {
      engine.attach(file, NAME);
    }
    engine.lock(List.of(file));
    return switch (kind) {
      case PARQUET -> parquet(file);
      case JSON -> JsonScan.asWritten(engine, file);
      case DUCKDB -> Database.onlyTable(engine, file, NAME);
      case TEXT, XLSX -> throw new IllegalStateException(kind + " is read without DuckDB");
    };
  }

  /** The call that reads a Parquet file, and nothing from the names of its folders. */
  static String parquet(Path file) {
    return "read_parquet(" + Sql.path(file) + ", hive_partitioning = false)";
  }

  @Override
  public List<Note> readings() {
    return readings;
  }
}
