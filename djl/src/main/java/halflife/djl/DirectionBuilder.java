package halflife.djl;

import halflife.decay.Decay;
import halflife.optim.Direction;

/** Builds an optimizer of any direction. */
public final class DirectionBuilder extends HalflifeBuilder<DirectionBuilder> {
  private final Direction direction;

  DirectionBuilder(Direction direction) {
    super(Decay.Decoupled::new);
    this.direction = direction;
  }

  @Override
  Direction direction() {
    return direction;
  }

  @Override
  protected DirectionBuilder self() {
    return this;
  }
}
