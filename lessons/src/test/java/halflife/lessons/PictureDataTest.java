package halflife.lessons;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import halflife.draw.Axis;
import halflife.draw.Contour;
import halflife.draw.Ink;
import halflife.draw.Layer;
import halflife.draw.LpBall;
import halflife.draw.PlotPicture;
import halflife.draw.Point;
import halflife.draw.Range;
import halflife.draw.text.Language;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What of each kind of layer becomes numbers in a table. */
class PictureDataTest {
  private static final List<Point> LINE = List.of(new Point(1, 10), new Point(2, 20));

  private static Block.Table table(Layer... layers) {
    PlotPicture picture =
        PlotPicture.of("i", "t", "d", Axis.linear("x"), Axis.linear("y"), List.of(layers));
    return PictureData.of(picture, Language.EN);
  }

  @Test
  void barsDotsAndUpperEdgesOfBandsAreColumns() {
    Block.Table table =
        table(
            new Layer.Bars("bars", Ink.of(0), LINE),
            new Layer.Dots("dots", Ink.of(0), Layer.Shape.ROUND, LINE.subList(1, 2)),
            new Layer.Band("band", Ink.of(0), LINE, List.of(new Point(1, 0))));
    assertEquals(List.of("x", "bars", "dots", "band"), table.head());
    assertEquals(
        List.of(List.of("1", "10", "", "10"), List.of("2", "20", "20", "20")), table.rows());
  }

  @Test
  void ofAFanTheFirstEightCurvesAreNumbered() {
    Block.Table table = table(new Layer.Fan("fit", Ink.of(0), Collections.nCopies(20, LINE)));
    assertEquals(9, table.head().size());
    assertEquals("fit 1", table.head().get(1));
    assertEquals("fit 8", table.head().get(8));
  }

  @Test
  void contoursAreToldByTheirHeights() {
    Range side = new Range(-1, 1);
    Block.Table table =
        table(
            Contour.of("loss", Ink.of(0), (x, y) -> x * x + y * y, side, side, List.of(0.25, 0.5)),
            new Layer.Dots("lowest", Ink.of(0), Layer.Shape.HOLLOW, List.of(new Point(0, 0))));
    assertEquals(List.of("x (contours at 0.25, 0.5)", "lowest"), table.head());
    assertEquals(List.of(List.of("0", "0")), table.rows());
  }

  @Test
  void uprightMarksNeedNoColumnAndAnEmptyPictureHasNoRows() {
    assertEquals(List.of("x"), table(new Layer.Upright("best", 1)).head());
    assertTrue(table(new Layer.Upright("best", 1)).rows().isEmpty());
  }

  @Test
  void anOutlineIsThinnedToWhatATableCanHold() {
    Block.Table table = table(new Layer.Outline("ball", Ink.of(0), new LpBall(1, 1).outline()));
    assertTrue(table.rows().size() <= 60);
    assertEquals("−1", table.rows().get(0).get(0));
    assertEquals("1", table.rows().get(table.rows().size() - 1).get(0));
  }
}
