package halflife.playground;

import halflife.core.Numbers;
import halflife.core.Words;
import halflife.draw.text.Language;
import halflife.lessons.knob.Knob;
import halflife.lessons.knob.Settings;
import halflife.lessons.training.Combinations;
import halflife.lessons.training.DecayTime;
import halflife.lessons.training.TableRows;
import halflife.lessons.training.TrainingTask;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What is said of a combination of knobs.
 *
 * @param settings the knobs
 * @param table the rows that were given
 */
record Refusals(Settings settings, Optional<TableRows> table) {
  private Combinations combinations() {
    return new Combinations(settings, table);
  }

  /** Why an option cannot be. */
  Optional<Words> of(Knob knob, String option) {
    return combinations().refused(knob, option);
  }

  /** What is doubtful or cannot be. */
  String remarks(Language language) {
    Combinations all = combinations();
    return all.impossible()
        .map(language::of)
        .orElseGet(() -> all.remarks().stream().map(language::of).collect(Collectors.joining(" ")));
  }

  /** The time in which decay alone halves a weight. */
  Words time() {
    DecayTime time = new DecayTime(settings, TrainingTask.trainingRows(settings, table));
    if (time.steps().isEmpty() || time.epochs().isEmpty()) {
      return Words.NONE;
    }
    return Words.of(
        "Half-life of a weight: %s steps, %s epochs.",
        "权重的半衰期：%s 步，%s 轮。",
        Numbers.significant(time.steps().getAsDouble(), 3),
        Numbers.significant(time.epochs().getAsDouble(), 3));
  }
}
