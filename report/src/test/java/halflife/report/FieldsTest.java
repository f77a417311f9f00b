package halflife.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class FieldsTest {
  private static Fields fields(String json) throws Exception {
    return new Fields(new ObjectMapper().readTree(json.replace('\'', '"')), "r.json", "");
  }

  private static String refused(Executable read) {
    return assertThrows(IllegalArgumentException.class, read).getMessage();
  }

  @Test
  void eachKindIsRead() throws Exception {
    Fields f = fields("{'t':'a','b':true,'w':7,'l':5000000000,'n':1.5,'x':[1,2.5],'s':['p','q']}");
    assertEquals("a", f.text("t"));
    assertTrue(f.truth("b"));
    assertEquals(7, f.whole("w"));
    assertEquals(5_000_000_000L, f.big("l"));
    assertEquals(1.5, f.number("n"));
    assertEquals(7, f.number("w"), "a whole number is a number");
    assertEquals(List.of(1.0, 2.5), f.numbers("x"));
    assertEquals(List.of("p", "q"), f.texts("s"));
    assertEquals(OptionalDouble.of(1.5), f.maybeNumber("n"));
    assertEquals(OptionalDouble.empty(), f.maybeNumber("absent"));
    assertEquals(OptionalLong.of(7), f.maybeBig("w"));
    assertEquals(OptionalLong.empty(), f.maybeBig("absent"));
  }

  @Test
  void eachKindIsRefusedByName() throws Exception {
    Fields f =
        fields("{'t':1,'b':'yes','w':1.5,'l':'9','n':'many','x':[1,'?'],'s':[2],'o':3,'a':{}}");
    assertTrue(refused(() -> f.text("t")).contains("something else than a text as \"t\""));
    assertTrue(refused(() -> f.truth("b")).contains("true or false as \"b\""));
    assertTrue(refused(() -> f.whole("w")).contains("a whole number as \"w\""));
    assertTrue(refused(() -> f.big("l")).contains("a whole number as \"l\""));
    assertTrue(refused(() -> f.number("n")).contains("a number as \"n\""));
    assertTrue(refused(() -> f.numbers("x")).contains("\"x[1]\""));
    assertTrue(refused(() -> f.texts("s")).contains("\"s[0]\""));
    assertTrue(refused(() -> f.object("o")).contains("an object as \"o\""));
    assertTrue(refused(() -> f.numbers("a")).contains("a list as \"a\""));
    assertTrue(refused(() -> f.number("gone")).startsWith("r.json has no \"gone\""));
  }

  @Test
  void aNestedFieldIsNamedFromTheRoot() throws Exception {
    Fields f = fields("{'a':{'b':[{'c':1},{'d':2}]}}");
    String message = refused(() -> f.object("a").objects("b", item -> item.number("c")));
    assertTrue(message.startsWith("r.json has no \"a.b[1].c\""), message);
  }

  @Test
  void whatIsNotFiniteIsWrittenAsText() throws Exception {
    Fields f = fields("{'x':['NaN','Infinity','-Infinity',1e308]}");
    assertEquals(
        List.of(Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 1e308),
        f.numbers("x"));
  }
}
