package halflife.linear;

import halflife.core.Workers;
import java.util.ArrayList;
import java.util.List;

/** Rows split into folds, behind what a cross-validation asks of them. */
sealed interface FoldedData {
  /** K. */
  int count();

  /** The problem of all rows but those of some folds; of all rows if none is named. */
  Problem training(Penalty penalty, int... without);

  /** The rows of one fold, to score on. */
  HeldOut heldOut(int fold);

  /** Only the moments of each fold are kept: one pass over the rows, O(K p²) memory. */
  record OfMoments(Moments[] folds) implements FoldedData {
    static OfMoments of(Design design, int[] fold, int count, Workers workers) {
      return new OfMoments(Moments.ofFolds(design, fold, count, workers));
    }

    @Override
    public int count() {
      return folds.length;
    }

    @Override
    public Problem training(Penalty penalty, int... without) {
      List<Moments> parts = new ArrayList<>();
      for (int k = 0; k < folds.length; k++) {
        if (!contains(without, k)) {
          parts.add(folds[k]);
        }
      }
      return Problem.of(Moments.merge(parts), penalty);
    }

    @Override
    public HeldOut heldOut(int fold) {
      return new HeldOutMoments(folds[fold]);
    }
  }

  /** The rows are kept: O(Np) memory, for more features than rows. */
  record OfRows(Design design, int[] fold, int count) implements FoldedData {
    @Override
    public Problem training(Penalty penalty, int... without) {
      int[] members = new int[fold.length];
      int size = 0;
      for (int i = 0; i < fold.length; i++) {
        if (!contains(without, fold[i])) {
          members[size++] = i;
        }
      }
      return Problem.of(design, java.util.Arrays.copyOf(members, size), penalty);
    }

    @Override
    public HeldOut heldOut(int k) {
      return new HeldOutRows(design, Moments.members(fold, count)[k]);
    }
  }

  private static boolean contains(int[] values, int value) {
    for (int v : values) {
      if (v == value) {
        return true;
      }
    }
    return false;
  }
}
