package halflife.djl.study;

import halflife.decay.Decay;
import halflife.decay.DecayRules;
import halflife.evidence.study.Configuration;

/**
 * A decay that a study tries.
 *
 * @param lambda λ, 0 for none
 * @param name its name in progress and errors
 * @param rules the rules of its decay
 */
record Candidate(double lambda, String name, DecayRules rules) implements Configuration {
  /** The λ of DJL's AdamW by default. */
  static final double DJL_LAMBDA = 0.01;

  /** The candidate without decay. */
  static Candidate none() {
    return new Candidate(0, "no decay", DecayRules.standard(Decay.none()));
  }

  /** Decoupled decay of weights; biases, norms and all of rank ≤ 1 are left alone. */
  static Candidate of(double lambda, String name) {
    return new Candidate(lambda, name, DecayRules.standard(new Decay.Decoupled(lambda)));
  }

  /** Decay of everything, biases and norms too. */
  static Candidate djl() {
    return new Candidate(
        DJL_LAMBDA,
        "DJL's default " + DJL_LAMBDA,
        DecayRules.empty().rest(new Decay.Decoupled(DJL_LAMBDA)));
  }
}
