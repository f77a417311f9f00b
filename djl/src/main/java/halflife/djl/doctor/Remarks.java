package halflife.djl.doctor;

import static halflife.core.Numbers.count;
import static halflife.core.Numbers.significant;
import static java.util.stream.Collectors.joining;

import halflife.decay.Decay;
import halflife.decay.DecayPlan;
import halflife.decay.Decision;
import halflife.decay.Doctor;
import halflife.decay.Finding;
import halflife.decay.Finding.Severity;
import halflife.decay.Finding.Topic;
import halflife.decay.OptimizerKind;
import halflife.decay.Parameter;
import halflife.decay.Role;
import halflife.decay.Schedule;
import halflife.decay.TrainingSetup;
import halflife.djl.plan.ModelParameters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The findings on a subject: those that only DJL knows, and those of core's doctor. */
final class Remarks {
  /** Paths shown in a sentence. */
  private static final int SHOWN = 5;

  private final Subject subject;
  private final ModelParameters parameters;
  private final Run run;
  private final List<Decision> trained;
  private final List<Decision> decaying;
  private final List<Finding> findings = new ArrayList<>();

  Remarks(Subject subject, ModelParameters parameters, Run run) {
    this.subject = subject;
    this.parameters = parameters;
    this.run = run;
    trained = subject.plan().decisions().stream().filter(d -> !d.parameter().frozen()).toList();
    decaying = trained.stream().filter(d -> d.decay().decays()).toList();
  }

  /** An optimizer that cannot step. */
  static Finding noStep(DjlOptimizerType stock, String engine, UnsupportedOperationException e) {
    return new Finding(
        Topic.NO_STEP,
        Severity.BROKEN,
        stock.title()
            + " has no step on "
            + engine
            + ": the first one throws UnsupportedOperationException, “"
            + e.getMessage()
            + "”.",
        "Take " + stock.instead() + ".");
  }

  /** All findings, worst first. */
  Audit audit() {
    frozen();
    List<Parameter> biases =
        decaying.stream().map(Decision::parameter).filter(p -> !p.isWeight()).toList();
    biases(biases);
    clip();
    rateInMomentum();
    oneStepCount();
    normAsWeight();
    rateUnknown();
    ownRates();
    Decay main = main();
    Optional<TrainingSetup> setup = setup(main, !biases.isEmpty());
    setup.ifPresent(this::core);
    findings.sort(Comparator.comparing(Finding::severity).thenComparing(Finding::topic));
    String title =
        subject.isOurs() && setup.isPresent()
            ? "Halflife's " + setup.get().optimizer().title()
            : subject.title();
    return new Audit(title, run, Optional.of(plan(setup)), setup, findings);
  }

  private DecayPlan plan(Optional<TrainingSetup> setup) {
    DecayPlan plan = subject.plan();
    if (setup.isEmpty()) {
      return plan;
    }
    double peak = setup.get().learningRate().peak(run.steps());
    // A step that takes all of a weight has no half-life, and is a finding.
    boolean all = setup.get().decoupled() && peak * setup.get().lambda() >= 1;
    return all ? plan : plan.at(peak);
  }

  private void core(TrainingSetup setup) {
    boolean wrong = findings.stream().anyMatch(f -> f.severity().compareTo(Severity.SOUND) < 0);
    for (Finding finding : Doctor.examine(setup)) {
      switch (finding.topic()) {
        // Said above, with names.
        case BIASES_DECAY -> {}
        case SOUND -> {
          if (!wrong) {
            findings.add(finding);
          }
        }
        default -> findings.add(finding);
      }
    }
  }

  private void frozen() {
    if (trained.isEmpty()) {
      add(
          Topic.ALL_FROZEN,
          Severity.BROKEN,
          "No parameter is trained: all " + subject.plan().decisions().size() + " are frozen.",
          "Make the trainer first, model.newTrainer(config), which unfreezes a model that was"
              + " loaded; or call block.freezeParameters(false).");
    }
  }

  private void biases(List<Parameter> decayed) {
    if (decayed.isEmpty()) {
      return;
    }
    long biases = decayed.stream().filter(p -> p.role() == Role.BIAS).count();
    long norms = decayed.stream().filter(p -> p.role() == Role.NORM).count();
    List<String> kinds = new ArrayList<>();
    kind(kinds, biases, "bias", "biases");
    kind(kinds, norms, "parameter of normalization", "parameters of normalization");
    kind(kinds, decayed.size() - biases - norms, "other of one axis", "others of one axis");
    String which = String.join(" and ", kinds) + ": " + names(decayed) + ".";
    boolean ours = subject.isOurs();
    add(
        Topic.BIASES_DECAY,
        Severity.WRONG,
        ours
            ? "The plan decays " + which
            : subject.title() + " decays " + all() + " with the same λ, also " + which,
        "They move a curve up and down, they do not make it rougher. "
            + (ours
                ? "Let DecayRules.standard(…) decide, or give them Decay.none()."
                : "Take " + decoupledInstead() + ", which leaves them out."));
  }

  /** The optimizer of ours that decays: not Adam with λθ in its gradient. */
  private String decoupledInstead() {
    return subject.kind() == OptimizerKind.ADAM
        ? "HalflifeOptimizers.adamW()"
        : subject.instead().orElseThrow();
  }

  private static void kind(List<String> kinds, long count, String one, String many) {
    if (count > 0) {
      kinds.add(count + " " + (count == 1 ? one : many));
    }
  }

  private String all() {
    return decaying.size() == 1 ? "the one parameter" : "all " + decaying.size() + " parameters";
  }

  private static String names(List<Parameter> parameters) {
    return parameters.stream().limit(SHOWN).map(Parameter::path).collect(joining(", "))
        + (parameters.size() > SHOWN ? ", …" : "");
  }

  private void clip() {
    if (!subject.mirrored()) {
      add(
          Topic.ONE_SIDED_CLIP,
          Severity.WRONG,
          "optClipGrad of "
              + subject.title()
              + " limits gradients from above only: large negative ones go through.",
          "Take "
              + subject.instead().orElse("")
              + ", whose optClipGrad limits both sides, or optClipNorm with HalflifeTrainer.");
    }
  }

  private void rateInMomentum() {
    boolean changes = subject.rate().filter(r -> !(r instanceof Schedule.Constant)).isPresent();
    if (!subject.isOurs() && subject.momentum() > 0 && changes) {
      add(
          Topic.RATE_IN_MOMENTUM,
          Severity.NOTE,
          subject.title()
              + " keeps the learning rate inside the momentum: when it changes, older gradients go"
              + " on with the rate they came with, for about "
              + significant(1 / (1 - subject.momentum()), 2)
              + " steps. PyTorch's does not.",
          "Take " + subject.instead().orElseThrow() + " for the steps of PyTorch.");
    }
  }

  private void oneStepCount() {
    List<Parameter> frozen =
        subject.plan().parameters().stream().filter(Parameter::frozen).toList();
    if (!subject.isOurs() && !frozen.isEmpty() && !trained.isEmpty()) {
      boolean corrected = subject.kind() != OptimizerKind.SGD;
      add(
          Topic.ONE_STEP_COUNT,
          Severity.NOTE,
          subject.title()
              + " counts steps for all parameters together: one that is frozen now ("
              + names(frozen)
              + ") and trained later starts in the middle of the learning rate's schedule"
              + (corrected
                  ? ", and without Adam's correction of first steps, which are then up to 3 times"
                      + " as large."
                  : "."),
          "Make a new optimizer after unfreezing, or take "
              + subject.instead().orElseThrow()
              + ", which counts for each.");
    }
  }

  private void normAsWeight() {
    List<Parameter> norms = new ArrayList<>();
    for (ModelParameters.Entry entry : parameters.entries()) {
      boolean weight = entry.source().getType() == ai.djl.nn.Parameter.Type.WEIGHT;
      if (weight && entry.axes().size() <= 1) {
        norms.add(entry.described());
      }
    }
    if (!norms.isEmpty()) {
      boolean one = norms.size() == 1;
      add(
          Topic.NORM_AS_WEIGHT,
          Severity.NOTE,
          names(norms)
              + (one ? " has" : " have")
              + " one axis, as the scale of a normalization, but DJL's type of "
              + (one ? "it" : "them")
              + " is WEIGHT: so it is in all models imported from TorchScript.",
          "Decide by the number of axes too, as DecayRules.standard does, not by DJL's type alone.");
    }
  }

  private void rateUnknown() {
    if (subject.rate().isEmpty()) {
      add(
          Topic.RATE_UNKNOWN,
          Severity.NOTE,
          "The learning rate comes from a tracker, whose peak is not known: half-lives cannot be"
              + " told.",
          "Give optPeakLearningRate, or a Schedule in the tracker's place.");
    } else if (subject.followed() == 0) {
      add(
          Topic.RATE_UNKNOWN,
          Severity.NOTE,
          "The learning rate comes from a tracker, of which only the peak is known: half-lives are"
              + " those at the peak, and no longer ones are in the numbers here.",
          "Examine a new optimizer, DjlDoctor.examine(model, () -> …, run), to have the tracker"
              + " followed.");
    } else if (subject.followed() < run.steps()) {
      add(
          Topic.RATE_UNKNOWN,
          Severity.NOTE,
          "The learning rate was followed for the first "
              + count(subject.followed())
              + " of "
              + count(run.steps())
              + " steps; the others are taken to have the last one's.",
          "Ask halflife.decay.Doctor with a Setup of the whole Schedule, if it changes later.");
    }
  }

  private void ownRates() {
    List<Parameter> own =
        decaying.stream()
            .filter(d -> !d.rate().equals(Decision.Rate.SAME))
            .map(Decision::parameter)
            .toList();
    if (!own.isEmpty()) {
      add(
          Topic.OWN_RATES,
          Severity.NOTE,
          names(own)
              + (own.size() == 1 ? " has a learning rate" : " have learning rates")
              + " apart from the optimizer's.",
          "The table has their half-lives; all else here is said at the learning rate of the"
              + " optimizer.");
    }
  }

  /** The rule that decides about most numbers. */
  private Decay main() {
    Map<Decay, Long> sizes = new LinkedHashMap<>();
    for (Decision decision : decaying) {
      sizes.merge(decision.decay(), (long) decision.parameter().size(), Long::sum);
    }
    return sizes.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .orElse(Decay.none());
  }

  private Optional<TrainingSetup> setup(Decay main, boolean biases) {
    if (subject.rate().isEmpty()) {
      return Optional.empty();
    }
    Schedule rate = subject.rate().get();
    boolean coupled =
        main instanceof Decay.L2 || (main instanceof Decay.None && !subject.kind().decoupled());
    double lambda = main.lambda();
    if (main instanceof Decay.Independent) {
      double peak = rate.peak();
      lambda = peak > 0 ? lambda / peak : lambda;
    } else if (!(coupled
        || main instanceof Decay.None
        || main instanceof Decay.Decoupled
        || main instanceof Decay.Cautious)) {
      add(
          Topic.OTHER_RULE,
          Severity.NOTE,
          "The rule " + main.name() + " is not reckoned in half-lives here.",
          "The plan says what decays; how much is right, only held-out data say.");
      return Optional.empty();
    }
    OptimizerKind kind = coupled ? subject.kind() : subject.decoupledKind();
    double momentum = kind.rescales() ? 0 : subject.momentum();
    return Optional.of(
        new TrainingSetup(
            kind, !coupled, rate, lambda, momentum, run.batch(), run.rows(), run.epochs(), biases));
  }

  private void add(Topic topic, Severity severity, String what, String advice) {
    findings.add(new Finding(topic, severity, what, advice));
  }
}
