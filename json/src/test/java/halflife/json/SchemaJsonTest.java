package halflife.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchemaJsonTest {
  enum Level {
    LOW,
    HIGH;

    static Level of(String word) {
      for (Level level : values()) {
        if (level.name().equals(word)) {
          return level;
        }
      }
      throw new IllegalArgumentException("unknown level '" + word + "'");
    }
  }

  sealed interface Shape {}

  record Round(double radius) implements Shape {}

  record Square(double side) implements Shape {}

  record Each(String t, boolean b, int w, long l, double n, List<Double> x, List<String> s) {}

  record Maybe(Optional<Each> each, OptionalDouble n, OptionalLong l, Optional<List<Double>> x) {}

  record Inner(double c) {
    Inner {
      if (c < 0) {
        throw new IllegalArgumentException("c is " + c + ", but must not be negative");
      }
    }
  }

  record Broken(int at) {
    Broken {
      List.of(1, 2).get(at);
    }
  }

  record Outer(List<Inner> b, List<List<Double>> table, Map<String, Double> shares) {}

  record Odd(
      double bigNumber, List<Double> ends, Level level, Inner inner, Shape shape, boolean last) {}

  private static final Schema SCHEMA =
      new Schema(
          Map.of("Odd.bigNumber", "1st"),
          Map.of(Odd.class, List.of("last", "bigNumber")),
          Set.of("Odd.inner"),
          Set.of("Odd.ends"),
          List.of(new Schema.Stand<>(Level.class, String.class, Level::name, Level::of)),
          List.of(
              new Schema.Variant<>(
                  Shape.class, node -> node.has("side") ? Square.class : Round.class)),
          true,
          true);

  private static final SchemaJson PLAIN = new SchemaJson(Schema.PLAIN);
  private static final SchemaJson ODD = new SchemaJson(SCHEMA);
  private static final String EACH =
      "{'t':'a','b':true,'w':7,'l':5000000000,'n':1.5,'x':[1,2.5],'s':['p','q']}";

  private static <T> T read(String json, Class<T> type) {
    return PLAIN.read(PLAIN.parse(json.replace('\'', '"')), type);
  }

  private static WrongField wrong(String json, Class<?> type) {
    return assertThrows(WrongField.class, () -> read(json, type), json);
  }

  @Test
  void eachKindIsRead() {
    Each each = read(EACH, Each.class);
    assertEquals(
        new Each("a", true, 7, 5_000_000_000L, 1.5, List.of(1.0, 2.5), List.of("p", "q")), each);
    assertEquals(7, read(EACH.replace("1.5", "7"), Each.class).n(), "a whole number is a number");
    assertEquals(each, PLAIN.read(PLAIN.parse(PLAIN.write(each)), Each.class));
    assertEquals(each, read(EACH.replace("}", ",'more':[{'z':1}]}"), Each.class));
  }

  @Test
  void optionalFieldsAreLeftOut() {
    Maybe none =
        new Maybe(Optional.empty(), OptionalDouble.empty(), OptionalLong.empty(), Optional.empty());
    assertEquals("{ }\n", PLAIN.write(none));
    assertEquals(none, read("{}", Maybe.class));
    Maybe all =
        new Maybe(
            Optional.of(read(EACH, Each.class)),
            OptionalDouble.of(0.1),
            OptionalLong.of(1L << 40),
            Optional.of(List.of()));
    assertEquals(all, PLAIN.read(PLAIN.parse(PLAIN.write(all)), Maybe.class));
    assertEquals(
        "each.x[1]", wrong("{'each':" + EACH.replace("2.5", "'?'") + "}", Maybe.class).path());
    assertEquals("n", wrong("{'n':null}", Maybe.class).path());
    assertEquals("each", wrong("{'each':null}", Maybe.class).path());
    assertEquals("a list", wrong("{'x':3}", Maybe.class).kind());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "'t':'a'|'t':1|t|a text",
        "'t':'a'|'t':null|t|a text",
        "'b':true|'b':'yes'|b|true or false",
        "'b':true|'b':1|b|true or false",
        "'w':7|'w':1.5|w|a whole number",
        "'w':7|'w':5000000000|w|a whole number",
        "'w':7|'w':'7'|w|a whole number",
        "'w':7|'w':null|w|a whole number",
        "'l':5000000000|'l':'9'|l|a whole number",
        "'l':5000000000|'l':1e300|l|a whole number",
        "'n':1.5|'n':'many'|n|a number",
        "'n':1.5|'n':''|n|a number",
        "'n':1.5|'n':'1.5'|n|a number",
        "'x':[1,2.5]|'x':[1,'?']|x[1]|a number",
        "'x':[1,2.5]|'x':[1,null]|x[1]|a number",
        "'x':[1,2.5]|'x':{}|x|a list",
        "'x':[1,2.5]|'x':3|x|a list",
        "'x':[1,2.5]|'x':''|x|a list",
        "'x':[1,2.5]|'x':null|x|a list",
        "'s':['p','q']|'s':[2]|s[0]|a text"
      })
  void eachKindIsRefusedByName(String from, String to, String path, String kind) {
    assertTrue(EACH.contains(from), from);
    WrongField e = wrong(EACH.replace(from, to), Each.class);
    assertEquals(path, e.path());
    assertEquals(kind, e.kind());
    assertFalse(e.isMissing());
    assertEquals("'" + path + "' is not " + kind, e.getMessage());
  }

  @Test
  void whatIsMissingIsNamed() {
    for (String name : List.of("t", "b", "w", "l", "n", "x", "s")) {
      WrongField e = wrong(EACH.replace("'" + name + "':", "'gone':"), Each.class);
      assertEquals("'" + name + "' is missing", e.getMessage());
      assertTrue(e.isMissing());
    }
  }

  @Test
  void aNestedFieldIsNamedFromTheRoot() {
    String json = "{'b':[{'c':1},{'c':2}],'table':[[1],[2,3]],'shares':{'p':0.5}}";
    read(json, Outer.class);
    assertEquals(
        "'b[1].c' is missing", wrong(json.replace("'c':2", "'d':2"), Outer.class).getMessage());
    assertEquals("b[1]", wrong(json.replace("{'c':2}", "null"), Outer.class).path());
    assertEquals("an object", wrong(json.replace("{'c':2}", "7"), Outer.class).kind());
    assertEquals("an object", wrong(json.replace("{'c':2}", "[]"), Outer.class).kind());
    assertEquals("table[1][0]", wrong(json.replace("2,3", "true,3"), Outer.class).path());
    assertEquals("table[0]", wrong(json.replace("[1]", "null"), Outer.class).path());
    assertEquals("shares.p", wrong(json.replace("0.5", "'x'"), Outer.class).path());
    assertEquals("shares.p", wrong(json.replace("0.5", "null"), Outer.class).path());
    assertEquals("", wrong("[]", Outer.class).path());
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class,
            () -> read(json.replace("'c':2", "'c':-2"), Outer.class));
    assertEquals("c is -2.0, but must not be negative", e.getMessage());
  }

  @Test
  void whatIsNotFiniteIsWrittenAsText() {
    Each each = read(EACH.replace("[1,2.5]", "['NaN','Infinity','-Infinity',1e308]"), Each.class);
    assertEquals(
        List.of(Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 1e308), each.x());
    assertEquals(each, PLAIN.read(PLAIN.parse(PLAIN.write(each)), Each.class));
    assertEquals("n", wrong(EACH.replace("1.5", "'INF'"), Each.class).path());
  }

  @Test
  void aSchemaSaysWhatIsOtherwise() {
    Odd odd = new Odd(1, List.of(2.0), Level.HIGH, new Inner(3), new Square(4), true);
    String json = ODD.write(odd).replaceAll("\\s", "");
    assertEquals(
        "{\"last\":true,\"1st\":1.0,\"ends\":2.0,\"level\":\"HIGH\",\"c\":3.0,"
            + "\"shape\":{\"side\":4.0}}",
        json);
    assertEquals(odd, ODD.read(ODD.parse(json), Odd.class));
    String two = json.replace("\"ends\":2.0", "\"ends\":[2,3]");
    assertEquals(List.of(2.0, 3.0), ODD.read(ODD.parse(two), Odd.class).ends());
    String none = json.replace("\"1st\":1.0", "\"1st\":\"NaN\"");
    Map<String, String> wrong = new LinkedHashMap<>();
    wrong.put(none, "'1st' is not a finite number");
    wrong.put(json.replace("HIGH", "TOP"), "unknown level 'TOP'");
    wrong.put(json.replace("\"HIGH\"", "7"), "'level' is not a text");
    wrong.put(json.replace("level", "lever"), "'level' is missing");
    wrong.put(json.replace("4.0", "true"), "'shape.side' is not a finite number");
    wrong.put(json.replace("\"c\":3.0", "\"c\":true"), "'c' is not a finite number");
    wrong.put(json.replace("\"c\":3.0", "\"d\":1"), "'c' is missing");
    wrong.put(json.replace("\"ends\":2.0", "\"ends\":true"), "'ends' is not a finite number");
    wrong.forEach(
        (text, message) ->
            assertEquals(
                message,
                assertThrows(
                        IllegalArgumentException.class,
                        () -> ODD.read(ODD.parse(text), Odd.class),
                        message)
                    .getMessage()));
  }

  @Test
  void whatIsNoJsonIsRefusedWithItsLine() {
    NotJson e = assertThrows(NotJson.class, () -> PLAIN.parse("{\n\"a\": 1,\n\"a\": 2}"));
    assertEquals("the field 'a' is there twice", e.getMessage());
    assertEquals(Optional.of("a"), e.twice());
    assertEquals(3, e.line());
    assertEquals(1, assertThrows(NotJson.class, () -> PLAIN.parse("{\"a\"")).line());
    assertTrue(assertThrows(NotJson.class, () -> PLAIN.parse("{} {}")).twice().isEmpty());
    String deep = "[".repeat(2000);
    assertEquals(
        "it is not JSON", assertThrows(NotJson.class, () -> PLAIN.parse(deep)).getMessage());
  }

  /** A fault of ours must not pass for a damaged file. */
  @Test
  void aFaultOfARecordItselfIsNoWrongField() {
    SchemaJson json = new SchemaJson(Schema.PLAIN);
    assertEquals(1, json.read(json.parse("{\"at\": 1}"), Broken.class).at());
    assertThrows(
        IndexOutOfBoundsException.class, () -> json.read(json.parse("{\"at\": 2}"), Broken.class));
  }
}
