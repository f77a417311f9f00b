package halflife.draw;

import halflife.draw.svg.Style;

/**
 * The ink of a layer of a picture: a colour, whole or dashed, strong or faint.
 *
 * @param colour from 0 to 5, see {@link Style}; {@link #TEXT} and {@link #SOFT} have 6 and 7
 * @param dashed whether its lines are broken, so that it is told from others in grey as well
 * @param faint whether it is background
 */
public record Ink(int colour, boolean dashed, boolean faint) {
  /** The number of lines that {@link #series} tells apart before it repeats. */
  public static final int SERIES = 12;

  /** The colour of text: what matters most. */
  public static final Ink TEXT = new Ink(6, false, false);

  /** Grey: guides and contours. */
  public static final Ink SOFT = new Ink(7, false, false);

  private static final int COLOURS = 6;

  /**
   * Checks the colour.
   *
   * @throws IllegalArgumentException if there is no such colour
   */
  public Ink {
    if (colour < 0 || colour > COLOURS + 1) {
      throw new IllegalArgumentException("colour is " + colour + ", but must be from 0 to 7");
    }
  }

  /**
   * Whole and strong.
   *
   * @throws IllegalArgumentException if the colour is not from 0 to 5
   */
  public static Ink of(int colour) {
    if (colour >= COLOURS) {
      throw new IllegalArgumentException("colour is " + colour + ", but must be from 0 to 5");
    }
    return new Ink(colour, false, false);
  }

  /** The ink of the i-th line of several: six whole ones, six broken ones, and again. */
  public static Ink series(int i) {
    return new Ink(i % COLOURS, i / COLOURS % 2 == 1, false);
  }

  /** A copy as a broken line. */
  public Ink broken() {
    return new Ink(colour, true, faint);
  }

  /** A copy as background. */
  public Ink pale() {
    return new Ink(colour, dashed, true);
  }

  /** The class of a line. */
  public String line() {
    return stroke() + (faint ? " faint" : " major");
  }

  /** The class of a line of another width. */
  public String stroke() {
    return "k" + colour + (dashed ? " d1" : "");
  }

  /** The class of a filled shape without an edge. */
  public String fill() {
    return "a" + colour;
  }

  /** The class of a dot, filled or as a ring. */
  public String dot(boolean hollow) {
    return "k" + colour + (hollow ? " open" : " end");
  }
}
