package halflife.playground;

import halflife.core.Words;
import halflife.draw.text.Language;
import halflife.lessons.knob.Knob;
import halflife.lessons.knob.Settings;
import halflife.lessons.training.Combinations;
import halflife.lessons.training.DecayTime;
import halflife.lessons.training.TableRows;
import halflife.lessons.training.TrainingKnobs;
import halflife.lessons.training.TrainingTask;
import java.util.Optional;
import java.util.OptionalDouble;
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

  private DecayTime decayTime() {
    return new DecayTime(settings, TrainingTask.trainingRows(settings, table));
  }

  /** The epochs in which decay alone halves a weight; none where it never does. */
  OptionalDouble halfLife() {
    return decayTime().epochs();
  }

  /** The λ with which decay alone halves a weight in so many epochs; the nearest there is. */
  double lambda(double epochs) {
    double lambda = decayTime().lambdaOfEpochs(epochs).orElse(settings.of(TrainingKnobs.LAMBDA));
    return Math.max(TrainingKnobs.LAMBDA.least(), Math.min(TrainingKnobs.LAMBDA.most(), lambda));
  }
}
