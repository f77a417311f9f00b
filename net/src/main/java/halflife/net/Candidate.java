package halflife.net;

import halflife.decay.Decay;
import halflife.optim.Adam;
import halflife.optim.Settings;
import java.util.OptionalDouble;

/**
 * One of the perceptrons of a sweep: what it differs in from the others.
 *
 * @param decay of weights; biases have none
 * @param settings the optimizer: its direction, learning rate and clipping
 * @param dropout in place of the architecture's
 * @param seed of first weights, the order of the rows and dropout
 */
public record Candidate(Decay decay, Settings settings, OptionalDouble dropout, long seed) {
  /** Trained by Adam at a constant learning rate. */
  public static Candidate of(Decay decay, double learningRate, long seed) {
    return new Candidate(
        decay, Settings.of(new Adam(), learningRate), OptionalDouble.empty(), seed);
  }

  /** A copy with another seed. */
  public Candidate withSeed(long other) {
    return new Candidate(decay, settings, dropout, other);
  }

  /** A copy with dropout. */
  public Candidate withDropout(double share) {
    return new Candidate(decay, settings, OptionalDouble.of(share), seed);
  }
}
