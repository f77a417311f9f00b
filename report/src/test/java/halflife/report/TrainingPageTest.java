package halflife.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import halflife.draw.Networks;
import halflife.draw.Results;
import halflife.draw.Xml;
import halflife.draw.text.Language;
import halflife.evidence.training.LearningCurve;
import halflife.evidence.training.WeightHistory;
import halflife.report.words.TrainingWords;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A single training as a page, without anything that only a study can say. */
class TrainingPageTest {
  private static final List<Double> FALLING = List.of(1.0, 0.5, 0.25, 0.2125);
  private static final int LONG = 4000;

  private static LearningCurve.Seed losses(List<Double> train, List<Double> heldOut) {
    return new LearningCurve.Seed(7, train, heldOut, Collections.nCopies(train.size(), 0.125));
  }

  private static List<WeightHistory> groups() {
    return Networks.digits().network().orElseThrow().weights().get(0).groups();
  }

  private static String words(List<Double> train, List<Double> heldOut) {
    TrainingWords words = new TrainingWords(losses(train, heldOut), List.of(), Language.EN);
    return words.headline() + ". " + String.join(" ", words.sentences()).replace('\u00A0', ' ');
  }

  private static String words(List<WeightHistory> groups) {
    TrainingWords words = new TrainingWords(losses(FALLING, FALLING), groups, Language.EN);
    return String.join(" ", words.sentences()).replace('\u00A0', ' ');
  }

  private static String page(LearningCurve.Seed losses, List<WeightHistory> groups) {
    return new TrainingPage("digits", losses, groups).html();
  }

  /** What a person reads: without style and tags. */
  private static String read(String html) {
    return html.replaceAll("(?s)<style.*?</style>", "").replaceAll("<[^>]*>", " ");
  }

  private static WeightHistory named(String name, boolean decayed, WeightHistory like) {
    return new WeightHistory(name, decayed, like.moments(), like.histogram());
  }

  @Test
  void theHeadlineHasTheLossesAndTheSmallest() {
    assertTrue(
        words(FALLING, List.of(1.1, 0.208, 0.209, 0.2099))
            .startsWith("After 4 epochs: loss 0.212, held out 0.21 (smallest 0.208 at epoch 2)."));
    assertTrue(
        words(FALLING, FALLING)
            .startsWith("After 4 epochs: loss 0.212, held out 0.212, the smallest so far."));
    assertTrue(words(List.of(2.0), List.of(3.0)).startsWith("After 1 epoch: loss 2, held out 3."));
  }

  @Test
  void onlyAHeldOutLossThatRoseWhileTrainingFellOverfits() {
    String overfits = words(FALLING, List.of(1.0, 0.4, 0.5, 0.6));
    assertTrue(overfits.contains("rose by 50 % since epoch 2 while the training loss fell: the"));
    String level = words(FALLING, List.of(1.0, 0.4, 0.41, 0.407));
    assertTrue(level.contains("about level since epoch 2: the network does not overfit"), level);
    String unsteady = words(List.of(1.0, 0.5, 0.7, 0.9), List.of(1.0, 0.5, 0.7, 0.9));
    assertTrue(unsteady.contains("but the training loss did not fall"), unsteady);
    String falling = words(FALLING, FALLING);
    assertTrue(falling.contains("still fell in the last epoch"), falling);
    for (String other : List.of(unsteady, falling)) {
      assertFalse(other.contains("the network overfits"), other);
    }
  }

  @Test
  void aTrainingThatDivergedSaysWhen() {
    List<Double> lost = List.of(1.0, 0.5, Double.POSITIVE_INFINITY, Double.NaN);
    String words = words(lost, lost);
    assertTrue(words.contains("the loss is not a number any more"), words);
    assertTrue(words.contains("Training diverged in epoch 3"), words);
    assertTrue(page(losses(lost, lost), groups()).contains("<td>diverged</td>"));
  }

  @Test
  void everyPictureHasItsNumbers() {
    String page = page(losses(FALLING, FALLING), groups());
    int before = -1;
    for (String part :
        List.of(
            "class=\"headline\">After 4 epochs",
            "id=\"learning-760\"",
            "<th scope=\"row\">4</th><td>0.2125</td><td>0.2125</td><td>0.125</td><td>best</td>",
            "id=\"norms-760\"",
            "The norms as a table",
            "id=\"movement-350\"",
            "The steps as a table",
            "id=\"weights-350\"",
            "The bins as a table")) {
      int at = page.indexOf(part);
      assertTrue(at > before, part + " at " + at + " after " + before);
      before = at;
    }
    for (WeightHistory group : groups()) {
      assertTrue(page.contains("<th scope=\"row\">" + group.name() + "</th>"), group.name());
    }
    assertEquals(4, page.split("<details>", -1).length - 1);
  }

  @Test
  void nothingSpeaksOfAStudy() {
    String page = page(losses(FALLING, FALLING), groups());
    String read = read(page).toLowerCase(Locale.ROOT);
    for (String word : List.of("chosen", "verdict", "seed", "λ", "result.json", "study")) {
      assertFalse(read.contains(word), word);
    }
    assertTrue(page.contains("content=\"default-src 'none'; style-src 'unsafe-inline'; base-uri"));
    assertFalse(page.contains("<script"));
  }

  @Test
  void whereNothingWasHeldOutOnlyTheTrainingLossIsShown() {
    List<Double> none = Collections.nCopies(4, Double.NaN);
    String page = page(losses(FALLING, none), groups());
    String read = read(page);
    assertTrue(read.contains("After 4 epochs: loss 0.212 "), read);
    assertTrue(read.contains("nobody can tell whether the network overfits"));
    assertTrue(page.contains("<th scope=\"row\">4</th><td>0.2125</td><td>0.125</td><td></td>"));
    for (String word : List.of("NaN", "Infinity", "diverged", "smallest")) {
      assertFalse(read.contains(word), word);
    }
    String curve = page.substring(page.indexOf("id=\"learning-760\""), page.indexOf("</svg>"));
    assertTrue(curve.contains("class=\"k1 d1 major\" d=\"M"));
    String pictures = page.substring(page.indexOf("id=\"learning-760\""));
    int narrow = pictures.indexOf("id=\"learning-350\"");
    assertTrue(narrow > 0);
    int end = pictures.indexOf("</svg>", narrow);
    assertFalse(pictures.substring(0, end).contains("class=\"k0 major\""));
  }

  @Test
  void decayOfOneRateIsSaidAsHalfLives() {
    String same = words(List.of(Networks.halving("a", 8, 2), Networks.halving("b", 6, 2)));
    assertTrue(same.contains("Decay ran for 2 half-lives: alone it would leave 25 % of a weight."));
    assertTrue(same.contains("went from 10 to 2.5."), same);
    assertTrue(
        read(page(losses(FALLING, FALLING), List.of(Networks.halving("a", 8, 2))))
            .contains("half-lives passed"));
  }

  @Test
  void withoutOneRateForAllThereIsNoCommonHalfLife() {
    List<WeightHistory> apart =
        List.of(
            Networks.halving("a", 8, 2), Networks.halving("b", 6, 3), Networks.halving("c", 5, 0));
    String words = words(apart);
    assertTrue(words.contains("ran for 2 to 3 half-lives, by group."), words);
    assertTrue(words.contains("No half-life can be told of c, of which"), words);
    assertFalse(words.contains("alone it would"), words);
    assertFalse(read(page(losses(FALLING, FALLING), apart)).contains("half-lives passed"));
  }

  /** L1, or λθ in Adam's gradient: they decay, and count no half-lives. */
  @Test
  void aRuleThatTakesNoFixedShareHasNoHalfLife() {
    List<WeightHistory> sparse = List.of(Networks.halving("w", 8, 0));
    String page = page(losses(FALLING, FALLING), sparse);
    String read = read(page);
    assertTrue(read.contains("No half-life can be told of these weights"), read);
    assertFalse(read.contains("half-lives passed") || read.contains("in every half-life"), read);
    assertTrue(page.contains("<td>yes</td><td>60</td><td>none</td><td>8</td>"), page);
  }

  @Test
  void whereNothingDecaysThatIsSaid() {
    String read = read(page(losses(FALLING, FALLING), List.of(named("w", false, groups().get(0)))));
    assertTrue(read.contains("No weights decay.") && read.contains("Nothing decays here"), read);
    assertFalse(read.contains("half-lives passed"), read);
  }

  @Test
  void titlesAndNamesAreOnlyEverText() {
    WeightHistory evil = named(Results.HOSTILE + "\u0000\"'", true, groups().get(0));
    String page =
        new TrainingPage("</title>" + Results.HOSTILE, losses(FALLING, FALLING), List.of(evil))
            .html();
    assertTrue(page.contains("<title>Halflife: &lt;/title&gt;&lt;script&gt;alert(1"));
    assertFalse(page.contains("<script"));
    Xml.parse(page.substring(page.indexOf("<main>"), page.indexOf("</body>")));
  }

  @Test
  void alsoALongTrainingOfManyGroupsIsBelowTheLimit() {
    List<Double> jagged = new ArrayList<>();
    for (int e = 0; e < LONG; e++) {
      jagged.add((e % 2 == 0 ? 1 : 1.03) / (1 + e / 100.0));
    }
    List<WeightHistory> many = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      WeightHistory g = groups().get(i % 4);
      List<WeightHistory.Moment> moments = new ArrayList<>();
      for (int e = 0; e < LONG; e++) {
        WeightHistory.Moment m = g.moments().get(1 + e % 2);
        moments.add(
            new WeightHistory.Moment(
                e, m.norm(), m.gradient(), m.rotation(), m.predictedRotation(), 2, m.decayShare()));
      }
      many.add(new WeightHistory(g.name() + i, true, moments, g.histogram()));
    }
    int bytes = page(losses(jagged, jagged), many).getBytes(StandardCharsets.UTF_8).length;
    assertTrue(bytes <= 500_000, bytes + " bytes");
  }

  @Test
  void withoutGroupsThereAreLossesAlone() {
    String page = page(losses(FALLING, FALLING), List.of());
    assertFalse(page.contains("<h2>Weights"));
    assertEquals(1, page.split("<details>", -1).length - 1);
    assertEquals(
        Optional.empty(), read(page).lines().filter(line -> line.contains("decayed")).findFirst());
  }
}
