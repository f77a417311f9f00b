package halflife.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import halflife.core.Numbers;
import halflife.draw.Results;
import halflife.draw.Xml;
import halflife.draw.result.FittedPath;
import halflife.draw.text.Language;
import halflife.evidence.CurvePoint;
import halflife.evidence.Result;
import halflife.report.html.Html;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class DataTablesTest {
  private static Document table(Result result, BiConsumer<DataTables, Html> part) {
    Html out = new Html();
    part.accept(new DataTables(result, Language.EN), out);
    return Xml.parse("<all>" + out + "</all>");
  }

  /** The cells of every row, the head first. */
  private static List<List<String>> rows(Document table) {
    List<List<String>> out = new ArrayList<>();
    NodeList rows = table.getElementsByTagName("tr");
    for (int i = 0; i < rows.getLength(); i++) {
      List<String> cells = new ArrayList<>();
      NodeList children = rows.item(i).getChildNodes();
      for (int j = 0; j < children.getLength(); j++) {
        if (children.item(j) instanceof Element cell) {
          cells.add(cell.getTextContent());
        }
      }
      out.add(cells);
    }
    return out;
  }

  @Test
  void everyRowHasACellForEveryHeading() {
    for (Result result : Results.all()) {
      for (Document table :
          List.of(
              table(result, DataTables::ratios),
              table(result, DataTables::curve),
              table(result, result.network().isEmpty() ? DataTables::paths : DataTables::curve),
              table(result, DataTables::stability),
              table(result, DataTables::searches))) {
        List<List<String>> rows = rows(table);
        for (List<String> row : rows) {
          assertEquals(rows.get(0).size(), row.size(), row.toString());
        }
      }
    }
  }

  @Test
  void theCurveBeginsWithoutDecayAndRises() {
    Result result = Results.ridge();
    List<List<String>> rows = rows(table(result, DataTables::curve));
    assertEquals("0", rows.get(1).get(0));
    assertEquals(result.search().curve().points().size() + 2, rows.size());
    CurvePoint largest = result.search().curve().points().get(0);
    List<String> last = rows.get(rows.size() - 1);
    assertEquals("1000", last.get(0));
    assertEquals(Numbers.significant(Math.sqrt(largest.mean()), 4), last.get(3));
    assertEquals(Numbers.significant(Math.sqrt(largest.train()), 4), last.get(6));
  }

  @Test
  void thePathsHoldTheNumbersThatAreDrawn() {
    Result result = Results.lasso();
    List<List<String>> rows = rows(table(result, DataTables::paths));
    String name = rows.get(0).get(2);
    double[] none = new FittedPath(result).standardized(0);
    assertEquals(Numbers.significant(none[result.features().indexOf(name)], 4), rows.get(1).get(2));
  }

  @Test
  void aLongTableIsThinnedAndSaysSo() {
    Document wide = table(Results.wide(60, 300), DataTables::curve);
    assertEquals(122, rows(wide).size());
    assertTrue(wide.getDocumentElement().getTextContent().contains("result.json has them all"));
    Document small = table(Results.singlePoint(), DataTables::curve);
    assertFalse(small.getDocumentElement().getTextContent().contains("result.json has them all"));
  }

  @Test
  void theChosenSearchIsMarkedOnce() {
    List<List<String>> rows = rows(table(Results.compared(), DataTables::searches));
    assertEquals(List.of("ridge", "lasso"), List.of(rows.get(1).get(0), rows.get(2).get(0)));
    assertEquals("", rows.get(1).get(5));
    assertEquals("chosen", rows.get(2).get(5));
  }

  @Test
  void theOutcomesStandBesideTheirIntervals() {
    List<List<String>> rows = rows(table(Results.directionOnly(), DataTables::ratios));
    assertEquals(
        List.of("no decay", "0.03", "0.01", "0.4", "better (direction only)"), rows.get(1));
    assertEquals("better", rows.get(2).get(4));
  }
}
