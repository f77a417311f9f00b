package halflife.report.words;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import halflife.draw.Networks;
import halflife.draw.Results;
import halflife.draw.text.Language;
import halflife.evidence.ClassCurve;
import halflife.evidence.Diagnostics;
import halflife.evidence.LossSurface;
import halflife.evidence.Result;
import halflife.evidence.training.LearningCurve;
import halflife.evidence.training.WeightHistory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a picture says to those who cannot see it, and under its heading. */
class PictureWordsTest {
  private static final List<Double> FALLING = List.of(1.0, 0.5, 0.3, 0.2);

  @Test
  void theErrorCurveHasItsNumbersAndItsSides() {
    String description = new PictureWords(Results.ridge(), Language.EN).curve().description();
    assertTrue(description.contains("54.13"), description);
    assertTrue(description.contains("77.09"), description);
    assertTrue(description.contains("overfits") && description.contains("underfits"), description);
    assertFalse(description.contains("  "), description);
  }

  @Test
  void theVerdictHasBothIntervals() {
    String text = new PictureWords(Results.cannotTell(), Language.EN).ratios().description();
    assertTrue(text.contains("0.97 (95 % interval 0.91 to 1.04; cannot tell)"), text);
    assertTrue(text.contains("0.704"), text);
  }

  private static Diagnostics.Classes many(int count) {
    Diagnostics.Classes two = (Diagnostics.Classes) Results.binomial().diagnostics().orElseThrow();
    List<ClassCurve> curves = Collections.nCopies(count, two.curves().get(0));
    List<Double> row = Collections.nCopies(count, 1.0);
    return new Diagnostics.Classes(9, curves, Collections.nCopies(count, row));
  }

  @Test
  void ofManyClassesItIsSaidThatTheMostCommonAreDrawn() {
    Diagnostics.Classes classes = many(27);
    String roc = new DiagnosticsWords(Language.EN).roc(classes).description();
    assertTrue(roc.contains("The 8 most common of 27 classes are drawn."), roc);
    String calibration = new DiagnosticsWords(Language.EN).calibrated(classes).description();
    assertTrue(calibration.contains("The 12 most common of 27 classes are drawn."), calibration);
    assertFalse(
        new DiagnosticsWords(Language.EN).roc(many(8)).description().contains("most common"));
  }

  @Test
  void oversureProbabilitiesAreNotToBeTakenAtTheirWord() {
    var classes = (Diagnostics.Classes) Results.binomial().diagnostics().orElseThrow();
    String words = new DiagnosticsWords(Language.EN).calibration(classes);
    assertTrue(words.contains("do not take these probabilities at their word"), words);
  }

  @Test
  void theGeometryNamesTheShapeAndTheZero() {
    Result ridge = Results.detailed();
    String round = new GeometryWords(ridge.landscape().orElseThrow(), Language.EN).sentence();
    assertTrue(round.contains("a circle, which has no corners"), round);
    LossSurface base = ridge.landscape().orElseThrow();
    LossSurface corner =
        new LossSurface(
            "bmi",
            "s5",
            base.xs(),
            base.ys(),
            base.loss(),
            base.free(),
            new LossSurface.Point(9, 0),
            base.path(),
            1,
            0,
            List.of(1.0, 1.0));
    String words = new GeometryWords(corner, Language.EN).sentence();
    assertTrue(words.contains("diamond") && words.endsWith("at a corner: s5 is 0."), words);
  }

  private static String training(List<Double> heldOut) {
    LearningCurve.Seed losses =
        new LearningCurve.Seed(1, FALLING, heldOut, Collections.nCopies(4, 0.0));
    return new TrainingCaptions(Language.EN).curve(losses).description();
  }

  @Test
  void aTrainingSaysWhereItsHeldOutLossIsSmallest() {
    String words = training(List.of(1.1, 0.6, 0.4, 0.5));
    assertTrue(words.endsWith("The held-out loss is smallest at epoch 3, 0.4."), words);
    assertEquals("The loss over 4 epochs.", training(Collections.nCopies(4, Double.NaN)));
    String lost = training(List.of(1.0, 0.5, Double.POSITIVE_INFINITY, Double.NaN));
    assertTrue(lost.endsWith("smallest at epoch 2, 0.5."), lost);
  }

  @Test
  void sharesAreSaidOfDecayedGroupsOnly() {
    List<WeightHistory> groups =
        Networks.digits().network().orElseThrow().weights().get(0).groups();
    String words =
        new TrainingCaptions(Language.EN).movement(groups).description().replace('\u00A0', ' ');
    assertTrue(words.contains("fc1.weight ends at 50"), words);
    assertFalse(words.contains("not decayed"), words);
  }

  @Test
  void moreGroupsThanAreDrawnAreCounted() {
    List<WeightHistory> many = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      WeightHistory g = Networks.halving("layer" + i, 1 + i, 2);
      many.add(new WeightHistory(g.name(), i > 2, g.moments(), Optional.empty()));
    }
    String words = new TrainingCaptions(Language.EN).norms(many).description();
    assertTrue(words.contains("3 more groups are not drawn"), words);
  }
}
