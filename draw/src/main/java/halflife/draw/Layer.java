package halflife.draw;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleBinaryOperator;

/** One thing that a {@link PlotPicture} shows; later layers cover earlier ones. */
public sealed interface Layer {
  /** What it is, for the legend; empty where it needs no entry. */
  String name();

  /**
   * A line through points.
   *
   * @param name for the legend
   * @param ink how it is drawn
   * @param points in the order they are joined
   */
  record Curve(String name, Ink ink, List<Point> points) implements Layer {
    /** Copies the list. */
    public Curve {
      points = List.copyOf(points);
    }
  }

  /**
   * Many lines of one kind, such as fits to many draws.
   *
   * @param name for the legend
   * @param ink how each is drawn
   * @param curves the points of each
   */
  record Fan(String name, Ink ink, List<List<Point>> curves) implements Layer {
    /** Copies the lists. */
    public Fan {
      curves = curves.stream().map(List::copyOf).toList();
    }
  }

  /** What a point is drawn as. */
  enum Shape {
    /** A filled circle. */
    ROUND,
    /** A ring. */
    HOLLOW,
    /** A diamond in the colour of text: the one that matters. */
    DIAMOND
  }

  /**
   * Points that are not joined.
   *
   * @param name for the legend
   * @param ink their colour
   * @param shape what each is drawn as
   * @param points where
   */
  record Dots(String name, Ink ink, Shape shape, List<Point> points) implements Layer {
    /** Copies the list. */
    public Dots {
      points = List.copyOf(points);
    }
  }

  /**
   * Upright bars, from 0 or from the lower edge of a logarithmic picture. Bars of several layers at
   * one place stand side by side.
   *
   * @param name for the legend
   * @param ink their colour
   * @param points place and height of each
   */
  record Bars(String name, Ink ink, List<Point> points) implements Layer {
    /** Copies the list. */
    public Bars {
      points = List.copyOf(points);
    }
  }

  /**
   * What lies between two lines.
   *
   * @param name for the legend
   * @param ink its colour
   * @param upper one edge, from left to right
   * @param lower the other, from left to right
   */
  record Band(String name, Ink ink, List<Point> upper, List<Point> lower) implements Layer {
    /** Copies the lists. */
    public Band {
      upper = List.copyOf(upper);
      lower = List.copyOf(lower);
    }
  }

  /**
   * A closed shape, such as the ball of a penalty.
   *
   * @param name for the legend
   * @param ink its colour
   * @param points its edge
   */
  record Outline(String name, Ink ink, List<Point> points) implements Layer {
    /** Copies the list. */
    public Outline {
      points = List.copyOf(points);
    }
  }

  /**
   * Lines of equal height.
   *
   * @param name for the legend
   * @param ink how they are drawn
   * @param xs the grid's rising x
   * @param ys the grid's rising y
   * @param heights at (xs[j], ys[i]) is [i][j]
   * @param levels the heights that get a line
   */
  record Contour(
      String name,
      Ink ink,
      List<Double> xs,
      List<Double> ys,
      List<List<Double>> heights,
      List<Double> levels)
      implements Layer {
    private static final int STEPS = 80;

    /** Copies the lists. */
    public Contour {
      xs = List.copyOf(xs);
      ys = List.copyOf(ys);
      heights = heights.stream().map(List::copyOf).toList();
      levels = List.copyOf(levels);
    }

    /** Of a function of x and y, on a grid of 81 by 81 places. */
    public static Contour of(
        String name,
        Ink ink,
        DoubleBinaryOperator height,
        Range across,
        Range up,
        List<Double> levels) {
      List<Double> xs = grid(across);
      List<Double> ys = grid(up);
      List<List<Double>> heights = new ArrayList<>();
      for (double y : ys) {
        heights.add(xs.stream().map(x -> height.applyAsDouble(x, y)).toList());
      }
      return new Contour(name, ink, xs, ys, heights, levels);
    }

    private static List<Double> grid(Range range) {
      List<Double> out = new ArrayList<>();
      for (int i = 0; i <= STEPS; i++) {
        out.add(range.low() + (range.high() - range.low()) * i / STEPS);
      }
      return out;
    }
  }

  /**
   * An upright line across the picture, with its name beside it.
   *
   * @param name what is there; {@code a_b} is a with the subscript b
   * @param x where
   */
  record Upright(String name, double x) implements Layer {}

  /**
   * A level line across the picture.
   *
   * @param name for the legend
   * @param y where
   */
  record Level(String name, double y) implements Layer {}
}
