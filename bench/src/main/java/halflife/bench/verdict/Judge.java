package halflife.bench.verdict;

import halflife.bench.verdict.Trial.Fresh;
import halflife.core.SplitMix64;
import halflife.core.Workers;
import halflife.evidence.Choice;
import halflife.evidence.Family;
import halflife.evidence.Measure;
import halflife.linear.CrossValidation;
import halflife.linear.Fits;
import halflife.linear.LambdaSearch;
import halflife.linear.NestedCrossValidation;
import halflife.linear.NestedCrossValidation.HeldOutLosses;
import halflife.linear.cv.HeldOutMoments;
import halflife.linear.data.Design;
import halflife.linear.data.Folds;
import halflife.linear.data.Moments;
import halflife.linear.model.Grid;
import halflife.linear.model.LinearModel;
import halflife.tune.data.FoldAssignment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** Deals, searches and judges the data sets of a cell as {@code tune} does. */
final class Judge {
  private static final int FOLDS = 10;
  private static final int FRESH_ROWS = 20_000;

  /** Between the seeds of a data set and of the one in its place. */
  private static final long ANOTHER = 1_000_000;

  private final Cell cell;
  private final Measure measure;
  private final ToDoubleFunction<LinearModel> onFreshRows;

  Judge(Cell cell) {
    this.cell = cell;
    measure = cell.family() == Family.GAUSSIAN ? Measure.SQUARED_ERROR : Measure.DEVIANCE;
    Design fresh = Draws.rows(cell, FRESH_ROWS, 0);
    if (cell.family() == Family.GAUSSIAN) {
      Moments moments = Moments.of(fresh, Workers.ONE);
      onFreshRows = new HeldOutMoments(moments)::error;
    } else {
      onFreshRows = model -> model.loss(measure, fresh);
    }
  }

  /** A dealing of the cell's first data set: the counts that the verdict needs. */
  CrossValidation counts() {
    Design design = draw(1);
    return folds(design, deal(design, 1, 0));
  }

  Trial trial(long seed) {
    Design design = draw(seed);
    List<CrossValidation> dealings = new ArrayList<>();
    for (int r = 0; r < cell.repeats(); r++) {
      dealings.add(folds(design, deal(design, seed, r)));
    }
    CrossValidation first = dealings.get(0);
    List<LambdaSearch> searches = search(first);
    List<HeldOutLosses> losses =
        dealings.stream().map(d -> NestedCrossValidation.of(d, searches, cell.rule())).toList();
    Fresh all = fresh(design, searches);
    Part fewer = fewer(design, first.folds(), losses);
    List<LambdaSearch> again = search(folds(fewer.design(), fewer.dealing()));
    return new Trial(losses, all, fresh(fewer.design(), again));
  }

  /** Drawn again where {@code tune} would refuse it: a class that the first block of time lacks. */
  private Design draw(long seed) {
    long next = seed;
    while (true) {
      Design design = Draws.rows(cell, cell.rows(), next);
      if (!cell.inOrder() || startsWithEveryClass(design)) {
        return design;
      }
      next += ANOTHER;
    }
  }

  private boolean startsWithEveryClass(Design design) {
    if (!hasClasses()) {
      return true;
    }
    double[] target = design.target();
    long all = Arrays.stream(target).distinct().count();
    return Arrays.stream(target).limit(design.size() / FOLDS).distinct().count() == all;
  }

  private boolean hasClasses() {
    return cell.family() == Family.BINOMIAL || cell.family() == Family.MULTINOMIAL;
  }

  private List<LambdaSearch> search(CrossValidation folds) {
    return cell.penalties().stream().map(p -> folds.search(p, new Grid.Auto())).toList();
  }

  private CrossValidation folds(Design design, Folds dealing) {
    return CrossValidation.of(cell.family(), measure, design, dealing, Workers.ONE, () -> {});
  }

  /** The chosen fit and the one without decay, on fresh rows. */
  private Fresh fresh(Design design, List<LambdaSearch> searches) {
    double best = Double.POSITIVE_INFINITY;
    LinearModel chosen = searches.get(0).path().model(0);
    for (LambdaSearch search : searches) {
      double minimum = search.minimum();
      if (search.errorAt(minimum) < best) {
        best = search.errorAt(minimum);
        double lambda = cell.rule() == Choice.Rule.MIN ? minimum : search.oneStandardError();
        chosen = search.path().at(lambda);
      }
    }
    LinearModel none = Fits.unpenalized(cell.family(), design, cell.penalties().get(0));
    return new Fresh(onFreshRows.applyAsDouble(chosen), onFreshRows.applyAsDouble(none));
  }

  private record Part(Design design, Folds dealing) {}

  /** As many rows as the verdict speaks of: without one fold, or in order the earlier ones. */
  private Part fewer(Design design, Folds dealing, List<HeldOutLosses> losses) {
    if (dealing.inOrder()) {
      int rows = NestedCrossValidation.verdict(losses, folds(design, dealing)).trainingRows();
      int[] earlier = IntStream.range(0, rows).toArray();
      return new Part(design.pick(earlier), blocks(rows, Folds.FEWEST_IN_ORDER));
    }
    int[] fold = dealing.fold();
    int[] kept = IntStream.range(0, fold.length).filter(i -> fold[i] != FOLDS - 1).toArray();
    int[] inner = Arrays.stream(kept).map(i -> fold[i]).toArray();
    return new Part(design.pick(kept), Folds.of(inner, FOLDS - 1));
  }

  private static Folds blocks(int rows, int count) {
    return FoldAssignment.inOrder(IntStream.range(0, rows).asDoubleStream().toArray(), count);
  }

  private Folds deal(Design design, long seed, int repeat) {
    if (cell.inOrder()) {
      return blocks(design.size(), FOLDS);
    }
    if (!hasClasses()) {
      return Folds.of(inTurn(seed, repeat), FOLDS);
    }
    if (cell.group() == 1) {
      return FoldAssignment.byClass(design.target(), FOLDS, seed + repeat);
    }
    List<String> groups =
        IntStream.range(0, design.size()).mapToObj(i -> "g" + i / cell.group()).toList();
    return FoldAssignment.byGroup(groups, design.target(), FOLDS, seed + repeat);
  }

  /** Whole groups, in random order, dealt in turn. */
  private int[] inTurn(long seed, int repeat) {
    int groups = (cell.rows() + cell.group() - 1) / cell.group();
    int[] order = new int[groups];
    Arrays.setAll(order, g -> g);
    SplitMix64.stream(seed, 1000 + repeat).shuffle(order);
    int[] foldOf = new int[groups];
    for (int g = 0; g < groups; g++) {
      foldOf[order[g]] = g % FOLDS;
    }
    int[] fold = new int[cell.rows()];
    Arrays.setAll(fold, i -> foldOf[i / cell.group()]);
    return fold;
  }
}
