package halflife.decay;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A plan in the words of torch.optim. */
final class TorchGroups {
  private static final String UNKNOWN = "is one that torch.optim does not have";

  private TorchGroups() {}

  /**
   * Python that makes the groups: {@code p} must be {@code dict(model.named_parameters())}, which
   * has tied weights under their first path only.
   *
   * @throws IllegalArgumentException if torch.optim has no such rule, or none that does both of two
   */
  static String of(DecayPlan plan) {
    Map<String, List<String>> groups = new LinkedHashMap<>();
    boolean coupled = false;
    boolean decoupled = false;
    for (Decision decision : plan.decisions()) {
      Decay decay = decision.decay();
      if (decision.parameter().frozen()) {
        continue;
      }
      coupled |= decay instanceof Decay.L2 && decay.lambda() > 0;
      decoupled |= !(decay instanceof Decay.L2) && decay.lambda() > 0;
      groups
          .computeIfAbsent(settings(decision, plan), c -> new ArrayList<>())
          .add(decision.parameter().path());
    }
    if (coupled && decoupled) {
      throw new IllegalArgumentException(
          "the plan has coupled and decoupled decay, which no optimizer of torch.optim does"
              + " together; use two optimizers");
    }
    String use = coupled ? "SGD or Adam (coupled)" : "AdamW (decoupled)";
    StringBuilder out =
        new StringBuilder("p = dict(model.named_parameters())\nparam_groups = [  # for ")
            .append("torch.optim.")
            .append(use)
            .append('\n');
    groups.forEach(
        (c, paths) -> {
          out.append("    {").append(c).append(", \"params\": [\n");
          paths.forEach(path -> out.append("        p[").append(quoted(path)).append("],\n"));
          out.append("    ]},\n");
        });
    return out.append("]\n").toString();
  }

  private static String settings(Decision decision, DecayPlan plan) {
    double rate = decision.rate().peak(plan.learningRate());
    String decay = "\"weight_decay\": " + weightDecay(decision, rate);
    return plan.hasOwnRates() ? "\"lr\": " + learningRate(decision, rate) + ", " + decay : decay;
  }

  private static double learningRate(Decision decision, double rate) {
    String path = "the learning rate of " + decision.parameter().path();
    if (decision.rate() instanceof Decision.Rate.Own own
        && !(own.schedule() instanceof Schedule.Constant)) {
      throw new IllegalArgumentException(
          path + " has a schedule of its own, which torch.optim has no group for; use a LambdaLR");
    }
    if (Double.isNaN(rate)) {
      throw new IllegalArgumentException(
          path + " is a multiple of one that is not known; use plan.at(…)");
    }
    return rate;
  }

  private static double weightDecay(Decision decision, double rate) {
    Decay decay = decision.decay();
    if (decision.isBounded()) {
      throw refusal(decision, UNKNOWN);
    }
    if (decay instanceof Decay.None
        || decay instanceof Decay.L2
        || decay instanceof Decay.Decoupled) {
      return decay.lambda();
    }
    if (!decay.decays()) {
      return 0;
    }
    if (decay instanceof Decay.TowardsNorm t && t.norm() == 0) {
      return t.lambda();
    }
    if (decay instanceof Decay.Independent i && rate > 0) {
      return i.lambda() / rate;
    }
    String hint =
        decay instanceof Decay.Independent
            ? "needs the peak of the learning rate to be told to torch; use plan.at(…)"
            : UNKNOWN;
    throw refusal(decision, hint);
  }

  private static IllegalArgumentException refusal(Decision decision, String hint) {
    return new IllegalArgumentException(
        "the rule of " + decision.parameter().path() + ", " + decision.rule() + ", " + hint);
  }

  private static String quoted(String path) {
    return '"' + path.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
  }
}
