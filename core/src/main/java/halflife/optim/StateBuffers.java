package halflife.optim;

import halflife.core.Internal;

/** The arrays that an optimizer remembers of one parameter, wherever they are. */
@Internal
public interface StateBuffers {
  /**
   * The content of a slot, in the order of the weights; a copy.
   *
   * @param slot its place in {@link Direction#slots}
   */
  float[] read(int slot);

  /** Replaces what a slot holds. */
  void write(int slot, float[] values);

  /** Fills a slot with one value. */
  void fill(int slot, float value);
}
