package halflife.lessons.training;

import halflife.decay.Decay;
import halflife.decay.Schedule;
import halflife.lessons.knob.Settings;
import halflife.net.Activation;
import halflife.net.Candidate;
import halflife.net.Mlp;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What the values of the knobs mean to the library.
 *
 * @param settings the values
 * @param rows the number of rows that are trained on
 */
record Chosen(Settings settings, int rows) {
  Rule rule() {
    return Rule.named(settings.of(TrainingKnobs.RULE));
  }

  Method method() {
    return Method.named(settings.of(TrainingKnobs.OPTIMIZER));
  }

  Course course() {
    return Course.named(settings.of(TrainingKnobs.SCHEDULE));
  }

  double lambda() {
    return settings.of(TrainingKnobs.LAMBDA);
  }

  double rate() {
    return settings.of(TrainingKnobs.RATE);
  }

  int depth() {
    return settings.whole(TrainingKnobs.DEPTH);
  }

  Decay decay() {
    return rule().at(lambda());
  }

  /** The rows of a step. */
  int batch() {
    return Math.min(rows, settings.whole(TrainingKnobs.BATCH));
  }

  /** The steps of an epoch, the last of which may have fewer rows. */
  int stepsOfAnEpoch() {
    return (rows + batch() - 1) / batch();
  }

  /** The length of the run as it is planned. */
  long steps() {
    return Math.max(1, Math.round(settings.of(TrainingKnobs.EPOCHS) * stepsOfAnEpoch()));
  }

  Schedule schedule() {
    return course().over(rate(), steps());
  }

  Activation activation() {
    return settings.of(TrainingKnobs.ACTIVATION).equals("relu") ? Activation.RELU : Activation.TANH;
  }

  List<Integer> hidden() {
    return Collections.nCopies(depth(), settings.whole(TrainingKnobs.WIDTH));
  }

  /** The network of so many features. */
  Mlp mlp(int inputs) {
    return new Mlp(inputs, hidden(), 1, activation(), 0);
  }

  Candidate candidate() {
    return new Candidate(
        decay(),
        halflife.optim.Settings.of(method().direction, schedule()),
        OptionalDouble.of(settings.of(TrainingKnobs.DROPOUT)),
        settings.whole(TrainingKnobs.SEED));
  }
}
