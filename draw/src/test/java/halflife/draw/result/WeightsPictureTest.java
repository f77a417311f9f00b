package halflife.draw.result;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import halflife.draw.Networks;
import halflife.draw.Plots;
import halflife.draw.Xml;
import halflife.draw.svg.Svg;
import halflife.evidence.Network;
import halflife.evidence.training.WeightHistogram;
import halflife.evidence.training.WeightHistory;
import halflife.evidence.training.WeightRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class WeightsPictureTest {
  private static Network network() {
    return Networks.digits().network().orElseThrow();
  }

  private static WeightRun chosen() {
    return network().weights().get(0);
  }

  private static Document norms(WeightRun run, int width) {
    return Xml.parse(
        new WeightsPicture(run.groups(), network().withoutDecay(run), Plots.CAPTION)
            .svg(width)
            .inline());
  }

  /** The places of the values on the upper axis that read so. */
  private static double above(Document picture, String label) {
    Element middle =
        Xml.find(picture, "text", "mid").stream()
            .filter(t -> t.getTextContent().equals("half-lives passed"))
            .findFirst()
            .orElseThrow();
    double y = Xml.number(middle, "y");
    return Xml.find(picture, "text", "soft").stream()
        .filter(t -> t.getTextContent().equals(label) && Math.abs(Xml.number(t, "y") - y) < 20)
        .mapToDouble(t -> Xml.number(t, "x"))
        .findFirst()
        .orElseThrow();
  }

  private static double[] at(Element path, int i) {
    String[] xy = path.getAttribute("d").substring(1).split("L")[i].split(" ");
    return new double[] {Double.parseDouble(xy[0]), Double.parseDouble(xy[1])};
  }

  @Test
  void aNormThatOnlyDecaysFallsToHalfAtEveryHalfLifeOfTheAxis() {
    for (int width : new int[] {350, 760}) {
      WeightRun run = new WeightRun(0.5, 1, List.of(Networks.halving("w", 8, 3)));
      Document picture = norms(run, width);
      Element line = Xml.find(picture, "path", "k0").get(0);
      // Straight on the logarithmic axis: two points are left, at the start and three halvings on.
      assertEquals(2, line.getAttribute("d").substring(1).split("L").length);
      double[] from = at(line, 0);
      double[] to = at(line, 1);
      for (int k = 0; k <= 3; k++) {
        assertEquals(from[0] + (to[0] - from[0]) * k / 3, above(picture, String.valueOf(k)), 0.2);
      }
      // Half of 8 on the left axis is as high as the line is where the upper axis says 1.
      Element half =
          Xml.find(picture, "text", "end").stream()
              .filter(t -> t.getTextContent().equals("4"))
              .findFirst()
              .orElseThrow();
      double share = (above(picture, "1") - from[0]) / (to[0] - from[0]);
      assertEquals(from[1] + (to[1] - from[1]) * share, Xml.number(half, "y") - 4, 0.3);
    }
  }

  @Test
  void theRunWithoutDecayIsBrokenAndItsOwnPictureHasNoHalfLives() {
    Document picture = norms(chosen(), 760);
    assertEquals(5, Xml.find(picture, "path", "d1").size());
    WeightRun none = network().weights(0).orElseThrow();
    Document bare = norms(none, 760);
    assertEquals(0, Xml.find(bare, "path", "d1").size());
    assertFalse(bare.getDocumentElement().getTextContent().contains("half-lives passed"));
  }

  @Test
  void sixGroupsAreDrawnDecayedOnesFirst() {
    List<WeightHistory> many = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      WeightHistory g = Networks.halving("layer" + i, 1 + i, 2);
      many.add(new WeightHistory(g.name(), i > 2, g.moments(), Optional.empty()));
    }
    List<String> drawn = WeightsPicture.drawn(many).stream().map(WeightHistory::name).toList();
    assertEquals(List.of("layer3", "layer4", "layer5", "layer6", "layer7", "layer8"), drawn);
    String words = norms(new WeightRun(0.1, 1, many), 350).getDocumentElement().getTextContent();
    assertTrue(words.contains("layer8") && !words.contains("layer0"), words);
  }

  @Test
  void onlyDecayedGroupsHaveAShareOfDecay() {
    Svg svg = new MovementPicture(chosen().groups(), Plots.CAPTION).svg(760);
    String words = Xml.parse(svg.inline()).getDocumentElement().getTextContent();
    assertTrue(words.contains("fc1.weight"), words);
    assertFalse(words.contains("not decayed"), words);
    assertFalse(MovementPicture.hasShares(List.of(Networks.halving("w", 1, 1))));
  }

  @Test
  void theHighestBinReachesTheTopAndAnEmptyOneTheGround() {
    WeightHistogram h = new WeightHistogram(-1, 1, List.of(1L, 3L), List.of(4L, 0L));
    WeightHistory g = Networks.halving("w", 1, 1);
    WeightHistory counted = new WeightHistory("w", true, g.moments(), Optional.of(h));
    WeightHistograms histograms = new WeightHistograms(List.of(counted), Plots.CAPTION);
    assertTrue(WeightHistograms.hasBins(List.of(counted)));
    Document picture = Xml.parse(histograms.svg(760).inline());
    Element after = Xml.find(picture, "path", "k0").get(0);
    double ground = at(after, 0)[1];
    double top = at(after, 1)[1];
    Element before = Xml.find(picture, "path", "k1").get(0);
    assertTrue(top < ground);
    // All of the weights after training lie in the first bin, a quarter of those before.
    assertEquals(ground - (ground - top) / 4, at(before, 1)[1], 0.15);
    assertEquals(ground, at(after, 3)[1], 0.01);
  }
}
