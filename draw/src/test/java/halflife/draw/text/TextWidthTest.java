package halflife.draw.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import halflife.core.TextTable;
import java.util.List;
import org.junit.jupiter.api.Test;

class TextWidthTest {
  private static final String MIXED = "损失 L₀(w) 是一条抛物线。权重衰减加上一项惩罚 (λ/2)w²，它是以 0 为中心的抛物线；求最小的是两者之和。";

  @Test
  void aChineseCharacterTakesTwoColumnsAndAGreekOneTakesOne() {
    assertEquals(5, TextWidth.of("decay"));
    assertEquals(4, TextWidth.of("衰减"));
    assertEquals(2, TextWidth.of("，"));
    assertEquals(5, TextWidth.of("λ ‖w‖"));
    assertEquals(2, TextWidth.of("\uD840\uDC00"), "beyond the basic plane");
    assertEquals(0, TextWidth.of(""));
  }

  @Test
  void wrappedLinesFitAndLoseNothing() {
    String english = "What is traded: the loss on these points rises from 0.09 to 0.55 at λ = 1.";
    for (String text : List.of(MIXED, english)) {
      for (int columns : new int[] {20, 33, 80}) {
        List<String> lines = TextWidth.wrapped(text, columns);
        lines.forEach(l -> assertTrue(TextWidth.of(l) <= columns, l));
        assertEquals(text.replace(" ", ""), String.join("", lines).replace(" ", ""));
      }
    }
  }

  @Test
  void noLineBeginsWithAMarkThatClosesASentence() {
    for (int columns = 12; columns < 80; columns++) {
      for (String line : TextWidth.wrapped(MIXED, columns)) {
        assertTrue("，。；".indexOf(line.charAt(0)) < 0, columns + ": " + line);
      }
    }
  }

  @Test
  void noLineBeginsWithMarksThatCloseNorEndsWithOneThatOpens() {
    String marked = "留出误差（在选出 λ 的折上），见（第 2 节（略））。与均值相比：低 29 %（区间：低 34 %）：更好。";
    for (int columns = 16; columns < 80; columns++) {
      for (String line : TextWidth.wrapped("  ", "    ", marked, columns)) {
        assertTrue("，。；：）".indexOf(line.strip().charAt(0)) < 0, columns + ": " + line);
        assertFalse(line.endsWith("（"), columns + ": " + line);
        assertTrue(TextWidth.of(line) <= columns, columns + ": " + line);
      }
    }
  }

  @Test
  void englishIsBrokenAtSpacesOnly() {
    assertEquals(List.of("weight", "decay", "helps"), TextWidth.wrapped("weight decay helps", 9));
    assertEquals(List.of("incomprehensible"), TextWidth.wrapped("incomprehensible", 5));
  }

  @Test
  void tablesCountColumns() {
    List<List<String>> rows = List.of(List.of("衰减", "衰减"), List.of("decay", "longer"));
    assertEquals(
        "衰减     衰减\ndecay  longer\n", TextTable.of(rows, List.of(false, true), TextWidth::of));
  }
}
