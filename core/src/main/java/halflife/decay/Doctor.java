package halflife.decay;

import static halflife.core.Numbers.part;
import static halflife.core.Numbers.significant;

import halflife.decay.Finding.Severity;
import halflife.decay.Finding.Topic;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Says what is wrong with a decay set-up, and which λ to try.
 *
 * <p>A half-life is that of decay alone, over the whole run: the run's length over −Σ log₂(1 −
 * η<sub>t</sub>λ). With momentum μ in the gradient, η<sub>t</sub>/(1 − μ) is in the place of
 * η<sub>t</sub>.
 *
 * <pre>{@code
 * TrainingSetup setup = TrainingSetup.of(OptimizerKind.ADAMW, 1e-3, 0.01, 128, 60_000, 20);
 * Doctor.examine(setup).forEach(f -> System.out.println(f.what() + " " + f.advice()));
 * Doctor.candidates(setup).forEach(dose -> System.out.println(dose.lambda()));
 * }</pre>
 */
public final class Doctor {
  /** A half-life longer than a hundred runs is no decay. */
  private static final double NO_EFFECT = 0.01;

  /** A half-life longer than ten runs is weak. */
  private static final double WEAK = 0.1;

  /** A half-life shorter than a tenth of a run is shorter than those to search. */
  private static final double STRONG = 10;

  /** A half-life shorter than this share of an epoch forgets most rows within the epoch. */
  static final double MUCH_SHORTER = 0.1;

  private static final String FURTHER =
      ", and go on to stronger ones as long as the error on held-out rows falls: with"
          + " normalization, or more inputs than rows, the best is often stronger.";

  private final TrainingSetup setup;
  private final DoseOfLambda dosage;
  private final double halvings;
  private final List<Finding> findings = new ArrayList<>();

  private Doctor(TrainingSetup setup) {
    this.setup = setup;
    this.dosage = new DoseOfLambda(setup);
    this.halvings = dosage.halvings(setup.lambda());
  }

  /** The findings, worst first; never empty. */
  public static List<Finding> examine(TrainingSetup setup) {
    Doctor doctor = new Doctor(setup);
    doctor.examine();
    doctor.findings.sort(Comparator.comparing(Finding::severity).thenComparing(Finding::topic));
    doctor.further();
    return List.copyOf(doctor.findings);
  }

  /** The doses of the usual values in this run: 0.01, 0.001 and 0.0001. */
  public static List<Dose> usualValues(TrainingSetup setup) {
    return new DoseOfLambda(setup).usual();
  }

  /**
   * λs worth trying: half-lives of 30, 10, 3, 1, 0.3 and 0.1 runs, and no decay, which is first.
   * Those that would take more than a tenth of a weight in a step are left out. Where the set-up's
   * own λ is stronger and not too strong, they go on to three times that.
   */
  public static List<Dose> candidates(TrainingSetup setup) {
    return new DoseOfLambda(setup).candidates();
  }

  private void examine() {
    biases();
    if (dosage.peak() == 0) {
      add(
          Topic.NO_LEARNING_RATE,
          Severity.BROKEN,
          "The learning rate is 0 in every step: nothing is learned and nothing decays.",
          "Give a learning rate above 0.");
      return;
    }
    if (setup.lambda() == 0) {
      add(
          Topic.NO_DECAY,
          Severity.NOTE,
          "λ is 0: nothing decays.",
          "Keep it as the baseline that a decay must beat. " + search());
      usual();
      return;
    }
    if (setup.isRescaled()) {
      rescaled();
    } else {
      strength();
      momentum();
      stability();
    }
    usual();
    byDefault();
    if (findings.stream().noneMatch(f -> f.severity().compareTo(Severity.SOUND) < 0)) {
      add(
          Topic.SOUND,
          Severity.SOUND,
          "The set-up is sound: " + halfLife() + "; decay alone leaves " + left() + " of a weight.",
          "Whether another λ is better, only held-out data say. " + search());
    }
    if (!setup.isRescaled()) {
      schedule();
    }
  }

  /** λθ in the gradient of an optimizer that rescales it. */
  private void rescaled() {
    String name = setup.optimizer().title();
    add(
        Topic.NOT_DECAY,
        Severity.WRONG,
        "λθ in the gradient of "
            + name
            + " is not decay: it is rescaled like every gradient, so weights with large gradients"
            + " hardly shrink, and no half-life exists.",
        "Use the decoupled form ("
            + setup.optimizer().decoupledForm()
            + "), and choose λ anew: the same number means something else there. "
            + search());
    if (halvings < NO_EFFECT) {
      add(
          Topic.NO_EFFECT,
          Severity.WRONG,
          "Decoupled, this λ would be no decay either: " + halfLife() + ".",
          "There λ = " + significant(dosage.lambda(1), 2) + " has a half-life of one run.");
    }
  }

  private void strength() {
    double product = dosage.peak() * setup.lambda();
    double limit = setup.decoupled() ? 1 : 2 * (1 + setup.momentum());
    double step = dosage.step(setup.lambda());
    MomentumDecay alone = MomentumDecay.of(product, setup.decoupled() ? 0 : setup.momentum());
    double epochs = setup.epochs() / halvings;
    if (product >= limit) {
      add(
          Topic.UNSTABLE,
          Severity.BROKEN,
          "ηλ is "
              + significant(product, 3)
              + " at the peak, but must be below "
              + significant(limit, 3)
              + (setup.decoupled()
                  ? ": a step of decay turns a weight's sign."
                  : ": weights grow without end, whatever the loss."),
          one());
    } else if (alone.swings()) {
      add(
          Topic.TOO_STRONG,
          Severity.WRONG,
          "With momentum "
              + significant(setup.momentum(), 4)
              + " and ηλ = "
              + significant(product, 2)
              + " a weight swings around 0; the swing halves every "
              + significant(HalfLife.ofShare(Math.min(alone.share(), 1 - 1e-9)).steps(), 2)
              + " steps.",
          one());
    } else if (step > Dose.LARGEST_SHARE) {
      add(
          Topic.TOO_STRONG,
          Severity.WRONG,
          "Decay takes "
              + (step < 1 ? part(step) : "all")
              + " of a weight in each step at the peak: half of it is gone in "
              + significant(HalfLife.ofShare(Math.min(step, 1 - 1e-9)).steps(), 2)
              + " steps.",
          one());
    } else if (epochs < MUCH_SHORTER) {
      add(
          Topic.WITHIN_AN_EPOCH,
          Severity.WRONG,
          "The half-life is "
              + significant(epochs, 2)
              + " epochs ("
              + significant(setup.steps() / halvings, 2)
              + " steps): what a row has taught is gone long before the row comes again.",
          one());
    } else if (halvings < NO_EFFECT) {
      add(
          Topic.NO_EFFECT,
          Severity.WRONG,
          capital(halfLife())
              + ": this is no decay; the whole run takes "
              + part(-Math.expm1(-Math.log(2) * halvings))
              + " of a weight.",
          one());
    } else if (halvings < WEAK) {
      add(
          Topic.WEAK,
          Severity.NOTE,
          "The decay is weak: the whole run takes "
              + part(-Math.expm1(-Math.log(2) * halvings))
              + " of a weight.",
          search());
    } else if (halvings > STRONG) {
      add(
          Topic.STRONG,
          Severity.NOTE,
          "The decay is strong: the run is "
              + significant(halvings, 2)
              + " half-lives long, so that a weight stays only where the loss keeps making it.",
          search());
    }
  }

  private void biases() {
    if (setup.decaysBiases() && setup.lambda() > 0) {
      add(
          Topic.BIASES_DECAY,
          Severity.WRONG,
          "Biases and the scales and shifts of normalization decay like weights: they move a curve"
              + " up and down, they do not make it rougher.",
          "Put them into a group whose λ is 0.");
    }
  }

  private void usual() {
    double most = dosage.mostUsual();
    if (most < NO_EFFECT) {
      add(
          Topic.USUAL_VALUES,
          Severity.NOTE,
          "The values people try, 0.01, 0.001 and 0.0001, "
              + (setup.isRescaled() ? "would take, decoupled, " : "take ")
              + "at most "
              + part(-Math.expm1(-Math.log(2) * most))
              + " of a weight in this run: none of them is a test of decay.",
          "Search half-lives, not powers of ten.");
    }
  }

  private void schedule() {
    if (setup.learningRate() instanceof Schedule.Constant || halvings == 0) {
      return;
    }
    double last = dosage.halvings(setup.lambda(), 0.9) / halvings;
    if (!(last >= 0)) {
      return;
    }
    add(
        Topic.SCHEDULE,
        Severity.NOTE,
        (leftIsSaid()
                ? "Under this schedule the last tenth of the run does "
                : "Under this schedule decay alone leaves "
                    + left()
                    + " of a weight; the last tenth of the run does ")
            + part(last)
            + " of the decay.",
        "Judge λ by the whole run, not by ηλ at the peak.");
  }

  private boolean leftIsSaid() {
    Set<Topic> said = EnumSet.of(Topic.SOUND, Topic.NO_EFFECT, Topic.WEAK);
    return findings.stream().anyMatch(f -> said.contains(f.topic()));
  }

  private void momentum() {
    if (dosage.gain() > 1 && setup.lambda() <= dosage.most()) {
      add(
          Topic.MOMENTUM,
          Severity.NOTE,
          "Momentum "
              + significant(setup.momentum(), 4)
              + " makes decay in the gradient "
              + significant(dosage.gain(), 3)
              + " times as strong; it is in the numbers here.",
          "Divide λ by the change of 1/(1 − momentum) when you change the momentum.");
    }
  }

  private void stability() {
    double most = 2 * (1 + setup.momentum()) / dosage.peak() - setup.lambda();
    if (!setup.decoupled() && most > 0) {
      add(
          Topic.STABILITY,
          Severity.NOTE,
          "Steps are stable while the loss curves by less than "
              + significant(most, 3)
              + " in every direction: η(h + λ) < 2(1 + momentum).",
          "If the loss grows without end, lower the learning rate, not λ.");
    }
  }

  private void byDefault() {
    String whose = "";
    if (setup.optimizer() == OptimizerKind.ADAMW && setup.decoupled()) {
      double lambda = setup.lambda();
      whose =
          lambda == 0.01
              ? "PyTorch and DJL"
              : lambda == 0.004 ? "Keras" : lambda == 1e-4 ? "optax" : "";
    }
    if (!whose.isEmpty()) {
      add(
          Topic.DEFAULT,
          Severity.NOTE,
          significant(setup.lambda(), 3)
              + " is what AdamW of "
              + whose
              + " decays with if nobody chooses.",
          "Choose by half-life: the same λ is another decay at another learning rate, batch size or"
              + " number of rows.");
    }
  }

  private String halfLife() {
    return "half-life = "
        + count(1 / halvings, "run")
        + " ("
        + count(setup.epochs() / halvings, "epoch")
        + ", "
        + count(setup.steps() / halvings, "step")
        + ")";
  }

  private String left() {
    return part(Math.max(Double.MIN_VALUE, Math.exp(-Math.log(2) * halvings)));
  }

  private String one() {
    double lambda = dosage.lambda(1);
    return lambda <= dosage.most()
        ? "λ = " + significant(lambda, 2) + " has a half-life of one run. " + search()
        : "Even a half-life of one run would be too strong here; train for more steps.";
  }

  private String search() {
    List<Dose> doses = dosage.candidates();
    int last = doses.size() - 1;
    return last < 1
        ? "Train for more steps: every half-life within the run takes too much of a weight a step."
        : "Search λ from "
            + significant(doses.get(1).lambda(), 2)
            + " to "
            + significant(doses.get(last).lambda(), 2)
            + " (half-lives of "
            + significant(doses.get(1).runs(), 2)
            + " to "
            + significant(doses.get(last).runs(), 2)
            + " runs), and 0.";
  }

  /** Tells with the first range of λs, not with every one, that it is no limit. */
  private void further() {
    for (int i = 0; i < findings.size(); i++) {
      Finding finding = findings.get(i);
      String advice = finding.advice();
      if (advice.endsWith(", and 0.")) {
        String more = advice.substring(0, advice.length() - 1) + FURTHER;
        findings.set(i, new Finding(finding.topic(), finding.severity(), finding.what(), more));
        return;
      }
    }
  }

  private static String count(double value, String unit) {
    String number = significant(value, value < 1e15 ? 2 : 1);
    return number + " " + unit + (number.equals("1") ? "" : "s");
  }

  private static String capital(String text) {
    return Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }

  private void add(Topic topic, Severity severity, String what, String advice) {
    findings.add(new Finding(topic, severity, what, advice));
  }
}
