package halflife.draw.svg;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import halflife.core.SplitMix64;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class LabelsTest {
  @Test
  void labelsWithRoomStayWhereTheyAre() {
    double[] wanted = {10, 40, 80};
    assertArrayEquals(wanted, Labels.spread(wanted, 16, 0, 100), 1e-12);
  }

  @Test
  void twoLabelsInOnePlaceMoveApartEvenly() {
    assertArrayEquals(
        new double[] {42, 58}, Labels.spread(new double[] {50, 50}, 16, 0, 100), 1e-12);
  }

  @Test
  void spreadLabelsNeverOverlapNorLeaveTheRange() {
    long seed = 9;
    SplitMix64 random = new SplitMix64(seed);
    for (int round = 0; round < 1000; round++) {
      double[] wanted = new double[1 + random.nextInt(12)];
      for (int i = 0; i < wanted.length; i++) {
        wanted[i] = 150 + 60 * random.nextGaussian();
      }
      Arrays.sort(wanted);
      double[] out = Labels.spread(wanted, 16, 0, 300);
      for (int i = 0; i < out.length; i++) {
        assertTrue(out[i] >= -1e-9 && out[i] <= 300 + 1e-9, "seed " + seed + ", round " + round);
        assertTrue(i == 0 || out[i] - out[i - 1] >= 16 - 1e-9, "seed " + seed + ", round " + round);
      }
    }
  }

  @Test
  void aLongNameIsCutAndAShortOneIsNot() {
    assertEquals("bmi", Labels.fit("bmi", 12, 100));
    String cut = Labels.fit("x".repeat(500), 12, 100);
    assertTrue(cut.endsWith("…") && Labels.width(cut, 12) <= 100, cut);
    assertEquals("(no name)", Labels.fit(" ", 12, 100));
  }

  @Test
  void aCharacterOfTwoHalvesIsNotCutInTwo() {
    String cut = Labels.fit("😀".repeat(40), 12, 100);
    assertEquals(cut, Svg.escape(cut));
  }

  @Test
  void wideScriptsCountDouble() {
    assertTrue(Labels.width("单位面积", 10) > 1.5 * Labels.width("abcd", 10));
  }
}
