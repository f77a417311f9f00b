package halflife.lessons.training;

import halflife.core.Numbers;
import halflife.core.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** The numbers of a run as a page writes them. */
public final class RunFacts {
  /** The columns of {@link #layers}. */
  public static final List<Words> HEAD =
      List.of(
          new Words("layer", "层"),
          Words.same("W"),
          Words.same("‖W‖"),
          new Words("exact zeros", "恰为 0"),
          new Words("rotation per step", "每步转角"),
          new Words("of a normalized layer in balance", "归一化层平衡时"));

  private RunFacts() {}

  /** Those of the whole run. */
  public static List<Fact> of(TrainingRun run) {
    RunNumbers numbers = run.numbers();
    CurvePoint now = run.now();
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact(new Words("steps", "步数"), Numbers.count(numbers.steps())));
    facts.add(new Fact(new Words("epochs", "轮数"), Numbers.fixed(numbers.epochs(), 1)));
    facts.add(new Fact(new Words("η of the next step", "下一步的 η"), three(numbers.learningRate())));
    facts.add(new Fact(new Words("training loss", "训练损失"), three(now.training().loss())));
    facts.add(new Fact(new Words("validation loss", "验证损失"), three(now.validation().loss())));
    facts.add(new Fact(new Words("penalty (not in the loss)", "惩罚项（不计入损失）"), three(now.penalty())));
    accuracy(facts, new Words("training accuracy", "训练准确率"), now.training());
    accuracy(facts, new Words("validation accuracy", "验证准确率"), now.validation());
    facts.add(new Fact(Words.same("‖W‖"), three(numbers.norm())));
    facts.add(
        new Fact(new Words("weights exactly 0", "恰为 0 的权重"), Numbers.percent(numbers.zeros())));
    facts.add(new Fact(new Words("half-lives so far", "已经过的半衰期数"), three(numbers.halvings())));
    return facts;
  }

  private static void accuracy(List<Fact> facts, Words label, Score score) {
    score.accuracy().ifPresent(a -> facts.add(new Fact(label, Numbers.percent(a))));
  }

  /** Those of each layer, in the order of {@link #HEAD}; angles in degrees. */
  public static List<List<String>> layers(TrainingRun run) {
    List<List<String>> rows = new ArrayList<>();
    for (LayerNumbers layer : run.numbers().layers()) {
      rows.add(
          List.of(
              Integer.toString(rows.size() + 1),
              layer.outputs() + "×" + layer.inputs(),
              three(layer.norm()),
              Numbers.percent(layer.zeros()),
              degrees(layer.rotation()),
              degrees(layer.equilibrium())));
    }
    return rows;
  }

  private static String degrees(OptionalDouble angle) {
    return angle.isPresent() ? three(Math.toDegrees(angle.getAsDouble())) + "°" : "–";
  }

  private static String three(double value) {
    return Numbers.significant(value, 3);
  }
}
