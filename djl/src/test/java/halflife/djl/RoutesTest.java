package halflife.djl;

import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.core.Linear;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.GradientCollector;
import ai.djl.training.loss.Loss;
import org.junit.jupiter.api.Test;

class RoutesTest {
  @Test
  void smoke() throws Exception {
    for (Routes.Way way : Routes.Way.values()) {
      try (Model model = Model.newInstance("net")) {
        model.setBlock(
            new SequentialBlock()
                .add(Linear.builder().setUnits(16).build())
                .add(Activation::relu)
                .add(Linear.builder().setUnits(1).build()));
        HalflifeOptimizer adamW =
            HalflifeOptimizers.adamW().setModel(model).optWeightDecays(0.1f).optWay(way).build();
        try (HalflifeTrainer trainer =
            HalflifeTrainer.of(
                model, new DefaultTrainingConfig(Loss.l2Loss()).optOptimizer(adamW))) {
          trainer.initialize(new Shape(8, 4));
          System.out.println(adamW.plan());
          for (int i = 0; i < 100; i++) {
            try (GradientCollector c = trainer.newGradientCollector();
                var scope = trainer.getManager().newSubManager()) {
              NDArray x = scope.arange(32f).reshape(8, 4).div(32);
              NDArray y = x.sum(new int[] {1}, true);
              NDList out = trainer.forward(new NDList(x));
              NDArray loss = trainer.getLoss().evaluate(new NDList(y), out);
              c.backward(loss);
              if (i % 33 == 0) System.out.println(way + " " + loss.getFloat());
            }
            trainer.step();
          }
        }
      }
    }
  }
}
