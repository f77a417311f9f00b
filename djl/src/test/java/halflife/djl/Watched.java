package halflife.djl;

import ai.djl.Model;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import halflife.decay.Decay;
import halflife.decay.DecayRules;
import halflife.decay.Schedule;
import halflife.djl.watch.DecayListener;
import halflife.evidence.training.WeightHistory;
import halflife.optim.Direction;
import halflife.optim.Rules;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Some arrays whose gradients can be chosen, and a listener to every step of theirs. */
public final class Watched implements AutoCloseable {
  private final Cells cells;
  private final DecayListener listener;

  /** Every step is measured, in Halflife's trainer. */
  public Watched(Map<String, Shape> shapes, Function<Model, HalflifeOptimizer> optimizer) {
    this(shapes, optimizer, true, listener -> listener.withSamples(Integer.MAX_VALUE));
  }

  /** As DJL's trainer or Halflife's does it. */
  public Watched(
      Map<String, Shape> shapes,
      Function<Model, HalflifeOptimizer> optimizer,
      boolean ours,
      UnaryOperator<DecayListener> listening,
      UnaryOperator<String> groups) {
    this(
        new Cells(shapes, DataType.FLOAT32, optimizer, ours),
        cells -> listening.apply(DecayListener.of(cells.optimizer(), groups)));
  }

  public Watched(
      Map<String, Shape> shapes,
      Function<Model, HalflifeOptimizer> optimizer,
      boolean ours,
      UnaryOperator<DecayListener> listening) {
    this(
        new Cells(shapes, DataType.FLOAT32, optimizer, ours),
        cells -> listening.apply(DecayListener.of(cells.optimizer())));
  }

  private Watched(Cells cells, Function<Cells, DecayListener> listening) {
    this.cells = cells;
    listener = listening.apply(cells);
    listener.onTrainingBegin(cells.trainer());
  }

  /** An optimizer whose parameters all decay by one rule. */
  public static Function<Model, HalflifeOptimizer> by(
      Direction direction, Decay decay, double rate) {
    return by(direction, decay, Schedule.constant(rate));
  }

  public static Function<Model, HalflifeOptimizer> by(
      Direction direction, Decay decay, Schedule rate) {
    return by(direction, DecayRules.empty().rest(decay), rate);
  }

  public static Function<Model, HalflifeOptimizer> by(
      Direction direction, Rules.Rule rule, double rate) {
    return by(direction, rule.rules(), Schedule.constant(rate));
  }

  private static Function<Model, HalflifeOptimizer> by(
      Direction direction, DecayRules rules, Schedule rate) {
    return model ->
        HalflifeOptimizers.of(direction)
            .setModel(model)
            .optRules(rules)
            .optLearningRate(rate)
            .build();
  }

  public Cells cells() {
    return cells;
  }

  public DecayListener listener() {
    return listener;
  }

  /** Ends an epoch and gives what it did to a group. */
  public WeightHistory.Moment epoch(String group) {
    listener.onEpoch(cells.trainer());
    return history(group).last();
  }

  public WeightHistory history(String group) {
    return listener.groups().stream().filter(g -> g.name().equals(group)).findFirst().orElseThrow();
  }

  @Override
  public void close() {
    cells.close();
  }
}
