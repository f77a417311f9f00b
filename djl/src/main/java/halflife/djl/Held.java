package halflife.djl;

import halflife.optim.HeapSlots;
import halflife.optim.Slots;
import halflife.optim.Tensor;

/**
 * What an optimizer keeps of a parameter on one device.
 *
 * @param tensor what is decided, and how many steps there were
 * @param route who moves it
 * @param slots where its state is, as that route keeps it
 */
record Held(Tensor tensor, Route route, Slots slots) {
  String path() {
    return tensor.parameter().path();
  }

  /** Its state, where a route keeps that in Java's arrays. */
  float[][] heap() {
    if (slots instanceof HeapSlots heap) {
      return heap.arrays();
    }
    throw elsewhere();
  }

  /** Its state, where a route keeps that beside the weights. */
  ArraySlots arrays() {
    if (slots instanceof ArraySlots arrays) {
      return arrays;
    }
    throw elsewhere();
  }

  private IllegalStateException elsewhere() {
    return new IllegalStateException("the state of " + path() + " is elsewhere");
  }
}
