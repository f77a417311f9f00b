package halflife.djl.plan;

import ai.djl.Model;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.util.Pair;
import halflife.core.Internal;
import halflife.decay.Parameter;
import halflife.decay.Role;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The parameters of a DJL model by path, as a {@link halflife.decay.DecayPlan} needs them.
 *
 * <p>A path is the names of blocks and parameter, joined by points, as in {@code 02Linear.weight};
 * in a model imported from TorchScript it is the name that PyTorch has for it. A parameter that is
 * in two places (tied weights) is there once, where it is found first.
 *
 * <pre>{@code
 * System.out.println(DecayPlan.standard(new Decay.Decoupled(0.01), ModelParameters.of(model).trained()));
 * }</pre>
 */
public final class ModelParameters {
  /**
   * A parameter and its place in the model.
   *
   * @param path its place in the model
   * @param source DJL's own object
   */
  @Internal
  public record Entry(String path, ai.djl.nn.Parameter source) {
    /** Whether it is something a layer remembers of its data, such as a running mean. */
    public boolean isStatistic() {
      ai.djl.nn.Parameter.Type type = source.getType();
      return type == ai.djl.nn.Parameter.Type.RUNNING_MEAN
          || type == ai.djl.nn.Parameter.Type.RUNNING_VAR;
    }

    /** Its path, shape, role and whether it is frozen. */
    public Parameter described() {
      List<Integer> axes = axes();
      return new Parameter(path, axes, role(axes.size()), !source.requiresGradient());
    }

    public List<Integer> axes() {
      Shape shape = source.isInitialized() ? source.getArray().getShape() : source.getShape();
      if (shape == null || shape.size() <= 0) {
        throw new IllegalStateException(
            path + " has no shape yet; call trainer.initialize(…) with the shape of a batch first");
      }
      List<Integer> axes = new ArrayList<>();
      for (long axis : shape.getShape()) {
        axes.add(Math.toIntExact(axis));
      }
      return axes;
    }

    private Role role(int rank) {
      return switch (source.getType()) {
        case BIAS -> Role.BIAS;
        case GAMMA, BETA, RUNNING_MEAN, RUNNING_VAR -> Role.NORM;
        default -> Role.guess(path, rank);
      };
    }
  }

  private final List<Entry> entries = new ArrayList<>();
  private final Map<String, Entry> byId = new HashMap<>();

  private ModelParameters(Block block) {
    collect("", block, new HashSet<>());
    entries.forEach(entry -> byId.put(entry.source().getId(), entry));
  }

  /**
   * The parameters of a model.
   *
   * @throws IllegalStateException if it has no block yet
   */
  public static ModelParameters of(Model model) {
    Block block = model.getBlock();
    if (block == null) {
      throw new IllegalStateException(
          "model "
              + model.getName()
              + " has no block yet; call model.setBlock(…) or load it first");
    }
    return of(block);
  }

  /** The parameters of a block. */
  public static ModelParameters of(Block block) {
    return new ModelParameters(block);
  }

  /**
   * All that training may move, in the order of the model; frozen ones are in it and marked.
   *
   * @throws IllegalStateException if a parameter has no shape yet
   */
  public List<Parameter> trained() {
    return entries.stream().filter(e -> !e.isStatistic()).map(Entry::described).toList();
  }

  /** Every parameter, running statistics too. */
  @Internal
  public List<Entry> entries() {
    return entries;
  }

  /** The parameter that DJL has under an id. */
  Optional<Entry> byId(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  private void collect(String prefix, Block block, Set<String> seen) {
    for (Pair<String, ai.djl.nn.Parameter> pair : block.getDirectParameters()) {
      if (seen.add(pair.getValue().getId())) {
        entries.add(new Entry(prefix + pair.getKey(), pair.getValue()));
      }
    }
    for (Pair<String, Block> child : block.getChildren()) {
      collect(prefix + child.getKey() + ".", child.getValue(), seen);
    }
  }
}
