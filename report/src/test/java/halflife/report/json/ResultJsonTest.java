package halflife.report.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import halflife.draw.Networks;
import halflife.draw.Results;
import halflife.evidence.Result;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResultJsonTest {
  @TempDir Path folder;

  private static String message(String json) {
    return assertThrows(IllegalArgumentException.class, () -> ResultJson.of(json, "r.json"))
        .getMessage();
  }

  @Test
  void whatIsReadEqualsWhatWasWritten() throws Exception {
    for (Result result : Results.all()) {
      Path file = folder.resolve("result.json");
      ResultJson.write(result, file);
      assertEquals(result, ResultJson.read(file));
    }
  }

  @Test
  void writingIsTheSameEveryTime() {
    String once = ResultJson.toJson(Results.compared());
    assertEquals(once, ResultJson.toJson(ResultJson.of(once, "r.json")));
  }

  @Test
  void theContractedFieldsAreThere() throws Exception {
    Result result = Results.compared();
    JsonNode root = new ObjectMapper().readTree(ResultJson.toJson(result));
    assertEquals("halflife-result/1", root.get("schema").textValue());
    for (String name : new String[] {"max", "min", "1se", "chosen", "l1", "l2"}) {
      assertTrue(root.get("lambda").get(name).isNumber(), "lambda." + name);
    }
    assertEquals(result.lambda(), root.get("lambda").get("chosen").doubleValue());
    for (String name : new String[] {"lambda", "mean", "se", "complexity"}) {
      assertTrue(root.get("curve").get(3).get(name).isNumber(), "curve[3]." + name);
    }
    assertEquals(10, root.get("curve").get(3).get("folds").size());
    assertTrue(root.get("curve").get(3).get("nonzero").isNumber());
    assertTrue(root.get("baseline").get("none").isNumber());
    assertTrue(root.get("baseline").get("mean_predictor").isNumber());
    assertTrue(root.get("intercept").isNumber());
    assertEquals(
        result.model().coefficients().get(2), root.get("coefficients").get("bmi").doubleValue());
    assertEquals(10, root.get("path").get(0).get("coefficients").size());
    assertEquals("helps", root.get("verdict").get("against_none").get("outcome").textValue());
    assertEquals(2, root.get("searches").size());
    assertEquals(89, root.get("test").get("rows").intValue());
  }

  @Test
  void aModelOfSeveralClassesIsNamedByClass() throws Exception {
    Result result = Results.multinomial();
    JsonNode root = new ObjectMapper().readTree(ResultJson.toJson(result));
    assertEquals("multinomial", root.get("family").textValue());
    assertEquals("class", root.get("measure").textValue());
    assertEquals("Grignolino", root.get("classes").get(1).textValue());
    assertEquals(
        result.model().coefficients().get(10 + 2),
        root.get("coefficients").get("Grignolino").get("bmi").doubleValue());
    assertEquals(
        result.model().intercepts().get(2), root.get("intercept").get("Barbera").doubleValue());
    assertEquals(3, root.get("model").get("intercept").size());
    assertEquals(30, root.get("path").get(0).get("coefficients").size());
  }

  @Test
  void classesThatDoNotFitTheFamilyAreRefused() {
    String json = ResultJson.toJson(Results.binomial());
    assertTrue(message(json.replace("\"binomial\"", "\"beta\"")).contains("'beta'"));
    assertTrue(message(json.replace("\"binomial\"", "\"poisson\"")).contains("2 classes"));
    String three = ResultJson.toJson(Results.multinomial());
    assertTrue(message(three.replaceFirst("\"Grignolino\", ", "")).contains("not as many scales"));
  }

  @Test
  void factsThatNoSentenceIsMadeOfAreRefused() {
    String json = ResultJson.toJson(Results.noted());
    assertTrue(
        message(json.replaceFirst("\"kind\" : \"leak\"", "\"kind\" : \"leek\""))
            .contains("\"leek\""));
    String none = json.replaceFirst("\"columns\" : \\[ \"age\" ]", "\"columns\" : [ ]");
    assertTrue(message(none).contains("\"columns\" of a note has 0 items"), message(none));
    String words = json.replaceFirst("\"rows\" : 5", "\"rows\" : \"five\"");
    assertTrue(message(words).contains("facts.warnings["), message(words));
  }

  @Test
  void theComplexityOfRidgeIsCalledDf() throws Exception {
    JsonNode root = new ObjectMapper().readTree(ResultJson.toJson(Results.ridge()));
    assertTrue(root.get("curve").get(0).get("df").isNumber());
    assertFalse(root.get("curve").get(0).has("nonzero"));
    assertTrue(root.get("lambda").get("gcv").isNumber());
    assertFalse(root.has("test"));
  }

  @Test
  void numbersAreAsShortAsTheyCanBe() throws Exception {
    ObjectMapper exact =
        new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
    for (JsonNode point : exact.readTree(ResultJson.toJson(Results.wide(40, 50))).get("curve")) {
      for (JsonNode fold : point.get("folds")) {
        BigDecimal written = fold.decimalValue().stripTrailingZeros();
        int digits = written.precision();
        BigDecimal shorter = written.round(new MathContext(Math.max(1, digits - 1)));
        assertTrue(digits < 2 || shorter.doubleValue() != written.doubleValue(), fold.asText());
      }
    }
  }

  @Test
  void anotherVersionIsNamedWithTheFile() {
    String json =
        ResultJson.toJson(Results.ridge()).replace("halflife-result/1", "halflife-result/2");
    String message = message(json);
    assertTrue(message.startsWith("r.json has the schema \"halflife-result/2\""), message);
    assertTrue(message.contains("reads \"halflife-result/1\""), message);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.02, 0.3, 0.7, 0.95, 0.999})
  void aFileCutShortIsNamedInOneSentence(double share) throws Exception {
    String json = ResultJson.toJson(Results.ridge());
    Path file = folder.resolve("cut.json");
    Files.writeString(file, json.substring(0, (int) (json.length() * share)));
    var e = assertThrows(IllegalArgumentException.class, () -> ResultJson.read(file));
    assertTrue(e.getMessage().startsWith(file + " is not complete JSON (line "), e.getMessage());
    assertFalse(e.getMessage().contains("\n"));
  }

  @Test
  void aMissingFieldIsNamedInFull() {
    String json = ResultJson.toJson(Results.ridge());
    assertTrue(
        message(json.replaceFirst("\"radius\"", "\"other\""))
            .contains("has no \"curve[0].radius\""));
    assertTrue(
        message(json.replace("\"against_mean\"", "\"x\""))
            .contains("has no \"verdict.against_mean\""));
    assertTrue(
        message(json.replace("\"rows\" : 442", "\"rows\" : 4.5"))
            .contains("something else than a whole number as \"rows\""));
  }

  @Test
  void whatIsNoResultIsRefused() {
    assertTrue(message("{}").contains("no \"schema\""));
    assertTrue(message("").contains("r.json"));
    assertTrue(message("[1, 2]").contains("no \"schema\""));
    assertTrue(message("not json").contains("not complete JSON"));
    String two = ResultJson.toJson(Results.ridge());
    assertTrue(message(two + two).contains("not complete JSON"));
    assertTrue(
        message(two.replace("\"selected\" : 0", "\"selected\" : 7")).contains("selects search 7"));
    assertTrue(message(two.replace("\"mse\"", "\"furlongs\"")).contains("furlongs"));
    assertTrue(
        message(two.replaceFirst("\"s6\" \\],", "\"s6\", \"s7\" ],")).contains("11 features"));
  }

  /** Written before there were networks. */
  @Test
  void anOlderFileStillReadsAndIsWrittenAsItWas() throws Exception {
    try (InputStream in = ResultJsonTest.class.getResourceAsStream("result-0.1.json")) {
      String old = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      assertEquals(Results.singlePoint(), ResultJson.of(old, "old.json"));
      assertEquals(old, ResultJson.toJson(Results.singlePoint()));
    }
  }

  @Test
  void aNetworkHasItsRunInPlaceOfCoefficients() throws Exception {
    Result result = Networks.digits();
    JsonNode root = new ObjectMapper().readTree(ResultJson.toJson(result));
    for (String name : new String[] {"coefficients", "intercept", "features", "scales", "model"}) {
      assertFalse(root.has(name), name);
    }
    assertEquals(result.lambda(), root.get("lambda").get("l2").doubleValue());
    assertEquals(0, root.get("lambda").get("l1").doubleValue());
    assertFalse(root.get("curve").get(0).has("df"));
    JsonNode first = root.get("network").get("learning").get(0);
    assertEquals(0.1, first.get("half_life_runs").doubleValue(), 1e-9);
    assertEquals(6, first.get("half_life_epochs").doubleValue(), 1e-9);
    assertFalse(root.get("network").get("learning").get(9).has("half_life_steps"));
  }

  @Test
  void whatANetworkCannotBeIsRefusedByTheFilesName() {
    String json = ResultJson.toJson(Networks.digits());
    String message = message(json.replace("\"batch\" : 64", "\"batch\" : 0"));
    assertTrue(message.startsWith("r.json: the batch size is 0, but"), message);
    assertTrue(
        message(json.replaceFirst("\"validation\"", "\"x\""))
            .contains("has no \"network.learning[0].seeds[0].validation\""));
    assertTrue(
        message(json.replaceFirst("\"before\" : \\[ ", "\"before\" : [ 0.5, "))
            .contains("groups[0].histogram.before[0]\""));
  }

  @Test
  void aFileThatIsNotThereIsNamed() {
    Path file = folder.resolve("nowhere.json");
    var e = assertThrows(IllegalArgumentException.class, () -> ResultJson.read(file));
    assertTrue(e.getMessage().contains("there is no file " + file), e.getMessage());
  }

  /** Neither a folder nor a file that may not be read has anything to do with UTF-8. */
  @Test
  void whyAFileCannotBeReadIsSaid() throws IOException {
    var e = assertThrows(IllegalArgumentException.class, () -> ResultJson.read(folder));
    assertTrue(e.getMessage().contains("is a folder; give the result.json"), e.getMessage());
    Path latin = Files.write(folder.resolve("latin.json"), new byte[] {'"', (byte) 0xE9, '"'});
    var l = assertThrows(IllegalArgumentException.class, () -> ResultJson.read(latin));
    assertTrue(l.getMessage().contains("is not UTF-8 text"), l.getMessage());
    Path closed = Files.writeString(folder.resolve("closed.json"), "{}");
    Assumptions.assumeTrue(closed.toFile().setReadable(false) && !Files.isReadable(closed));
    var c = assertThrows(IllegalArgumentException.class, () -> ResultJson.read(closed));
    assertTrue(c.getMessage().contains("may not be read by you"), c.getMessage());
  }

  @Test
  void numbersThatJsonLacksSurvive() {
    Result r = Results.cannotTell();
    String json = ResultJson.toJson(r).replace("\"high\" : 1.04", "\"high\" : \"Infinity\"");
    Result read = ResultJson.of(json, "r.json");
    assertEquals(Double.POSITIVE_INFINITY, read.verdict().againstNone().high());
    assertEquals(json, ResultJson.toJson(read));
  }

  @Test
  void halfACharacterBecomesAReplacementSoThatTheFileCanBeWritten() {
    assertEquals("a\uFFFDb😀", ResultJson.encodable("a\uD83Db😀"));
  }
}
