package halflife.playground;

import halflife.core.Workers;
import java.util.LinkedHashSet;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.IntConsumer;
import java.util.stream.DoubleStream;
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
  public static float round(float value) {
    return nearest(value);
  }

  @JSBody(params = "value", script = "return Math.fround(value);")
  private static native float nearest(float value);

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

  /** {@link DoubleStream#distinct}, which leaves equal numbers here. */
  public static DoubleStream distinct(DoubleStream all) {
    Set<Double> seen = new LinkedHashSet<>();
    for (double value : all.toArray()) {
      seen.add(value);
    }
    return seen.stream().mapToDouble(value -> value);
  }

  /** {@link DoubleStream#sum}: compensated, as every Java does it. */
  public static double sum(DoubleStream all) {
    return sum(all.toArray());
  }

  private static double sum(double[] all) {
    double sum = 0;
    double lost = 0;
    double simple = 0;
    for (double value : all) {
      double more = value - lost;
      double both = sum + more;
      lost = both - sum - more;
      sum = both;
      simple += value;
    }
    double exact = sum - lost;
    return Double.isNaN(exact) && Double.isInfinite(simple) ? simple : exact;
  }

  /** {@link DoubleStream#average}. */
  public static OptionalDouble average(DoubleStream stream) {
    double[] all = stream.toArray();
    return all.length == 0 ? OptionalDouble.empty() : OptionalDouble.of(sum(all) / all.length);
  }

  /** {@link StrictMath#tanh}, for which the browser has the same library. */
  public static double tanh(double value) {
    return tanhOfBrowser(value);
  }

  @JSBody(params = "value", script = "return Math.tanh(value);")
  private static native double tanhOfBrowser(double value);

  /** {@link StrictMath#log1p}, for which the browser has the same library. */
  public static double log1p(double value) {
    return log1pOfBrowser(value);
  }

  @JSBody(params = "value", script = "return Math.log1p(value);")
  private static native double log1pOfBrowser(double value);

  /** {@link StrictMath#expm1}, for which the browser has the same library. */
  public static double expm1(double value) {
    return expm1OfBrowser(value);
  }

  @JSBody(params = "value", script = "return Math.expm1(value);")
  private static native double expm1OfBrowser(double value);

  /** {@link StrictMath#log10}, for which the browser has the same library. */
  public static double log10(double value) {
    return log10OfBrowser(value);
  }

  @JSBody(params = "value", script = "return Math.log10(value);")
  private static native double log10OfBrowser(double value);

  /** {@link StrictMath#cbrt}, for which the browser has the same library. */
  public static double cbrt(double value) {
    return cbrtOfBrowser(value);
  }

  @JSBody(params = "value", script = "return Math.cbrt(value);")
  private static native double cbrtOfBrowser(double value);
}
