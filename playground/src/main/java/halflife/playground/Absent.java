package halflife.playground;

import halflife.core.Workers;
import java.util.function.IntConsumer;
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
}
