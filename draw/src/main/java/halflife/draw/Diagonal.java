package halflife.draw;

/**
 * A dotted guide from (0, 0) to (1, 1), where two shares are equal.
 *
 * @param name for the legend
 */
public record Diagonal(String name) implements Layer.Ground {
  @Override
  public Sample sample() {
    return Sample.line("level");
  }

  @Override
  public void paint(Canvas on) {
    on.svg().line(on.x().at(0), on.y().at(0), on.x().at(1), on.y().at(1), sample().style());
  }
}
