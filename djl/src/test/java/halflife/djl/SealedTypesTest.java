package halflife.djl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import halflife.decay.Decay;
import halflife.decay.Decision;
import halflife.decay.Finding;
import halflife.decay.Parameter;
import halflife.djl.doctor.Audit;
import halflife.djl.doctor.DjlDoctor;
import halflife.djl.doctor.Run;
import halflife.djl.step.Route;
import halflife.djl.step.Routes;
import halflife.djl.step.Routes.Way;
import halflife.optim.Adam;
import halflife.optim.Clip;
import halflife.optim.Direction;
import halflife.optim.Rules;
import halflife.optim.Sgd;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Every case of every choice is gone through. {@code ParityTest} and {@code DecayListenerTest} take
 * every rule and every optimizer through every route and through the parts of a step.
 */
class SealedTypesTest {
  private static final Map<String, Shape> MATRIX = Map.of("w", new Shape(8, 4));

  @Test
  void everyRouteIsAWay() {
    Parameter parameter = Parameter.of("w", 8, 4);
    Decision decision =
        new Decision(parameter, new Decay.Decoupled(0.1), Double.POSITIVE_INFINITY, "all else");
    Set<Class<?>> routes = new HashSet<>();
    try (NDManager manager = NDManager.newBaseManager()) {
      for (Way way : Way.values()) {
        try (Routes of = new Routes(new Adam(), Clip.NONE, Optional.of(way))) {
          routes.add(of.of(decision, manager.ones(new Shape(8, 4)), 1e-3).getClass());
        }
      }
    }
    assertEquals(Set.of(Route.class.getPermittedSubclasses()), routes);
  }

  /** A step of decay alone, whichever way it goes, moves weights. */
  @Test
  void everyRuleActsOnEveryWay() {
    for (Way way : Way.values()) {
      for (Rules.Rule rule : Rules.rules(0.5)) {
        try (Cells cells =
            new Cells(
                MATRIX,
                model ->
                    HalflifeOptimizers.of(new Sgd(0.9))
                        .setModel(model)
                        .optRules(rule.rules())
                        .optLearningRate(0.1)
                        .optWay(way)
                        .build())) {
          float before = cells.values("w")[0];
          cells.step(Map.of("w", new float[32]));
          assertNotEquals(before, cells.values("w")[0], way + " " + rule);
        }
      }
    }
  }

  @Test
  void theDoctorHasAWordForEveryOptimizerAndEveryRule() {
    for (Direction direction : Rules.directions()) {
      for (Rules.Rule rule : Rules.rules(0.01)) {
        try (Cells cells = new Cells(MATRIX, Watched.by(direction, rule, 0.1))) {
          Audit audit = DjlDoctor.examine(cells.optimizer(), Run.of(10, 1_000, 1));
          List<Finding> others =
              audit.findings().stream()
                  .filter(finding -> finding.topic() == Finding.Topic.OTHER_RULE)
                  .toList();
          assertEquals(audit.setup().isEmpty(), !others.isEmpty(), direction + " " + rule);
          others.forEach(f -> assertTrue(f.what().contains(rule.decay().name()), f.what()));
        }
      }
    }
  }
}
