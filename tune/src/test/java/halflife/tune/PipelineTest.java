package halflife.tune;

import static halflife.tune.options.TuneOption.WEIGHTS;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import halflife.core.SplitMix64;
import halflife.linear.data.Design;
import halflife.linear.data.Feature;
import halflife.linear.data.Fill;
import halflife.tune.data.Dataset;
import halflife.tune.data.Splitter;
import halflife.tune.options.StudyOptions;
import halflife.tune.table.Table;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The encoded rows against a pipeline that goes row by row and shares no code with it. */
class PipelineTest {
  private static final long SEED = 71;
  private static final List<String> TOWNS = List.of("Ulm", "Bern", "Graz", "Linz", "");

  @TempDir private Path folder;
  private final SplitMix64 random = new SplitMix64(SEED);

  /** One row as it stands in the file; an empty string where nothing is known. */
  private record Order(
      String size, String town, String paid, LocalDate day, double weight, double y) {}

  private List<Order> orders(int count) {
    List<Order> orders = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      orders.add(
          new Order(
              random.nextInt(5) == 0 ? "" : String.valueOf(random.nextInt(1000) / 8.0),
              TOWNS.get(random.nextInt(TOWNS.size())),
              random.nextInt(2) == 0 ? "yes" : "no",
              LocalDate.of(2022, 1, 1).plusDays(random.nextInt(900)),
              1 + random.nextInt(4),
              random.nextGaussian()));
    }
    return orders;
  }

  private Table table(List<Order> orders) {
    StringBuilder text = new StringBuilder("w,size,town,y,paid,day\n");
    for (Order o : orders) {
      text.append(o.weight).append(',').append(o.size).append(',').append(o.town).append(',');
      text.append(o.y).append(',').append(o.paid).append(',').append(o.day).append('\n');
    }
    return Csv.table(folder, text.toString());
  }

  /** Mean imputation, indicators, one-hot and date parts, learned from the first list. */
  private static double[][] rows(List<Order> training, List<Order> orders) {
    double sum = 0;
    double total = 0;
    TreeSet<String> towns = new TreeSet<>();
    LocalDate first = LocalDate.MAX;
    boolean anyMissing = false;
    for (Order o : training) {
      if (o.size.isEmpty()) {
        anyMissing = true;
      } else {
        sum += o.weight * Double.parseDouble(o.size);
        total += o.weight;
      }
      towns.add(o.town.isEmpty() ? "\uffff" : o.town);
      first = o.day.isBefore(first) ? o.day : first;
    }
    assertEquals(true, anyMissing, "the test needs a missing size");
    double[][] rows = new double[orders.size()][];
    for (int i = 0; i < rows.length; i++) {
      Order o = orders.get(i);
      List<Double> row = new ArrayList<>();
      row.add(o.size.isEmpty() ? sum / total : Double.parseDouble(o.size));
      row.add(o.size.isEmpty() ? 1.0 : 0.0);
      for (String town : towns) {
        row.add((o.town.isEmpty() ? "\uffff" : o.town).equals(town) ? 1.0 : 0.0);
      }
      row.add(o.paid.equals("yes") ? 1.0 : 0.0);
      row.add((double) o.day.getYear());
      for (int month = 1; month <= 12; month++) {
        row.add(o.day.getMonthValue() == month ? 1.0 : 0.0);
      }
      for (int weekday = 1; weekday <= 7; weekday++) {
        row.add(o.day.getDayOfWeek().getValue() == weekday ? 1.0 : 0.0);
      }
      row.add((double) o.day.toEpochDay() - first.toEpochDay());
      rows[i] = row.stream().mapToDouble(Double::doubleValue).toArray();
    }
    return rows;
  }

  private static void same(double[][] expected, Design actual) {
    assertEquals(expected.length, actual.size());
    for (int i = 0; i < expected.length; i++) {
      assertArrayEquals(expected[i], actual.row(i), 1e-12, "row " + i + ", seed " + SEED);
    }
  }

  @Test
  void trainingAndNewRowsAreThoseOfARowwisePipeline() {
    List<Order> training = orders(400);
    List<Order> others = orders(150);
    Table table = table(training);
    StudyOptions options = StudyOptions.of(table.source().file(), "y").with(WEIGHTS, "w");
    Dataset data = Dataset.of(table, options);
    same(rows(training, training), data.design());
    same(rows(training, others), data.matching(table(others)).design());
  }

  @Test
  void aSplitLearnsFromTheTrainingRowsOnly() {
    List<Order> all = orders(300);
    Table table = table(all);
    StudyOptions options = StudyOptions.of(table.source().file(), "y").with(WEIGHTS, "w");
    Dataset data = Dataset.of(table, options);
    boolean[] test = Splitter.testRows(data, 0.3, 5);
    List<Order> kept = new ArrayList<>();
    List<Order> aside = new ArrayList<>();
    for (int i = 0; i < test.length; i++) {
      (test[i] ? aside : kept).add(all.get(i));
    }
    Dataset.Split split = data.split(0.3, 5);
    same(rows(kept, kept), split.train().design());
    same(rows(kept, aside), split.test().design());
  }

  /** What a fit does with a fill: its own mean where the indicator is 1. */
  @Test
  void aFillGivesEachFoldTheMeanOfItsOwnTrainingRows() {
    List<Order> all = orders(120);
    Table table = table(all);
    Design design =
        Dataset.of(table, StudyOptions.of(table.source().file(), "y").with(WEIGHTS, "w")).design();
    List<Order> part = all.subList(0, 80);
    double[][] expected = rows(part, all);
    Fill fill = design.fills().get(0);
    Feature value = design.features().get(fill.value());
    Feature missing = design.features().get(fill.missing());
    double sum = 0;
    double total = 0;
    for (int i = 0; i < 80; i++) {
      double w = design.weights()[i] * (1 - missing.at(i));
      sum += w * value.at(i);
      total += w;
    }
    for (int i = 0; i < all.size(); i++) {
      double filled = value.at(i) + missing.at(i) * (sum / total - fill.placeholder());
      assertEquals(expected[i][0], filled, 1e-12, "row " + i);
    }
  }
}
