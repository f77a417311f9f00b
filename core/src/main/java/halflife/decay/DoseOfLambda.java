package halflife.decay;

import java.util.ArrayList;
import java.util.List;

/** Converts between λ and half-lives in the run of a set-up. */
final class DoseOfLambda {
  /** The search goes on to this multiple of a λ in use. */
  private static final double FURTHER = 3;

  private static final List<Double> USUAL = List.of(1e-2, 1e-3, 1e-4);

  private final DecayOverRun course;
  private final double peak;
  private final double gain;
  private final double most;
  private final double mustReach;

  DoseOfLambda(TrainingSetup setup) {
    course = DecayOverRun.of(setup);
    peak = setup.learningRate().peak(setup.steps());
    gain = setup.decoupled() ? 1 : 1 / (1 - setup.momentum());
    double momentum = setup.decoupled() ? 0 : setup.momentum();
    double left = Math.max(1 - Dose.LARGEST_SHARE, Math.sqrt(momentum));
    most = (1 - left) * (1 - momentum / left) / peak;
    double lambda = setup.isRescaled() ? 0 : setup.lambda();
    boolean good =
        lambda <= most && setup.epochs() >= Doctor.MUCH_SHORTER * course.halvings(lambda);
    mustReach = good ? lambda : 0;
  }

  /** η_max. */
  double peak() {
    return peak;
  }

  /** The factor by which momentum makes the decay stronger. */
  double gain() {
    return gain;
  }

  /** The λ that takes a tenth of a weight at the peak, or from which on the weight swings. */
  double most() {
    return most;
  }

  /** The share of a weight that a step takes at the peak. */
  double step(double lambda) {
    return course.share(peak, lambda);
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
    for (double runs : Dose.RUNS) {
      add(doses, runs);
    }
    // A λ that is in use and not too strong is no λ to throw away: on to stronger ones than it.
    double end = Math.min(FURTHER * mustReach, most);
    if (mustReach > last(doses)) {
      for (int i = 1; last(doses) < end; i++) {
        double runs = (i % 2 == 1 ? 0.3 : 0.1) * Math.pow(10, -((i + 1) / 2));
        if (!add(doses, runs)) {
          doses.add(Dose.of(end, halvings(end)));
          break;
        }
      }
    }
    return doses;
  }

  private boolean add(List<Dose> doses, double runs) {
    double lambda = lambda(1 / runs);
    boolean good = lambda <= most && Math.abs(halvings(lambda) * runs - 1) < 1e-6;
    return good && doses.add(Dose.of(lambda, 1 / runs));
  }

  private static double last(List<Dose> doses) {
    return doses.get(doses.size() - 1).lambda();
  }
}
