package halflife.lessons.training;

import halflife.core.Words;
import halflife.decay.Schedule;
import java.util.stream.Stream;

/** The schedules of η that the knob has; each is at η when it is highest. */
enum Course {
  CONSTANT("constant", new Words("constant", "恒定")),
  COSINE("cosine", new Words("cosine to 0", "余弦降到 0")),
  WARMUP("warmup", new Words("warm-up, then cosine", "先预热，再按余弦下降")),
  LINEAR("linear", new Words("line to 0", "线性降到 0"));

  /** The share of a run that a warm-up takes. */
  private static final double WARM = 0.1;

  final String id;
  final Words label;

  Course(String id, Words label) {
    this.id = id;
    this.label = label;
  }

  static Course named(String id) {
    return Stream.of(values()).filter(course -> course.id.equals(id)).findFirst().orElse(CONSTANT);
  }

  /**
   * The schedule.
   *
   * @param steps the length of the run
   */
  Schedule over(double rate, long steps) {
    return switch (this) {
      case CONSTANT -> Schedule.constant(rate);
      case COSINE -> Schedule.cosine(rate, 0, steps);
      case WARMUP -> Schedule.warmUp(warm(steps), Schedule.cosine(rate, 0, rest(steps)));
      case LINEAR -> Schedule.linear(rate, 0, steps);
    };
  }

  /** The same as an expression of Java. */
  String java(double rate, long steps) {
    return switch (this) {
      case CONSTANT -> "Schedule.constant(" + rate + ")";
      case COSINE -> "Schedule.cosine(" + rate + ", 0, " + steps + ")";
      case WARMUP ->
          "Schedule.warmUp("
              + warm(steps)
              + ", Schedule.cosine("
              + rate
              + ", 0, "
              + rest(steps)
              + "))";
      case LINEAR -> "Schedule.linear(" + rate + ", 0, " + steps + ")";
    };
  }

  private static long warm(long steps) {
    return Math.max(1, (long) (WARM * steps));
  }

  private static long rest(long steps) {
    return Math.max(1, steps - warm(steps));
  }
}
