package halflife.decay;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Converts a penalty to the numbers of other tools.
 *
 * <pre>{@code
 * ConversionContext known = ConversionContext.nothing().with(Quantity.ROWS, 120);
 * double c = Units.convert(Tool.RIDGE, Tool.TORCH_MSE, known, 6)[0];   // 0.1
 * }</pre>
 */
public final class Units {
  /**
   * The numbers of one tool.
   *
   * @param numbers in the order of the tool's settings; empty if they cannot be told
   * @param missing the quantities that would have to be known
   * @param refusal the reason why the tool cannot hold the penalty, empty if it can
   */
  public record Row(Tool tool, List<Double> numbers, Set<Quantity> missing, String refusal) {
    /** Copies. */
    public Row {
      numbers = List.copyOf(numbers);
      missing = Set.copyOf(missing);
    }
  }

  private Units() {}

  /**
   * A tool's numbers in those of another.
   *
   * @throws IllegalArgumentException if the two are of kinds that cannot be compared, a number is
   *     not what the tool takes, the other tool cannot hold the penalty, or something is not known
   */
  public static double[] convert(Tool from, Tool to, ConversionContext context, double... numbers) {
    return to.numbers(strength(from, to, from.strength(context, numbers), context), context);
  }

  /**
   * A penalty of one tool as another holds it: its decay of a weight by itself is the same. In the
   * gradient of SGD with momentum μ it is about 1/(1 − μ) times as strong as beside it; under Adam
   * there is nothing that is the same.
   *
   * @throws IllegalArgumentException if the two are of kinds that cannot be compared
   */
  public static Strength strength(Tool from, Tool to, Strength ours, ConversionContext context) {
    if (!from.kind().comparable(to.kind())) {
      throw new IllegalArgumentException(
          from.id() + " is about " + about(from) + ", but " + to.id() + " about " + about(to));
    }
    double gain = 1 / (1 - context.momentum());
    if (from.kind() == to.kind() || context.momentum() == 0) {
      return ours;
    }
    return Strength.l2(from.kind() == ToolKind.COUPLED ? ours.l2() * gain : ours.l2() / gain);
  }

  private static String about(Tool tool) {
    return tool.kind().isSteps() ? "an optimizer's steps" : "a " + tool.kind().words();
  }

  /**
   * A penalty of one tool in the numbers of all that can be compared with it, in the order of
   * {@link Tool}.
   */
  public static List<Row> table(Tool from, Strength ours, ConversionContext context) {
    List<Row> rows = new ArrayList<>();
    for (Tool to : Tool.values()) {
      if (to.kind().comparable(from.kind())) {
        rows.add(row(to, strength(from, to, ours, context), context));
      }
    }
    return rows;
  }

  private static Row row(Tool tool, Strength strength, ConversionContext context) {
    String refusal = tool.refusal(strength).orElse("");
    Set<Quantity> missing = EnumSet.noneOf(Quantity.class);
    missing.addAll(tool.needs(strength));
    missing.removeIf(context::has);
    if (!refusal.isEmpty() || !missing.isEmpty()) {
      return new Row(tool, List.of(), missing, refusal);
    }
    List<Double> numbers = Arrays.stream(tool.numbers(strength, context)).boxed().toList();
    return new Row(tool, numbers, missing, refusal);
  }
}
