package halflife.djl.study;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.dataset.RandomAccessDataset;
import ai.djl.training.dataset.Record;
import ai.djl.translate.TranslateException;
import halflife.evidence.Family;
import halflife.evidence.Measure;
import halflife.evidence.Task;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Rows with something to predict, as a {@link DjlStudy} deals them to training and validation. They
 * are copied.
 *
 * <pre>{@code
 * StudyData data = StudyData.classes("digit", List.of("0", "1", "2"), pixels, digits);
 * }</pre>
 *
 * <p>Rows must not belong together: where several are of one person or follow each other in time,
 * held-out rows are no new ones, and no study that deals rows at random says anything about new
 * ones.
 */
public final class StudyData {
  private final String name;
  private final Task task;
  private final float[][] rows;
  private final double[] targets;
  private final Shape shape;
  private final boolean standardized;

  private StudyData(
      String name, Task task, float[][] rows, double[] targets, Shape shape, boolean standardized) {
    this.name = name;
    this.task = task;
    this.rows = rows;
    this.targets = targets;
    this.shape = shape;
    this.standardized = standardized;
  }

  /**
   * Rows in classes; the model gives one number for each class, and softmax makes probabilities of
   * them.
   *
   * @param target the name of what the classes are of
   * @param classes their names, at least two
   * @param rows the inputs, equally long and finite
   * @param labels the number of each row's class, from 0
   * @throws IllegalArgumentException if the rows or labels are not so
   */
  public static StudyData classes(
      String target, List<String> classes, float[][] rows, int[] labels) {
    sameCount(rows.length, labels.length, "labels");
    for (int i = 0; i < labels.length; i++) {
      if (labels[i] < 0 || labels[i] >= classes.size()) {
        throw new IllegalArgumentException(
            "the label of row "
                + i
                + " is "
                + labels[i]
                + ", but with "
                + classes.size()
                + " classes it must be from 0 to "
                + (classes.size() - 1));
      }
    }
    Family family = classes.size() == 2 ? Family.BINOMIAL : Family.MULTINOMIAL;
    Task task = new Task(target, family, classes, Measure.DEVIANCE);
    return of(task, rows, Arrays.stream(labels).asDoubleStream().toArray());
  }

  /**
   * Rows with a number; the model gives one number for each.
   *
   * @param target the name of the number
   * @param rows the inputs, equally long and finite
   * @param values the number of each row, finite and not all the same
   * @throws IllegalArgumentException if the rows or values are not so
   */
  public static StudyData numbers(String target, float[][] rows, double[] values) {
    sameCount(rows.length, values.length, "values");
    for (int i = 0; i < values.length; i++) {
      if (!Double.isFinite(values[i])) {
        throw new IllegalArgumentException(
            "the value of row " + i + " is " + values[i] + ", but must be a finite number");
      }
    }
    if (Arrays.stream(values).distinct().count() < 2) {
      throw new IllegalArgumentException(
          "all values of " + target + " are the same, so there is nothing to predict");
    }
    return of(Task.number(target), rows, values.clone());
  }

  /**
   * Rows in classes, as {@link #classes(String, List, float[][], int[])}, from a dataset of DJL's
   * with one input and one label in a record. It is read once, in its own order.
   *
   * @throws UncheckedIOException if it cannot be read
   */
  public static StudyData classes(String target, List<String> classes, RandomAccessDataset data) {
    Read read = Read.of(data);
    int[] labels = Arrays.stream(read.targets()).mapToInt(v -> (int) v).toArray();
    return classes(target, classes, read.rows(), labels).withShape(read.shape());
  }

  /**
   * Rows with a number, as {@link #numbers(String, float[][], double[])}, from a dataset of DJL's
   * with one input and one label in a record. It is read once, in its own order.
   *
   * @throws UncheckedIOException if it cannot be read
   */
  public static StudyData numbers(String target, RandomAccessDataset data) {
    Read read = Read.of(data);
    return numbers(target, read.rows(), read.targets()).withShape(read.shape());
  }

  private static StudyData of(Task task, float[][] rows, double[] targets) {
    if (rows.length < 2) {
      throw new IllegalArgumentException(
          "there are " + rows.length + " rows, but some must be learned from and some held out");
    }
    float[][] copy = new float[rows.length][];
    int width = rows[0].length;
    for (int i = 0; i < rows.length; i++) {
      if (rows[i].length != width || width == 0) {
        throw new IllegalArgumentException(
            "row "
                + i
                + " has "
                + rows[i].length
                + " numbers and row 0 has "
                + width
                + "; give each the same number of them, at least one");
      }
      for (int j = 0; j < width; j++) {
        if (!Float.isFinite(rows[i][j])) {
          throw new IllegalArgumentException(
              "number " + j + " of row " + i + " is " + rows[i][j] + ", but must be finite");
        }
      }
      copy[i] = rows[i].clone();
    }
    return new StudyData("rows given by a program", task, copy, targets, new Shape(width), false);
  }

  private static void sameCount(int rows, int targets, String what) {
    if (rows != targets) {
      throw new IllegalArgumentException(
          "there are " + rows + " rows and " + targets + " " + what + "; give one for each row");
    }
  }

  /** A copy with the name that the report gives its source. */
  public StudyData withName(String value) {
    return new StudyData(value, task, rows, targets, shape, standardized);
  }

  /**
   * A copy with each row in a shape, such as {@code new Shape(1, 8, 8)} for an image; without the
   * batch.
   *
   * @throws IllegalArgumentException if the shape has not as many numbers as a row
   */
  public StudyData withShape(Shape value) {
    if (value.size() != rows[0].length) {
      throw new IllegalArgumentException(
          "a row of "
              + rows[0].length
              + " numbers cannot have the shape "
              + value
              + ", which has "
              + value.size());
    }
    return new StudyData(name, task, rows, targets, value, standardized);
  }

  /**
   * A copy with each column brought to mean 0 and standard deviation 1 over the training rows of
   * each split; where a number is predicted, that too. Scores stay in its own unit.
   */
  public StudyData withStandardizedColumns() {
    return new StudyData(name, task, rows, targets, shape, true);
  }

  /** The number of rows. */
  public int size() {
    return rows.length;
  }

  String name() {
    return name;
  }

  /** The task: the target, scored by its own measure. */
  Task task() {
    return task;
  }

  float[] row(int i) {
    return rows[i];
  }

  /** The value, or the number of the class. */
  double target(int i) {
    return targets[i];
  }

  Shape shape() {
    return shape;
  }

  boolean isStandardized() {
    return standardized;
  }

  /** The standard deviation of a number that is predicted, 1 for classes. */
  double targetScale() {
    if (task.family().hasClasses()) {
      return 1;
    }
    double mean = Arrays.stream(targets).average().orElse(0);
    return Math.sqrt(
        Arrays.stream(targets).map(v -> (v - mean) * (v - mean)).sum() / targets.length);
  }

  /** The content of a dataset of DJL's. */
  @SuppressWarnings("ArrayRecordComponent")
  private record Read(float[][] rows, double[] targets, Shape shape) {
    static Read of(RandomAccessDataset data) {
      try {
        data.prepare();
        int count = Math.toIntExact(data.size());
        float[][] rows = new float[count][];
        double[] targets = new double[count];
        List<Shape> shapes = new ArrayList<>();
        try (NDManager manager = NDManager.newBaseManager()) {
          for (int i = 0; i < count; i++) {
            try (NDManager scope = manager.newSubManager()) {
              Record record = data.get(scope, i);
              NDArray input = record.getData().singletonOrThrow();
              NDArray label = record.getLabels().singletonOrThrow();
              rows[i] = input.toType(DataType.FLOAT32, false).flatten().toFloatArray();
              targets[i] = label.toType(DataType.FLOAT64, false).flatten().getDouble(0);
              shapes.add(input.getShape());
            }
          }
        }
        return new Read(rows, targets, shapes.isEmpty() ? new Shape(1) : shapes.get(0));
      } catch (IOException e) {
        throw new UncheckedIOException("the dataset cannot be read: " + e.getMessage(), e);
      } catch (TranslateException e) {
        throw new IllegalArgumentException("the dataset cannot be read: " + e.getMessage(), e);
      }
    }
  }
}
