package halflife.djl.watch;

import halflife.djl.step.Buffers;
import halflife.djl.step.Observer;
import halflife.djl.step.TensorParameter;
import halflife.evidence.training.WeightHistogram;
import halflife.evidence.training.WeightHistory;
import halflife.optim.Direction;
import halflife.optim.ParameterUpdate;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/**
 * Sees steps and keeps what they did to each group of weights. Half-lives are counted in every
 * step, everything else of a step is measured in those that a {@link Sampling} picks.
 *
 * <p>Where DJL trains on several devices, it looks at the first copy of each parameter.
 */
final class StepWatch implements Observer {
  /** Bins of a histogram; one has 0 in its middle. */
  private static final int BINS = 41;

  /** Weights of a group that are counted in its histogram, about; of more every n-th is. */
  private static final long COUNTED = 1 << 18;

  /** Sums that differ by less than this share differ by rounding alone. */
  private static final double SAME = 1e-9;

  /** A parameter that is measured in this step, and how it was before. */
  @SuppressWarnings("ArrayRecordComponent")
  private record Open(
      ParameterUpdate<TensorParameter> step, float[] weights, double gradient, double limited) {}

  /** Means of a group over the measured steps of an epoch. */
  private static final class Means {
    private final Mean gradient = new Mean();
    private final Mean rotation = new Mean();
    private final Mean predicted = new Mean();
    private final Mean decayShare = new Mean();

    void add(StepDiagnostics step, long weight) {
      gradient.addMeasured(Math.sqrt(step.gradient()), weight);
      rotation.addMeasured(step.rotation(), weight);
      predicted.addMeasured(step.predictedRotation(), weight);
      decayShare.addMeasured(step.decayShare(), weight);
    }
  }

  private final Direction direction;
  private final Supplier<WeightGroups> naming;
  private final Sampling sampling;
  private final Map<String, ParameterHistory> tracks = new LinkedHashMap<>();
  private final Map<String, Means> means = new LinkedHashMap<>();
  private final Map<String, List<WeightHistory.Moment>> moments = new LinkedHashMap<>();
  private Optional<WeightGroups> named = Optional.empty();

  // Of the step that goes on: DJL's own trainer hands over one parameter at a time.
  private final Set<String> seen = new HashSet<>();
  private final Map<String, StepDiagnostics> movements = new LinkedHashMap<>();
  private final List<Open> open = new ArrayList<>();
  private boolean measured;

  /**
   * A watch that has seen nothing.
   *
   * @param naming groups; asked for at the first step
   */
  StepWatch(Direction direction, Supplier<WeightGroups> naming, Sampling sampling) {
    this.direction = direction;
    this.naming = naming;
    this.sampling = sampling;
  }

  @Override
  public void before(List<ParameterUpdate<TensorParameter>> updates, double unit) {
    List<ParameterUpdate<TensorParameter>> mine =
        updates.stream().filter(step -> track(step).isOf(step.parameter())).toList();
    if (mine.stream().anyMatch(step -> seen.contains(step.parameter().path()))) {
      stepEnds();
    }
    if (seen.isEmpty()) {
      measured = sampling.next();
    }
    open.clear();
    for (ParameterUpdate<TensorParameter> step : mine) {
      seen.add(step.parameter().path());
      track(step).count(step, direction);
      if (measured) {
        open.add(open(step, unit));
      }
    }
  }

  private static Open open(ParameterUpdate<TensorParameter> step, double unit) {
    TensorParameter parameter = step.parameter();
    double limit = step.update().limit();
    double gradient = parameter.gradientSquares(Double.POSITIVE_INFINITY);
    double limited = limit < Double.POSITIVE_INFINITY ? parameter.gradientSquares(limit) : gradient;
    double scale = step.update().coefficients().scale();
    return new Open(
        step, Buffers.floats(parameter.weight()), gradient * unit * unit, limited * scale * scale);
  }

  @Override
  public void after(List<ParameterUpdate<TensorParameter>> updates) {
    for (Open one : open) {
      TensorParameter parameter = one.step().parameter();
      float[] now = Buffers.floats(parameter.weight());
      StepDiagnostics movement =
          StepDiagnostics.of(
              one.step(), direction, one.weights(), now, one.gradient(), one.limited());
      movements.merge(group(parameter.path()), movement, StepDiagnostics::plus);
    }
    open.clear();
  }

  /** All parameters of a step have been seen. */
  void stepEnds() {
    movements.forEach(
        (group, movement) ->
            means.computeIfAbsent(group, g -> new Means()).add(movement, sampling.weight()));
    movements.clear();
    seen.clear();
  }

  /**
   * Keeps the place of the weights.
   *
   * @param epoch the number of finished epochs
   */
  void epochEnds(int epoch) {
    stepEnds();
    tracks.values().forEach(ParameterHistory::look);
    for (String name : names()) {
      Means step = means.getOrDefault(name, new Means());
      moments
          .computeIfAbsent(name, n -> new ArrayList<>())
          .add(
              new WeightHistory.Moment(
                  epoch,
                  norm(name, ParameterHistory::lastSquares),
                  step.gradient.value(),
                  step.rotation.value(),
                  step.predicted.value(),
                  halvings(name),
                  step.decayShare.value()));
    }
    means.clear();
    sampling.epochEnds();
  }

  /** The movement of every group, without counts of weights; none before the first step. */
  List<WeightHistory> histories() {
    List<WeightHistory> all = new ArrayList<>();
    for (String name : names()) {
      double start = norm(name, ParameterHistory::firstSquares);
      List<WeightHistory.Moment> line = new ArrayList<>();
      line.add(WeightHistory.Moment.at(0, start, 0));
      line.addAll(moments.getOrDefault(name, List.of()));
      boolean decayed = groups().decayed().contains(name);
      all.add(new WeightHistory(name, decayed, line, Optional.empty()));
    }
    return all;
  }

  /** The number of weights of a group by size before the first step and after the last epoch. */
  WeightHistogram histogram(String name) {
    return WeightHistogram.of(
        joined(name, ParameterHistory::first), joined(name, ParameterHistory::last), BINS);
  }

  /** The penalty of all weights at the end of the last epoch. */
  double penalty() {
    return tracks.values().stream().mapToDouble(ParameterHistory::penalty).sum();
  }

  /** Whether it has seen a step. */
  boolean hasSeen() {
    return !tracks.isEmpty();
  }

  /** The groups of which something has been seen. */
  private List<String> names() {
    return hasSeen()
        ? groups().names().stream().filter(name -> !members(name).isEmpty()).toList()
        : List.of();
  }

  private List<ParameterHistory> members(String name) {
    return tracks.entrySet().stream()
        .filter(entry -> group(entry.getKey()).equals(name))
        .map(Map.Entry::getValue)
        .toList();
  }

  private double norm(String name, ToDoubleFunction<ParameterHistory> squares) {
    return Math.sqrt(members(name).stream().mapToDouble(squares).sum());
  }

  /** Whether decay took the same share of every weight of a group. */
  boolean decaysEvenly(String name) {
    DoubleSummaryStatistics halvings =
        members(name).stream().mapToDouble(ParameterHistory::halvings).summaryStatistics();
    return halvings.getMin() >= halvings.getMax() * (1 - SAME);
  }

  /** The mean over weights. */
  private double halvings(String name) {
    double sum = members(name).stream().mapToDouble(t -> t.halvings() * t.size()).sum();
    return sum / members(name).stream().mapToDouble(ParameterHistory::size).sum();
  }

  private float[] joined(String name, Function<ParameterHistory, float[]> weights) {
    List<float[]> parts = members(name).stream().map(weights).toList();
    float[] all = new float[parts.stream().mapToInt(part -> part.length).sum()];
    int at = 0;
    for (float[] part : parts) {
      System.arraycopy(part, 0, all, at, part.length);
      at += part.length;
    }
    return all;
  }

  private ParameterHistory track(ParameterUpdate<TensorParameter> step) {
    return tracks.computeIfAbsent(
        step.parameter().path(),
        path -> {
          long size = groups().sizes().getOrDefault(group(path), 1L);
          return new ParameterHistory(step, Math.toIntExact((size + COUNTED - 1) / COUNTED));
        });
  }

  private String group(String path) {
    return groups().byPath().getOrDefault(path, WeightGroups.OTHERS);
  }

  private WeightGroups groups() {
    if (named.isEmpty()) {
      named = Optional.of(naming.get());
    }
    return named.get();
  }
}
