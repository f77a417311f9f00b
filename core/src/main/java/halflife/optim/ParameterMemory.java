package halflife.optim;

import halflife.decay.Parameter;
import halflife.optim.kernel.Slot;
import java.util.List;
import java.util.Optional;

/** The state an optimizer keeps for one parameter. */
final class ParameterMemory {
  private static final double[] NONE_LATE = {};

  private final StateBuffers slots;
  private final Optional<StateBuffers> average;
  private final int rows;
  private long steps;
  private double product = 1;
  private double owed;
  private double[] paid = NONE_LATE;
  private boolean averaged;

  /** Begins as before the first step. */
  ParameterMemory(
      Direction direction,
      Parameter parameter,
      StateBuffers slots,
      Optional<StateBuffers> average) {
    this.slots = slots;
    this.average = average;
    fill(direction);
    rows = parameter.rows();
  }

  /** The same counts beside arrays that hold the same. */
  private ParameterMemory(
      ParameterMemory from, StateBuffers slots, Optional<StateBuffers> average) {
    this.slots = slots;
    this.average = average;
    rows = from.rows;
    restore(from.steps, from.product);
    restore(from.owed, from.paid.clone());
    averaged = from.averaged;
  }

  /** Forgets everything. */
  void reset(Direction direction) {
    fill(direction);
    restore(0L, 1);
    restore(0.0, NONE_LATE);
    restart();
  }

  /** The same in Java's memory; what is there already is shared. */
  ParameterMemory inJava(Direction direction) {
    return new ParameterMemory(
        this,
        HeapStateBuffers.of(slots, direction.slots().size()),
        average.map(of -> HeapStateBuffers.of(of, 1)));
  }

  /** A copy in other memory. */
  ParameterMemory copyTo(
      Direction direction, StateBuffers others, Optional<StateBuffers> otherAverage) {
    for (int s = 0; s < direction.slots().size(); s++) {
      others.write(s, slots.read(s));
    }
    average.ifPresent(mine -> otherAverage.ifPresent(of -> of.write(0, mine.read(0))));
    return new ParameterMemory(this, others, otherAverage);
  }

  /**
   * Takes over what was remembered of the same weights: all of it if every slot is there, and what
   * does not depend on the direction otherwise.
   *
   * @param before the direction of that memory
   * @param own the direction of this one
   */
  void continueFrom(ParameterMemory from, Direction before, Direction own) {
    restore(from.owed, from.paid.clone());
    from.average().ifPresent(this::restoreAverage);
    List<Slot> there = before.slots();
    // One momentum has the learning rate in it, and is of no use to others.
    boolean inside = own instanceof SgdLrInMomentum;
    if (!there.containsAll(own.slots()) || inside != before instanceof SgdLrInMomentum) {
      return;
    }
    for (int s = 0; s < own.slots().size(); s++) {
      slots.write(s, from.slots.read(there.indexOf(own.slots().get(s))));
    }
    double number = from.product;
    if (!own.equals(before)) {
      number = 1;
      for (long t = 1; t <= from.steps; t++) {
        number = own.product(t, number);
      }
    }
    restore(from.steps, number);
  }

  private void fill(Direction direction) {
    List<Slot> names = direction.slots();
    for (int s = 0; s < names.size(); s++) {
      slots.fill(s, (float) names.get(s).start());
    }
  }

  /** The arrays of the direction's slots. */
  StateBuffers slots() {
    return slots;
  }

  /** Whether a moving average of the weights is kept. */
  boolean averages() {
    return average.isPresent();
  }

  /** The moving average of the weights, a copy; none before the first step. */
  Optional<float[]> average() {
    return averaged ? average.map(of -> of.read(0)) : Optional.empty();
  }

  /** Whether the moving average has begun. */
  boolean isAveraged() {
    return averaged;
  }

  /** Counts a step of the moving average and gives what it keeps of itself: 0 in the first. */
  double keep(double decay) {
    double keep = averaged ? decay : 0;
    averaged = true;
    return keep;
  }

  /** Continues with a moving average. */
  void restoreAverage(float[] values) {
    average.ifPresent(of -> of.write(0, values));
    averaged = average.isPresent();
  }

  /** Lets the moving average begin with the next step. */
  void restart() {
    average.ifPresent(of -> of.fill(0, 0));
    averaged = false;
  }

  /** The number of steps with a gradient. */
  long steps() {
    return steps;
  }

  /** The number that {@link Direction#product} carries on. */
  double product() {
    return product;
  }

  /** Counts a step. */
  void step(Direction direction) {
    steps++;
    product = direction.product(steps, product);
  }

  /** Continues from a number of steps. */
  void restore(long steps, double product) {
    this.steps = steps;
    this.product = product;
  }

  /** Σ log(1 − k) over the steps of lazy decay. */
  double owed() {
    return owed;
  }

  /** The part of that sum each row has had; empty while no row was ever late. */
  double[] paid() {
    return paid;
  }

  /** Continues with lazy decay. */
  void restore(double owed, double[] paid) {
    this.owed = owed;
    this.paid = paid;
  }

  /** Puts the decay of one step on the account of every row. */
  void owe(double share) {
    owed += Math.log1p(-share);
  }

  /** Records that rows have had all their decay. */
  void paid(int[] ofRows) {
    for (int row : ofRows) {
      settle(row);
    }
  }

  /** The factor that gives a row all the decay it has missed; from then on the row has had it. */
  double settle(int row) {
    if (paid.length == 0) {
      paid = new double[rows];
    }
    double factor = Math.exp(owed - paid[row]);
    paid[row] = owed;
    return factor;
  }
}
