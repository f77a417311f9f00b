package halflife.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class WordsTest {
  @Test
  void wordsInWordsAreInTheirOwnLanguage() {
    Words error = new Words("error", "误差");
    Words said = Words.of("the %s of %s rows", "%2$s 行的 %1$s 值", error, 5);
    assertEquals(new Words("the error of 5 rows", "5 行的误差值"), said);
    assertEquals("the error of 5 rows", said.toString());
    assertEquals("误差、误差", Words.listed(List.of(error, error)).chinese());
    assertEquals("error, error", Words.listed(List.of(error, error)).english());
    assertEquals("error!误差", error.then(new Words("!", "")).english() + error.chinese());
  }

  @Test
  void whatATextHoldsIsNoPlace() {
    assertEquals("5 %s at 3 %", Words.of("%s at %s %%", "", "5 %s", 3).english());
    assertEquals("$1 \\ 列", Words.of("", "%s 列", "$1 \\").chinese());
  }

  @Test
  void englishKeepsItsSpaces() {
    assertEquals("a 误差 b", Words.of("a %s b", "", "误差").english());
    assertEquals("1 2 %", Words.of("%s %s %%", "", 1, 2).english());
  }

  @Test
  void aPlaceWithoutATextIsAnError() {
    assertThrows(ArrayIndexOutOfBoundsException.class, () -> Words.of("%s %s", "", 1));
  }
}
