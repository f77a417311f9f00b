package halflife.djl.study;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.dataset.ArrayDataset;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Rows as a study takes them. */
class StudyDataTest {
  private static final List<String> CLASSES = List.of("a", "b");
  private static final float[][] ROWS = {{1, 2, 3, 4}, {5, 6, 7, 8}, {9, 10, 11, 12}};

  @Test
  void aDatasetOfDjlsIsTheSameRowsInTheirShape() {
    try (NDManager manager = NDManager.newBaseManager()) {
      ArrayDataset dataset =
          new ArrayDataset.Builder()
              .setData(manager.create(ROWS).reshape(3, 1, 2, 2))
              .optLabels(manager.create(new long[] {0, 1, 0}))
              .setSampling(2, true)
              .build();
      StudyData read = StudyData.classes("class", CLASSES, dataset);
      assertEquals(new Shape(1, 2, 2), read.shape());
      StudyData given = StudyData.classes("class", CLASSES, ROWS, new int[] {0, 1, 0});
      assertEquals(Fingerprint.of(given), Fingerprint.of(read));
      assertEquals(5, StudyData.numbers("n", dataset).row(1)[0]);
    }
  }

  @Test
  void changingTheArraysLaterChangesNothing() {
    float[][] rows = {{1, 2}, {3, 4}};
    double[] values = {1, 2};
    StudyData data = StudyData.numbers("n", rows, values);
    rows[0][0] = 9;
    values[0] = 9;
    assertArrayEquals(new float[] {1, 2}, data.row(0));
    assertEquals(1, data.target(0));
  }

  @Test
  void everyNumberAndTargetIsInTheFingerprint() {
    String one =
        Fingerprint.of(StudyData.numbers("n", new float[][] {{1}, {2}}, new double[] {1, 2}));
    assertNotEquals(
        one, Fingerprint.of(StudyData.numbers("n", new float[][] {{1}, {3}}, new double[] {1, 2})));
    assertNotEquals(
        one, Fingerprint.of(StudyData.numbers("n", new float[][] {{1}, {2}}, new double[] {1, 3})));
  }

  @Test
  void rowsThatCannotBeLearnedFromAreRefused() {
    refused(() -> classes(new float[][] {{1}}, 0), "there are 1 rows");
    refused(
        () -> classes(new float[][] {{1}, {1, 2}}, 0, 1), "row 1 has 2 numbers and row 0 has 1");
    refused(() -> classes(new float[][] {{}, {}}, 0, 1), "at least one");
    refused(() -> classes(new float[][] {{1}, {Float.NaN}}, 0, 1), "number 0 of row 1 is NaN");
    refused(() -> classes(ROWS, 0, 1), "there are 3 rows and 2 labels");
    refused(() -> classes(ROWS, 0, 2, 1), "the label of row 1 is 2, but with 2 classes");
    refused(() -> classes(ROWS, 0, 1, 0).withShape(new Shape(3)), "a row of 4 numbers");
    refused(() -> numbers(1, 1, 1), "all values of n are the same");
    refused(() -> numbers(1, Double.NaN, 1), "the value of row 1 is NaN");
    refused(() -> numbers(1, 2), "there are 3 rows and 2 values");
  }

  private static StudyData classes(float[][] rows, int... labels) {
    return StudyData.classes("class", CLASSES, rows, labels);
  }

  private static void numbers(double... values) {
    StudyData.numbers("n", ROWS, values);
  }

  private static void refused(Runnable wrong, String words) {
    String message = assertThrows(IllegalArgumentException.class, wrong::run).getMessage();
    assertTrue(message.contains(words), message);
  }
}
