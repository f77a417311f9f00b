package halflife.bench.storm;

import halflife.tune.options.StudyOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A table and a study of it, both of which follow from a seed.
 *
 * @param seed what it was drawn with
 * @param columns features, the target, and what the options name
 * @param asked what is asked of it, but for the file's path
 */
record StormTable(long seed, List<StormColumn> columns, StudyOptions asked) {
  private static final Path NOWHERE = Path.of("storm.csv");

  static StormTable of(long seed) {
    Draw draw = new Draw(seed, 0);
    int rows =
        draw.chance(0.35)
            ? draw.between(5, 20)
            : draw.chance(0.75) ? draw.between(20, 60) : draw.between(60, 300);
    List<StormColumn> columns = new ArrayList<>(FeatureDraws.of(seed, rows));
    TargetDraws.Target target = TargetDraws.of(seed, columns);
    OptionDraws.Asked asked =
        OptionDraws.of(seed, rows, target, StudyOptions.of(NOWHERE, TargetDraws.NAME));
    columns.add(draw.between(0, columns.size()), target.column());
    columns.addAll(asked.columns());
    return new StormTable(seed, List.copyOf(columns), asked.options());
  }

  int rows() {
    return columns.get(0).rows();
  }

  /**
   * Roughly how long a study of it takes, to tell small ones from large ones: rows × features ×
   * classes × pairs of folds.
   */
  double work() {
    double features = 0;
    double classes = 1;
    for (StormColumn column : columns) {
      boolean target = column.name().equals(TargetDraws.NAME);
      int levels = (int) Arrays.stream(column.cells()).distinct().count();
      boolean words = Arrays.stream(column.cells()).anyMatch(c -> c.matches(".*\\p{L}.*"));
      features += !target && (words || column.name().startsWith("date")) ? levels : 1;
      classes =
          target && (words || asked.table().family().equals("multinomial")) ? levels : classes;
    }
    int folds = asked.folds().count().orElse(10);
    return rows() * features * classes * folds * folds / 2;
  }

  /** The table as a CSV file. */
  String csv() {
    StringBuilder csv = new StringBuilder();
    csv.append(columns.stream().map(StormColumn::name).collect(Collectors.joining(",")));
    csv.append('\n');
    for (int i = 0; i < rows(); i++) {
      int row = i;
      csv.append(
          columns.stream().map(c -> quoted(c.cells()[row])).collect(Collectors.joining(",")));
      csv.append('\n');
    }
    return csv.toString();
  }

  private static String quoted(String cell) {
    return cell.contains(",") || cell.contains("\"")
        ? '"' + cell.replace("\"", "\"\"") + '"'
        : cell;
  }

  /** Writes it to a folder. */
  Path write(Path folder) {
    try {
      return Files.writeString(folder.resolve("storm-" + seed + ".csv"), csv());
    } catch (IOException e) {
      throw new UncheckedIOException("a table could not be written to " + folder, e);
    }
  }

  /** What is asked, of the table at this place. */
  StudyOptions options(Path file) {
    return asked.withData(file);
  }

  /** The command that does the same study on the table at this place. */
  String command(Path file) {
    return options(file).toArguments().stream()
        .map(word -> word.matches("[\\w./,=:+-]+") ? word : "'" + word.replace("'", "'\\''") + "'")
        .collect(Collectors.joining(" ", "./halflife ", ""));
  }
}
