import halflife.decay.Decay;
import halflife.decay.DecayPlan;
import halflife.decay.DecayRules;
import halflife.decay.Parameter;
import halflife.decay.Role;
import halflife.decay.Schedule;
import halflife.optim.Adam;
import halflife.optim.Clip;
import halflife.optim.Gradients;
import halflife.optim.Optimizer;
import halflife.optim.Settings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What decays in a small transformer: the plan that is right unless you know better, a plan of your
 * own, the same plan for PyTorch, and a step with it.
 *
 * <p>Run it after a build: {@code java -cp core/target/classes examples/DecayPlanExample.java}
 */
public class DecayPlanExample {
  public static void main(String[] arguments) {
    List<Parameter> model = model();

    System.out.println("Unless you know better:\n");
    DecayPlan standard = DecayPlan.standard(new Decay.Decoupled(0.1), model).at(1e-3);
    System.out.println(standard);

    System.out.println("Earlier layers less, the head bounded, the embedding decayed cautiously:\n");
    DecayPlan own =
        DecayRules.empty()
            .role(Role.BIAS, Decay.none())
            .role(Role.NORM, Decay.none())
            .role(Role.EMBEDDING, new Decay.Cautious(0.1))
            .layers("blocks.#.**", new Decay.Decoupled(0.1), 0.5)
            .path("head.weight", new Decay.Decoupled(0.1)).withMaxNorm(2)
            .plan(model);
    System.out.println(own.at(1e-3));

    System.out.println("A rule with a typing error is refused, and not just ignored:\n");
    try {
      DecayRules.empty().path("block.*", Decay.none()).rest(Decay.none()).plan(model);
    } catch (IllegalArgumentException e) {
      System.out.println("  " + e.getMessage() + "\n");
    }

    System.out.println("The first plan for PyTorch:\n");
    System.out.println(standard.asTorch());

    Map<String, float[]> weights = new LinkedHashMap<>();
    Gradients gradients = new Gradients();
    for (Parameter parameter : model) {
      float[] ones = new float[parameter.size()];
      Arrays.fill(ones, 1);
      weights.put(parameter.path(), ones);
      gradients.put(parameter.path(), new float[parameter.size()]);
    }
    Settings settings =
        Settings.of(new Adam(), Schedule.warmUp(100, Schedule.cosine(1e-3, 0, 900)))
            .withClip(Clip.byNorm(1));
    Optimizer optimizer = new Optimizer(settings, own, weights);
    for (int t = 0; t < 1_000; t++) {
      optimizer.step(gradients);
    }
    System.out.println("What 1,000 steps of the second plan leave of weights of 1, without any gradient");
    System.out.println("(the head's rows have norm 4 and are first cut to 2):\n");
    weights.forEach((path, w) -> System.out.printf("  %-24s %.4f%n", path, w[0]));
  }

  private static List<Parameter> model() {
    List<Parameter> model = new ArrayList<>();
    model.add(Parameter.of("embed.weight", 64, 16));
    for (int block = 0; block < 2; block++) {
      model.add(Parameter.of("blocks." + block + ".norm.weight", 16));
      model.add(Parameter.of("blocks." + block + ".mlp.weight", 16, 16));
      model.add(Parameter.of("blocks." + block + ".mlp.bias", 16));
    }
    model.add(Parameter.of("head.weight", 4, 16));
    return model;
  }
}
