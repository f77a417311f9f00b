package halflife.lessons.training;

import halflife.core.SplitMix64;
import halflife.core.Words;
import halflife.lessons.knob.Settings;
import halflife.net.NetLoss;
import halflife.net.Samples;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What a network learns: rows to train on and rows to validate with.
 *
 * @param features the names of the features
 * @param target the name of the target
 * @param classes the names of the classes 0 and 1; none where a number is learned
 * @param training rows as the network sees them
 * @param validation rows that training never sees
 * @param scalings of each feature
 * @param targets of the target; {@link Scaling#NONE} of classes
 */
public record TrainingTask(
    List<Words> features,
    Words target,
    List<Words> classes,
    Samples training,
    Samples validation,
    List<Scaling> scalings,
    Scaling targets) {
  private static final long SPLIT = 0x73706C6974L;

  /** The share of a table's rows that training sees. */
  private static final double OF_A_TABLE = 0.75;

  /** Copies the lists. */
  public TrainingTask {
    features = List.copyOf(features);
    classes = List.copyOf(classes);
    scalings = List.copyOf(scalings);
  }

  /**
   * The task that is drawn as the knobs say.
   *
   * @throws IllegalArgumentException if they say {@link TrainingKnobs#ROWS}
   */
  public static TrainingTask of(Settings settings) {
    return drawn(
        settings.of(TrainingKnobs.DATA),
        settings.of(TrainingKnobs.NOISE),
        settings.whole(TrainingKnobs.SEED));
  }

  /**
   * A task that is drawn: a curve of 60 rows, half of them for validation, or two classes of 200
   * rows each, half of them for validation.
   *
   * @param data an option of {@link TrainingKnobs#DATA}
   * @param noise σ of what is added, or of flipped labels the share of the training rows
   */
  public static TrainingTask drawn(String data, double noise, long seed) {
    Shapes shapes = new Shapes(data, noise, seed);
    double[][] rows = shapes.rows();
    int inputs = rows[0].length - 1;
    int[] order = order(rows.length, seed);
    boolean curve = inputs == 1;
    List<Scaling> none = new ArrayList<>();
    for (int i = 0; i < inputs; i++) {
      none.add(Scaling.NONE);
    }
    int half = rows.length / 2;
    return new TrainingTask(
        curve ? List.of(Words.same("x")) : List.of(Words.same("x₁"), Words.same("x₂")),
        curve ? Words.same("y") : new Words("class", "类别"),
        curve ? List.of() : List.of(new Words("class 0", "类别 0"), new Words("class 1", "类别 1")),
        samples(
            shapes.flipped(rows, Arrays.copyOf(order, half)),
            Arrays.copyOf(order, half),
            inputs,
            none,
            Scaling.NONE),
        samples(rows, Arrays.copyOfRange(order, half, rows.length), inputs, none, Scaling.NONE),
        none,
        Scaling.NONE);
  }

  /**
   * The rows of a table: three quarters to train on, all standardized by these. Two different
   * targets are two classes, the smaller one 0; more are numbers.
   */
  public static TrainingTask of(TableRows table, long seed) {
    int[] order = order(table.rows().length, seed);
    int count = ofTable(order.length);
    int[] training = Arrays.copyOf(order, count);
    double[] values = Arrays.stream(table.column(table.target())).distinct().sorted().toArray();
    boolean two = values.length == 2;
    List<Words> names = new ArrayList<>();
    List<Scaling> scalings = new ArrayList<>();
    double[][] rows = new double[order.length][];
    Arrays.setAll(rows, r -> new double[table.names().size()]);
    for (int c = 0; c < table.names().size(); c++) {
      if (c != table.target()) {
        int at = names.size();
        double[] column = table.column(c);
        for (int r = 0; r < rows.length; r++) {
          rows[r][at] = column[r];
        }
        names.add(Words.same(table.names().get(c)));
        scalings.add(Scaling.of(Arrays.stream(training).mapToDouble(r -> column[r]).toArray()));
      }
    }
    double[] target = table.column(table.target());
    for (int r = 0; r < rows.length; r++) {
      rows[r][names.size()] = two ? (target[r] == values[1] ? 1 : 0) : target[r];
    }
    Scaling targets =
        two
            ? Scaling.NONE
            : Scaling.of(Arrays.stream(training).mapToDouble(r -> target[r]).toArray());
    String name = table.names().get(table.target());
    return new TrainingTask(
        names,
        Words.same(name),
        two ? List.of(value(name, values[0]), value(name, values[1])) : List.of(),
        samples(rows, training, names.size(), scalings, targets),
        samples(
            rows, Arrays.copyOfRange(order, count, order.length), names.size(), scalings, targets),
        scalings,
        targets);
  }

  /** The number of rows that training sees, without drawing them. */
  public static int trainingRows(Settings settings, Optional<TableRows> table) {
    String data = settings.of(TrainingKnobs.DATA);
    return switch (data) {
      case TrainingKnobs.ROWS -> table.map(t -> ofTable(t.rows().length)).orElse(1);
      case "curve" -> Shapes.POINTS / 2;
      default -> Shapes.OF_A_CLASS;
    };
  }

  private static int ofTable(int rows) {
    return (int) Math.round(OF_A_TABLE * rows);
  }

  private static Words value(String name, double value) {
    return Words.same(name + " = " + halflife.core.Numbers.significant(value, 6));
  }

  private static int[] order(int size, long seed) {
    int[] order = new int[size];
    Arrays.setAll(order, i -> i);
    SplitMix64.stream(seed, SPLIT).shuffle(order);
    return order;
  }

  private static Samples samples(
      double[][] rows, int[] members, int inputs, List<Scaling> scalings, Scaling targets) {
    float[][] x = new float[members.length][inputs];
    float[] y = new float[members.length];
    for (int i = 0; i < members.length; i++) {
      double[] row = rows[members[i]];
      for (int j = 0; j < inputs; j++) {
        x[i][j] = scalings.get(j).in(row[j]);
      }
      y[i] = targets.in(row[inputs]);
    }
    return new Samples(x, y);
  }

  /** Whether there are two classes. */
  public boolean isOfClasses() {
    return !classes.isEmpty();
  }

  /** The number of features. */
  public int inputs() {
    return features.size();
  }

  /** What training makes small: of classes the cross-entropy in nats, else the squared error. */
  public NetLoss loss() {
    return isOfClasses() ? new NetLoss.BinaryCrossEntropy(1, 1) : new NetLoss.SquaredError();
  }
}
