package halflife.optim;

import halflife.core.Workers;
import halflife.decay.Decay;
import halflife.decay.Effect;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** One step of an optimizer, for all parameters that have a gradient. */
final class Step {
  /** Weights in a task of a thread. */
  private static final int TASK = 1 << 16;

  private final Settings settings;
  private final long steps;
  private final double peak;
  private final Workers workers;

  /**
   * A step that is about to be taken.
   *
   * @param steps how many there were before
   * @param peak η_max, above 0
   */
  Step(Settings settings, long steps, double peak, Workers workers) {
    this.settings = settings;
    this.steps = steps;
    this.peak = peak;
    this.workers = workers;
  }

  /** Takes it. */
  void run(Collection<Turn> turns) {
    double rate = settings.learningRate().at(steps);
    Moment moment = new Moment(rate, peak, settings.lambdaFactor().at(steps));
    List<Effect> effects = effects(turns, moment);
    long size = 0;
    for (Turn turn : turns) {
      size += turn.entries().length;
    }
    Workers team = workers.forNumbers(size);
    double scale = scale(turns, team);
    List<Runnable> tasks = new ArrayList<>();
    int next = 0;
    for (Turn turn : turns) {
      Effect effect = effects.get(next++);
      float[] w = turn.weights().values();
      Update update =
          turn.weights()
              .tensor()
              .update(moment, effect, scale, () -> Squares.sum(w, Float.POSITIVE_INFINITY, team));
      prepare(turn, update, team.threads() == 1, tasks);
    }
    team.run(tasks);
  }

  /** What decay does to each; if it cannot be done, nothing has been done yet. */
  private List<Effect> effects(Collection<Turn> turns, Moment moment) {
    List<Effect> effects = new ArrayList<>();
    for (Turn turn : turns) {
      Decay decay = turn.weights().tensor().decay();
      Effect effect = turn.weights().tensor().effect(moment);
      boolean lazy = settings.rowDecay() == RowDecay.LAZY && turn instanceof Turn.Some;
      if (lazy && (decay instanceof Decay.MaxNorm || !effect.isEven())) {
        throw new IllegalArgumentException(
            turn.weights().parameter().path()
                + " decays by the rule "
                + decay.name()
                + ", which cannot be made up for later; use RowDecay.ALL or TOUCHED");
      }
      effects.add(effect);
    }
    return effects;
  }

  /** min(1, n/‖g‖). */
  private double scale(Collection<Turn> turns, Workers team) {
    if (settings.clip().norm() == Double.POSITIVE_INFINITY) {
      return 1;
    }
    double sum = 0;
    for (Turn turn : turns) {
      double part = Squares.sum(turn.entries(), (float) settings.clip().value(), team);
      if (!(part < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException(
            "the gradient of "
                + turn.weights().parameter().path()
                + " has entries that are no finite numbers, so its norm cannot be clipped; skip"
                + " this step");
      }
      sum += part;
    }
    return settings.clip().scale(sum);
  }

  private void prepare(Turn turn, Update update, boolean alone, List<Runnable> tasks) {
    Weights weights = turn.weights();
    double limit = settings.clip().value();
    if (turn instanceof Turn.Some some) {
      tasks.add(
          () -> {
            weights.settle(some.rows());
            weights.moveRows(update, limit, some.rows(), some.values());
            if (settings.rowDecay() == RowDecay.LAZY) {
              Memory memory = weights.tensor().memory();
              memory.owe(Tensor.share(update.effect(), () -> 0));
              memory.paid(some.rows());
            }
          });
      return;
    }
    weights.settle();
    int size = weights.values().length;
    tasks.addAll(
        update.tasks(
            size,
            alone ? size : TASK,
            (from, to) -> weights.move(update, limit, turn.entries(), from, to)));
  }
}
