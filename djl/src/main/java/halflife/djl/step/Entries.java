package halflife.djl.step;

import ai.djl.ndarray.NDArray;
import halflife.optim.kernel.ArrayMath;
import halflife.optim.kernel.UpdateCoefficients;

/** A DJL array. */
record Entries(NDArray array) implements ArrayMath<Entries> {
  @Override
  public Entries plus(Entries other) {
    return new Entries(array.add(other.array));
  }

  @Override
  public Entries plus(float number) {
    return new Entries(array.add(number));
  }

  @Override
  public Entries minus(Entries other) {
    return new Entries(array.sub(other.array));
  }

  @Override
  public Entries times(float factor) {
    return new Entries(array.mul(factor));
  }

  @Override
  public Entries over(Entries divisor) {
    return new Entries(array.div(divisor.array));
  }

  @Override
  public Entries over(float divisor) {
    return new Entries(array.div(divisor));
  }

  @Override
  public Entries square() {
    return new Entries(array.square());
  }

  @Override
  public Entries sqrt() {
    return new Entries(array.sqrt());
  }

  @Override
  public Entries sign() {
    return new Entries(array.sign());
  }

  @Override
  public Entries max(Entries other) {
    return new Entries(array.maximum(other.array));
  }

  @Override
  public Entries positive() {
    return new Entries(array.maximum(0));
  }

  @Override
  public Entries product(Entries right) {
    return new Entries(array.matMul(right.array));
  }

  @Override
  public Entries transposed() {
    return new Entries(array.transpose());
  }

  @Override
  public Entries overNorm(float least) {
    return new Entries(array.div(array.norm().maximum(least)));
  }

  @Override
  public Entries become(Entries other) {
    ArrayStateBuffers.assign(array, other.array);
    return this;
  }

  @Override
  public Entries average(float keep, Entries other, float take) {
    array
        .muli(keep)
        .addi(other.array.mul(take))
        .addi(UpdateCoefficients.FLUSH)
        .subi(UpdateCoefficients.FLUSH);
    return this;
  }
}
