package halflife.evidence;

/**
 * The chosen λ against another way to train the same network, on seeds that took no part in
 * choosing λ.
 *
 * @param name the other way for a reader, such as {@code no decay to the end} or {@code DJL's
 *     default 0.01}
 * @param comparison the chosen λ over it: below 1 the chosen one is better
 */
public record Rival(String name, Comparison comparison) {
  /** The name of no decay without a stop. */
  public static final String TO_THE_END = "no decay to the end";

  /**
   * Checks the name.
   *
   * @throws IllegalArgumentException if it is blank
   */
  public Rival {
    if (name.isBlank()) {
      throw new IllegalArgumentException(
          "a rival has no name; give one such as \"no decay to the end\"");
    }
  }
}
