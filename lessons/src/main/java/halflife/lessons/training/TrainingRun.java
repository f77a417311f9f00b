package halflife.lessons.training;

import halflife.core.Words;
import halflife.decay.Decay;
import halflife.decay.DecayStep;
import halflife.decay.Parameter;
import halflife.lessons.knob.Knob;
import halflife.lessons.knob.Settings;
import halflife.net.Mlp;
import halflife.net.MlpRun;
import halflife.net.Samples;
import halflife.optim.Equilibrium;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A network that trains while its knobs are turned.
 *
 * <p>Data, first weights, the order of the rows and dropout follow from the seed alone: two runs
 * differ in nothing but what is set. A run that nobody touches is {@link MlpRun} of the same
 * candidate, bit for bit.
 */
public final class TrainingRun {
  /** The steps between two points of the curve. */
  public static final int EVERY = 20;

  private final Optional<TableRows> table;
  private final List<CurvePoint> curve = new ArrayList<>();
  private final List<RunChange> changes = new ArrayList<>();
  private Settings settings;
  private TrainingTask task;
  private Mlp mlp;
  private Chosen chosen;
  private DecayTime time;
  private MlpRun run;
  private StepWatch watch;
  private double halvings;
  private Optional<Words> stopped = Optional.empty();

  private TrainingRun(Settings settings, Optional<TableRows> table) {
    this.table = table;
    this.settings = settings;
    restart();
  }

  /**
   * A run that has not begun.
   *
   * @throws IllegalArgumentException if the knobs say {@link TrainingKnobs#ROWS}, or a combination
   *     that cannot be ({@link Combinations#impossible})
   */
  public static TrainingRun of(Settings settings) {
    return new TrainingRun(settings, Optional.empty());
  }

  /** The same for rows that the knob {@link TrainingKnobs#DATA} may choose. */
  public static TrainingRun of(Settings settings, TableRows table) {
    return new TrainingRun(settings, Optional.of(table));
  }

  /** Begins anew with the same settings: first weights, no steps, an empty curve. */
  public void restart() {
    refuse(settings);
    TrainingTask begun = task(settings);
    task = begun;
    chosen = new Chosen(settings, begun.training().size());
    time = new DecayTime(settings, begun.training().size());
    mlp = chosen.mlp(begun.inputs());
    run = new MlpRun(mlp, begun.loss(), begun.training(), chosen.batch(), chosen.candidate());
    watch = new StepWatch(mlp.parameters(), run.weights());
    halvings = 0;
    stopped = Optional.empty();
    curve.clear();
    changes.clear();
    curve.add(now());
  }

  private TrainingTask task(Settings of) {
    return of.of(TrainingKnobs.DATA).equals(TrainingKnobs.ROWS) && table.isPresent()
        ? TrainingTask.of(table.get(), of.whole(TrainingKnobs.SEED))
        : TrainingTask.of(of);
  }

  private void refuse(Settings of) {
    new Combinations(of, table)
        .impossible()
        .ifPresent(
            why -> {
              throw new IllegalArgumentException(why.english());
            });
  }

  /** Whether {@link #set} would begin anew. */
  public boolean restarts(Settings other) {
    return TrainingKnobs.OF_A_START.stream()
        .anyMatch(knob -> !settings.text(knob).equals(other.text(knob)));
  }

  /**
   * Turns knobs. Those of the data and the network begin anew; all others act from the next step on
   * and change nothing of the past: what the optimizer remembers is kept as far as the new one has
   * the same slots, and the rows that are left of the epoch come next. A run that has stopped stays
   * so until it begins anew.
   *
   * @throws IllegalArgumentException for a combination that cannot be; then nothing has changed
   */
  public void set(Settings other) {
    refuse(other);
    boolean anew = restarts(other);
    Settings before = settings;
    settings = other;
    if (anew) {
      restart();
      return;
    }
    chosen = new Chosen(other, task.training().size());
    time = new DecayTime(other, task.training().size());
    run.change(chosen.candidate(), chosen.batch());
    for (Knob knob : TrainingKnobs.LIVE) {
      if (!before.text(knob).equals(other.text(knob)) && run.steps() > 0) {
        note(new RunChange(run.steps(), knob.name(), value(knob, other)));
      }
    }
  }

  /**
   * Of a knob that is turned again before the next point of the curve only the last value stays.
   */
  private void note(RunChange change) {
    changes.removeIf(c -> c.knob().equals(change.knob()) && change.step() - c.step() < EVERY);
    changes.add(change);
  }

  private static Words value(Knob knob, Settings of) {
    Words value =
        knob instanceof Knob.Choice choice
            ? choice.label(of.text(knob))
            : Words.same(of.text(knob));
    return Words.of("%s: %s", "%s：%s", knob.label(), value);
  }

  /**
   * Trains for a step.
   *
   * @return whether it was taken; not if the run has stopped
   */
  public boolean step() {
    if (stopped.isPresent()) {
      return false;
    }
    double rate = run.learningRate();
    watch.before();
    double loss = run.step();
    if (!watch.isSound(loss)) {
      watch.undo();
      stop();
      return false;
    }
    if (run.steps() % EVERY == 1) {
      watch.restart();
    }
    watch.after();
    halvings += time.halvings(rate);
    if (run.steps() % EVERY == 0) {
      curve.add(now());
    }
    return true;
  }

  /** Trains to the end of the epoch; returns whether it got there. */
  public boolean epoch() {
    int before = run.epochs();
    boolean goes = true;
    while (goes && run.epochs() == before) {
      goes = step();
    }
    return goes;
  }

  private void stop() {
    stopped =
        Optional.of(
            Words.of(
                "The run left all bounds in step %s: its loss or its weights grew without end, and it"
                    + " stopped with the weights before that step; choose a smaller η, or less decay"
                    + " where there is some, and begin anew.",
                "训练在第 %s 步发散：损失或权重无限增大，因此停在这一步之前的权重上；请把 η 调小，有衰减的话也把它减弱，再重新开始。", run.steps()));
    CurvePoint last = now();
    if (curve.get(curve.size() - 1).step() < last.step()) {
      curve.add(last);
    }
  }

  /** Why the run has stopped, in a sentence; none while it may go on. */
  public Optional<Words> stopped() {
    return stopped;
  }

  /** The values of the knobs. */
  public Settings settings() {
    return settings;
  }

  /** What is learned. */
  public TrainingTask task() {
    return task;
  }

  /** The layers of the network. */
  public Mlp mlp() {
    return mlp;
  }

  /** Weights and biases by path, those that training moves: read only. */
  public Map<String, float[]> weights() {
    return run.weights();
  }

  /** First weights and biases by path. */
  public Map<String, float[]> initial() {
    return mlp.initial(settings.whole(TrainingKnobs.SEED));
  }

  /** The learning curve: before the first step, and after every {@link #EVERY} steps. */
  public List<CurvePoint> curve() {
    return List.copyOf(curve);
  }

  /** The knobs that were turned since the run began, in order. */
  public List<RunChange> changes() {
    return List.copyOf(changes);
  }

  /** The steps so far. */
  public long steps() {
    return run.steps();
  }

  /** λ as a half-life with these settings. */
  public DecayTime decayTime() {
    return time;
  }

  /** What may be said of a combination of knobs here. */
  public Combinations combinations() {
    return new Combinations(settings, table);
  }

  /** The outputs of rows as the network sees them: of classes log-odds of class 1. */
  public float[] outputs(float[][] rows) {
    return run.predict(rows)[0];
  }

  /** A point of the curve at this moment. */
  public CurvePoint now() {
    double penalty = 0;
    Decay decay = chosen.decay();
    double peak = chosen.rate();
    for (Parameter parameter : mlp.parameters()) {
      if (parameter.isWeight()) {
        float[] of = weights(parameter);
        double norm = StepWatch.norm(of);
        penalty += decay.penalty(peak, peak, norm * norm, () -> of);
      }
    }
    return new CurvePoint(
        run.steps(),
        epochs(),
        score(task.training()),
        score(task.validation()),
        penalty,
        run.norm(),
        watch.rotations());
  }

  private Score score(Samples rows) {
    return Score.of(outputs(rows.rows()), rows, task.loss(), task.isOfClasses());
  }

  private double epochs() {
    return run.exactEpochs();
  }

  private float[] weights(Parameter parameter) {
    return run.weights().getOrDefault(parameter.path(), new float[0]);
  }

  /** The numbers of this moment. */
  public RunNumbers numbers() {
    List<LayerNumbers> layers = new ArrayList<>();
    long zeros = 0;
    long all = 0;
    OptionalDouble equilibrium = equilibrium();
    List<Double> rotations = watch.rotations();
    for (Parameter parameter : mlp.parameters()) {
      if (parameter.isWeight()) {
        float[] of = weights(parameter);
        int none = 0;
        for (float w : of) {
          none += w == 0 ? 1 : 0;
        }
        zeros += none;
        all += of.length;
        layers.add(
            new LayerNumbers(
                parameter.path(),
                parameter.rows(),
                parameter.unit(),
                StepWatch.norm(of),
                (double) none / of.length,
                rotations.isEmpty()
                    ? OptionalDouble.empty()
                    : OptionalDouble.of(rotations.get(layers.size())),
                equilibrium));
      }
    }
    return new RunNumbers(
        run.steps(),
        epochs(),
        run.learningRate(),
        run.norm(),
        (double) zeros / all,
        halvings,
        layers);
  }

  /**
   * The angle by which a layer turns in a step once weights and decay are in balance, if it is
   * normalized, in radians ({@link Equilibrium#squaredRotation}); none where there is no balance.
   */
  public OptionalDouble equilibrium() {
    double rate = run.learningRate();
    DecayStep decayStep = chosen.decay().at(rate, chosen.rate());
    double squared = Equilibrium.squaredRotation(chosen.method().direction, decayStep, rate);
    return Double.isNaN(squared) ? OptionalDouble.empty() : OptionalDouble.of(Math.sqrt(squared));
  }
}
