package halflife.bench.verdict;

import halflife.bench.verdict.Cell.Noise;
import halflife.bench.verdict.Cell.Shape;
import halflife.evidence.Choice;
import halflife.evidence.Family;
import halflife.linear.model.Penalty;
import java.util.List;

/** The rows of the tables in docs/verdict.md. */
public final class Cells {
  private static final List<Penalty> LASSO = List.of(Penalty.lasso());
  private static final List<Penalty> RIDGE = List.of(Penalty.ridge());
  private static final List<Penalty> BOTH = List.of(Penalty.ridge(), Penalty.lasso());
  private static final Choice.Rule MIN = Choice.Rule.MIN;
  private static final Choice.Rule ONE_SE = Choice.Rule.ONE_SE;
  private static final Shape INDEPENDENT = new Shape.Independent();

  private Cells() {}

  /** Squared error on numbers: the first table. */
  public static List<Cell> numbers(int repeats) {
    Noise usual = Noise.USUAL;
    Cell strong = numbers("strong, lasso", 200, 10, 10, 10, 0, usual, 1, repeats);
    Cell few = numbers("few features, lasso", 500, 5, 2, 5, 0.5, usual, 1, repeats);
    Cell heavy = numbers("heavy tails, lasso", 200, 10, 10, 10, 0, Noise.HEAVY, 1, repeats);
    Cell groups = numbers("groups of 5, lasso", 200, 8, 10, 8, 0, usual, 5, repeats);
    Cell small = numbers("small, lasso", 60, 5, 5, 5, 0, usual, 1, repeats);
    Cell p40 = numbers("N=60 p=40, lasso", 60, 40, 2, 5, 0, usual, 1, repeats);
    Cell square = numbers("N=p=50, lasso", 50, 50, 2, 5, 0, usual, 1, repeats);
    Cell p30 = numbers("N=100 p=30, lasso", 100, 30, 1, 6, 0.3, usual, 1, repeats);
    Cell p80 = numbers("N=40 p=80, lasso", 40, 80, 4, 5, 0, usual, 1, repeats);
    return List.of(
        strong,
        strong.with("strong, ridge", RIDGE, MIN),
        strong.with("strong, ridge or lasso", BOTH, MIN),
        strong.with("strong, lasso 1-SE", LASSO, ONE_SE),
        strong.with("strong, ridge 1-SE", RIDGE, ONE_SE),
        few,
        few.with("few features, ridge", RIDGE, MIN),
        few.with("few features, lasso 1-SE", LASSO, ONE_SE),
        heavy,
        heavy.with("heavy tails, ridge", RIDGE, MIN),
        heavy.with("heavy tails, lasso 1-SE", LASSO, ONE_SE),
        groups,
        groups.with("groups of 5, ridge", RIDGE, MIN),
        groups.with("groups of 5, lasso 1-SE", LASSO, ONE_SE),
        small,
        small.with("small, lasso 1-SE", LASSO, ONE_SE),
        p40,
        p40.with("N=60 p=40, ridge", RIDGE, MIN),
        p40.with("N=60 p=40, ridge or lasso", BOTH, MIN),
        square,
        square.with("N=p=50, ridge", RIDGE, MIN),
        p30,
        p30.with("N=100 p=30, ridge", RIDGE, MIN),
        numbers("N=60 p=36, lasso", 60, 36, 2, 5, 0, usual, 1, repeats),
        p80,
        p80.with("N=40 p=80, ridge", RIDGE, MIN),
        numbers("N=50 p=150, lasso", 50, 150, 4, 5, 0, usual, 1, repeats));
  }

  private static Cell numbers(
      String name,
      int rows,
      int features,
      double signal,
      int sparse,
      double rho,
      Noise noise,
      int group,
      int repeats) {
    Shape shape = group > 1 ? new Shape.Groups(group) : INDEPENDENT;
    return new Cell(
        name,
        Family.GAUSSIAN,
        rows,
        features,
        signal,
        sparse,
        rho,
        noise,
        shape,
        LASSO,
        MIN,
        repeats);
  }

  /** Numbers with independent features that all count, for the intervals of predictions. */
  static Cell regression(int rows, int features, Noise noise) {
    return numbers("regression", rows, features, 2, features, 0, noise, 1, 1);
  }

  /** Deviance of classes and counts, and blocks of time: the second table. */
  public static List<Cell> families(int repeats) {
    Family two = Family.BINOMIAL;
    Family three = Family.MULTINOMIAL;
    Family counts = Family.POISSON;
    Noise usual = Noise.USUAL;
    Noise apart = Noise.SEPARABLE;
    Noise over = Noise.OVERDISPERSED;
    Shape groups = new Shape.Groups(5);
    Shape series = new Shape.Series(0.8);
    Cell few = of("two classes, few features, lasso", two, 300, 4, 2, usual, INDEPENDENT, repeats);
    Cell counted =
        of("counts, few features, lasso", counts, 300, 4, 0.5, usual, INDEPENDENT, repeats);
    return List.of(
        few,
        few.with("two classes, few features, ridge", RIDGE, MIN),
        of("two classes, N=100 p=15, ridge", two, 100, 15, 2, usual, INDEPENDENT, repeats),
        of("two classes, separable, lasso", two, 80, 5, 4, apart, INDEPENDENT, repeats),
        of("two classes, groups of 5, ridge", two, 200, 6, 2, usual, groups, repeats),
        of("two classes, in order, lasso", two, 240, 4, 2, usual, series, repeats),
        of("three classes, few features, lasso", three, 150, 3, 2, usual, INDEPENDENT, repeats),
        of("three classes, separable, ridge", three, 80, 4, 4, apart, INDEPENDENT, repeats),
        counted,
        counted.with("counts, few features, ridge", RIDGE, MIN),
        of("counts, overdispersed, ridge", counts, 300, 4, 0.5, over, INDEPENDENT, repeats),
        of("counts, groups of 5, lasso", counts, 200, 5, 0.5, over, groups, repeats),
        of("counts, in order, lasso", counts, 240, 4, 0.5, usual, series, repeats),
        of("numbers, in order, lasso", Family.GAUSSIAN, 200, 6, 5, usual, series, repeats),
        of(
            "numbers, in order, N=100 p=25, ridge",
            Family.GAUSSIAN,
            100,
            25,
            2,
            usual,
            series,
            repeats));
  }

  /**
   * Networks, whose λs and whose penalty are those of {@link NetworkJudge}. Where features are many
   * decay gains much against training to the end and less against stopping early; where rows are
   * many there is little or nothing to gain.
   *
   * @param repeats the fresh seeds that judge
   */
  public static List<Cell> networks(int repeats) {
    Noise usual = Noise.USUAL;
    Family numbers = Family.GAUSSIAN;
    Family two = Family.BINOMIAL;
    Family counts = Family.POISSON;
    return List.of(
        of("numbers, N=80 p=20", numbers, 80, 20, 5, usual, INDEPENDENT, repeats),
        of("numbers, N=200 p=50", numbers, 200, 50, 5, usual, INDEPENDENT, repeats),
        of("numbers, N=160 p=3", numbers, 160, 3, 20, usual, INDEPENDENT, repeats),
        of("two classes, N=60 p=40", two, 60, 40, 0.5, usual, INDEPENDENT, repeats),
        of("two classes, N=200 p=2", two, 200, 2, 4, usual, INDEPENDENT, repeats),
        of("counts, N=60 p=30", counts, 60, 30, 0.2, usual, INDEPENDENT, repeats),
        of("counts, N=240 p=2", counts, 240, 2, 1, usual, INDEPENDENT, repeats));
  }

  /** All features count; the penalty is in the name. There is one way to cut blocks of time. */
  private static Cell of(
      String name,
      Family family,
      int rows,
      int features,
      double signal,
      Noise noise,
      Shape shape,
      int repeats) {
    return new Cell(
        name,
        family,
        rows,
        features,
        signal,
        features,
        0,
        noise,
        shape,
        name.endsWith("ridge") ? RIDGE : LASSO,
        MIN,
        shape instanceof Shape.Series ? 1 : repeats);
  }
}
