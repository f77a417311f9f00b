package halflife.tune.net;

import halflife.core.Numbers;
import halflife.evidence.study.Configuration;

/**
 * A network that a study trains: what it differs in from the others.
 *
 * @param lambda λ of decoupled decay
 * @param dropout the share of hidden activations that are 0 in training
 * @param learningRate η
 * @param members the number of networks whose outputs are averaged
 * @param name its name for a reader
 */
public record NetCandidate(
    double lambda, double dropout, double learningRate, int members, String name)
    implements Configuration {
  /** A copy with dropout, named so. */
  public NetCandidate withDropout(double share, String named) {
    return new NetCandidate(lambda, share, learningRate, members, named);
  }

  /** A copy whose name tells its learning rate, which tells it from those at others. */
  NetCandidate withRateInName() {
    String named = name + ", η = " + Numbers.significant(learningRate, 3);
    return new NetCandidate(lambda, dropout, learningRate, members, named);
  }

  /** A copy of several networks, named so. */
  NetCandidate averaged(int count, String named) {
    return new NetCandidate(lambda, dropout, learningRate, count, named);
  }

  /** The seed of one of its networks; the first has that of the run. */
  long seed(long run, int member) {
    return run + member * 1_000_003L;
  }

  /** A copy with another λ, named {@code λ = 0.01}. */
  public NetCandidate withLambda(double other) {
    String named = "λ = " + Numbers.significant(other, 3);
    return new NetCandidate(other, dropout, learningRate, members, named);
  }
}
