package halflife.linear.blocks;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import halflife.core.Workers;
import halflife.evidence.Family;
import halflife.evidence.Measure;
import halflife.linear.FamilyCase;
import halflife.linear.FamilyFit;
import halflife.linear.FamilyTables;
import halflife.linear.Testing;
import halflife.linear.data.Design;
import halflife.linear.data.Fill;
import halflife.linear.data.Folds;
import halflife.linear.model.Grid;
import halflife.linear.model.Path;
import halflife.linear.model.PathError;
import halflife.linear.model.Penalty;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How often rows are gone through. */
class BlockPathsTest {
  private static final int K = 5;
  private static final int ROWS = 1500;

  @TempDir private java.nio.file.Path folder;
  private StoredRows stored;
  private Counting rows;
  private BlockParts parts;

  /** Rows that count how often they are gone through, and the inquiries. */
  private static final class Counting implements BlockedRows {
    private final BlockedRows of;
    private int passes;
    private int inquiries;

    Counting(BlockedRows of) {
      this.of = of;
    }

    @Override
    public Family family() {
      return of.family();
    }

    @Override
    public int outputs() {
      return of.outputs();
    }

    @Override
    public double[] near() {
      return of.near();
    }

    @Override
    public int copies() {
      return of.copies();
    }

    @Override
    public void place(List<Fill> fills) {
      of.place(fills);
    }

    @Override
    public List<Sums> ask(int dealing, List<Inquiry> asked) {
      passes++;
      inquiries += asked.size();
      return of.ask(dealing, asked);
    }
  }

  @BeforeEach
  void write() {
    FamilyCase table = FamilyTables.drawn(Family.BINOMIAL, ROWS, 8, 0.3, 311);
    Design design = FamilyFit.design(table, List.of());
    int[] fold = Testing.folds(ROWS, K);
    stored = new StoredRows(folder, Family.BINOMIAL, 1, new double[8], ROWS, Workers.ONE);
    stored.add(design, new int[ROWS], IntStream.range(0, ROWS).toArray());
    StoredRows.Dealt dealt =
        stored.deal(K, List.of((kind, place) -> fold[place]), done -> {}).get(0);
    rows = new Counting(stored);
    Folds folds = Folds.of(fold, K);
    parts = new BlockParts(rows, 0, dealt.moments(), dealt.targets(), List.of(), design, folds);
  }

  @AfterEach
  void close() {
    stored.close();
  }

  private Path like(double[] lambdas) {
    return parts.training(Penalty.lasso()).path(lambdas);
  }

  private double[] lambdas() {
    double top = parts.training(Penalty.lasso()).lambdaMax();
    return Grid.logSpaced(top, 1e-3 * top, 40);
  }

  /** A pass answers a question of every path, so that all take as many as the slowest alone. */
  @Test
  void pathsTogetherTakeThePassesOfTheSlowest() {
    double[] lambdas = lambdas();
    Path like = like(lambdas);
    List<int[]> without = IntStream.range(0, K).mapToObj(k -> new int[] {k}).toList();
    int slowest = 0;
    int all = 0;
    List<Path> alone = new ArrayList<>();
    for (int[] left : without) {
      rows.passes = 0;
      alone.addAll(parts.paths(Penalty.lasso(), List.of(left), List.of(lambdas), like, () -> {}));
      slowest = Math.max(slowest, rows.passes);
      all += rows.passes;
    }
    rows.passes = 0;
    rows.inquiries = 0;
    AtomicInteger done = new AtomicInteger();
    List<Path> together =
        parts.paths(
            Penalty.lasso(), without, Collections.nCopies(K, lambdas), like, done::incrementAndGet);
    assertEquals(slowest, rows.passes);
    assertEquals(all, rows.inquiries);
    assertEquals(K, done.get());
    for (int k = 0; k < K; k++) {
      for (double lambda : lambdas) {
        assertArrayEquals(
            alone.get(k).standardizedAt(lambda), together.get(k).standardizedAt(lambda));
      }
    }
    assertTrue(slowest <= 3 * lambdas.length, slowest + " passes for " + lambdas.length + " λs");
  }

  /** All λs of all folds are scored in one pass, and so is the fit to all rows. */
  @Test
  void errorsTakeOnePass() {
    double[] lambdas = lambdas();
    Path like = like(lambdas);
    List<int[]> without = IntStream.range(0, K).mapToObj(k -> new int[] {k}).toList();
    List<Path> paths =
        parts.paths(Penalty.lasso(), without, Collections.nCopies(K, lambdas), like, () -> {});
    rows.passes = 0;
    List<PathError> errors =
        new BlockFolds(parts, Measure.DEVIANCE).scores(paths, IntStream.range(0, K).toArray());
    assertEquals(K, errors.size());
    assertEquals(1, rows.passes);
    for (double lambda : lambdas) {
      like.trainingError(lambda);
    }
    assertEquals(2, rows.passes);
  }

  @Test
  void modelsWithoutALambdaAreFittedTogether() {
    parts.undecayed(Penalty.lasso(), List.of(new int[] {0}));
    int alone = rows.passes;
    rows.passes = 0;
    parts.undecayed(Penalty.lasso(), IntStream.range(0, K).mapToObj(k -> new int[] {k}).toList());
    assertTrue(rows.passes <= 2 * alone, rows.passes + " passes, one alone takes " + alone);
  }
}
