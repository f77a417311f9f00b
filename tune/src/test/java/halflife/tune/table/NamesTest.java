package halflife.tune.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import halflife.core.SplitMix64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamesTest {
  private static final long SEED = 45;
  private static final List<String> KNOWN =
      List.of("price", "rooms", "blood_pressure", "age", "x1", "Größe");

  @ParameterizedTest
  @CsvSource({
    "pirce,price",
    "prices,price",
    "PRICE,price",
    "room,rooms",
    "bloodpressure,blood_pressure",
    "blood pressure,blood_pressure",
    "blod_presure,blood_pressure",
    "agee,age",
    "größe,Größe"
  })
  void aSlipIsUnderstood(String typed, String meant) {
    assertEquals(Optional.of(meant), Names.nearest(typed, KNOWN));
    assertEquals("; did you mean '" + meant + "'?", Names.hint(typed, KNOWN));
  }

  @ParameterizedTest
  @CsvSource({"weight", "y", "z9", "pressure", "target", "''"})
  void anotherWordIsNot(String typed) {
    assertEquals(Optional.empty(), Names.nearest(typed, KNOWN));
    assertTrue(Names.hint(typed, KNOWN).startsWith("; there are: price, rooms, "));
  }

  @Test
  void theNearestOfSeveralIsMeant() {
    assertEquals(Optional.of("x_meen"), Names.nearest("x_mean", List.of("x_man2", "x_meen")));
    assertEquals(Optional.of("ab12"), Names.nearest("ab12", List.of("ab13", "ab12")));
  }

  @Test
  void aNameThatHasAUseIsNotMeant() {
    List<String> known = List.of("sizes", "size of it");
    assertEquals("; did you mean 'sizes'?", Names.hint("size", known, Set.of("size of it")));
    assertEquals(
        "; there are: sizes, size of it", Names.hint("size", known, Set.of("sizes", "other")));
  }

  @Test
  void aLongListIsCut() {
    List<String> many = IntStream.range(0, 13).mapToObj(i -> "column" + (char) ('a' + i)).toList();
    String hint = Names.hint("zzzzzz", many);
    assertTrue(hint.contains("columnl") && !hint.contains("columnm"), hint);
    assertTrue(hint.endsWith(", …"), hint);
    assertTrue(Names.hint("zzzzzz", many.subList(0, 12)).endsWith("columnl"));
  }

  @Test
  void editsAreADistance() {
    SplitMix64 random = new SplitMix64(SEED);
    for (int i = 0; i < 2000; i++) {
      String a = word(random);
      String b = word(random);
      int edits = Names.edits(a, b);
      String both = a + "/" + b + ", seed " + SEED;
      assertEquals(edits, Names.edits(b, a), both);
      assertEquals(a.equals(b), edits == 0, both);
      assertTrue(edits >= Math.abs(a.length() - b.length()), both);
      assertTrue(edits <= Math.max(a.length(), b.length()), both);
      assertEquals(edits, Names.edits("x" + a, "x" + b), both);
    }
  }

  private static String word(SplitMix64 random) {
    StringBuilder word = new StringBuilder();
    for (int i = random.nextInt(7); i > 0; i--) {
      word.append((char) ('a' + random.nextInt(3)));
    }
    return word.toString();
  }
}
