package halflife.playground;

import static org.junit.jupiter.api.Assertions.assertEquals;

import halflife.core.SplitMix64;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

/** What stands in for methods of Java gives what they give. */
class AbsentTest {
  private static final double[] ENDS = {
    0, -0.0, 1, -3, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.MAX_VALUE
  };

  @Test
  void theLengthOfTwoSidesIsThatOfStrictMath() {
    SplitMix64 random = new SplitMix64(1);
    for (int i = 0; i < 200_000; i++) {
      double a = random.nextGaussian() * Math.scalb(1.0, random.nextInt(80) - 40);
      double b = i % 3 == 0 ? a * random.nextDouble() : random.nextGaussian();
      double size = Math.scalb(1.0, i % 5 == 0 ? random.nextInt(1800) - 900 : 0);
      assertEquals(StrictMath.hypot(a * size, b * size), Absent.hypot(a * size, b * size));
    }
    for (double a : ENDS) {
      for (double b : ENDS) {
        assertEquals(StrictMath.hypot(a, b), Absent.hypot(a, b), a + " and " + b);
      }
    }
  }

  @Test
  void roundingAndSumsAreThoseOfJava() {
    SplitMix64 random = new SplitMix64(2);
    for (int i = 0; i < 10_000; i++) {
      double value = random.nextGaussian() * 1e3 + (i % 2 == 0 ? 0 : 0.5 - 1e3 * i);
      assertEquals(Math.rint(value), Absent.rint(value));
      assertEquals(Math.round(value), Absent.round(value));
      assertEquals(Math.ulp(value), Absent.ulp(value));
    }
    double[] all = DoubleStream.generate(random::nextGaussian).limit(999).toArray();
    assertEquals(DoubleStream.of(all).sum(), Absent.sum(DoubleStream.of(all)));
    assertEquals(DoubleStream.of(all).average(), Absent.average(DoubleStream.of(all)));
    assertEquals(DoubleStream.of().average(), Absent.average(DoubleStream.of()));
  }
}
