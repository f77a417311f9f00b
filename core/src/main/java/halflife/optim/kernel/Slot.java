package halflife.optim.kernel;

/**
 * An array that an optimizer remembers beside each parameter.
 *
 * @param name the name in torch
 * @param start the value before the first step
 */
public record Slot(String name, double start) {
  public Slot(String name) {
    this(name, 0);
  }
}
