package halflife.draw;

/**
 * A place in the units of a picture's axes.
 *
 * @param x along the lower axis
 * @param y along the left axis
 */
public record Point(double x, double y) {}
