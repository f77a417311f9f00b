package halflife.duckdb;

import halflife.tune.source.FileKind;
import halflife.tune.source.SourceProvider;
import halflife.tune.source.TableLocation;
import halflife.tune.source.TableSource;
import java.nio.file.Path;
import java.util.List;

/** Offers what DuckDB reads to the reader of tables. */
public final class DuckDbProvider implements SourceProvider {
  @Override
  public TableSource open(Path file, FileKind kind) {
    return new FileSource(file, kind);
  }

  @Override
  public TableSource query(TableLocation where, List<List<Path>> files) {
    return new QuerySource(where, files);
  }
}
