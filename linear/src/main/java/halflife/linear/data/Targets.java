package halflife.linear.data;

import halflife.core.Internal;
import halflife.evidence.Family;

/** The demands of a family on its target. */
@Internal
public final class Targets {
  private Targets() {}

  /**
   * The number of linear predictors that a family needs for a target.
   *
   * @throws IllegalArgumentException if the target is none of the family's: a binomial one that is
   *     not 0 or 1, a class that is no whole number from 0 or has no row, a count below 0
   */
  public static int outputs(Family family, double[] target) {
    return switch (family) {
      case GAUSSIAN -> 1;
      case POISSON -> counts(target);
      case BINOMIAL -> classes(target) == 2 ? 1 : refuse("two classes, 0 and 1", target);
      case MULTINOMIAL -> Math.max(2, classes(target));
    };
  }

  private static int counts(double[] target) {
    boolean any = false;
    for (double y : target) {
      if (y < 0) {
        throw new IllegalArgumentException("a count is " + y + ", but must be at least 0");
      }
      any |= y > 0;
    }
    return any ? 1 : refuse("a count above 0", target);
  }

  private static int classes(double[] target) {
    int most = 0;
    for (double y : target) {
      if (!(y >= 0) || y != Math.rint(y) || y > 1e6) {
        throw new IllegalArgumentException(
            "a class is " + y + ", but must be a whole number from 0: the index of the class");
      }
      most = Math.max(most, (int) y);
    }
    boolean[] seen = new boolean[most + 1];
    for (double y : target) {
      seen[(int) y] = true;
    }
    for (int k = 0; k <= most; k++) {
      if (!seen[k]) {
        throw new IllegalArgumentException(
            "class " + k + " of " + (most + 1) + " has no row; number the classes that have");
      }
    }
    return most + 1;
  }

  /**
   * Checks that a fit to all folds but two, which the verdict needs, sees every class, or some
   * count above 0.
   *
   * @throws IllegalArgumentException if a class has weight in fewer than 3 folds
   */
  public static void checkFolds(Family family, Design design, Folds folds) {
    if (family == Family.GAUSSIAN) {
      return;
    }
    int count = folds.count();
    int outputs = outputs(family, design.target());
    boolean poisson = family == Family.POISSON;
    boolean[][] seen = new boolean[poisson ? 1 : Math.max(2, outputs)][count];
    for (int i = 0; i < design.size(); i++) {
      double y = design.target()[i];
      if (design.weights()[i] > 0 && (!poisson || y > 0)) {
        seen[poisson ? 0 : (int) y][folds.fold()[i]] = true;
      }
    }
    checkSeen(family, seen, folds);
  }

  /**
   * Checks the same of what was seen.
   *
   * @param seen by class and fold, whether the fold has a row of the class; for counts whether it
   *     has one above 0
   */
  public static void checkSeen(Family family, boolean[][] seen, Folds folds) {
    boolean poisson = family == Family.POISSON;
    int count = folds.count();
    for (int k = 0; k < seen.length; k++) {
      int holding = 0;
      for (boolean in : seen[k]) {
        holding += in ? 1 : 0;
      }
      String what = poisson ? "a count above 0" : "class " + k;
      if (folds.inOrder() && !seen[k][0]) {
        throw new IllegalArgumentException(
            what
                + " has no row in the first of "
                + count
                + " blocks of time, from which all later ones are predicted; use fewer folds, or drop"
                + " the rows before it appears");
      }
      if (!folds.inOrder() && holding < 3) {
        throw new IllegalArgumentException(
            what
                + " has rows in only "
                + holding
                + " of "
                + count
                + " folds, but 3 are needed, because λ is chosen again inside each training part");
      }
    }
  }

  /**
   * Checks that both of two classes are in every fold that is scored: AUC compares rows of one with
   * rows of the other.
   *
   * @throws IllegalArgumentException if a fold has weight on one class only
   */
  public static void checkBothClasses(Design design, Folds folds) {
    boolean[][] seen = new boolean[folds.count()][2];
    for (int i = 0; i < design.size(); i++) {
      if (design.weights()[i] > 0) {
        seen[folds.fold()[i]][(int) design.target()[i]] = true;
      }
    }
    for (int k : folds.scored()) {
      if (!seen[k][0] || !seen[k][1]) {
        throw new IllegalArgumentException(
            "fold "
                + (k + 1)
                + " of "
                + folds.count()
                + " holds rows of one class only, for which there is no AUC; use fewer folds, or"
                + " another measure");
      }
    }
  }

  private static int refuse(String needed, double[] target) {
    throw new IllegalArgumentException(
        "the target's " + target.length + " values do not hold " + needed + ", which it needs");
  }
}
