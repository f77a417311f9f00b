package halflife.bench;

import halflife.optim.Optimizer;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Single steps; {@link StepDuel} gives the ratios. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 1, jvmArgsAppend = "-Xmx4g")
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
public class StepBenchmark {
  /** Rows × columns. */
  @Param({"1000x100", "5000x5000"})
  public String shape = "";

  @Param({"1", "2"})
  public int threads;

  private StepLoops loops = new StepLoops(1, 1, 1);
  private Optimizer adamW = loops.adamW();
  private Optimizer composed = loops.composed();
  private int step;

  @Setup
  public void allocate() {
    String[] sides = shape.split("x", 2);
    loops = new StepLoops(Integer.parseInt(sides[0]), Integer.parseInt(sides[1]), threads);
    adamW = loops.adamW();
    composed = loops.composed();
  }

  /** What AdamW must read and write. */
  @Benchmark
  public void traffic() {
    loops.traffic();
  }

  /** AdamW in one loop, on one thread whatever is asked for. */
  @Benchmark
  public void handFused() {
    loops.handFused(++step);
  }

  @Benchmark
  public void adamW() {
    loops.step(adamW);
  }

  /** Cautious AdamW with max-norm, clipped by the norm of all gradients. */
  @Benchmark
  public void composed() {
    loops.step(composed);
  }
}
