package halflife.decay;

import java.util.ArrayList;
import java.util.List;

/** Which λ does what in the run of a set-up. */
final class Dosage {
  /** A step that takes a larger share of a weight is too much. */
  static final double LARGE_SHARE = 0.1;

  private static final List<Double> RUNS = List.of(30.0, 10.0, 3.0, 1.0, 0.3, 0.1);
  private static final List<Double> USUAL = List.of(1e-2, 1e-3, 1e-4);

  private final Course course;
  private final double peak;
  private final double gain;

  Dosage(Setup setup) {
    course = Course.of(setup);
    peak = setup.learningRate().peak(setup.steps());
    gain = setup.decoupled() ? 1 : 1 / (1 - setup.momentum());
  }

  /** η_max. */
  double peak() {
    return peak;
  }

  /** How many times as strong momentum makes the decay. */
  double gain() {
    return gain;
  }

  /** About what a step takes of a weight at the peak. */
  double step(double lambda) {
    return peak * lambda * gain;
  }

  double halvings(double lambda) {
    return course.halvings(lambda);
  }

  double halvings(double lambda, double fromShare) {
    return course.halvings(lambda, fromShare);
  }

  double lambda(double halvings) {
    return course.lambda(halvings);
  }

  List<Dose> usual() {
    return USUAL.stream().map(lambda -> Dose.of(lambda, halvings(lambda))).toList();
  }

  /** The half-lives in the run of the largest usual value. */
  double mostUsual() {
    return halvings(USUAL.get(0));
  }

  List<Dose> candidates() {
    List<Dose> doses = new ArrayList<>(List.of(Dose.of(0, 0)));
    for (double runs : RUNS) {
      double lambda = lambda(1 / runs);
      boolean reached = Math.abs(halvings(lambda) * runs - 1) < 1e-6;
      if (reached && step(lambda) <= LARGE_SHARE) {
        doses.add(Dose.of(lambda, 1 / runs));
      }
    }
    return doses;
  }
}
