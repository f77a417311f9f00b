/**
 * Tables that DuckDB reads: Parquet, JSON, DuckDB's databases, and what a query makes of any files.
 *
 * <p>{@link halflife.duckdb.DuckDbProvider} is found by {@link java.util.ServiceLoader}; nothing is
 * called by name:
 *
 * <pre>{@code
 * Table table = Table.read(Path.of("homes.parquet"), Set.of());
 * }</pre>
 */
@Internal
@NullMarked
package halflife.duckdb;

import halflife.core.Internal;
import org.jspecify.annotations.NullMarked;
