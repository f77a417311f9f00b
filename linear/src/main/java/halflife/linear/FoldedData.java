package halflife.linear;

import halflife.core.Workers;
import halflife.evidence.Family;
import halflife.evidence.Measure;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Rows split into folds, behind what a cross-validation asks of them.
 *
 * @param trainer makes the problem of some folds
 * @param heldOut each fold's rows, to score on
 */
record FoldedData(Trainer trainer, List<HeldOut> heldOut) {
  /** Makes the problem of the rows that train without some folds; of all rows if none is named. */
  interface Trainer {
    Problem training(Penalty penalty, int... without);
  }

  /**
   * Keeps as little as the family and the measure allow: under squared error the moments of each
   * fold, after one pass over the rows, in O(K p²) memory; otherwise the rows, O(Np).
   */
  static FoldedData of(
      Family family, Measure measure, Design design, Dealing dealing, Workers workers) {
    boolean moments = family == Family.GAUSSIAN && !CrossValidation.keepsRows(design);
    List<HeldOut> heldOut = new ArrayList<>();
    Trainer trainer;
    if (moments) {
      Moments[] parts = Moments.ofFolds(design, dealing.fold(), dealing.count(), workers);
      trainer = new OfMoments(parts, design.fills(), dealing);
      if (measure == Measure.SQUARED_ERROR) {
        for (Moments part : parts) {
          heldOut.add(new HeldOutMoments(part));
        }
      }
    } else {
      int outputs = Targets.outputs(family, design.target());
      trainer = new OfRows(family, outputs, design, dealing);
    }
    if (heldOut.isEmpty()) {
      for (int[] members : Moments.members(dealing.fold(), dealing.count())) {
        heldOut.add(new HeldOutRows(family, measure, design, members));
      }
    }
    return new FoldedData(trainer, heldOut);
  }

  Problem training(Penalty penalty, int... without) {
    return trainer.training(penalty, without);
  }

  HeldOut heldOut(int fold) {
    return heldOut.get(fold);
  }

  /** Training rows as the merge of their folds' moments. */
  record OfMoments(Moments[] folds, List<Fill> fills, Dealing dealing) implements Trainer {
    @Override
    public Problem training(Penalty penalty, int... without) {
      List<Moments> parts = new ArrayList<>();
      for (int k = 0; k < folds.length; k++) {
        if (dealing.trains(k, without)) {
          parts.add(folds[k]);
        }
      }
      return LeastSquaresProblem.of(Moments.merge(parts), fills, penalty);
    }
  }

  /** Training rows as rows. */
  record OfRows(Family family, int outputs, Design design, Dealing dealing) implements Trainer {
    /** Errors are flat about their minimum: fits inside a fold need fewer digits. */
    private static final double INSIDE = 1e-7;

    @Override
    public Problem training(Penalty penalty, int... without) {
      int[] fold = dealing.fold();
      int[] members = new int[fold.length];
      int size = 0;
      for (int i = 0; i < fold.length; i++) {
        if (dealing.trains(fold[i], without)) {
          members[size++] = i;
        }
      }
      int[] kept = Arrays.copyOf(members, size);
      double tolerance = without.length == 0 ? Fits.FINE : INSIDE;
      return Fits.problem(family, outputs, design, kept, penalty, tolerance);
    }
  }
}
