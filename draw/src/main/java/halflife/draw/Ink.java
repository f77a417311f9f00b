package halflife.draw;

/**
 * How a layer of a picture is drawn: one of six colours, whole or dashed, strong or faint.
 *
 * @param colour from 0 to 5; see {@link Style}
 * @param dashed whether its lines are broken, so that it is told from others in grey as well
 * @param faint whether it is background
 */
public record Ink(int colour, boolean dashed, boolean faint) {
  private static final int COLOURS = 6;

  /**
   * Checks the colour.
   *
   * @throws IllegalArgumentException if there is no such colour
   */
  public Ink {
    if (colour < 0 || colour >= COLOURS) {
      throw new IllegalArgumentException("colour is " + colour + ", but must be from 0 to 5");
    }
  }

  /** Whole and strong. */
  public static Ink of(int colour) {
    return new Ink(colour, false, false);
  }

  /** The same as a broken line. */
  public Ink broken() {
    return new Ink(colour, true, faint);
  }

  /** The same as background. */
  public Ink pale() {
    return new Ink(colour, dashed, true);
  }

  /** The class of a line. */
  String line() {
    return Style.series(colour + (dashed ? COLOURS : 0)) + (faint ? " faint" : " major");
  }

  /** The class of a filled shape without an edge. */
  String fill() {
    return "a" + colour;
  }
}
