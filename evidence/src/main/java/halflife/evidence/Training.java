package halflife.evidence;

import halflife.evidence.note.Note;
import java.util.List;

/**
 * The rows that were learned from.
 *
 * @param rows the number of rows
 * @param features the names of the features
 * @param scales the standard deviation of each feature over the training rows (divisor Σw), 0 for a
 *     constant one: coefficient × scale is comparable between features
 * @param targetScale the standard deviation of the target over the training rows; 1 for classes and
 *     counts
 * @param readings the reading of each column where it was not plain
 * @param notes what to know before the verdict
 */
public record Training(
    int rows,
    List<String> features,
    List<Double> scales,
    double targetScale,
    List<Note> readings,
    List<Note> notes) {
  public Training {
    features = List.copyOf(features);
    scales = List.copyOf(scales);
    readings = List.copyOf(readings);
    notes = List.copyOf(notes);
  }
}
