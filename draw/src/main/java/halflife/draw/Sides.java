package halflife.draw;

import halflife.draw.svg.Marks;

/**
 * Says in the upper corners of a picture over λ which side is which kind of failure.
 *
 * @param overfits whether the side of little decay overfits
 * @param underfits whether the side of much decay underfits
 */
public record Sides(boolean overfits, boolean underfits) implements Layer {
  @Override
  public Room room(int width) {
    return new Room(0, 0, 1, 0);
  }

  @Override
  public void mark(Canvas on, Marks marks) {
    marks.sides(overfits, underfits);
  }
}
