package halflife.tune;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import halflife.evidence.Family;
import halflife.evidence.Provenance;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelTest {
  private static final StudyOptions OPTIONS = StudyOptions.of(Path.of("homes.csv"), "price");

  @TempDir private Path folder;

  private static Model model(double size, double age) {
    Provenance made =
        new Provenance("0.1", "17", OPTIONS.toArguments(), "homes.csv", "ab".repeat(32), 1);
    return model("price", List.of("size", "age"), 0.1 + 0.2, List.of(size, age), 1, 1e-3, made);
  }

  /** A model of plain numbers. */
  private static Model model(
      String target,
      List<String> columns,
      double intercept,
      List<Double> coefficients,
      double alpha,
      double lambda,
      Provenance made) {
    List<Encoding> numbers =
        columns.stream()
            .map(name -> (Encoding) new Encoding.Numbers(name, 0.1, false, false))
            .toList();
    return new Model(
        target,
        Family.GAUSSIAN,
        List.of(),
        new Encoder(numbers),
        Optional.empty(),
        List.of(intercept),
        coefficients,
        alpha,
        lambda,
        made);
  }

  @Test
  void predictsByNameInAnyOrder() {
    Table table = Csv.table(folder, "junk,age,size\nhello,2,10\n,4,20\n");
    double[] predicted = model(3, -0.5).predict(table);
    assertArrayEquals(new double[] {0.3 + 30 - 1, 0.3 + 60 - 2}, predicted, 1e-12);
  }

  @Test
  void aMissingColumnIsNamedUnlessItsCoefficientIsZero() {
    Table table = Csv.table(folder, "size,agee\n10,1\n");
    Csv.refused(() -> model(3, -1).predict(table), "no column 'age'", "the model needs", "'agee'");
    assertArrayEquals(new double[] {30.3}, model(3, 0).predict(table), 1e-12);
  }

  @Test
  void withoutHeaderEveryColumnIsNeeded() {
    Table table = Csv.table(folder, "10,1\n");
    Csv.refused(() -> model(3, 0).predict(table), "no column 'size'");
    Provenance made = model(1, 1).provenance();
    Model byNumber = model("c1", List.of("c2", "c3"), 0, List.of(1.0, 0.0), 1, 1, made);
    Csv.refused(() -> byNumber.predict(table), "no column 'c3'");
  }

  @Test
  void aColumnThatIsNoNumberIsRefused() {
    Table table = Csv.table(folder, "size,age\n10,1\n11,old\n");
    Csv.refused(() -> model(3, 1).predict(table), "line 3, column 'age'", "'old'");
  }

  @Test
  void jsonKeepsEveryBit() throws Exception {
    Model model = model(-0.0, Double.MIN_VALUE);
    Path file = Files.writeString(folder.resolve("model.json"), ModelJson.toJson(model));
    Model read = ModelJson.read(file);
    assertEquals(List.of(), model.differences(read));
    assertEquals(model, read);
    assertEquals(OPTIONS, read.options());
  }

  @Test
  void differencesAreOfBits() {
    Model model = model(1, 2);
    assertEquals(
        List.of("the coefficient of 'age' is 2.0000000000000004, but was 2.0"),
        model.differences(model(1, Math.nextUp(2.0))));
    assertEquals(2, model(0.0, 1).differences(model(-0.0, 3)).size());
    Model other = model("y", List.of("a"), 1, List.of(1.0), 0.5, 2, model.provenance());
    List<String> all = model.differences(other);
    assertEquals(5, all.size(), all::toString);
    assertTrue(all.get(1).startsWith("lambda is 2.0"), all::toString);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "{\"schema\":\"other/1\"}",
        "{\"schema\":\"halflife-model/1\"}",
        "{\"schema\":\"halflife-model/1\",\"target\":\"y\",\"coefficients\":{\"a\":\"x\"}}",
        "\u0000\u0001"
      })
  void whatIsNoModelIsRefused(String text) throws Exception {
    Path file = Files.writeString(folder.resolve("model.json"), text);
    Csv.refused(() -> ModelJson.read(file), "model.json is not a Halflife model", "tune");
  }

  @Test
  void aMissingModelIsRefused() {
    Csv.refused(() -> ModelJson.read(folder.resolve("none.json")), "there is no file");
    Csv.refused(() -> ModelJson.read(folder), "is a folder");
  }

  @Test
  void aModelNeedsOneFiniteCoefficientPerFeature() {
    Provenance made = model(1, 1).provenance();
    Csv.refused(() -> model("y", List.of("a"), 0, List.of(), 1, 1, made), "1 features, but 0");
    Csv.refused(
        () -> model("y", List.of("a"), 0, List.of(Double.NaN), 1, 1, made), "'a' is NaN");
  }
}
