package halflife.optim.kernel;

/**
 * Numbers for each weight of a parameter, on any device: what a {@link Kernel} says its formula in,
 * for weights that its loop does not reach. Arithmetic is entry by entry, but for what is said of
 * matrices.
 *
 * @param <A> the kind of array itself
 */
public interface ArrayMath<A extends ArrayMath<A>> {
  /** x + y. */
  A plus(A other);

  /** x + c. */
  A plus(float number);

  /** x − y. */
  A minus(A other);

  /** cx. */
  A times(float factor);

  /** x/y. */
  A over(A divisor);

  /** x/c. */
  A over(float divisor);

  /** x². */
  A square();

  /** √x. */
  A sqrt();

  /** −1, 0 or 1. */
  A sign();

  /** max(x, y). */
  A max(A other);

  /** max(x, 0). */
  A positive();

  /** The matrix product xy. */
  A product(A right);

  /** The matrix xᵀ. */
  A transposed();

  /** x/max(‖x‖, least), the norm that of all entries. */
  A overNorm(float least);

  /** x ← y, in place; returns x. */
  A become(A other);

  /** x ← keep · x + take · y, in place and with too small numbers as 0; returns x. */
  A average(float keep, A other, float take);
}
