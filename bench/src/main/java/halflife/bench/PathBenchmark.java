package halflife.bench;

import halflife.core.Workers;
import halflife.linear.CrossValidation;
import halflife.linear.Fits;
import halflife.linear.data.Design;
import halflife.linear.model.Grid;
import halflife.linear.model.Path;
import halflife.linear.model.Penalty;
import java.util.Arrays;
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

/** Whole paths from the rows, moments included, on one thread. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class PathBenchmark {
  private static final int FOLDS = 10;
  private static final int LAMBDAS = 100;
  private static final Penalty MIXED = Penalty.of(0.5);

  /** Rows × features. */
  @Param({"10000x200", "71x4088"})
  public String shape = "";

  /** The correlation of any two features. */
  @Param({"0", "0.9"})
  public double correlation;

  private Design design = Synthetic.rows(1, 1, 0, 1);
  private int[] fold = {};
  private double[] ridgeGrid = {};
  private double[] mixedGrid = {};
  private double[] lassoEnd = {};

  @Setup
  public void draw() {
    String[] sides = shape.split("x", 2);
    int rows = Integer.parseInt(sides[0]);
    design = Synthetic.rows(rows, Integer.parseInt(sides[1]), correlation, 1);
    fold = Synthetic.folds(rows, FOLDS, 2);
    ridgeGrid = grid(Penalty.ridge());
    mixedGrid = grid(MIXED);
    lassoEnd = new double[] {grid(Penalty.lasso())[LAMBDAS - 1]};
  }

  /** Exact at every λ, down to where glmnet ends by default. */
  @Benchmark
  public Path lasso() {
    return Fits.path(design, Penalty.lasso(), lassoEnd);
  }

  /** At 100 λs, half lasso and half ridge. */
  @Benchmark
  public Path elasticNet() {
    return Fits.path(design, MIXED, mixedGrid);
  }

  /** At 100 λs. */
  @Benchmark
  public Path ridge() {
    return Fits.path(design, Penalty.ridge(), ridgeGrid);
  }

  /** λ_min of the lasso over ten folds. */
  @Benchmark
  public double search() {
    return CrossValidation.of(design, fold, FOLDS, Workers.ONE)
        .search(Penalty.lasso(), new Grid.Auto())
        .minimum();
  }

  /** From λ_max to where glmnet ends by default. */
  private double[] grid(Penalty penalty) {
    double top = Fits.lambdaMax(design, penalty);
    double ratio = design.size() < design.width() ? 1e-2 : 1e-4;
    double[] lambdas = new double[LAMBDAS];
    Arrays.setAll(lambdas, i -> top * Math.pow(ratio, i / (LAMBDAS - 1.0)));
    return lambdas;
  }
}
