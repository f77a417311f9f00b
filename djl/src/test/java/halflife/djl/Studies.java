package halflife.djl;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.ndarray.NDList;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.LambdaBlock;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.Dropout;
import halflife.core.SplitMix64;
import halflife.djl.study.StudyData;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Small studies. */
public final class Studies {
  private static final List<String> NAMES =
      IntStream.range(0, 10).mapToObj(String::valueOf).toList();

  private Studies() {}

  /** 64–16–10, with dropout. */
  public static Model net() {
    return model(
        new SequentialBlock()
            .add(linear(16))
            .add(Activation.reluBlock())
            .add(Dropout.builder().optRate(0.1f).build())
            .add(linear(10)));
  }

  /** Gives no finite numbers. */
  public static Model broken() {
    return model(
        new SequentialBlock()
            .add(linear(10))
            .add(new LambdaBlock(outputs -> new NDList(outputs.head().mul(Float.NaN)))));
  }

  /** Takes only rows of so many numbers. */
  public static Supplier<Model> reshaping(int columns) {
    return () ->
        model(
            new SequentialBlock()
                .add(new LambdaBlock(rows -> new NDList(rows.head().reshape(-1, columns, 1))))
                .add(linear(10)));
  }

  /** Its only layer gives so many numbers. */
  public static Supplier<Model> linearNet(int units) {
    return () -> model(new SequentialBlock().add(linear(units)));
  }

  /** One hidden layer. */
  public static Supplier<Model> net(int hidden, int units) {
    return () ->
        model(
            new SequentialBlock()
                .add(linear(hidden))
                .add(Activation.reluBlock())
                .add(linear(units)));
  }

  private static Model model(Block block) {
    Model model = Model.newInstance("net", Device.cpu(), "PyTorch");
    model.setBlock(block);
    return model;
  }

  private static Linear linear(int units) {
    return Linear.builder().setUnits(units).build();
  }

  /** So many digits, in the order of the file. */
  public static StudyData digits(int rows) {
    Digits some = Digits.read().rows(IntStream.range(0, rows).toArray());
    return StudyData.classes("digit", NAMES, some.pixels(), some.digits()).withName("digits");
  }

  /** Digits of which a share has a label drawn at random: without decay a net learns those too. */
  public static StudyData noisyDigits(int rows, double share) {
    Digits some = Digits.read().rows(IntStream.range(0, rows).toArray());
    SplitMix64 random = new SplitMix64(5);
    int[] labels = some.digits().clone();
    for (int i = 0; i < labels.length; i++) {
      labels[i] = random.nextDouble() < share ? random.nextInt(10) : labels[i];
    }
    return StudyData.classes("digit", NAMES, some.pixels(), labels);
  }

  /** Numbers that are a straight line of two columns of five, with noise. */
  public static StudyData line(int rows) {
    SplitMix64 random = new SplitMix64(9);
    float[][] inputs = new float[rows][5];
    double[] values = new double[rows];
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < 5; j++) {
        inputs[i][j] = (float) (100 + 20 * random.nextGaussian());
      }
      values[i] = 1000 + 3 * inputs[i][0] - 2 * inputs[i][1] + 30 * random.nextGaussian();
    }
    return StudyData.numbers("price", inputs, values);
  }
}
