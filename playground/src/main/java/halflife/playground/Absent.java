package halflife.playground;

import halflife.core.Workers;
import halflife.playground.build.GroupedOperation;
import halflife.playground.build.InlineMath;
import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.DoubleConsumer;
import java.util.function.IntConsumer;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.teavm.backend.javascript.spi.InjectedBy;
import org.teavm.jso.JSBody;

/** What a browser's Java lacks, or has no threads for; see {@code build.BrowserJava}. */
public final class Absent {
  private Absent() {}

  /**
   * {@link Math#fma(float, float, float)}: the product is exact in double; the sum is rounded
   * twice, which differs from once in about one case of 2²⁹.
   */
  public static float fma(float a, float b, float c) {
    return (float) ((double) a * b + c);
  }

  /** The float nearest to a number that the compiler has as a double. */
  @InjectedBy(InlineMath.class)
  public static native float fround(float value);

  /** a + b, whatever b is made of. */
  @InjectedBy(GroupedOperation.class)
  public static native double plus(double a, double b);

  /** a · b, whatever b is made of. */
  @InjectedBy(GroupedOperation.class)
  public static native double times(double a, double b);

  /** {@link Workers#run(int, IntConsumer)}, one task after the other. */
  public static void run(Workers workers, int count, IntConsumer task) {
    for (int i = 0; i < count; i++) {
      task.accept(i);
    }
  }

  /** {@link Math#rint}: half to even. */
  public static double rint(double value) {
    double large = 0x1.0p52;
    double size = Math.abs(value);
    if (!(size < large)) {
      return value;
    }
    return Math.copySign(size + large - large, value);
  }

  /** {@link Math#round(double)}: half up. */
  public static long round(double value) {
    double floor = Math.floor(value);
    return (long) (value - floor >= 0.5 ? floor + 1 : floor);
  }

  /** {@link Math#ulp(double)} of a number that is not tiny. */
  public static double ulp(double value) {
    return Math.scalb(1.0, Math.getExponent(value) - 52);
  }

  /**
   * {@link Math#hypot} as fdlibm documents it: with x ≥ y ≥ 0 and the upper halves of their digits
   * x₁, y₁ and t₁ of 2x, x² + y² is x₁² + (y² + (x − x₁)(x + x₁)) where x is more than 2y, else
   * t₁y₁ + ((x − y)² + (t₁(y − y₁) + (2x − t₁)y)).
   */
  public static double hypot(double a, double b) {
    double x = Math.max(Math.abs(a), Math.abs(b));
    double y = Math.min(Math.abs(a), Math.abs(b));
    if (Double.isInfinite(a) || Double.isInfinite(b)) {
      return Double.POSITIVE_INFINITY;
    }
    if (!(y > x * 0x1p-60)) {
      return x + y; // also of what is no number
    }
    if (x > 0x1p500) {
      return hypot(x * 0x1p-600, y * 0x1p-600) * 0x1p600;
    }
    if (y < 0x1p-500) {
      return hypot(x * 0x1p600, y * 0x1p600) * 0x1p-600;
    }
    double apart = x - y;
    if (apart > y) {
      double upper = upper(x);
      return Math.sqrt(upper * upper + (y * y + (x - upper) * (x + upper)));
    }
    double twice = 2 * x;
    double t = upper(twice);
    double upper = upper(y);
    return Math.sqrt(t * upper + (apart * apart + (t * (y - upper) + (twice - t) * y)));
  }

  /** A number without the lower 32 of its bits. */
  private static double upper(double value) {
    return Double.longBitsToDouble(Double.doubleToRawLongBits(value) & 0xFFFFFFFF00000000L);
  }

  /** {@link BigDecimal#valueOf(double)}, from the digits that the browser writes. */
  public static BigDecimal decimal(double value) {
    return new BigDecimal(text(value));
  }

  @JSBody(params = "value", script = "return String(value);")
  private static native String text(double value);

  /** {@link DoubleStream#distinct}, which leaves equal numbers here. */
  public static DoubleStream distinct(DoubleStream all) {
    Set<Double> seen = new LinkedHashSet<>();
    for (double value : all.toArray()) {
      seen.add(value);
    }
    return seen.stream().mapToDouble(value -> value);
  }

  /** {@link IntStream#distinct}, likewise. */
  public static IntStream distinct(IntStream all) {
    Set<Integer> seen = new LinkedHashSet<>();
    for (int value : all.toArray()) {
      seen.add(value);
    }
    return seen.stream().mapToInt(value -> value);
  }

  /** {@link DoubleStream#sum}: compensated, as every Java does it. */
  public static double sum(DoubleStream all) {
    Sum sum = new Sum();
    all.forEach(sum);
    return sum.total();
  }

  /** {@link DoubleStream#average}. */
  public static OptionalDouble average(DoubleStream all) {
    Sum sum = new Sum();
    all.forEach(sum);
    return sum.count == 0 ? OptionalDouble.empty() : OptionalDouble.of(sum.total() / sum.count);
  }

  /** Kahan's sum. */
  private static final class Sum implements DoubleConsumer {
    private int count;
    private double sum;
    private double lost;
    private double simple;

    @Override
    public void accept(double value) {
      double more = value - lost;
      double both = sum + more;
      lost = both - sum - more;
      sum = both;
      simple += value;
      count++;
    }

    double total() {
      double exact = sum - lost;
      return Double.isNaN(exact) && Double.isInfinite(simple) ? simple : exact;
    }
  }

  /** {@link StrictMath#tanh}, for which the browser has the same library. */
  @InjectedBy(InlineMath.class)
  public static native double tanh(double value);

  /** {@link StrictMath#log1p}, for which the browser has the same library. */
  @InjectedBy(InlineMath.class)
  public static native double log1p(double value);

  /** {@link StrictMath#expm1}, for which the browser has the same library. */
  @InjectedBy(InlineMath.class)
  public static native double expm1(double value);

  /** {@link StrictMath#log10}, for which the browser has the same library. */
  @InjectedBy(InlineMath.class)
  public static native double log10(double value);

  /** {@link StrictMath#cbrt}, for which the browser has the same library. */
  @InjectedBy(InlineMath.class)
  public static native double cbrt(double value);

  /** {@link Math#sqrt}, without a method around it. */
  @InjectedBy(InlineMath.class)
  public static native double sqrt(double value);
}
