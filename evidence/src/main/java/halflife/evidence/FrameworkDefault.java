package halflife.evidence;

/**
 * The chosen λ against the decay that the framework applies when nobody asks for another, on seeds
 * that took no part in choosing λ.
 *
 * @param name the name of that decay for a reader, such as {@code DJL's default 0.01}
 * @param comparison the chosen λ over it: below 1 the chosen one is better
 */
public record FrameworkDefault(String name, Comparison comparison) {
  /**
   * Checks the name.
   *
   * @throws IllegalArgumentException if it is blank
   */
  public FrameworkDefault {
    if (name.isBlank()) {
      throw new IllegalArgumentException(
          "the framework's default has no name; give one such as \"DJL's default 0.01\"");
    }
  }
}
