package halflife.djl;

import halflife.decay.Decay;
import halflife.optim.Adam;
import halflife.optim.Direction;
import halflife.optim.Muon;

/** Builds Muon. */
public final class MuonBuilder extends HalflifeBuilder<MuonBuilder> {
  private double momentum = 0.95;
  private boolean nesterov = true;
  private int iterations = 5;
  private boolean matchRms;
  private Adam others = new Adam();

  MuonBuilder() {
    super(Decay.Decoupled::new);
  }

  /** μ. */
  public MuonBuilder optMomentum(double value) {
    momentum = value;
    return this;
  }

  /** Whether the step looks ahead. */
  public MuonBuilder optNesterov(boolean value) {
    nesterov = value;
    return this;
  }

  /** Sets the number of Newton–Schulz iterations. */
  public MuonBuilder optIterations(int value) {
    iterations = value;
    return this;
  }

  /** Whether steps are as large as AdamW's, so that one learning rate serves all parameters. */
  public MuonBuilder optMatchRms(boolean value) {
    matchRms = value;
    return this;
  }

  /** Sets the optimizer of all parameters that are no matrices. */
  public MuonBuilder optOthers(Adam value) {
    others = value;
    return this;
  }

  @Override
  Direction direction() {
    return new Muon(momentum, nesterov, iterations, 1e-7, matchRms, others);
  }

  @Override
  protected MuonBuilder self() {
    return this;
  }
}
