package halflife.djl.study;

import halflife.decay.Decay;
import halflife.decay.DecayRules;

/**
 * A decay that a study tries.
 *
 * @param lambda λ, 0 for none
 * @param name what progress and errors call it
 * @param rules what decays
 */
record Candidate(double lambda, String name, DecayRules rules) {
  /** What DJL's AdamW does when nobody asks for anything. */
  static final double DJL_LAMBDA = 0.01;

  /** No decay. */
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
