package halflife.bench;

import halflife.core.Workers;
import halflife.linear.data.Design;
import halflife.linear.data.Moments;
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

/** One pass over the rows: the moments of ten folds. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class MomentsBenchmark {
  private static final int FOLDS = 10;

  /** Rows × features. */
  @Param({"1000x20", "10000x200", "100000x50", "5000x500"})
  public String shape = "";

  @Param({"1", "2"})
  public int threads;

  private Design design = Synthetic.rows(1, 1, 0, 1);
  private int[] fold = {};

  @Setup
  public void draw() {
    String[] sides = shape.split("x", 2);
    int rows = Integer.parseInt(sides[0]);
    design = Synthetic.rows(rows, Integer.parseInt(sides[1]), 0, 1);
    fold = Synthetic.folds(rows, FOLDS, 2);
  }

  @Benchmark
  public Moments[] moments() {
    return Moments.ofFolds(design, fold, FOLDS, new Workers(threads));
  }
}
