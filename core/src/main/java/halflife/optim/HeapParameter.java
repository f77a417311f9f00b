package halflife.optim;

import halflife.decay.DecayStep;
import halflife.decay.Decision;
import halflife.optim.kernel.Squares;
import halflife.optim.kernel.StepContext;
import halflife.optim.kernel.Update;
import java.util.Arrays;
import java.util.List;

/** An array of weights with its gradient in one step. */
sealed interface HeapParameter extends Movable {
  /** Weights in a task of a thread. */
  int TASK = 1 << 16;

  /** The weights that are moved. */
  Weights weights();

  /** An entry for each weight. */
  float[] dense();

  /** The entries there are: of all weights, or of the rows that take part. */
  float[] entries();

  /** Together with another gradient of the same weights, under another path of theirs. */
  HeapParameter plus(HeapParameter other);

  /**
   * Moves it, in tasks of which none cuts an output unit whose norm matters.
   *
   * @param alone whether one thread runs them all
   */
  List<Runnable> tasks(Update update, boolean alone);

  @Override
  default TrainedParameter tensor() {
    return weights().tensor();
  }

  @Override
  default double gradientSquares(double limit) {
    return Squares.sum(entries(), (float) limit, weights().workers(entries().length));
  }

  @Override
  default double weightSquares() {
    float[] w = weights().values();
    return Squares.sum(w, Float.POSITIVE_INFINITY, weights().workers(w.length));
  }

  /**
   * A parameter of which every weight takes part.
   *
   * @param gradient an entry for each
   */
  @SuppressWarnings("ArrayRecordComponent")
  record Dense(Weights weights, float[] gradient) implements HeapParameter {
    @Override
    public float[] dense() {
      return gradient;
    }

    @Override
    public float[] entries() {
      return gradient;
    }

    @Override
    public HeapParameter plus(HeapParameter other) {
      float[] sum = gradient.clone();
      float[] more = other.dense();
      for (int i = 0; i < sum.length; i++) {
        sum[i] += more[i];
      }
      return new Dense(weights, sum);
    }

    @Override
    public List<Runnable> tasks(Update update, boolean alone) {
      weights.settle();
      int size = gradient.length;
      return update.tasks(
          size, alone ? size : TASK, (from, to) -> weights.move(update, gradient, from, to));
    }
  }

  /**
   * A parameter of which some rows take part.
   *
   * @param rows their numbers, in order, each once
   * @param values row after row
   * @param lazy whether rows that take no part decay later
   */
  @SuppressWarnings("ArrayRecordComponent")
  record Rows(Weights weights, int[] rows, float[] values, boolean lazy) implements HeapParameter {
    @Override
    public float[] dense() {
      float[] all = new float[weights.values().length];
      int size = weights.rowSize();
      for (int r = 0; r < rows.length; r++) {
        System.arraycopy(values, r * size, all, rows[r] * size, size);
      }
      return all;
    }

    @Override
    public float[] entries() {
      return values;
    }

    @Override
    public HeapParameter plus(HeapParameter other) {
      if (!(other instanceof Rows more)) {
        return other.plus(this);
      }
      int[] both = Arrays.copyOf(rows, rows.length + more.rows.length);
      System.arraycopy(more.rows, 0, both, rows.length, more.rows.length);
      float[] all = Arrays.copyOf(values, values.length + more.values.length);
      System.arraycopy(more.values, 0, all, values.length, more.values.length);
      return collect(weights, both, all, lazy);
    }

    @Override
    public DecayStep decayStep(StepContext context) {
      DecayStep decayStep = HeapParameter.super.decayStep(context);
      Decision decision = weights.tensor().decision();
      if (lazy && (decision.isBounded() || !decayStep.isEven())) {
        throw new IllegalArgumentException(
            weights.parameter().path()
                + " decays by the rule "
                + decision.rule()
                + ", which cannot be made up for later; use RowDecay.ALL or TOUCHED");
      }
      return decayStep;
    }

    @Override
    public List<Runnable> tasks(Update update, boolean alone) {
      return List.of(
          () -> {
            weights.settle(rows);
            weights.moveRows(update, rows, values);
            if (lazy) {
              ParameterMemory memory = weights.tensor().memory();
              memory.owe(update.decayStep().inStep(() -> 0));
              memory.paid(rows);
            }
          });
    }

    /** Rows in any order, their values summed where one is there twice. */
    private static Rows collect(Weights weights, int[] rows, float[] values, boolean lazy) {
      int[] once = Arrays.stream(rows).sorted().distinct().toArray();
      int size = weights.rowSize();
      float[] sums = new float[once.length * size];
      for (int r = 0; r < rows.length; r++) {
        int to = Arrays.binarySearch(once, rows[r]) * size;
        for (int i = 0; i < size; i++) {
          sums[to + i] += values[r * size + i];
        }
      }
      return new Rows(weights, once, sums, lazy);
    }
  }

  /**
   * Pairs weights with a gradient for all of them.
   *
   * @throws IllegalArgumentException if it has another size than they have
   */
  static HeapParameter of(Weights weights, String path, float[] gradient) {
    if (gradient.length != weights.values().length) {
      throw new IllegalArgumentException(
          "the gradient of "
              + path
              + " has "
              + gradient.length
              + " entries, but there are "
              + weights.values().length
              + " weights");
    }
    return new Dense(weights, gradient);
  }

  /**
   * Pairs weights with a gradient for some of their rows.
   *
   * @param others the treatment of rows that take no part
   * @throws IllegalArgumentException if the parameter has no rows, or these are not some of them
   */
  static HeapParameter of(Weights weights, String path, Gradients.Rows gradient, RowDecay others) {
    int size = weights.rowSize();
    int count = weights.values().length / size;
    int[] rows = gradient.rows();
    if (weights.tensor().direction().isWhole() && others != RowDecay.ALL) {
      throw new IllegalArgumentException(
          weights.tensor().direction().name()
              + " moves all rows of "
              + path
              + " at once; use RowDecay.ALL, or give a gradient for all of it");
    }
    if (weights.parameter().rank() < 2) {
      throw new IllegalArgumentException(
          path + " has no rows, its rank is " + weights.parameter().rank() + "; give all of it");
    }
    if ((long) rows.length * size != gradient.values().length) {
      throw new IllegalArgumentException(
          "the gradient of "
              + path
              + " has "
              + gradient.values().length
              + " entries for "
              + rows.length
              + " rows of "
              + size);
    }
    for (int row : rows) {
      if (row < 0 || row >= count) {
        throw new IllegalArgumentException(
            "the gradient of " + path + " has a row " + row + ", but there are " + count + " rows");
      }
    }
    Rows some = Rows.collect(weights, rows, gradient.values(), others == RowDecay.LAZY);
    return others == RowDecay.ALL ? new Dense(weights, some.dense()) : some;
  }
}
