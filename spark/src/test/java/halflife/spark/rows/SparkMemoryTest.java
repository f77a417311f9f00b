package halflife.spark.rows;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class SparkMemoryTest {
  private static final double MUCH = 1e15;

  /** 8 K p² bytes for each of D + 2 dealings: 8 · 10 · 100² · 3 = 2,400,000. */
  @Test
  void sumsTakeHalfAtMost() {
    assertDoesNotThrow(() -> new SparkMemory(MUCH, 4.8e6, MUCH).require(1, 10, 100));
    refused(new SparkMemory(MUCH, 4.79e6, MUCH), "2400000 bytes", "spark.executor.memory");
    assertDoesNotThrow(() -> new SparkMemory(4.8e6, MUCH, MUCH).require(1, 10, 100));
    refused(new SparkMemory(4.79e6, MUCH, MUCH), "2400000 bytes", "spark.driver.memory");
  }

  @Test
  void anAnswerFitsIntoWhatTheDriverTakes() {
    double answer = SparkMemory.answer(1, 10, 100);
    assertEquals(8 * 10 * (100 * 101 / 2 + 305), answer);
    assertDoesNotThrow(() -> new SparkMemory(MUCH, MUCH, 2 * answer).require(1, 10, 100));
    refused(
        new SparkMemory(MUCH, MUCH, 2 * answer - 2), "428400 bytes", "spark.driver.maxResultSize");
  }

  @Test
  void threeThousandFeaturesAreTheMost() {
    SparkMemory memory = new SparkMemory(MUCH, MUCH, MUCH);
    assertDoesNotThrow(() -> memory.require(1, 10, 3000));
    assertThrows(IllegalArgumentException.class, () -> memory.require(1, 10, 3001));
  }

  private static void refused(SparkMemory memory, String... said) {
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> memory.require(1, 10, 100));
    for (String words : said) {
      assertTrue(e.getMessage().contains(words), e::getMessage);
    }
  }
}
