package halflife.lessons.training;

import halflife.core.Words;
import halflife.decay.Decay;
import java.util.stream.Stream;

/** The rules of decay that the knob has. */
enum Rule {
  NONE("none", new Words("no decay", "不衰减"), "None"),
  L2("l2", new Words("L2 in the gradient", "梯度中的 L2"), "L2"),
  DECOUPLED("decoupled", new Words("decoupled", "解耦衰减"), "Decoupled"),
  INDEPENDENT("independent", new Words("independent of η", "与 η 无关的衰减"), "Independent"),
  CAUTIOUS("cautious", new Words("cautious", "谨慎衰减"), "Cautious"),
  L1("l1", new Words("L1, exact zeros", "L1，权重可恰为零"), "L1"),
  LP("lp", new Words("Lp, p = 0.5", "Lp，p = 0.5"), "Lp");

  private static final double P = 0.5;

  final String id;
  final Words label;
  private final String record;

  Rule(String id, Words label, String record) {
    this.id = id;
    this.label = label;
    this.record = record;
  }

  static Rule named(String id) {
    return Stream.of(values()).filter(rule -> rule.id.equals(id)).findFirst().orElse(NONE);
  }

  /** The rule at λ. */
  Decay at(double lambda) {
    return switch (this) {
      case NONE -> Decay.none();
      case L2 -> new Decay.L2(lambda);
      case DECOUPLED -> new Decay.Decoupled(lambda);
      case INDEPENDENT -> new Decay.Independent(lambda);
      case CAUTIOUS -> new Decay.Cautious(lambda);
      case L1 -> new Decay.L1(lambda);
      case LP -> new Decay.Lp(lambda, P);
    };
  }

  /** The same as an expression of Java. */
  String java(double lambda) {
    return this == NONE
        ? "Decay.none()"
        : "new Decay." + record + "(" + lambda + (this == LP ? ", " + P + ")" : ")");
  }
}
