import ai.djl.Model;
import ai.djl.basicmodelzoo.basic.Mlp;
import halflife.djl.study.DjlStudy;
import halflife.djl.study.StudyData;
import halflife.evidence.Result;
import halflife.report.TerminalView;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Which decay does a small net need on 400 handwritten digits, one in seven with a wrong label, and
 * does it help? Every half-life is tried on the same seeds, the best is judged on fresh ones.
 *
 * <p>Run it: {@code examples/djl/run DigitsStudy}
 */
public class DigitsStudy {
  public static void main(String[] arguments) throws Exception {
    float[][] cells =
        Files.readAllLines(Path.of("examples", "data", "digits.csv")).stream()
            .skip(1)
            .limit(400)
            .map(line -> Arrays.stream(line.split(",")).mapToDouble(Double::parseDouble).toArray())
            .map(DigitsStudy::floats)
            .toArray(float[][]::new);
    float[][] pixels =
        Arrays.stream(cells).map(row -> Arrays.copyOf(row, 64)).toArray(float[][]::new);
    // Every seventh was typed in wrongly.
    int[] digits =
        IntStream.range(0, cells.length)
            .map(i -> ((int) cells[i][64] + (i % 7 == 0 ? 1 + i % 9 : 0)) % 10)
            .toArray();
    List<String> classes = IntStream.range(0, 10).mapToObj(String::valueOf).toList();
    Path folder = Path.of(arguments.length > 0 ? arguments[0] : "halflife-out/digits-study");
    Result result =
        DjlStudy.of(DigitsStudy::net, StudyData.classes("digit", classes, pixels, digits))
            .withEpochs(150)
            .withLearningRate(3e-3)
            .withSeeds(4)
            .withFreshSeeds(6)
            .withProgress(System.out::println)
            .run(folder);
    System.out.println(new TerminalView(result).text());
    System.out.println("Report: " + folder.resolve("report.html"));
  }

  private static Model net() {
    Model model = Model.newInstance("digits");
    model.setBlock(new Mlp(64, 10, new int[] {32}));
    return model;
  }

  private static float[] floats(double[] row) {
    float[] pixels = new float[row.length];
    for (int i = 0; i < row.length; i++) {
      pixels[i] = (float) (i < 64 ? row[i] / 16 : row[i]);
    }
    return pixels;
  }
}
