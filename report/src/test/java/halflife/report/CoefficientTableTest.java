package halflife.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import halflife.core.Numbers;
import halflife.draw.Results;
import halflife.draw.text.Language;
import halflife.evidence.Result;
import halflife.report.html.Html;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class CoefficientTableTest {
  private static final Pattern ROW =
      Pattern.compile(
          "<th scope=\"row\">(.*?)</th><td>(.*?)</td><td>(.*?)</td>"
              + "<td class=\"bar\" aria-hidden=\"true\"><i class=\"(pos|neg)\""
              + " style=\"(left|right):50%;width:([0-9.]+)%\"></i>");

  private record Row(
      String name, String value, String standardized, String bar, String side, double width) {}

  private static String table(Result result) {
    Html out = new Html();
    new CoefficientTable(result, Language.EN).into(out);
    return out.toString();
  }

  private static List<Row> rows(Result result) {
    Matcher found = ROW.matcher(table(result));
    List<Row> rows = new ArrayList<>();
    while (found.find()) {
      rows.add(
          new Row(
              found.group(1),
              found.group(2),
              found.group(3),
              found.group(4),
              found.group(5),
              Double.parseDouble(found.group(6))));
    }
    return rows;
  }

  @Test
  void everyRowIsACoefficientOfTheModel() {
    Result result = Results.ridge();
    List<Row> rows = rows(result);
    assertEquals(result.features().size(), rows.size());
    for (Row row : rows) {
      int j = result.features().indexOf(row.name());
      double b = result.model().coefficients().get(j);
      assertEquals(Numbers.significant(b, 4), row.value());
      assertEquals(Numbers.significant(b * result.scales().get(j), 4), row.standardized());
      assertEquals(b < 0 ? "neg right" : "pos left", row.bar() + " " + row.side(), row.name());
    }
  }

  @Test
  void barsFallFromHalfTheCellInProportion() {
    for (Result result : List.of(Results.ridge(), Results.lasso())) {
      List<Row> rows = rows(result);
      assertEquals(50, rows.get(0).width());
      double largest = size(rows.get(0));
      double before = 50;
      for (Row row : rows) {
        assertTrue(row.width() <= before, row.name());
        assertEquals(50 * size(row) / largest, row.width(), 0.1, row.name());
        before = row.width();
      }
    }
  }

  private static double size(Row row) {
    return Math.abs(Double.parseDouble(row.standardized().replace("−", "-").replace(",", "")));
  }

  @Test
  void twoHundredAreListedAndTheRestIsCounted() {
    Result result = Results.wide(230, 20);
    assertEquals(200, rows(result).size());
    assertTrue(table(result).contains("30 smaller ones are in result.json."));
    assertFalse(table(Results.ridge()).contains("smaller ones"));
    assertEquals(
        200, new CoefficientTable(result, Language.EN).listed().stream().distinct().count());
  }

  @Test
  void whereAllAreZeroThereIsNoBar() {
    Result result = Results.allZero();
    for (Row row : rows(result)) {
      assertEquals("0", row.value());
      assertEquals(0, row.width());
    }
    assertEquals(
        result.features().size(), table(result).split("<tr class=\"none\">", -1).length - 1);
  }
}
