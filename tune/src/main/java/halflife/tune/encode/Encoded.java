package halflife.tune.encode;

import halflife.linear.data.Feature;
import halflife.linear.data.Fill;
import java.util.List;

/**
 * The rows of a table as features.
 *
 * @param features one for each name of the {@link Encoder}
 * @param fills which of them hold a mean where a number is missing
 * @param notes what the training rows did not have: levels, missing cells; a sentence each
 */
public record Encoded(List<Feature> features, List<Fill> fills, List<String> notes) {
  public Encoded {
    features = List.copyOf(features);
    fills = List.copyOf(fills);
    notes = List.copyOf(notes);
  }
}
