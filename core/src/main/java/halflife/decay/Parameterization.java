package halflife.decay;

import halflife.core.Guard;
import java.util.Optional;

/** The forms in which tools write an L1 and an L2 strength, each in its own scale. */
enum Parameterization {
  /** The L2 strength alone. */
  L2,
  /** The L1 strength alone. */
  L1,
  /** 1 over the L2 strength. */
  INVERSE,
  /** The sum of both, and the share of L1 in it. */
  MIX,
  /** Like {@link #MIX}, with a share above 0. */
  MIX_ABOVE_0;

  int numbers() {
    return mixes() ? 2 : 1;
  }

  private boolean mixes() {
    return this == MIX || this == MIX_ABOVE_0;
  }

  /** The reason why this form cannot hold a penalty; empty if it can. */
  Optional<String> refusal(Strength ours) {
    return switch (this) {
      case L2, INVERSE -> ours.l1() > 0 ? Optional.of("has no L1") : Optional.empty();
      case L1 -> ours.l2() > 0 ? Optional.of("has no L2") : Optional.empty();
      case MIX -> Optional.empty();
      case MIX_ABOVE_0 ->
          ours.l1() == 0 ? Optional.of("refuses a penalty without L1") : Optional.empty();
    };
  }

  double[] write(double l1, double l2) {
    return switch (this) {
      case L2 -> new double[] {l2};
      case L1 -> new double[] {l1};
      case INVERSE -> new double[] {1 / l2};
      case MIX, MIX_ABOVE_0 -> new double[] {l1 + l2, l1 + l2 == 0 ? 0 : l1 / (l1 + l2)};
    };
  }

  /** Reads the strength, in the tool's scale. */
  Strength read(Tool tool, double... numbers) {
    if (numbers.length != numbers()) {
      throw new IllegalArgumentException(
          tool.id()
              + " has "
              + tool.settings().size()
              + " numbers ("
              + String.join(", ", tool.settings())
              + "), but "
              + numbers.length
              + " were given");
    }
    String name = tool.settings().get(0) + " of " + tool.id();
    if (this == INVERSE) {
      return Strength.l2(1 / Guard.positive(name, numbers[0]));
    }
    double first = Guard.notNegative(name, numbers[0]);
    if (this == L1) {
      return new Strength(first, 0);
    }
    if (!mixes()) {
      return Strength.l2(first);
    }
    double share = numbers[1];
    boolean low = this == MIX_ABOVE_0 ? share > 0 : share >= 0;
    if (!(low && share <= 1)) {
      throw new IllegalArgumentException(
          tool.settings().get(1)
              + " of "
              + tool.id()
              + " is "
              + share
              + ", but must be "
              + (this == MIX ? "from 0 to 1" : "above 0 and at most 1"));
    }
    return new Strength(first * share, first * (1 - share));
  }
}
