package halflife.linear;

import halflife.evidence.LossSurface;
import halflife.linear.data.Vectors;
import halflife.linear.model.Path;
import halflife.linear.model.PlaneLoss;
import halflife.linear.model.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;

/** The training loss over two coefficients of a fit: what a penalty does, seen from above. */
public final class LossPlane {
  /** Places along either side. */
  private static final int SIDE = 41;

  /** The margin of the window on every side, as a share of what it holds. */
  private static final double MARGIN = 0.25;

  private static final int MOST_STEPS = 200;
  private static final int MOST_TURNS = 100;

  /** A Newton step that promises to gain no more than this share of the loss is the last. */
  private static final double SETTLED = 1e-12;

  private final Problem problem;
  private final Path path;
  private final int firstTerm;
  private final int secondTerm;

  private LossPlane(Path path, int firstTerm, int secondTerm) {
    this.problem = path.problem();
    this.path = path;
    this.firstTerm = firstTerm;
    this.secondTerm = secondTerm;
  }

  /**
   * The landscape around a fit, every other coefficient and the intercepts held.
   *
   * <p>The loss is that of the objective, 1/(2Σw)·Σ w·deviance (the deviance of squared error being
   * (y − η)²). Squared error is exact, in O(p) per path point; a likelihood takes 41² passes over
   * at most 5,000 rows, drawn alike every time, loss and slope at the fit corrected to those of
   * all. The window holds 0, the chosen place and the smallest loss, with a margin of a quarter.
   *
   * @param lambda the chosen λ, one of the path's
   * @param firstTerm output k and feature j at k·p + j
   * @param secondTerm another term, numbered alike
   * @return empty where a term's column has no spread or is left out, where the classes of a
   *     grouped penalty cannot be told apart, and where the loss has no smallest value
   * @throws IllegalArgumentException if the terms are the same or there is no such term, or the
   *     path has no fit at λ
   */
  public static Optional<LossSurface> of(
      Path path,
      double lambda,
      String firstName,
      int firstTerm,
      String secondName,
      int secondTerm) {
    Problem problem = path.problem();
    int terms = problem.width() * problem.model(path.standardizedAt(lambda)).outputs();
    for (int term : new int[] {firstTerm, secondTerm}) {
      if (term < 0 || term >= terms || firstTerm == secondTerm) {
        throw new IllegalArgumentException(
            "the terms are "
                + firstTerm
                + " and "
                + secondTerm
                + ", but must be two different ones from 0 to "
                + (terms - 1));
      }
    }
    boolean entangled = problem.penalty().grouped() && terms > problem.width();
    boolean fixed =
        Double.isInfinite(problem.factor(firstTerm))
            || Double.isInfinite(problem.factor(secondTerm));
    return entangled || fixed
        ? Optional.empty()
        : new LossPlane(path, firstTerm, secondTerm).landscape(lambda, firstName, secondName);
  }

  private Optional<LossSurface> landscape(double lambda, String firstName, String secondName) {
    double[] fit = path.standardizedAt(lambda);
    PlaneLoss loss = problem.plane(fit, firstTerm, secondTerm);
    Optional<double[]> lowest = lowest(loss);
    if (lowest.isEmpty()) {
      return Optional.empty();
    }
    LossSurface.Point chosen = place(fit);
    LossSurface.Point free =
        new LossSurface.Point(chosen.x() + lowest.get()[0], chosen.y() + lowest.get()[1]);
    double width = span(chosen.x(), free.x());
    double height = span(chosen.y(), free.y());
    List<Double> xs = axis(chosen.x(), free.x(), width > 0 ? width : height);
    List<Double> ys = axis(chosen.y(), free.y(), height > 0 ? height : width);
    List<List<Double>> grid = new ArrayList<>();
    for (double y : ys) {
      List<Double> row = new ArrayList<>();
      for (double x : xs) {
        row.add(loss.at(x - chosen.x(), y - chosen.y()));
      }
      grid.add(row);
    }
    boolean finite = grid.stream().flatMap(List::stream).allMatch(Double::isFinite);
    return finite
        ? Optional.of(
            new LossSurface(
                firstName,
                secondName,
                xs,
                ys,
                grid,
                free,
                chosen,
                steps(lambda),
                problem.l1(lambda),
                problem.l2(lambda),
                List.of(problem.factor(firstTerm), problem.factor(secondTerm))))
        : Optional.empty();
  }

  private LossSurface.Point place(double[] fit) {
    return new LossSurface.Point(
        problem.coefficient(fit, firstTerm), problem.coefficient(fit, secondTerm));
  }

  /** The path thinned to what a picture can show, with both ends and the chosen λ. */
  private List<LossSurface.Step> steps(double chosen) {
    int count = Math.min(path.size(), MOST_STEPS - 1);
    double[] some = new double[count];
    int last = Math.max(1, count - 1);
    Arrays.setAll(some, i -> path.lambda((int) ((long) i * (path.size() - 1) / last)));
    double[] all = DoubleStream.concat(Arrays.stream(some), DoubleStream.of(chosen)).toArray();
    List<LossSurface.Step> steps = new ArrayList<>();
    for (double lambda : Vectors.falling(all)) {
      LossSurface.Point at = place(path.standardizedAt(lambda));
      steps.add(new LossSurface.Step(lambda, at.x(), at.y()));
    }
    return steps;
  }

  /** The length of an axis that holds 0, a and b. */
  private static double span(double a, double b) {
    return Math.max(0, Math.max(a, b)) - Math.min(0, Math.min(a, b));
  }

  private static List<Double> axis(double a, double b, double span) {
    double room = span > 0 ? MARGIN * span : 1;
    double from = Math.min(0, Math.min(a, b)) - room;
    double to = Math.max(0, Math.max(a, b)) + room;
    List<Double> places = new ArrayList<>();
    for (int i = 0; i < SIDE; i++) {
      places.add(from + (to - from) * i / (SIDE - 1));
    }
    return places;
  }

  /** The step to the smallest loss by Newton's method, halved until the loss falls. */
  private static Optional<double[]> lowest(PlaneLoss loss) {
    double x = 0;
    double y = 0;
    double here = loss.at(0, 0);
    for (int turn = 0; turn < MOST_TURNS; turn++) {
      PlaneLoss.Bend bend = loss.bend(x, y);
      double[] step = bend.newton();
      double gain = -(bend.gx() * step[0] + bend.gy() * step[1]);
      double share = 1;
      if (gain > SETTLED * here) {
        double next = loss.at(x + step[0], y + step[1]);
        while (!(next < here) && share > SETTLED) {
          share /= 2;
          next = loss.at(x + share * step[0], y + share * step[1]);
        }
        here = next;
      }
      x += share * step[0];
      y += share * step[1];
      if (gain <= SETTLED * here || loss.isQuadratic()) {
        return Optional.of(new double[] {x, y});
      }
    }
    return Optional.empty();
  }
}
