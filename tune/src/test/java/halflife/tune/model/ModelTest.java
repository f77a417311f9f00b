package halflife.tune.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import halflife.core.Words;
import halflife.evidence.Family;
import halflife.evidence.PathPoint;
import halflife.evidence.PredictionInterval;
import halflife.evidence.Provenance;
import halflife.tune.Csv;
import halflife.tune.data.Dataset;
import halflife.tune.encode.Encoder;
import halflife.tune.encode.Encoding;
import halflife.tune.encode.Span;
import halflife.tune.options.StudyOptions;
import halflife.tune.options.TuneOption;
import halflife.tune.table.NumberForm;
import halflife.tune.table.Table;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
        columns.stream().map(name -> (Encoding) new Encoding.Numbers(name, 0.1, false)).toList();
    return new Model(
        target,
        Family.GAUSSIAN,
        List.of(),
        new Encoder(numbers),
        Optional.empty(),
        new LinearFit(new PathPoint(lambda, List.of(intercept), coefficients), alpha),
        Optional.empty(),
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

  private static Model ranged(Optional<Span> range) {
    Model plain = model(3, 2);
    List<Encoding> columns =
        List.of(
            new Encoding.Numbers("size", 0.1, false, NumberForm.PLAIN, range),
            new Encoding.Numbers("age", 0.1, false));
    return new Model(
        plain.target(),
        plain.family(),
        List.of(),
        new Encoder(columns),
        Optional.empty(),
        plain.fit(),
        Optional.empty(),
        plain.provenance());
  }

  @Test
  void theRangeOfTheTrainingRowsIsKept() throws Exception {
    Model model = ranged(Optional.of(new Span(-0.1, 1e139)));
    String json = ModelJson.toJson(model);
    Path file = Files.writeString(folder.resolve("model.json"), json);
    assertEquals(model, ModelJson.read(file));
    Files.writeString(file, json.replace("-0.1", "1e140"));
    Csv.refused(() -> ModelJson.read(file), "'range' is 1.0E140 to 1.0E139, but must rise");
  }

  /** An older model.json has no ranges; the same study gives the same model all the same. */
  @Test
  void anOlderModelIsTheSameAsOneWithRanges() {
    Model old = ranged(Optional.empty());
    Model now = ranged(Optional.of(new Span(1, 3)));
    assertEquals(List.of(), old.differences(now));
    assertEquals(List.of(), now.differences(old));
    assertEquals(1, now.differences(ranged(Optional.of(new Span(1, 4)))).size());
    Table far = Csv.table(folder, "size,age\n1e9,1\n");
    assertEquals(List.of(), old.predictions(far).notes());
    assertEquals(Set.of(0), now.predictions(far).outside());
  }

  private static List<String> english(List<Words> said) {
    return said.stream().map(Words::english).toList();
  }

  @Test
  void theRangeIsThatOfRowsThatCount() {
    Table table = Csv.table(folder, "x,z,y,w\n1,1,5,1\n7,2,8,0\n3,1,9,2\n,4,9,1\n2,3,1,1\n");
    Dataset data =
        Dataset.of(
            table, StudyOptions.of(table.source().file(), "y").with(TuneOption.WEIGHTS, "w"));
    Encoding.Numbers x = (Encoding.Numbers) data.encoder().columns().get(0);
    assertEquals(Optional.of(new Span(1, 3)), x.range());
  }

  @Test
  void aMissingNumberIsNotFar() {
    Span span = new Span(0, 2);
    assertFalse(span.isFarFrom(Double.NaN) || span.isFarFrom(-1) || span.isFarFrom(3));
    assertTrue(span.isFarFrom(Math.nextUp(3.0)) && span.isFarFrom(Math.nextDown(-1.0)));
    Table gap = Csv.table(folder, "size,age\n1,1\nNA,1\n");
    assertEquals(Set.of(), ranged(Optional.of(span)).predictions(gap).outside());
  }

  @Test
  void differencesAreOfBits() {
    Model model = model(1, 2);
    assertEquals(
        List.of("the coefficient of 'age' is 2.0000000000000004, but was 2.0"),
        english(model.differences(model(1, Math.nextUp(2.0)))));
    assertEquals(2, model(0.0, 1).differences(model(-0.0, 3)).size());
    Model other = model("y", List.of("a"), 1, List.of(1.0), 0.5, 2, model.provenance());
    List<String> all = english(model.differences(other));
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
    Csv.refused(() -> model("y", List.of("a"), 0, List.of(Double.NaN), 1, 1, made), "'a' is NaN");
  }

  /** A model of every kind of column, three classes, and coefficients that count up. */
  private Model full(Family family, List<String> classes) {
    Table table =
        Csv.table(
            folder,
            "n;g;f;c;d;p;k;y\n1,5;1;yes;red;2024-01-05;3;x;1\n2,5;;no;;2025-02-06;;x;2\n"
                + "3,5;2;yes;blue;2024-02-07;3;x;4\n");
    double[] ones = {1, 1, 1};
    Encoder encoder =
        Encoder.learn(table, List.of("n", "g", "f", "c", "d", "p", "k"), Set.of(), ones);
    int outputs = family == Family.MULTINOMIAL ? classes.size() : 1;
    List<Double> coefficients = new java.util.ArrayList<>();
    for (int j = 0; j < outputs * encoder.features().size(); j++) {
      coefficients.add(1e-4 * (j + 1) / 3);
    }
    List<Double> intercepts = java.util.Collections.nCopies(outputs, 0.1);
    Optional<String> offset = outputs == 1 ? Optional.of("o") : Optional.empty();
    Provenance made = model(1, 1).provenance();
    Optional<PredictionInterval> interval =
        family == Family.GAUSSIAN
            ? Optional.of(new PredictionInterval(0.9, 1.0 / 3, 17))
            : Optional.empty();
    return new Model(
        "y",
        family,
        classes,
        encoder,
        offset,
        new LinearFit(new PathPoint(2, intercepts, coefficients), 1),
        interval,
        made);
  }

  private static final String NEW =
      "d;o;c;n;g;f;p\n2024-01-07;0,5;red;1,25;;no;3\n2026-01-08;0;teal;2;7;;\n";

  @Test
  void everyKindOfColumnSurvivesItsFile() throws Exception {
    for (Model model :
        List.of(
            full(Family.GAUSSIAN, List.of()),
            full(Family.BINOMIAL, List.of("no", "yes")),
            full(Family.MULTINOMIAL, List.of("a", "b", "c")))) {
      Path file = Files.writeString(folder.resolve("model.json"), ModelJson.toJson(model));
      Model read = ModelJson.read(file);
      assertEquals(model, read);
      assertEquals(List.of(), model.differences(read));
      Table table = Table.read(Csv.write(folder, NEW), model.asText());
      for (int k = 0; k < model.intercepts().size(); k++) {
        assertArrayEquals(
            model.predictions(table).responses().get(k),
            read.predictions(table).responses().get(k),
            0);
      }
    }
  }

  /** By hand: the linear predictor of the encoded row and the link of the family. */
  @Test
  void responsesAreTheLinkOfTheLinearPredictor() {
    Model number = full(Family.GAUSSIAN, List.of());
    Table table = Table.read(Csv.write(folder, NEW), number.asText());
    double[] eta = number.predict(table);
    List<halflife.linear.data.Feature> features = number.encoder().encode(table).features();
    for (int i = 0; i < 2; i++) {
      double sum = 0.1 + table.numbers("o")[i];
      for (int j = 0; j < features.size(); j++) {
        sum += number.coefficients().get(j) * features.get(j).at(i);
      }
      assertEquals(sum, eta[i], 1e-12);
    }
    double[] probability = full(Family.BINOMIAL, List.of("no", "yes")).predict(table);
    double[] count = full(Family.POISSON, List.of()).predict(table);
    for (int i = 0; i < 2; i++) {
      assertEquals(1 / (1 + Math.exp(-eta[i])), probability[i], 1e-12);
      assertEquals(Math.exp(eta[i]), count[i], 1e-12);
    }
    Model classes = full(Family.MULTINOMIAL, List.of("a", "b", "c"));
    Model.Predictions predictions = classes.predictions(table);
    for (int i = 0; i < 2; i++) {
      double[] exp = new double[3];
      for (int k = 0; k < 3; k++) {
        double sum = 0.1;
        for (int j = 0; j < features.size(); j++) {
          sum += classes.coefficients().get(k * features.size() + j) * features.get(j).at(i);
        }
        exp[k] = Math.exp(sum);
      }
      for (int k = 0; k < 3; k++) {
        assertEquals(exp[k] / (exp[0] + exp[1] + exp[2]), predictions.responses().get(k)[i], 1e-12);
      }
    }
    Csv.refused(() -> classes.predict(table), "3 classes");
  }

  @Test
  void whatTheTrainingRowsDidNotHaveIsNoted() {
    Model model = full(Family.GAUSSIAN, List.of());
    Table table = Table.read(Csv.write(folder, NEW), model.asText());
    List<String> notes = english(model.predictions(table).notes());
    assertTrue(notes.get(0).startsWith("'f': 1 row has no value"), notes::toString);
    assertTrue(notes.get(1).contains("'c': 1 row has the unseen level 'teal'"), notes::toString);
    Csv.refused(
        () -> model.predict(Csv.table(folder, "d;c;n;g;f;p\n2024-01-07;red;1;;no;3\n")),
        "no column 'o'");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"kind\" : \"numbers\"->\"kind\" : \"colours\"",
        "\"gaps\" : true->\"gaps\" : 1",
        "\"columns\"->\"colums\"",
        "\"form\" : \"yyyy-MM-dd\"->\"form\" : \"yy\"",
        "\"blue\" : 0.3333333333333333->\"blue\" : \"x\"",
        "\"family\" : \"gaussian\"->\"family\" : \"gamma\"",
        "\"n\" : 3.3333333333333335E-5,->"
      })
  void aSpoiltModelIsRefused(String change) throws Exception {
    String json = ModelJson.toJson(full(Family.GAUSSIAN, List.of()));
    String[] parts = change.split("->", 2);
    assertTrue(json.contains(parts[0]), json);
    String spoilt = json.replace(parts[0], parts[1]);
    Path file = Files.writeString(folder.resolve("model.json"), spoilt);
    Csv.refused(() -> ModelJson.read(file), "model.json is not a Halflife model");
  }
}
