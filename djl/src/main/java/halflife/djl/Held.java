package halflife.djl;

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
}
