package halflife.djl.study;

import halflife.decay.Schedule;
import java.util.List;
import java.util.stream.Collectors;

/** The calls with which a program has the same study again. */
final class StudyProgram {
  private StudyProgram() {}

  /** The calls, in order. */
  static List<String> of(StudyPlan plan, StudyData data) {
    String rate =
        plan.rate() instanceof Schedule.Constant constant
            ? Double.toString(constant.value())
            : code(plan.rate(), "Schedule.");
    String halfLives =
        plan.halfLives().stream().map(String::valueOf).collect(Collectors.joining(", "));
    return List.of(
        "DjlStudy.of(model, data"
            + (data.isStandardized() ? ".withStandardizedColumns()" : "")
            + ")",
        ".withEpochs(" + plan.epochs() + ")",
        ".withBatch(" + plan.batch() + ")",
        ".withLearningRate(" + rate + ")",
        ".withDirection(" + code(plan.direction(), "") + ")",
        ".withHalfLives(" + halfLives + ")",
        ".withSeeds(" + plan.seeds() + ")",
        ".withFreshSeeds(" + plan.freshSeeds() + ")",
        ".withSeed(" + plan.seed() + ")",
        ".withValidation(" + plan.validation() + ")",
        ".withMeasure(Measure." + plan.measure().name() + ")");
  }

  /**
   * A record as the call that makes it: {@code Adam[beta1=0.9]} is {@code new Adam(0.9)}.
   *
   * @param inside the type it is in, with a point
   */
  private static String code(Object value, String inside) {
    return value
        .toString()
        .replaceAll("(\\w+)\\[", "new " + inside + "$1(")
        .replace(']', ')')
        .replaceAll("\\w+=", "");
  }
}
