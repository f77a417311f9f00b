package halflife.linear.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class DesignPickTest {
  private static final Design DESIGN =
      new Design(
          List.of(
              new Feature.Dense(new double[] {1, 2, 3, 4, 5}),
              new Feature.Sparse(5, new int[] {0, 2, 3}, new double[] {7, 8, 9}),
              Feature.Sparse.indicator(5, new int[] {4})),
          new double[] {10, 20, 30, 40, 50},
          new double[] {1, 2, 3, 4, 0},
          new double[] {-1, -2, -3, -4, -5},
          List.of(new Fill(0, 2, 5)));

  @Test
  void everyPartOfARowComesAlongInTheOrderAsked() {
    int[] rows = {3, 0, 4};
    Design picked = DESIGN.pick(rows);
    for (int i = 0; i < rows.length; i++) {
      assertArrayEquals(DESIGN.row(rows[i]), picked.row(i));
      assertEquals(DESIGN.target()[rows[i]], picked.target()[i]);
      assertEquals(DESIGN.weights()[rows[i]], picked.weights()[i]);
      assertEquals(DESIGN.offsets()[rows[i]], picked.offsets()[i]);
    }
    assertEquals(DESIGN.fills(), picked.fills());
    Feature.Sparse sparse = assertInstanceOf(Feature.Sparse.class, picked.features().get(1));
    assertArrayEquals(new double[] {9, 7}, sparse.values());
  }

  @Test
  void rowsThatAreNotThereOrComeTwiceAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> DESIGN.pick(new int[] {0, 5}));
    assertThrows(IllegalArgumentException.class, () -> DESIGN.pick(new int[] {-1}));
    assertThrows(IllegalArgumentException.class, () -> DESIGN.pick(new int[] {1, 1}));
    assertThrows(IllegalArgumentException.class, () -> DESIGN.pick(new int[0]));
    assertThrows(IllegalArgumentException.class, () -> DESIGN.pick(new int[] {4}));
  }
}
