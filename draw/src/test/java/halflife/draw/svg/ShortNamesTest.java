package halflife.draw.svg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ShortNamesTest {
  private static final double FONT = 12.5;

  private static List<String> shortened(List<String> names, double most) {
    List<String> out = ShortNames.of(names, FONT, most);
    assertEquals(names.size(), out.size());
    assertEquals(new HashSet<>(names).size(), new HashSet<>(out).size(), out.toString());
    for (String name : out) {
      assertTrue(Labels.width(name, FONT) <= most, name + " is wider than " + most);
    }
    return out;
  }

  @Test
  void namesWithRoomStayAsTheyAre() {
    List<String> names = List.of("age", "bmi", "age");
    assertEquals(names, ShortNames.of(names, FONT, 60));
  }

  @Test
  void namesThatDifferAtTheEndKeepIt() {
    List<String> out =
        shortened(
            IntStream.range(0, 12).mapToObj(i -> "measurement_of_protein_level_" + i).toList(), 90);
    assertTrue(out.get(11).startsWith("mea") && out.get(11).endsWith("_11"), out.get(11));
  }

  @Test
  void namesThatDifferInTheMiddleBeginThere() {
    List<String> out =
        shortened(
            List.of(
                "species group A of the survey",
                "species group B of the survey",
                "species group C of the survey"),
            70);
    assertTrue(out.get(1).startsWith("…B of"), out.get(1));
  }

  @Test
  void featureAndClassAreCutEachForItself() {
    List<String> names = new ArrayList<>();
    for (String feature : List.of("Petal.Length", "Petal.Width", "Sepal.Length", "Sepal.Width")) {
      for (String kind : List.of("setosa", "versicolor", "virginica")) {
        names.add(feature + " → " + kind);
      }
    }
    for (double most : new double[] {90, 105, 130, 170}) {
      for (String name : shortened(names, most)) {
        assertTrue(name.contains("→"), name);
      }
    }
  }

  @Test
  void namesThatHideTheirDifferencesAreNumberedAtLast() {
    List<String> out =
        shortened(
            List.of(
                "aaaaaaaaaaaaaaaaaaaaaaaaaaaaXbbbbbbbbbbbbbbbbbbbbbbbbb",
                "aaaaaaaaaaaaaaaaaaaaaaaaaaaaXbbbbbbbbbbbbbbbbbbbbbbbbbb",
                "aaaaaaaaaaaaaXbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb",
                "aaaaaaaaaaaaaXbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"),
            60);
    assertTrue(out.get(0).startsWith("1 "), out.get(0));
  }

  @Test
  void hostileNamesAreCutBetweenCharacters() {
    String grin = "😀";
    List<String> names =
        List.of(grin.repeat(40) + "a", grin.repeat(40) + "b", "", grin.repeat(40) + grin);
    for (String name : ShortNames.of(names, FONT, 70)) {
      for (int i = 0; i < name.length(); i++) {
        boolean high = Character.isHighSurrogate(name.charAt(i));
        assertTrue(
            !high || i + 1 < name.length() && Character.isLowSurrogate(name.charAt(i + 1)), name);
        assertTrue(
            !Character.isLowSurrogate(name.charAt(i))
                || i > 0 && Character.isHighSurrogate(name.charAt(i - 1)),
            name);
      }
    }
  }
}
