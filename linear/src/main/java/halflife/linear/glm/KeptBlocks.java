package halflife.linear.glm;

import org.jspecify.annotations.Nullable;

/**
 * The blocks that precondition the steps of one path. Blocks over features cost as much as many
 * turns of conjugate gradients, so they serve later Hessians and λs too, until the turns that their
 * age has cost are worth new ones.
 */
final class KeptBlocks {
  /** Making the blocks goes over the rows p²/2 times for each class, a turn 2p times. */
  private static final double TURNS_WORTH = 4;

  private @Nullable Preconditioner blocks;

  /**
   * The number of turns taken by the equations that the blocks were made for; −1 while these are
   * being solved.
   */
  private int atFirst;

  private int turns;
  private double owed;

  /** The preconditioner for the equations of a path; always the same entries. */
  Preconditioner of(RowHessian hessian, int[] entries, double[] ridge) {
    if (!Preconditioner.overFeatures(hessian)) {
      return Preconditioner.of(hessian, entries, ridge);
    }
    if (atFirst < 0) {
      atFirst = turns;
    }
    owed += Math.max(0, turns - atFirst);
    turns = 0;
    if (blocks == null || owed > hessian.width() / TURNS_WORTH) {
      blocks = Preconditioner.of(hessian, entries, ridge);
      atFirst = -1;
      owed = 0;
    }
    return new Counting(blocks);
  }

  private final class Counting implements Preconditioner {
    private final Preconditioner blocks;

    Counting(Preconditioner blocks) {
      this.blocks = blocks;
    }

    @Override
    public double[] solve(double[] right) {
      turns++;
      return blocks.solve(right);
    }

    @Override
    public void project(double[] right) {
      blocks.project(right);
    }
  }
}
