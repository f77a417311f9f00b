package halflife.tune.encode;

import halflife.core.Words;
import halflife.linear.data.Feature;
import halflife.linear.data.Fill;
import java.util.List;

/**
 * The rows of a table as features.
 *
 * @param features one for each name of the {@link Encoder}
 * @param fills the features that hold a mean where a number is missing
 * @param notes the levels and missing cells that the training rows did not have; a sentence each
 */
public record Encoded(List<Feature> features, List<Fill> fills, List<Words> notes) {
  public Encoded {
    features = List.copyOf(features);
    fills = List.copyOf(fills);
    notes = List.copyOf(notes);
  }
}
