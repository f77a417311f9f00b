package halflife.optim;

import halflife.core.Workers;
import halflife.decay.Decay;
import halflife.decay.Effect;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** One step of an optimizer, for all parameters that have a gradient. */
final class Step {
  /** Weights below which a second thread costs more than it saves. */
  private static final int WORTH_THREADS = 500_000;

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
    List<Effect> effects = effects(turns, rate);
    long size = 0;
    for (Turn turn : turns) {
      size += turn.entries().length;
    }
    Workers team = size < WORTH_THREADS ? Workers.ONE : workers;
    double scale = scale(turns, team);
    List<Runnable> tasks = new ArrayList<>();
    int next = 0;
    for (Turn turn : turns) {
      Effect effect = effects.get(next++);
      double share = share(turn.tensor(), effect, team);
      Motion motion = new Motion(scale, rate, effect, share);
      Update update = update(turn.tensor(), motion, effect);
      prepare(turn, update, share, team.threads() == 1, tasks);
    }
    if (team.threads() == 1) {
      tasks.forEach(Runnable::run);
    } else {
      team.run(tasks.size(), i -> tasks.get(i).run());
    }
  }

  /** What decay does to each; if it cannot be done, nothing has been done yet. */
  private List<Effect> effects(Collection<Turn> turns, double rate) {
    List<Effect> effects = new ArrayList<>();
    for (Turn turn : turns) {
      Decay decay = turn.tensor().decay().scaled(settings.lambdaFactor().at(steps));
      Effect effect = decay.at(rate, peak);
      boolean lazy = settings.rowDecay() == RowDecay.LAZY && turn instanceof Turn.Some;
      if (lazy && (decay instanceof Decay.MaxNorm || !effect.isEven())) {
        throw new IllegalArgumentException(
            turn.tensor().parameter().path()
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
    double limit = settings.clip().norm();
    if (limit == Double.POSITIVE_INFINITY) {
      return 1;
    }
    double sum = 0;
    for (Turn turn : turns) {
      double part = Squares.sum(turn.entries(), (float) settings.clip().value(), team);
      if (!(part < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException(
            "the gradient of "
                + turn.tensor().parameter().path()
                + " has entries that are no finite numbers, so its norm cannot be clipped; skip"
                + " this step");
      }
      sum += part;
    }
    return Math.min(1, limit / Math.sqrt(sum));
  }

  /** k of θ ← θ′ − kθ. */
  private static double share(Tensor tensor, Effect effect, Workers team) {
    if (effect instanceof Effect.Shrink s) {
      return s.share();
    }
    if (effect instanceof Effect.Pull p) {
      if (p.share() == 0) {
        return 0;
      }
      double norm = Math.sqrt(Squares.sum(tensor.weights(), Float.POSITIVE_INFINITY, team));
      return norm == 0 ? 0 : p.share() * (1 - p.norm() / norm);
    }
    return 0;
  }

  private Update update(Tensor tensor, Motion motion, Effect effect) {
    Memory memory = tensor.memory();
    memory.step(settings.direction());
    Kernel kernel = settings.direction().kernel(memory.steps(), memory.product());
    double largest =
        tensor.decay() instanceof Decay.MaxNorm m ? m.norm() : Double.POSITIVE_INFINITY;
    return new Update(kernel, motion, effect, largest, tensor.parameter().unit());
  }

  private void prepare(
      Turn turn, Update update, double share, boolean alone, List<Runnable> tasks) {
    Tensor tensor = turn.tensor();
    double limit = settings.clip().value();
    if (turn instanceof Turn.Some some) {
      tasks.add(
          () -> {
            tensor.settle(some.rows());
            tensor.moveRows(update, limit, some.rows(), some.values());
            if (settings.rowDecay() == RowDecay.LAZY) {
              tensor.memory().owe(share);
              tensor.memory().paid(some.rows());
            }
          });
      return;
    }
    tensor.settle();
    int size = tensor.weights().length;
    int task = alone ? size : update.wholeUnits(TASK);
    int from = 0;
    while (from < size) {
      int start = from;
      int end = size - from > task ? from + task : size;
      tasks.add(() -> tensor.move(update, limit, turn.entries(), start, end));
      from = end;
    }
  }
}
