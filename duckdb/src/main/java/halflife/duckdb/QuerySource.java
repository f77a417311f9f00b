package halflife.duckdb;

import halflife.core.Sha256;
import halflife.evidence.note.Note;
import halflife.tune.source.CellSink;
import halflife.tune.source.TableLocation;
import halflife.tune.source.TableSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The rows that a query makes of files. */
final class QuerySource implements TableSource {
  /** The view that the query becomes, out of the way of the names of files. */
  private static final String RESULT = "temp.main.halflife_result";

  private final TableLocation where;
  private final List<List<Path>> files;
  private final String sql;
  private List<Note> readings = List.of();

  QuerySource(TableLocation where, List<List<Path>> files) {
    this.where = where;
    this.files = files;
    sql = where.sql().orElseThrow();
  }

  @Override
  public Path place() {
    return where.name();
  }

  /** Reads the rows; gives the SHA-256 of those of the files and the query, a line each. */
  @Override
  public String read(CellSink to) throws IOException {
    try (Engine engine = Engine.open()) {
      List<String> lines = new ArrayList<>(new QueryFiles(where, files, engine).prepare());
      requireSelect(engine);
      engine.run("CREATE TEMP VIEW " + RESULT + " AS " + sql);
      ResultRows rows = new ResultRows(engine, RESULT);
      readings = rows.readings(place());
      rows.read(place(), to);
      lines.add(sql);
      return Sha256.hex(String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
    } catch (SQLException e) {
      throw Faults.refused("--sql", e, " is refused", "correct the query");
    }
  }

  /** Asks DuckDB's own parser, which writes SELECT out as JSON and nothing else. */
  private void requireSelect(Engine engine) throws SQLException {
    List<String> parsed =
        engine
            .texts(
                "SELECT coalesce(s->>'error_type', ''), coalesce(s->>'error_message', ''),"
                    + " coalesce(json_array_length(s, '$.statements'), 0)"
                    + " FROM (SELECT json_serialize_sql("
                    + Sql.text(sql)
                    + ")::JSON AS s)")
            .get(0);
    if (parsed.get(0).equals("parser")) {
      throw new IllegalArgumentException(
          "--sql cannot be read as SQL: " + parsed.get(1) + "; correct the query");
    }
    if (!parsed.get(0).isEmpty() || !parsed.get(2).equals("1")) {
      throw new IllegalArgumentException(
          "--sql must be one query that begins with SELECT, FROM or WITH; give one, without"
              + " another statement");
    }
  }

  @Override
  public List<Note> readings() {
    return readings;
  }
}
