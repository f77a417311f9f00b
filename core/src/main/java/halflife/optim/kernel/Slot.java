package halflife.optim.kernel;

/**
 * An array that an optimizer remembers beside each parameter.
 *
 * @param name torch's name of it
 * @param start what it holds before the first step
 */
public record Slot(String name, double start) {
  public Slot(String name) {
    this(name, 0);
  }
}
