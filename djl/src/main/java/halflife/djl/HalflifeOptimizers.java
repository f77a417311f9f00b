package halflife.djl;

import ai.djl.training.tracker.ParameterTracker;
import halflife.decay.Decay;
import halflife.optim.Adagrad;
import halflife.optim.Adam;
import halflife.optim.AdamEpsilonHat;
import halflife.optim.Direction;
import halflife.optim.Lion;
import halflife.optim.NAdam;
import halflife.optim.RAdam;
import halflife.optim.RmsProp;
import halflife.optim.Sgd;
import halflife.optim.SgdLrInMomentum;
import java.util.function.DoubleFunction;

/**
 * Optimizers for DJL that step as torch.optim does, with decay where it belongs. They are built in
 * DJL's own manner:
 *
 * <pre>{@code
 * Optimizer adamW =
 *     HalflifeOptimizers.adamW().setModel(model).optWeightDecays(0.01f).optLearningRate(1e-3).build();
 * }</pre>
 */
public final class HalflifeOptimizers {
  private HalflifeOptimizers() {}

  /** SGD, with momentum if it is given; λ is added to the gradient. */
  public static SgdBuilder sgd() {
    return new SgdBuilder();
  }

  /** Adam; λ is added to the gradient, as in torch.optim.Adam, which is no decay: see AdamW. */
  public static AdamBuilder adam() {
    return new AdamBuilder(false);
  }

  /** AdamW: Adam with decoupled decay, λ = 0.01 where nothing is said. */
  public static AdamBuilder adamW() {
    return new AdamBuilder(true);
  }

  /** NAdam; λ is added to the gradient. */
  public static NAdamBuilder nadam() {
    return new NAdamBuilder();
  }

  /** RAdam; λ is added to the gradient. */
  public static RAdamBuilder radam() {
    return new RAdamBuilder();
  }

  /** RMSprop; λ is added to the gradient. */
  public static RmsPropBuilder rmsprop() {
    return new RmsPropBuilder();
  }

  /** Adagrad; λ is added to the gradient. */
  public static AdagradBuilder adagrad() {
    return new AdagradBuilder();
  }

  /** Lion, with decoupled decay. */
  public static LionBuilder lion() {
    return new LionBuilder();
  }

  /** Muon for matrices and AdamW for the rest, with decoupled decay. */
  public static MuonBuilder muon() {
    return new MuonBuilder();
  }

  /** Any direction; λ is decoupled. */
  public static DirectionBuilder of(Direction direction) {
    return new DirectionBuilder(direction);
  }

  /** Builds SGD. */
  public static final class SgdBuilder extends HalflifeBuilder<SgdBuilder> {
    private double momentum;
    private double dampening;
    private boolean asDjl;
    private boolean nesterov;

    private SgdBuilder() {
      super(Decay.L2::new);
    }

    /** η from a tracker; the same as {@code optLearningRateTracker}, under DJL's name for SGD. */
    public SgdBuilder setLearningRateTracker(ParameterTracker tracker) {
      return optLearningRateTracker(tracker);
    }

    @Override
    boolean needsLearningRate() {
      return true;
    }

    /** μ, 0 where nothing is said. */
    public SgdBuilder optMomentum(double value) {
      momentum = value;
      return this;
    }

    /** Sets the share of each gradient that the momentum leaves out. */
    public SgdBuilder optDampening(double value) {
      dampening = value;
      return this;
    }

    /** Whether momentum looks ahead. */
    public SgdBuilder optNesterov(boolean value) {
      nesterov = value;
      return this;
    }

    /**
     * Steps as DJL's own SGD does, for a run that was begun with it: momentum carries the learning
     * rate, which matters where that changes.
     */
    public SgdBuilder optAsDjl(boolean value) {
      asDjl = value;
      return this;
    }

    @Override
    Direction direction() {
      if (!asDjl || momentum == 0) {
        return new Sgd(momentum, dampening, nesterov);
      }
      if (dampening != 0 || nesterov) {
        throw new IllegalArgumentException(
            "DJL's SGD has neither dampening nor Nesterov's momentum; leave them out with optAsDjl");
      }
      return new SgdLrInMomentum(momentum);
    }

    @Override
    protected SgdBuilder self() {
      return this;
    }
  }

  /** The common part of the builders of Adam and its relatives. */
  public abstract static class MomentsBuilder<T extends MomentsBuilder<T>>
      extends HalflifeBuilder<T> {
    double beta1 = 0.9;
    double beta2 = 0.999;
    double epsilon = 1e-8;

    private MomentsBuilder(DoubleFunction<Decay> usual) {
      super(usual);
    }

    /** β₁. */
    public T optBeta1(double value) {
      beta1 = value;
      return self();
    }

    /** β₂. */
    public T optBeta2(double value) {
      beta2 = value;
      return self();
    }

    /** ε. */
    public T optEpsilon(double value) {
      epsilon = value;
      return self();
    }
  }

  /** Builds Adam and AdamW. */
  public static final class AdamBuilder extends MomentsBuilder<AdamBuilder> {
    private boolean amsgrad;
    private boolean asDjl;

    private final boolean decoupled;

    private AdamBuilder(boolean decoupled) {
      super(decoupled ? Decay.Decoupled::new : Decay.L2::new);
      this.decoupled = decoupled;
    }

    @Override
    Decay unsaid() {
      return decoupled ? new Decay.Decoupled(0.01) : Decay.none();
    }

    /** Whether the largest mean square so far is used. */
    public AdamBuilder optAmsgrad(boolean value) {
      amsgrad = value;
      return this;
    }

    /**
     * Steps as DJL's own Adam and AdamW do, for a run that was begun with them: ε is added outside
     * of the bias correction, which makes the first steps smaller.
     */
    public AdamBuilder optAsDjl(boolean value) {
      asDjl = value;
      return this;
    }

    @Override
    Direction direction() {
      if (!asDjl) {
        return new Adam(beta1, beta2, epsilon, amsgrad);
      }
      if (amsgrad) {
        throw new IllegalArgumentException("DJL's Adam has no amsgrad; leave it out with optAsDjl");
      }
      return new AdamEpsilonHat(beta1, beta2, epsilon);
    }

    @Override
    protected AdamBuilder self() {
      return this;
    }
  }

  /** Builds NAdam. */
  public static final class NAdamBuilder extends MomentsBuilder<NAdamBuilder> {
    private double momentumDecay = 0.004;

    private NAdamBuilder() {
      super(Decay.L2::new);
    }

    /** ψ, how fast momentum rises. */
    public NAdamBuilder optMomentumDecay(double value) {
      momentumDecay = value;
      return this;
    }

    @Override
    Direction direction() {
      return new NAdam(beta1, beta2, epsilon, momentumDecay);
    }

    @Override
    protected NAdamBuilder self() {
      return this;
    }
  }

  /** Builds RAdam. */
  public static final class RAdamBuilder extends MomentsBuilder<RAdamBuilder> {

    private RAdamBuilder() {
      super(Decay.L2::new);
    }

    @Override
    Direction direction() {
      return new RAdam(beta1, beta2, epsilon);
    }

    @Override
    protected RAdamBuilder self() {
      return this;
    }
  }

  /** Builds RMSprop. */
  public static final class RmsPropBuilder extends HalflifeBuilder<RmsPropBuilder> {
    private double alpha = 0.99;
    private double epsilon = 1e-8;
    private boolean centered;
    private double momentum;

    private RmsPropBuilder() {
      super(Decay.L2::new);
    }

    /** α, what is kept of the mean square. */
    public RmsPropBuilder optAlpha(double value) {
      alpha = value;
      return this;
    }

    /** ε. */
    public RmsPropBuilder optEpsilon(double value) {
      epsilon = value;
      return this;
    }

    /** Whether the variance stands for the mean square. */
    public RmsPropBuilder optCentered(boolean value) {
      centered = value;
      return this;
    }

    /** μ, 0 where nothing is said. */
    public RmsPropBuilder optMomentum(double value) {
      momentum = value;
      return this;
    }

    @Override
    Direction direction() {
      return new RmsProp(alpha, epsilon, centered, momentum);
    }

    @Override
    protected RmsPropBuilder self() {
      return this;
    }
  }

  /** Builds Adagrad. */
  public static final class AdagradBuilder extends HalflifeBuilder<AdagradBuilder> {
    private double learningRateDecay;
    private double epsilon = 1e-10;

    private AdagradBuilder() {
      super(Decay.L2::new);
    }

    /** κ of η/(1 + (t − 1)κ). */
    public AdagradBuilder optLearningRateDecay(double value) {
      learningRateDecay = value;
      return this;
    }

    /** ε. */
    public AdagradBuilder optEpsilon(double value) {
      epsilon = value;
      return this;
    }

    @Override
    Direction direction() {
      return new Adagrad(learningRateDecay, 0, epsilon);
    }

    @Override
    protected AdagradBuilder self() {
      return this;
    }
  }

  /** Builds Lion. */
  public static final class LionBuilder extends HalflifeBuilder<LionBuilder> {
    private double beta1 = 0.9;
    private double beta2 = 0.99;

    private LionBuilder() {
      super(Decay.Decoupled::new);
    }

    /** β₁. */
    public LionBuilder optBeta1(double value) {
      beta1 = value;
      return this;
    }

    /** β₂. */
    public LionBuilder optBeta2(double value) {
      beta2 = value;
      return this;
    }

    @Override
    Direction direction() {
      return new Lion(beta1, beta2);
    }

    @Override
    protected LionBuilder self() {
      return this;
    }
  }

  /** Builds an optimizer of any direction. */
  public static final class DirectionBuilder extends HalflifeBuilder<DirectionBuilder> {

    private final Direction direction;

    private DirectionBuilder(Direction direction) {
      super(Decay.Decoupled::new);
      this.direction = direction;
    }

    @Override
    Direction direction() {
      return direction;
    }

    @Override
    protected DirectionBuilder self() {
      return this;
    }
  }
}
