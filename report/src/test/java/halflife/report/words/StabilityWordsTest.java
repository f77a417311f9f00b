package halflife.report.words;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import halflife.draw.ResultCopies;
import halflife.draw.Results;
import halflife.draw.text.Language;
import halflife.evidence.Stability;
import java.util.List;
import org.junit.jupiter.api.Test;

class StabilityWordsTest {
  private static String sentence(double... mins) {
    List<Stability> seeds =
        java.util.stream.IntStream.range(0, mins.length)
            .mapToObj(i -> new Stability(i, mins[i], 2 * mins[i], 54))
            .toList();
    return new StabilityWords(ResultCopies.withStability(Results.ridge(), seeds), Language.EN)
        .sentence();
  }

  @Test
  void aSmallRangeIsSteady() {
    String words = sentence(4, 5, 5, 5, 6);
    assertTrue(words.contains("between 4 and 6, a factor of 1.5: the choice is steady"), words);
  }

  @Test
  void aFactorOfTwoOrFewSeedsAreNotSteady() {
    for (double[] mins : List.of(new double[] {4, 6, 8}, new double[] {4, 4, 5, 6, 8})) {
      assertFalse(sentence(mins).contains("steady"), sentence(mins));
    }
    assertFalse(sentence(4, 5, 6).contains("steady"), sentence(4, 5, 6));
    assertTrue(sentence(5, 5, 5).endsWith("the same, 5."), sentence(5, 5, 5));
  }

  @Test
  void aWideRangeOnAFlatCurveMattersLittle() {
    String words = sentence(1, 5, 9);
    assertTrue(words.contains("matters little"), words);
  }

  @Test
  void aWideRangeOnASteepCurveHangsOnTheFolds() {
    String words = sentence(1, 5, 500);
    assertTrue(words.contains("hangs on how the rows fall into folds"), words);
  }

  @Test
  void theSameEverywhereIsSaidSo() {
    assertTrue(sentence(5, 5, 5, 5, 5).contains("the same, 5: the choice is steady"));
    assertTrue(sentence(5).startsWith("Over one other fold seed "), sentence(5));
  }
}
