import ai.djl.ndarray.NDManager;
import ai.djl.training.dataset.ArrayDataset;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Handwritten digits of 8 × 8 pixels, from examples/data/digits.csv: what the examples here learn. */
final class Digits {
  private static final int PIXELS = 64;

  private Digits() {}

  /** Rows to train with, in batches of 32: four of five. */
  static ArrayDataset toTrain(NDManager manager) throws IOException {
    return rows(manager, false);
  }

  /** Rows never trained with: every fifth. */
  static ArrayDataset toTest(NDManager manager) throws IOException {
    return rows(manager, true);
  }

  private static ArrayDataset rows(NDManager manager, boolean test) throws IOException {
    List<String> lines = Files.readAllLines(Path.of("examples", "data", "digits.csv"));
    List<float[]> pixels = new ArrayList<>();
    List<Integer> digits = new ArrayList<>();
    for (int row = 1; row < lines.size(); row++) {
      if (row % 5 == 0 == test) {
        String[] cells = lines.get(row).split(",");
        float[] image = new float[PIXELS];
        for (int p = 0; p < PIXELS; p++) {
          image[p] = Float.parseFloat(cells[p]) / 16;
        }
        pixels.add(image);
        digits.add(Integer.valueOf(cells[PIXELS]));
      }
    }
    return new ArrayDataset.Builder()
        .setData(manager.create(pixels.toArray(new float[0][])))
        .optLabels(manager.create(digits.stream().mapToInt(d -> d).toArray()))
        .setSampling(32, !test)
        .build();
  }
}
