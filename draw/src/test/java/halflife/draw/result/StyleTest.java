package halflife.draw.result;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import halflife.draw.Ink;
import halflife.draw.Plots;
import halflife.draw.Results;
import halflife.draw.Xml;
import halflife.draw.svg.Style;
import halflife.draw.svg.Svg;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class StyleTest {
  /** The variables of the light (0) or the dark (1) look. */
  private static Map<String, String> look(int which) {
    Matcher blocks = Pattern.compile(":root,svg\\.hl\\{([^}]*)}").matcher(Style.CSS);
    for (int i = 0; i <= which; i++) {
      assertTrue(blocks.find());
    }
    Map<String, String> out = new TreeMap<>();
    for (String pair : blocks.group(1).split(";")) {
      out.put(pair.split(":")[0], pair.split(":")[1]);
    }
    return out;
  }

  /** WCAG 2.2's contrast ratio of two colours. */
  private static double contrast(String a, String b) {
    double light = Math.max(luminance(a), luminance(b));
    double dark = Math.min(luminance(a), luminance(b));
    return (light + 0.05) / (dark + 0.05);
  }

  private static double luminance(String colour) {
    String hex = colour.substring(1);
    hex = hex.length() == 3 ? hex.replaceAll("(.)", "$1$1") : hex;
    double[] weight = {0.2126, 0.7152, 0.0722};
    double sum = 0;
    for (int i = 0; i < 3; i++) {
      double c = Integer.parseInt(hex.substring(2 * i, 2 * i + 2), 16) / 255.0;
      sum += weight[i] * (c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4));
    }
    return sum;
  }

  @Test
  void contrastKnowsBlackOnWhite() {
    assertEquals(21, contrast("#000000", "#fff"), 1e-9);
  }

  @Test
  void textCanBeReadInBothLooks() {
    for (int which = 0; which < 2; which++) {
      Map<String, String> look = look(which);
      for (String paper : new String[] {"--paper", "--pale"}) {
        for (String ink : new String[] {"--ink", "--soft"}) {
          double ratio = contrast(look.get(ink), look.get(paper));
          assertTrue(ratio >= 4.5, ink + " on " + paper + " has " + ratio + " in look " + which);
        }
      }
    }
  }

  @Test
  void linesThatMeanSomethingCanBeSeenInBothLooks() {
    for (int which = 0; which < 2; which++) {
      Map<String, String> look = look(which);
      for (String line :
          new String[] {"--mean", "--train", "--mark", "--s0", "--s1", "--s2", "--s3"}) {
        double ratio = contrast(look.get(line), look.get("--paper"));
        assertTrue(ratio >= 3, line + " has " + ratio + " in look " + which);
      }
    }
  }

  @Test
  void bothLooksSetTheSameVariablesAndEveryUsedOneIsSet() {
    assertEquals(look(0).keySet(), look(1).keySet());
    Matcher used = Pattern.compile("var\\((--[a-z0-9]+)\\)").matcher(Style.CSS);
    while (used.find()) {
      assertTrue(look(0).containsKey(used.group(1)), used.group(1) + " is not set");
    }
  }

  @Test
  void twelveSeriesDifferInColourOrLineStyle() {
    Set<String> styles = new TreeSet<>();
    for (int i = 0; i < Ink.SERIES; i++) {
      styles.add(Ink.series(i).line());
    }
    assertEquals(Ink.SERIES, styles.size());
  }

  @Test
  void everyClassThatAPictureUsesHasAStyle() {
    Set<String> unknown = new TreeSet<>();
    for (Svg svg :
        new Svg[] {
          new ErrorCurve(Results.ridge(), Plots.CAPTION).svg(760),
          new CoefficientPaths(Results.wide(60, 40), Plots.CAPTION).svg(760),
          new StabilityPicture(Results.ridge(), Plots.CAPTION).svg(760),
          new RatioPicture(Results.ridge(), Plots.CAPTION).svg(760),
          Plots.everything().svg(760)
        }) {
      NodeList all = Xml.parse(svg.inline()).getElementsByTagName("*");
      for (int i = 0; i < all.getLength(); i++) {
        for (String name : ((Element) all.item(i)).getAttribute("class").split(" ")) {
          if (!name.isEmpty() && !Pattern.compile("\\." + name + "\\b").matcher(Style.CSS).find()) {
            unknown.add(name);
          }
        }
      }
    }
    unknown.removeAll(Set.of("math", "name"));
    assertEquals(Set.of(), unknown);
  }
}
