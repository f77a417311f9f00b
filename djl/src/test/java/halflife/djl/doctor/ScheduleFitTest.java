package halflife.djl.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import halflife.decay.Schedule;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScheduleFitTest {
  @ParameterizedTest
  @ValueSource(doubles = {0, 0.01, 0.0123, 3e-7, 123456, 0.9, 1})
  void aFloatIsTheDecimalThatWasWritten(double written) {
    double narrowed = (float) written;
    assertEquals(written, ScheduleFit.shortest(narrowed, ScheduleFit.OF_FLOATS * narrowed));
  }

  @Test
  void theSameRatesAreAConstant() {
    assertEquals(
        Schedule.constant(0.1), ScheduleFit.schedule(new double[] {0.1f, 0.1f + 1e-9, 0.1f}));
    assertEquals(Schedule.constant(0), ScheduleFit.schedule(new double[3]));
  }

  static Arguments[] schedules() {
    return new Arguments[] {
      Arguments.of(Schedule.cosine(0.1, 0, 900)),
      Arguments.of(Schedule.steps(0.1, 250, 0.1)),
      Arguments.of(Schedule.warmUp(50, Schedule.exponential(0.1, 0.99))),
      Arguments.of(Schedule.constant(0.1).then(998, Schedule.constant(0.2)))
    };
  }

  @ParameterizedTest
  @MethodSource("schedules")
  void theScheduleIsWithinATenThousandthOfThePeakAtEveryStep(Schedule original) {
    double[] values = IntStream.range(0, 1000).mapToDouble(original::at).toArray();
    double highest = Arrays.stream(values).max().orElseThrow();
    Schedule found = ScheduleFit.schedule(values);
    for (int t = 0; t < values.length; t++) {
      assertEquals(values[t], found.at(t), 1e-4 * highest, "step " + t);
    }
    assertEquals(highest, found.peak(values.length), 1e-4 * highest);
    assertEquals(values[999], found.at(5000), "it stays where it ends");
  }

  @Test
  void ratesThatJumpAtEveryStepAreFollowedByFewLines() {
    double[] values = IntStream.range(0, 5000).mapToDouble(t -> t % 2).toArray();
    Schedule found = ScheduleFit.schedule(values);
    int lines = 0;
    for (Schedule rest = found; rest instanceof Schedule.Then then; rest = then.next()) {
      lines++;
    }
    assertTrue(lines <= 256, lines + " lines");
    assertEquals(1, found.peak(5000));
  }
}
