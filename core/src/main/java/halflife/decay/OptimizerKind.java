package halflife.decay;

import java.util.List;
import java.util.Optional;

/** Optimizers as far as decay differs between them. */
public enum OptimizerKind {
  SGD("sgd", "SGD", false, false, OptimizerKind.OWN),
  SGDW("sgdw", "SGDW", false, true, OptimizerKind.OWN),
  ADAM("adam", "Adam", true, false, "AdamW"),
  ADAMW("adamw", "AdamW", true, true, "AdamW"),
  NADAM("nadam", "NAdam", true, false, OptimizerKind.TORCH),
  NADAMW("nadamw", "NAdamW", true, true, OptimizerKind.TORCH),
  RADAM("radam", "RAdam", true, false, OptimizerKind.TORCH),
  RMSPROP("rmsprop", "RMSprop", true, false, OptimizerKind.KERAS),
  ADAGRAD("adagrad", "Adagrad", true, false, OptimizerKind.KERAS),
  ADADELTA("adadelta", "Adadelta", true, false, OptimizerKind.KERAS),
  ADAMAX("adamax", "Adamax", true, false, OptimizerKind.KERAS),
  LION("lion", "Lion", true, true, OptimizerKind.OWN),
  MUON("muon", "Muon", true, true, OptimizerKind.OWN);

  private static final String OWN = "its own weight_decay";
  private static final String TORCH = "decoupled_weight_decay in PyTorch";
  private static final String KERAS = "weight_decay in Keras; PyTorch has none, take AdamW";

  private final String id;
  private final String title;
  private final boolean rescales;
  private final boolean decoupled;
  private final String decoupledForm;

  OptimizerKind(
      String id, String title, boolean rescales, boolean decoupled, String decoupledForm) {
    this.id = id;
    this.title = title;
    this.rescales = rescales;
    this.decoupled = decoupled;
    this.decoupledForm = decoupledForm;
  }

  /** The one of a name, such as {@code adamw}. */
  public static Optional<OptimizerKind> named(String id) {
    return List.of(values()).stream().filter(o -> o.id.equals(id)).findFirst();
  }

  /** A name for commands. */
  public String id() {
    return id;
  }

  /** The usual name. */
  public String title() {
    return title;
  }

  /**
   * Whether it divides a gradient by its size or takes its sign: then a penalty's gradient is no
   * decay.
   */
  public boolean rescales() {
    return rescales;
  }

  /** Whether its weight decay is decoupled where nothing else is said. */
  public boolean decoupled() {
    return decoupled;
  }

  /** The words for what takes decoupled decay in its place. */
  String decoupledForm() {
    return decoupledForm;
  }
}
