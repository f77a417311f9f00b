package halflife.decay;

import static halflife.decay.Factor.HALF;
import static halflife.decay.Factor.LEARNING_RATE;
import static halflife.decay.Factor.ONE;
import static halflife.decay.Factor.PEAK;
import static halflife.decay.Factor.R;
import static halflife.decay.Factor.ROWS;
import static halflife.decay.Factor.R_SQUARED;
import static halflife.decay.Factor.R_TARGET_SD;
import static halflife.decay.Factor.TARGET_SD;
import static halflife.decay.Factor.TWO;
import static halflife.decay.ToolKind.COUPLED;
import static halflife.decay.ToolKind.DECOUPLED;
import static halflife.decay.ToolKind.LOG_LOSS;
import static halflife.decay.ToolKind.SQUARED_ERROR;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A tool and the number it writes a penalty with: one row for each place such a number goes to.
 *
 * <p>A row is a {@link Parameterization} and what its L1 and L2 strength are, divided by ours: so
 * both directions come from one line. Rows marked measured were found by fits or steps of the tool
 * itself, which {@code UnitsReferenceTest} of module {@code linear} repeats; the others are as the
 * tool documents them.
 */
public enum Tool {
  TORCH_SGD(COUPLED, "torch-sgd", "PyTorch SGD, Adam", "weight_decay", ONE, "gradient + c·w", true),
  KERAS_L2(COUPLED, "keras-l2", "Keras regularizer l2", "l2", HALF, "loss + c‖w‖²", false),
  TF_JAVA_L2(COUPLED, "tf-java-l2", "TensorFlow Java L2", "l2", HALF, "loss + c‖w‖²", false),
  DJL_SGD(COUPLED, "djl-sgd", "DJL sgd, adam", "weightDecays", ONE, "gradient + c·w", true),
  DJL_L2(COUPLED, "djl-l2-weight-decay", "DJL L2WeightDecay", "lambda", HALF, "loss + c‖w‖²", true),
  DL4J_L2(COUPLED, "dl4j-l2", "Deeplearning4j l2", "l2", ONE, "loss + (c/2)‖w‖²", false),

  TORCH_ADAMW(DECOUPLED, "torch-adamw", "PyTorch AdamW", "weight_decay", ONE, "takes ηc·w", true),
  TORCH_MUON(DECOUPLED, "torch-muon", "PyTorch Muon", "weight_decay", ONE, "takes ηc·w", false),
  KERAS(DECOUPLED, "keras", "Keras, all optimizers", "weight_decay", ONE, "takes ηc·w", false),
  OPTAX(DECOUPLED, "optax", "optax adamw, lion", "weight_decay", ONE, "takes ηc·w", false),
  TIMM(DECOUPLED, "timm", "timm adamw", "weight_decay", ONE, "takes ηc·w", false),
  DJL_ADAMW(DECOUPLED, "djl-adamw", "DJL adamW", "weightDecays", ONE, "takes ηc·w", true),
  DL4J_WEIGHT_DECAY(
      DECOUPLED,
      "dl4j-weight-decay",
      "Deeplearning4j weightDecay(c, true)",
      "weightDecay",
      ONE,
      "applyLR true: takes ηc·w",
      false),
  DL4J_DECAY_NO_LR(
      DECOUPLED,
      "dl4j-decay-no-lr",
      "Deeplearning4j weightDecay(c, false)",
      "weightDecay",
      LEARNING_RATE,
      "applyLR false: takes c·w",
      false),
  SMILE(DECOUPLED, "smile-mlp", "Smile MLP", "setWeightDecay", HALF, "takes 2ηc·w", false),
  INDEPENDENT(
      DECOUPLED,
      "independent",
      "Loshchilov and Hutter's own",
      "lambda",
      PEAK,
      "takes (η/η_max)c·w",
      false),

  RIDGE(
      SQUARED_ERROR,
      "sklearn-ridge",
      "scikit-learn Ridge",
      "alpha",
      ROWS,
      "standardize before",
      true),
  LASSO(
      SQUARED_ERROR,
      "sklearn-lasso",
      "scikit-learn Lasso",
      List.of("alpha"),
      Parameterization.L1,
      ONE,
      ONE,
      "standardize before",
      true),
  ELASTIC_NET(
      SQUARED_ERROR,
      "sklearn-elastic-net",
      "scikit-learn ElasticNet",
      List.of("alpha", "l1_ratio"),
      Parameterization.MIX,
      ONE,
      ONE,
      "standardize before",
      true),
  GLMNET(
      SQUARED_ERROR,
      "glmnet-gaussian",
      "glmnet, halflife tune",
      List.of("lambda", "alpha"),
      Parameterization.MIX,
      ONE,
      TARGET_SD,
      "standardizes itself",
      true),
  SPARK_NORMAL(
      SQUARED_ERROR,
      "spark-linear-normal",
      "Spark LinearRegression, solver normal",
      List.of("regParam", "elasticNetParam"),
      Parameterization.MIX,
      ONE,
      TARGET_SD,
      "standardizes itself",
      true),
  SPARK_LBFGS(
      SQUARED_ERROR,
      "spark-linear-lbfgs",
      "Spark LinearRegression, solver l-bfgs",
      List.of("regParam", "elasticNetParam"),
      Parameterization.MIX,
      R,
      R_TARGET_SD,
      "standardizes itself",
      true),
  H2O(
      SQUARED_ERROR,
      "h2o-gaussian",
      "H2O GLM, gaussian",
      List.of("lambda", "alpha"),
      Parameterization.MIX,
      R,
      R_SQUARED,
      "standardizes itself",
      true),
  TRIBUO(
      SQUARED_ERROR,
      "tribuo-elastic-net",
      "Tribuo ElasticNetCDTrainer",
      List.of("alpha", "l1Ratio"),
      Parameterization.MIX_ABOVE_0,
      ONE,
      ONE,
      "standardize before",
      true),
  TORCH_MSE(
      SQUARED_ERROR,
      "torch-sgd-mse",
      "PyTorch SGD, mse_loss, trained out",
      "weight_decay",
      TWO,
      "standardize before",
      true),
  KERAS_MSE(
      SQUARED_ERROR,
      "keras-l2-mse",
      "Keras l2, loss mse, trained out",
      "l2",
      ONE,
      "standardize before",
      false),

  LOGISTIC(
      LOG_LOSS,
      "sklearn-logistic",
      "scikit-learn LogisticRegression",
      List.of("C"),
      Parameterization.INVERSE,
      ONE,
      ROWS,
      "standardize before",
      true),
  GLMNET_BINOMIAL(
      LOG_LOSS,
      "glmnet-binomial",
      "glmnet, halflife tune, two classes",
      List.of("lambda", "alpha"),
      Parameterization.MIX,
      ONE,
      ONE,
      "standardizes itself",
      true),
  SPARK_LOGISTIC(
      LOG_LOSS,
      "spark-logistic",
      "Spark LogisticRegression",
      List.of("regParam", "elasticNetParam"),
      Parameterization.MIX,
      R,
      R_SQUARED,
      "standardizes itself",
      true),
  H2O_BINOMIAL(
      LOG_LOSS,
      "h2o-binomial",
      "H2O GLM, binomial",
      List.of("lambda", "alpha"),
      Parameterization.MIX,
      R,
      R_SQUARED,
      "standardizes itself",
      true),
  TORCH_BCE(
      LOG_LOSS,
      "torch-sgd-bce",
      "PyTorch SGD, BCE loss, trained out",
      "weight_decay",
      ONE,
      "standardize before",
      true),
  KERAS_BCE(
      LOG_LOSS,
      "keras-l2-bce",
      "Keras l2, loss BCE, trained out",
      "l2",
      HALF,
      "standardize before",
      false);

  private final ToolKind kind;
  private final String id;
  private final String title;
  private final List<String> settings;
  private final Parameterization form;
  private final Factor l1;
  private final Factor l2;
  private final String note;
  private final boolean measured;

  Tool(
      ToolKind kind,
      String id,
      String title,
      String setting,
      Factor l2,
      String note,
      boolean measured) {
    this(kind, id, title, List.of(setting), Parameterization.L2, Factor.ONE, l2, note, measured);
  }

  Tool(
      ToolKind kind,
      String id,
      String title,
      List<String> settings,
      Parameterization form,
      Factor l1,
      Factor l2,
      String note,
      boolean measured) {
    this.kind = kind;
    this.id = id;
    this.title = title;
    this.settings = settings;
    this.form = form;
    this.l1 = l1;
    this.l2 = l2;
    this.note = note;
    this.measured = measured;
  }

  /** The row of a name, such as {@code sklearn-ridge}; {@code torch} is {@code torch-sgd}. */
  public static Optional<Tool> named(String id) {
    String full = id.equals("torch") ? TORCH_SGD.id : id;
    return List.of(values()).stream().filter(t -> t.id.equals(full)).findFirst();
  }

  /** A name for commands and files. */
  public String id() {
    return id;
  }

  /** The usual name. */
  public String title() {
    return title;
  }

  /** The kind of problem that its penalty acts on. */
  public ToolKind kind() {
    return kind;
  }

  /** The names of its numbers: one, or two where the second is the share of L1. */
  public List<String> settings() {
    return settings;
  }

  /** Its treatment of its number c, or of the features, in a few words. */
  public String note() {
    return note;
  }

  /** Whether fits or steps of the tool itself have shown it. */
  public boolean measured() {
    return measured;
  }

  /** The quantities that its numbers may depend on beside the penalty. */
  public Set<Quantity> needs() {
    return needs(
        form != Parameterization.L2 && form != Parameterization.INVERSE,
        form != Parameterization.L1);
  }

  /** The quantities that its numbers for a penalty depend on: fewer without L1 or without L2. */
  public Set<Quantity> needs(Strength ours) {
    return needs(ours.l1() > 0, ours.l2() > 0);
  }

  private Set<Quantity> needs(boolean first, boolean second) {
    Set<Quantity> needs = EnumSet.noneOf(Quantity.class);
    if (first) {
      needs.addAll(l1.needs());
    }
    if (second) {
      needs.addAll(l2.needs());
    }
    return needs;
  }

  /** The reason why it cannot hold a penalty; empty if it can. */
  public Optional<String> refusal(Strength ours) {
    return form.refusal(ours);
  }

  /**
   * A penalty in its numbers, in the order of {@link #settings}.
   *
   * @throws IllegalArgumentException if it cannot hold the penalty, or something it needs is not
   *     known
   */
  public double[] numbers(Strength ours, ConversionContext context) {
    refusal(ours)
        .ifPresent(
            why -> {
              throw new IllegalArgumentException(id + " " + why);
            });
    double first = ours.l1() == 0 ? 0 : ours.l1() * l1.of(context);
    return form.write(first, ours.l2() == 0 ? 0 : ours.l2() * l2.of(context));
  }

  /**
   * The penalty that its numbers stand for.
   *
   * @param numbers in the order of {@link #settings}
   * @throws IllegalArgumentException if a number is not what the tool takes, or something it needs
   *     is not known
   */
  public Strength strength(ConversionContext context, double... numbers) {
    Strength theirs = form.read(this, numbers);
    double first = theirs.l1() == 0 ? 0 : theirs.l1() / l1.of(context);
    return new Strength(first, theirs.l2() == 0 ? 0 : theirs.l2() / l2.of(context));
  }
}
