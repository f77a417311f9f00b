package halflife.djl.plan;

import ai.djl.training.tracker.ParameterTracker;
import halflife.core.Internal;
import halflife.decay.Schedule;
import java.util.OptionalDouble;

/** η: a schedule of ours, or a tracker of DJL's. */
@Internal
public sealed interface LearningRate {
  /**
   * η of a step of a parameter.
   *
   * @param id DJL's id of the parameter
   * @param step steps before it
   */
  double at(String id, long step);

  /** η_max, if it is known. */
  OptionalDouble peak();

  /** A schedule, the same for all parameters. */
  record Scheduled(Schedule schedule) implements LearningRate {
    @Override
    public double at(String id, long step) {
      return schedule.at(step);
    }

    @Override
    public OptionalDouble peak() {
      return OptionalDouble.of(schedule.peak());
    }
  }

  /**
   * A tracker. Its steps count from 1, as DJL's optimizers count them.
   *
   * @param peak η_max, if somebody said it
   */
  record Tracked(ParameterTracker tracker, OptionalDouble peak) implements LearningRate {
    @Override
    public double at(String id, long step) {
      return tracker.getNewValue(id, Math.toIntExact(step + 1));
    }
  }
}
