package halflife.draw;

import java.util.List;

/**
 * Room around a frame.
 *
 * @param left for names left of it
 * @param right for names right of it
 * @param above for a second axis over it
 * @param words rows of words below its upper edge
 * @param margin between its sides and the first and last place
 */
public record Room(double left, double right, double above, int words, double margin) {
  /** The room that every layer needs. */
  public static final Room NONE = new Room(0, 0, 0, 0, 10);

  /** The room for all of these layers. */
  static Room of(List<Layer> layers, int width) {
    Room out = NONE;
    for (Layer layer : layers) {
      Room room = layer.room(width);
      out =
          new Room(
              Math.max(out.left, room.left),
              Math.max(out.right, room.right),
              Math.max(out.above, room.above),
              out.words + room.words,
              Math.max(out.margin, room.margin));
    }
    return out;
  }
}
