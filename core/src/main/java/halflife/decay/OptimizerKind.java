package halflife.decay;

import java.util.List;
import java.util.Optional;

/** Optimizers as far as decay differs between them. */
public enum OptimizerKind {
  SGD("sgd", "SGD", false, false),
  SGDW("sgdw", "SGDW", false, true),
  ADAM("adam", "Adam", true, false),
  ADAMW("adamw", "AdamW", true, true),
  NADAM("nadam", "NAdam", true, false),
  NADAMW("nadamw", "NAdamW", true, true),
  RADAM("radam", "RAdam", true, false),
  RMSPROP("rmsprop", "RMSprop", true, false),
  ADAGRAD("adagrad", "Adagrad", true, false),
  ADADELTA("adadelta", "Adadelta", true, false),
  ADAMAX("adamax", "Adamax", true, false),
  LION("lion", "Lion", true, true),
  MUON("muon", "Muon", true, true);

  private final String id;
  private final String title;
  private final boolean rescales;
  private final boolean decoupled;

  OptimizerKind(String id, String title, boolean rescales, boolean decoupled) {
    this.id = id;
    this.title = title;
    this.rescales = rescales;
    this.decoupled = decoupled;
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
}
