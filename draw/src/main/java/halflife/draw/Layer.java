package halflife.draw;

import halflife.draw.svg.Marks;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/**
 * One thing that a {@link PlotPicture} shows. Later layers cover earlier ones, and all are covered
 * by whatever any of them draws at last ({@link #finish}).
 */
public interface Layer {
  /** Its name in the legend; empty where it needs no entry. */
  default String name() {
    return "";
  }

  /** Its places. */
  default List<Point> points() {
    return List.of();
  }

  /** The places that axes make room for; NaN for what one axis need not know. */
  default List<Point> extent() {
    return points();
  }

  /** Its style, and its sample in a legend. */
  default Sample sample() {
    return Sample.NONE;
  }

  /** The room it needs around the frame of a picture of this width. */
  default Room room(int width) {
    return Room.NONE;
  }

  /** Draws it; what lies outside the frame is cut off. */
  default void paint(Canvas on) {}

  /** Draws what may cross the edge of the frame, over all that is painted. */
  default void finish(Canvas on) {}

  /** Adds its words for upright lines. */
  default void mark(Canvas on, Marks marks) {}

  /** A layer that lies under all others, such as a band. */
  interface Ground extends Layer {}

  /**
   * A line through points.
   *
   * @param name for the legend
   * @param hover the words that appear when it is pointed at
   * @param ink its ink
   * @param points in the order they are joined
   */
  record Curve(String name, String hover, Ink ink, List<Point> points) implements Layer {
    /** Copies the list. */
    public Curve {
      points = List.copyOf(points);
    }

    /** A line that says its name when it is pointed at. */
    public Curve(String name, Ink ink, List<Point> points) {
      this(name, name, ink, points);
    }

    @Override
    public Sample sample() {
      return Sample.line(ink.line());
    }

    @Override
    public void paint(Canvas on) {
      on.svg().path(on.lines(points), sample().style(), hover);
    }
  }

  /**
   * Many lines of one kind, such as fits to many draws.
   *
   * @param name for the legend
   * @param ink the ink of each
   * @param curves the points of each
   */
  record Fan(String name, Ink ink, List<List<Point>> curves) implements Layer {
    /** Copies the lists. */
    public Fan {
      curves = curves.stream().map(List::copyOf).toList();
    }

    @Override
    public List<Point> extent() {
      return curves.stream().flatMap(List::stream).toList();
    }

    @Override
    public Sample sample() {
      return Sample.line(ink.line());
    }

    @Override
    public void paint(Canvas on) {
      curves.forEach(points -> on.svg().path(on.lines(points), sample().style()));
    }
  }

  /** The shapes of a point. */
  enum Shape {
    /** A filled circle. */
    ROUND,
    /** A ring. */
    HOLLOW,
    /** A diamond in the colour of text: the one that matters. */
    DIAMOND,
    /** A short level line. */
    DASH
  }

  /**
   * Points that are not joined.
   *
   * @param name for the legend
   * @param ink their colour
   * @param shape the shape of each
   * @param points their places
   */
  record Dots(String name, Ink ink, Shape shape, List<Point> points) implements Layer {
    /** Copies the list. */
    public Dots {
      points = List.copyOf(points);
    }

    /** Points on the edge are not cut in half. */
    @Override
    public void finish(Canvas on) {
      points.stream().filter(on::shows).forEach(p -> one(on, on.x().at(p.x()), on.y().at(p.y())));
    }

    private void one(Canvas on, double x, double y) {
      switch (shape) {
        case DIAMOND -> on.svg().diamond(x, y, 6.5, sample().style());
        case DASH -> on.svg().line(x - 7, y, x + 7, y, sample().style());
        case ROUND, HOLLOW -> on.svg().circle(x, y, ink.faint() ? 2.5 : 4, sample().style());
      }
    }

    @Override
    public Sample sample() {
      return switch (shape) {
        case DIAMOND -> new Sample("diamond", "pick");
        case DASH -> Sample.line(ink.line());
        case ROUND, HOLLOW -> new Sample("dot", ink.dot(shape == Shape.HOLLOW));
      };
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
    private static final double SHARE = 0.7;
    private static final double WIDEST = 22;

    /** Copies the list. */
    public Bars {
      points = List.copyOf(points);
    }

    /** Bars start at 0, so it belongs to them. */
    @Override
    public List<Point> extent() {
      return Stream.concat(points.stream(), Stream.of(new Point(Double.NaN, 0))).toList();
    }

    @Override
    public Room room(int width) {
      return new Room(0, 0, 0, 0, 18);
    }

    @Override
    public void paint(Canvas on) {
      List<Layer> all = on.layers().stream().filter(Bars.class::isInstance).toList();
      double width = Math.min(WIDEST * all.size(), SHARE * on.narrowest(all)) / all.size();
      double first = -width * all.size() / 2 + width * all.indexOf(this);
      double ground = on.up().holds(0) ? on.down(0) : on.frame().bottom();
      for (Point p : points.stream().filter(p -> on.up().holds(p.y())).toList()) {
        double top = Math.min(on.down(p.y()), ground);
        double height = Math.abs(ground - on.down(p.y()));
        on.svg().rect(on.x().at(p.x()) + first, top, width - 1, height, sample().style());
      }
    }

    @Override
    public Sample sample() {
      return Sample.area(ink.fill() + " bars");
    }
  }

  /**
   * The area between two lines.
   *
   * @param name for the legend
   * @param ink its colour
   * @param upper one edge, from left to right
   * @param lower the other, from left to right
   */
  record Band(String name, Ink ink, List<Point> upper, List<Point> lower) implements Ground {
    /** Copies the lists. */
    public Band {
      upper = List.copyOf(upper);
      lower = List.copyOf(lower);
    }

    @Override
    public List<Point> extent() {
      return Stream.concat(upper.stream(), lower.stream()).toList();
    }

    @Override
    public Sample sample() {
      return Sample.area(ink.fill());
    }

    @Override
    public void paint(Canvas on) {
      List<Point> outline = new ArrayList<>(lower);
      Collections.reverse(outline);
      outline.addAll(0, upper);
      on.svg().area(on.lines(outline), sample().style());
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

    @Override
    public void paint(Canvas on) {
      on.svg().area(on.lines(points), sample().style());
    }

    @Override
    public Sample sample() {
      return Sample.area(ink.fill() + " " + ink.line());
    }
  }

  /**
   * An upright line across the picture, with its name beside it.
   *
   * @param name the name beside it; {@code a_b} is a with the subscript b
   * @param x its place
   * @param chosen whether it is the one that matters: a whole line rather than a broken one
   */
  record Upright(String name, double x, boolean chosen) implements Layer {
    /** A broken line. */
    public Upright(String name, double x) {
      this(name, x, false);
    }

    @Override
    public Room room(int width) {
      return new Room(0, 0, 0, name.isEmpty() ? 0 : 1, 0);
    }

    /** Puts the name of the first of several lines to the left, so that names stand apart. */
    @Override
    public void mark(Canvas on, Marks marks) {
      List<Layer> all = on.layers().stream().filter(Upright.class::isInstance).toList();
      double place = on.x().at(x);
      boolean left =
          all.size() > 1
              ? all.stream().noneMatch(layer -> ((Upright) layer).x < x)
              : place > on.frame().middle();
      if (on.across().holds(x)) {
        marks.at(place, chosen ? "chosen" : "mark", name, left);
      }
    }
  }

  /**
   * A level line across the picture.
   *
   * @param name for the legend
   * @param y its place
   * @param chosen whether all is measured against it: a whole line rather than dots
   */
  record Level(String name, double y, boolean chosen) implements Ground {
    /** A dotted line. */
    public Level(String name, double y) {
      this(name, y, false);
    }

    @Override
    public List<Point> extent() {
      return List.of(new Point(Double.NaN, y));
    }

    @Override
    public void paint(Canvas on) {
      double at = on.y().at(y);
      on.svg().line(on.frame().left(), at, on.frame().right(), at, sample().style());
    }

    @Override
    public Sample sample() {
      return Sample.line(chosen ? "chosen" : "level");
    }
  }
}
