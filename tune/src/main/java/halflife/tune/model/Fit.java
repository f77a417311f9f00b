package halflife.tune.model;

import halflife.core.Internal;
import halflife.core.Words;
import halflife.tune.encode.Encoder;
import halflife.tune.table.Table;
import java.util.List;

/** What a model computes from features: a linear predictor, or a network. */
public sealed interface Fit permits LinearFit, NetworkFit {
  /** λ of its decay. */
  double lambda();

  /** The number of outputs: one, or one for each class. */
  int outputs();

  /** The number of features that it takes. */
  @Internal
  int features();

  /** Whether some of the features from one on have a part in predictions. */
  @Internal
  boolean uses(int from, int count);

  /**
   * The predictor of each row on the scale of the link, outputs × rows, without an offset.
   *
   * @param notes is told values that the training rows did not have, a sentence each
   * @throws IllegalArgumentException if a column is missing or holds something else
   */
  @Internal
  double[][] predictor(Table table, Encoder encoder, List<Words> notes);

  /**
   * The differences of another fit from this one, down to a bit, a sentence each.
   *
   * @param terms the names of features, or of feature and class, in order
   * @param classes the names of the outputs, if there are several
   */
  @Internal
  List<Words> differences(Fit other, List<String> terms, List<String> classes);

  /** A sentence where two numbers are not the same bits. */
  static void compare(Words what, double was, double is, List<Words> found) {
    if (Double.doubleToLongBits(was) != Double.doubleToLongBits(is)) {
      found.add(Words.of("%s is %s, but was %s", "%s 是 %s，原来是 %s", what, is, was));
    }
  }
}
