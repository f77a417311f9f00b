package halflife.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class FamilyTest {
  @Test
  void wordsAreReadBack() {
    for (Family family : Family.values()) {
      assertEquals(family, Family.of(family.word()));
    }
    assertThrows(IllegalArgumentException.class, () -> Family.of("beta"));
  }

  @Test
  void aTaskHasAsManyClassesAsItsFamily() {
    assertEquals(1, Task.number("y").outputs());
    assertEquals(1, task(Family.BINOMIAL, "n", "p").outputs());
    assertEquals(List.of("p"), task(Family.BINOMIAL, "n", "p").curveClasses());
    assertEquals(3, task(Family.MULTINOMIAL, "a", "b", "c").outputs());
    assertThrows(IllegalArgumentException.class, () -> task(Family.GAUSSIAN, "a"));
    assertThrows(IllegalArgumentException.class, () -> task(Family.BINOMIAL, "a"));
    assertThrows(IllegalArgumentException.class, () -> task(Family.MULTINOMIAL, "a"));
    assertThrows(IllegalArgumentException.class, () -> task(Family.POISSON, "a", "b"));
  }

  private static Task task(Family family, String... classes) {
    return new Task("y", family, List.of(classes), Measure.DEVIANCE);
  }
}
