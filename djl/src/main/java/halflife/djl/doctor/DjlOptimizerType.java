package halflife.djl.doctor;

import ai.djl.training.optimizer.Adadelta;
import ai.djl.training.optimizer.Adagrad;
import ai.djl.training.optimizer.Adam;
import ai.djl.training.optimizer.AdamW;
import ai.djl.training.optimizer.Nag;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.optimizer.RmsProp;
import ai.djl.training.optimizer.Sgd;
import halflife.decay.OptimizerKind;
import java.util.List;
import java.util.Optional;

/** The optimizers that DJL brings. */
enum DjlOptimizerType {
  SGD("SGD", Sgd.class, OptimizerKind.SGD, "HalflifeOptimizers.sgd()"),
  ADAM("Adam", Adam.class, OptimizerKind.ADAM, "HalflifeOptimizers.adam()"),
  ADAMW("AdamW", AdamW.class, OptimizerKind.ADAMW, "HalflifeOptimizers.adamW()"),
  NAG("NAG", Nag.class, OptimizerKind.SGD, "HalflifeOptimizers.sgd() with optNesterov(true)"),
  RMSPROP("RMSprop", RmsProp.class, OptimizerKind.RMSPROP, "HalflifeOptimizers.rmsprop()"),
  ADAGRAD("Adagrad", Adagrad.class, OptimizerKind.ADAGRAD, "HalflifeOptimizers.adagrad()"),
  ADADELTA("Adadelta", Adadelta.class, OptimizerKind.ADADELTA, "HalflifeOptimizers.adamW()");

  private final String title;
  private final Class<? extends Optimizer> type;
  private final OptimizerKind kind;
  private final String instead;

  DjlOptimizerType(
      String title, Class<? extends Optimizer> type, OptimizerKind kind, String instead) {
    this.title = title;
    this.type = type;
    this.kind = kind;
    this.instead = instead;
  }

  /** The type of an optimizer, if it is one of these. */
  static Optional<DjlOptimizerType> of(Optimizer optimizer) {
    return List.of(values()).stream().filter(s -> s.type.isInstance(optimizer)).findFirst();
  }

  /** Its name, with whose it is. */
  String title() {
    return "DJL's " + title;
  }

  /** The kind of optimizer, in any framework. */
  OptimizerKind kind() {
    return kind;
  }

  /** The optimizer of ours to take in its place. */
  String instead() {
    return instead;
  }
}
