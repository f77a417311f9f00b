package halflife.tune.table;

import halflife.core.Internal;
import halflife.tune.source.Sources;
import halflife.tune.source.TableLocation;
import halflife.tune.source.TableSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.IntPredicate;
import java.util.function.Supplier;

/**
 * The ways to read a source: all rows into memory, a sample of them, or block after block.
 *
 * <p>Columns whose later cells show that they were read wrongly are read once more.
 */
@Internal
public final class TableReader {
  private TableReader() {}

  /** Work on a source. */
  @FunctionalInterface
  public interface Reading<T> {
    T run() throws IOException;
  }

  /**
   * The source of a table.
   *
   * @throws IllegalArgumentException if a folder is named
   */
  public static TableSource open(TableLocation where) throws IOException {
    for (Path file : where.files()) {
      if (Files.isDirectory(file)) {
        throw new IllegalArgumentException(file + " is a folder; give the files in it");
      }
    }
    return Sources.of(where);
  }

  /**
   * Does work on a source, and says what is wrong with it as the user can mend it.
   *
   * @throws IllegalArgumentException if there is no such file, or it may not be read
   * @throws UncheckedIOException if reading fails half-way
   */
  public static <T> T reading(TableLocation where, Reading<T> work) {
    try {
      return work.run();
    } catch (NoSuchFileException e) {
      Path file = Path.of(String.valueOf(e.getFile()));
      throw new IllegalArgumentException(
          "there is no file " + file + suggestion(file) + "; check the path", e);
    } catch (AccessDeniedException e) {
      throw new IllegalArgumentException(
          e.getFile() + " may not be read by you; change its permissions or copy it", e);
    } catch (IOException e) {
      throw new UncheckedIOException(
          where.name() + " could not be read to its end: " + e.getMessage(), e);
    }
  }

  private static String suggestion(Path file) {
    Path name = file.getFileName();
    Path folder = file.toAbsolutePath().getParent();
    if (name == null || folder == null || !Files.isDirectory(folder)) {
      return "";
    }
    try (var files = Files.list(folder)) {
      List<String> known = files.map(f -> String.valueOf(f.getFileName())).limit(1000).toList();
      return Names.nearest(name.toString(), known)
          .map(near -> " (did you mean " + file.resolveSibling(near) + "?)")
          .orElse("");
    } catch (IOException e) {
      return "";
    }
  }

  /** Keeps every row, from one on. */
  private static final class AllRows implements TableBuilder.Rows {
    private final IntPredicate wanted;
    private final boolean names;
    private int[] lines = new int[16];
    private int size;

    AllRows(IntPredicate wanted, boolean names) {
      this.wanted = wanted;
      this.names = names;
    }

    @Override
    public boolean reads(int column, String name) {
      return wanted.test(column);
    }

    @Override
    public boolean readsNames() {
      return names;
    }

    @Override
    public boolean end(ColumnReader[] columns, int line) {
      if (size == lines.length) {
        lines = Arrays.copyOf(lines, size + (size >> 1));
      }
      lines[size++] = line;
      return false;
    }

    int[] lines() {
      return Arrays.copyOf(lines, size);
    }
  }

  /**
   * What was taken of a source.
   *
   * @param rows what became of the rows
   */
  private record Taken<R extends TableBuilder.Rows>(R rows, TableBuilder builder, String sha256) {}

  /** Takes all cells; where the bytes have to be read in another way, anew. */
  private static <R extends TableBuilder.Rows> Taken<R> take(
      TableSource source, ReadAs readAs, Supplier<R> keeper) throws IOException {
    R rows = keeper.get();
    TableBuilder builder = new TableBuilder(source.place(), readAs, Map.of(), rows);
    try {
      return new Taken<>(rows, builder, builder.take(source));
    } catch (IllegalArgumentException e) {
      if (!source.readsOtherwise()) {
        throw e;
      }
      return take(source, readAs, keeper);
    }
  }

  /** Keeps all rows. */
  public static Table whole(TableSource source, ReadAs readAs) throws IOException {
    Taken<AllRows> taken = take(source, readAs, () -> new AllRows(column -> true, true));
    AllRows rows = taken.rows();
    TableBuilder builder = taken.builder();
    String sha256 = taken.sha256();
    builder.checkRowNames(rows.lines());
    Map<Integer, ColumnReader.As> again = again(builder);
    List<Column> ended = new ArrayList<>();
    for (int i = 0; i < builder.columns().length; i++) {
      ended.add(again.containsKey(i) ? Table.UNREAD : builder.columns()[i].end());
    }
    if (!again.isEmpty()) {
      TableBuilder second =
          new TableBuilder(source.place(), readAs, again, new AllRows(again::containsKey, false));
      requireSame(source, sha256, second.take(source));
      again.keySet().forEach(i -> ended.set(i, second.columns()[i].end()));
    }
    return table(source, sha256, builder, ended, rows.lines());
  }

  private static Map<Integer, ColumnReader.As> again(TableBuilder builder) {
    Map<Integer, ColumnReader.As> again = new HashMap<>();
    TableStyle style = TableStyle.of(builder.columns());
    for (int i = 0; i < builder.columns().length; i++) {
      int at = i;
      builder.columns()[i].again(style).ifPresent(as -> again.put(at, as));
    }
    return again;
  }

  private static void requireSame(TableSource source, String before, String now) {
    if (!now.equals(before)) {
      throw new IllegalArgumentException(
          source.place() + " was changed while it was read; try again");
    }
  }

  private static Table table(
      TableSource source, String sha256, TableBuilder builder, List<Column> columns, int[] lines) {
    return new Table(
        new Table.Source(source.place(), sha256),
        builder.header(),
        source.readings(),
        builder.header().names(),
        columns,
        builder.rowNames(),
        lines);
  }

  /** Keeps a sample of the rows. */
  public static SampledTable sampled(TableSource source, ReadAs readAs, SampledTable.Asked asked)
      throws IOException {
    Taken<RowSample> taken = take(source, readAs, () -> new RowSample(asked));
    RowSample rows = taken.rows();
    TableBuilder builder = taken.builder();
    String sha256 = taken.sha256();
    Map<Integer, ColumnReader.As> again = again(builder);
    if (!again.isEmpty()) {
      rows = new RowSample(asked);
      builder = new TableBuilder(source.place(), readAs, again, rows);
      requireSame(source, sha256, builder.take(source));
    }
    rows.finish(builder.columns());
    List<Column> ended = Arrays.stream(builder.columns()).map(ColumnReader::end).toList();
    Table all = table(source, sha256, builder, ended, rows.lines());
    return rows.table(all);
  }

  /** Collects rows of the columns that are used, and hands each block over. */
  private static final class Blocks implements TableBuilder.Rows {
    private final Set<String> used;
    private final Consumer<int[]> full;
    private final int[] lines;
    private int rows;

    Blocks(Set<String> used, int size, Consumer<int[]> full) {
      this.used = used;
      this.full = full;
      lines = new int[size];
    }

    @Override
    public boolean reads(int column, String name) {
      return used.contains(name);
    }

    @Override
    public boolean end(ColumnReader[] columns, int line) {
      lines[rows++] = line;
      return rows == lines.length && handOver();
    }

    boolean handOver() {
      if (rows > 0) {
        full.accept(Arrays.copyOf(lines, rows));
        rows = 0;
      }
      return true;
    }
  }

  /**
   * Hands over the rows in blocks.
   *
   * @param sha256 of the bytes when they were read before
   * @param used the columns that are wanted; others are empty
   */
  public static void blocks(
      TableSource source,
      ReadAs readAs,
      String sha256,
      Set<String> used,
      int size,
      Consumer<Table> to)
      throws IOException {
    TableBuilder[] self = new TableBuilder[1];
    Blocks rows =
        new Blocks(
            used,
            size,
            lines -> {
              TableBuilder builder = self[0];
              List<Column> ended = new ArrayList<>();
              for (int i = 0; i < builder.columns().length; i++) {
                boolean wanted = used.contains(builder.header().names().get(i));
                ended.add(wanted ? builder.columns()[i].end() : Table.UNREAD);
              }
              to.accept(table(source, sha256, builder, ended, lines).select(used));
            });
    self[0] = new TableBuilder(source.place(), readAs, Map.of(), rows);
    requireSame(source, sha256, self[0].take(source));
    rows.handOver();
  }
}
