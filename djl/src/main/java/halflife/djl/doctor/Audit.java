package halflife.djl.doctor;

import static halflife.core.Numbers.count;
import static halflife.core.Numbers.significant;
import static java.util.stream.Collectors.joining;

import halflife.decay.DecayPlan;
import halflife.decay.Decision;
import halflife.decay.Doctor;
import halflife.decay.Dose;
import halflife.decay.Finding;
import halflife.decay.Schedule;
import halflife.decay.TrainingSetup;
import halflife.report.Wrapped;
import java.util.List;
import java.util.Optional;

/**
 * The outcome of {@link DjlDoctor}. Its text is for a terminal of 80 columns.
 *
 * @param optimizer the optimizer, and whose it is
 * @param run the length of the training
 * @param plan the plan of decay, with half-lives at the peak of the learning rate; empty if it
 *     could not be found out
 * @param setup the run as far as its decay goes, with the rule that decides about most numbers;
 *     empty if it could not be found out
 * @param findings worst first, never empty
 */
public record Audit(
    String optimizer,
    Run run,
    Optional<DecayPlan> plan,
    Optional<TrainingSetup> setup,
    List<Finding> findings) {
  /** Copies. */
  public Audit {
    findings = List.copyOf(findings);
  }

  /** The λs worth trying in this run; none if too little of it is known. */
  public List<Dose> candidates() {
    return setup
        .filter(s -> s.learningRate().peak(s.steps()) > 0)
        .map(Doctor::candidates)
        .orElse(List.of());
  }

  /** All of it: what was examined, the plan, the findings, and what to try. */
  @Override
  public String toString() {
    StringBuilder out = new StringBuilder();
    Wrapped.append(out, "", "  ", optimizer + setup.map(Audit::numbers).orElse(""));
    Wrapped.append(out, "", "  ", TrainingSetup.length(run.batch(), run.rows(), run.epochs()));
    plan.ifPresent(
        p -> {
          Wrapped.append(out, "", "  ", decaying(p));
          out.append('\n').append(p);
        });
    for (Finding finding : findings) {
      out.append('\n');
      Wrapped.append(out, finding.severity().beginning(), "  ", finding.what());
      Wrapped.append(out, "  ", "  ", finding.advice());
    }
    List<Dose> doses = candidates();
    if (!doses.isEmpty()) {
      out.append('\n');
      boolean rescaled = setup.map(TrainingSetup::isRescaled).orElse(false);
      String what = "What to try" + (rescaled ? ", decoupled: " : ": ");
      Wrapped.append(out, "", "  ", what + doses.stream().map(Audit::dose).collect(joining(", ")));
    }
    return out.toString();
  }

  private static String numbers(TrainingSetup setup) {
    return ", λ = "
        + significant(setup.lambda(), 4)
        + (setup.lambda() == 0 ? "" : setup.decoupled() ? " decoupled" : " in the gradient")
        + ", "
        + rate(setup.learningRate(), setup.steps())
        + (setup.momentum() > 0 ? ", momentum " + significant(setup.momentum(), 4) : "");
  }

  private static String rate(Schedule rate, long steps) {
    double peak = rate.peak(steps);
    if (rate instanceof Schedule.Constant) {
      return "η = " + significant(peak, 4);
    }
    String first = significant(rate.at(0), 4);
    String highest = significant(peak, 4);
    String last = significant(rate.at(steps - 1), 4);
    boolean between = !highest.equals(first) && !highest.equals(last);
    return "η from " + first + (between ? " up to " + highest + " and down" : "") + " to " + last;
  }

  private static String decaying(DecayPlan plan) {
    List<Decision> decay = plan.decisions().stream().filter(d -> d.decay().decays()).toList();
    return decay.size()
        + " of "
        + plan.decisions().size()
        + " parameters decay: "
        + count(decay.stream().mapToLong(d -> d.parameter().size()).sum())
        + " of "
        + count(plan.parameters().stream().mapToLong(p -> p.size()).sum())
        + " numbers";
  }

  private static String dose(Dose dose) {
    if (dose.runs() == Double.POSITIVE_INFINITY) {
      return "no decay";
    }
    String runs = significant(dose.runs(), 2);
    return "λ\u00A0=\u00A0"
        + significant(dose.lambda(), 2)
        + " (half-life "
        + runs
        + (runs.equals("1") ? " run)" : " runs)");
  }
}
