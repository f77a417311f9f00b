package halflife.linear;

/**
 * The blocks that precondition the steps of one path. Blocks over features cost as much as many
 * turns of conjugate gradients, so they serve later metrics and λs too, until the turns that their
 * age has cost are worth new ones.
 */
final class KeptBlocks {
  /** Making the blocks goes over the rows p²/2 times for each class, a turn 2p times. */
  private static final double TURNS_WORTH = 4;

  private Preconditioner blocks = right -> right;
  private boolean any;

  /**
   * How many turns the equations took that the blocks were made for; −1 while these are being
   * solved.
   */
  private int atFirst;

  private int turns;
  private double owed;

  /** For the equations of a path; always the same entries. */
  Preconditioner of(RowMetric metric, int[] entries, double[] ridge) {
    if (!Preconditioner.overFeatures(metric)) {
      return Preconditioner.of(metric, entries, ridge);
    }
    if (any && atFirst < 0) {
      atFirst = turns;
    } else if (any) {
      owed += Math.max(0, turns - atFirst);
    }
    turns = 0;
    if (!any || owed > metric.width() / TURNS_WORTH) {
      blocks = Preconditioner.of(metric, entries, ridge);
      any = true;
      atFirst = -1;
      owed = 0;
    }
    return new Counting();
  }

  private final class Counting implements Preconditioner {
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
